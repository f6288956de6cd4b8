"""Whether a call weighs rare classes more, by its arguments."""

from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_OF_MODELS = frozenset(
    {
        "class_weight",
        "class_weights",
        "scale_pos_weight",
        "is_unbalance",
        "auto_class_weights",
        "sample_weight",
        "pos_weight",
        "weightCol",
        "apply_class_balancing",
    }
)
"""Keywords that weigh rows or classes, whatever is called."""
_LOSS = lazy_regex(
    r"(?:^|\.)(?:(?:Soft)?CrossEntropyLoss\w{0,10}|CrossEntropyLossFlat|NLLLoss|BCELoss|BCEWithLogitsLoss|MultiMarginLoss"
    r"|cross_entropy|nll_loss|binary_cross_entropy(?:_with_logits)?)$"
)
"""Losses of classification with an argument `weight`."""
_LOSS_BY_CLASS = lazy_regex(r"(?:^|\.)(?:CrossEntropyLoss|NLLLoss)$")
"""Those that take it as their first argument."""
_NO_WEIGHT = frozenset({"None", "False", "1", "1.0"})
_CLASSES = lazy_regex(
    r"(?i:minor|major|(?:^|_)(?:pos|neg)(?:itive|ative)?s?(?:$|_)|class|fraud|rare|under_?sampl|over_?sampl)"
)
"""Names of rows of one class."""


def weighs_classes(call: Call) -> bool:
    """Tell weights of classes or rows among the arguments; a weight that is switched off is none."""
    given = dict(call.keywords)
    if any(name in _OF_MODELS and value not in _NO_WEIGHT for name, value in given.items()):
        return True
    if _LOSS_BY_CLASS.search(call.name) and call.arguments[:1] not in {(), ("None",)}:
        return True
    return given.get("weight", "None") != "None" and _LOSS.search(call.name) is not None


def draws_by_class(call: Call) -> bool:
    """Tell rows that are drawn anew from one class, by the names around the call."""
    return any(_CLASSES.search(name) for name in (*call.arguments, *call.targets, call.scope))
