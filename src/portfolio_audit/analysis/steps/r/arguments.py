"""What arguments say of a call of R: how rows are drawn, and whether a model is penalised."""

from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_STRATA = lazy_regex(r"\bstrata\s?=\s?(?!NULL)\w")
_DRAWN_BY_CLASS = frozenset({"createDataPartition", "sample.split"})
"""Functions that draw from each class, or from each part of a number's range, by themselves."""
_PENALTY = lazy_regex(r"\bpenalty\s?=\s?(?!0\b)\w")
_MIXTURES = ((lazy_regex(r"\bmixture\s?=\s?1\b(?!\.)"), "lasso"), (lazy_regex(r"\bmixture\s?=\s?0\b(?!\.)"), "ridge"))
_PENALISED = frozenset({"linear_reg", "logistic_reg", "multinom_reg", "poisson_reg"})


def sharpen_of_r(name: str, meaning: Meaning, said: str) -> tuple[Meaning, str]:
    """Give the meaning of a call and the name to show, by the statement that it begins."""
    if meaning == Meaning(StepKind.SPLIT, "random") and (name in _DRAWN_BY_CLASS or _STRATA.search(said)):
        return Meaning(StepKind.SPLIT, "stratified"), name
    if meaning.kind is StepKind.MODEL and name in _PENALISED and _PENALTY.search(said):
        sort = next((sort for pattern, sort in _MIXTURES if pattern.search(said)), "penalty")
        return meaning, f"{name} ({sort})"
    return meaning, name
