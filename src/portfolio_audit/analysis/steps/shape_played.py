"""Games and episodes that are played to see how good a policy is, in which nothing is learnt."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_STEPS = lazy_regex(r"\b\w{0,10}env\w{0,8}\.step\(")
_ACTS = lazy_regex(
    r"\.(?:act|predict|choose_action|select_action|get_action|best_action|choose)\(|\bpolicy\w{0,8}[(\[]|argmax\("
)
_COUNTS = lazy_regex(r"\b(?:\w{0,12}(?:rewards?|returns?|scores?|wins?|total)\w{0,8})\b\s?(?:\+=|\.append\()")
_AVERAGES = lazy_regex(r"/\s?(?:n\b|n_\w{1,12}|num_\w{1,12}|episodes|games|matches|trials|len\()|\bmean\(|\baverage\(")
_LEARNS = lazy_regex(
    r"learn|update|backward|optimi[sz]|replay|remember|memory|buffer|\.(?:store|push|train|fit|add)\(|loss|gamma|alpha|td_"
)
_LINES = 60
"""Of a script that plays without a function, so that no training stands in it out of sight."""


def played(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give scope, text and line of each function, or of the source, that plays and averages what is won."""
    if ".step(" not in unit.source or unit.module is None:
        return
    lines = unit.source.splitlines()
    bodies = [(one, "\n".join(lines[one.line - 1 : one.end_line])) for one in unit.module.functions]
    for function, body in bodies:
        if _plays(body):
            yield function.qualified_name, f"what is won in {function.name}", function.line
    is_alone = not any(".step(" in body for _, body in bodies) and len(lines) <= _LINES
    if is_alone and _plays(unit.source):
        yield "", "what is won on average", next(n for n, line in enumerate(lines, 1) if ".step(" in line)


def _plays(body: str) -> bool:
    return all(one.search(body) for one in (_STEPS, _ACTS, _COUNTS, _AVERAGES)) and not _LEARNS.search(body)
