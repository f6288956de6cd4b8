"""Lines of prose that call a data set by its name, or say how much one holds, and tell no more of it."""

from portfolio_audit.patterns import lazy_regex

_NAMED = lazy_regex(r"\b((?:[A-Z0-9][\w'&.-]{0,30}\s{1,2}){1,7})[Dd]ata ?[Ss]ets?\b")
_NO_NAMES = frozenset(
    """
    the a an this that our my your each all any both own new full whole raw clean cleaned final initial original
    training train test testing validation large small public open first second download load loading read get about
    explore exploring import inspect split splitting prepare upload create use using data target custom dataset
    kaggle huggingface hugging face pytorch torch tensorflow python pandas describe understanding understand project
    source link to of in on for from with 1 2 3 4 5 6 7 8 9
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Words with a capital that name no data set."""
_SIZED = lazy_regex(
    r"(?i:\bdata ?sets?\b[^.]{0,80}?\b\d[\d,.]*k?\b(?:\s\w{1,16}){0,2}\s(?:rows|records"
    r"|samples|observations|images|pictures"
    r"|instances|examples|entries|features|columns|attributes|variables|classes|reviews|customers|passengers|houses)\b"
    r"|\bsynthetic (?:\w{1,20} ){0,3}data ?sets?\b)"
)


def names_data(line: str) -> bool:
    """Tell whether a line names a data set, or says how much it holds."""
    if _SIZED.search(line):
        return True
    return any(
        word.strip(".").lower() not in _NO_NAMES
        for found in _NAMED.finditer(line)
        for word in found.group(1).replace("-", " ").split()
    )
