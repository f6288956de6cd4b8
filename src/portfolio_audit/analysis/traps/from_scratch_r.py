"""Learning written out in R instead of calling a package for it, told by the formulas."""

from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_FORMULAS = (
    (
        "gradient step",
        lazy_regex(
            r"\b([A-Za-z.][\w.]{0,30}(?:\[[^\]\n]{1,40}\])?) ?(?:<-|=) ?\1 ?- ?"
            r"(?:lr|l_?rate|learning[._]?rate|eta|alpha|step_?size|0?\.\d{1,5}) ?\* ?"
            r"\(?(?:[\w.]{0,12}grad|d_?[wWbB]\w{0,6}\b|t\(|err|crossprod|delta)"
        ),
        lazy_regex(r"\bfor ?\(|\bwhile ?\(|\brepeat\b"),
    ),
    (
        "normal equations",
        lazy_regex(r"\bsolve\(\s?(?:t\(([\w.]{1,30})\) ?%\*% ?\1\b|crossprod\()"),
        lazy_regex(r"%\*%|crossprod"),
    ),
    (
        "ratings",
        lazy_regex(r"\b10 ?\^ ?\([^\n]{1,120}/ ?400\b"),
        lazy_regex(r"."),
    ),
    (
        "naive Bayes",
        lazy_regex(r"\bdnorm\([^\n]{1,120}\blog ?= ?T(?:RUE)?\b"),
        lazy_regex(r"\bprior[\s\S]{1,4000}\b(?:which\.max|max\.col)\("),
    ),
    (
        "nearest neighbours",
        lazy_regex(r"\border\([^\n]{1,80}?\)\[\s?(?:1:k|seq_len\(k\))\s?\]"),
        lazy_regex(r"\b(?:sqrt|dist)\b[\s\S]{1,3000}\b(?:which\.max|mean)\("),
    ),
    (
        "k-means",
        lazy_regex(r"\bcolMeans\(\s?[\w.]{1,30}\[\s?[\w.]{1,30} ?== ?[\w.]{1,20}"),
        lazy_regex(r"\b(?:which\.min|max\.col)\b"),
    ),
)
"""What is written out, its formula, and what stands elsewhere in the same file."""


def written_out_in_r(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the first place of each formula in each file or cell."""
    for unit in units:
        for text, formula, beside in _FORMULAS if unit.language == "r" else ():
            found = formula.search(unit.source)
            if found is not None and beside.search(unit.source):
                yield Located(text, unit.place(unit.source.count("\n", 0, found.start()) + 1))
