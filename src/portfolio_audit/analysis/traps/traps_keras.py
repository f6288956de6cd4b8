"""Keras models whose last activation and loss disagree on whether outputs are probabilities."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import Program
from portfolio_audit.analysis.traps.traps import Trap, TrapKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_LAYER = lazy_regex(r"(^|\.)layers\.(?:[a-z_.]{1,40}\.)?[A-Z]\w{1,40}$")
_LOSS = lazy_regex(r"(?:^|\.)(?:SparseCategorical|Categorical|Binary)Crossentropy$")
_LOSS_NAME = lazy_regex(r"^(?:sparse_categorical|categorical|binary)_crossentropy$")
_PROBABILITIES = frozenset({"softmax", "sigmoid"})
_OUTPUTS = frozenset({"Dense", "Activation", "Softmax"})


def find_keras_traps(programs: tuple[Program, ...]) -> Iterator[Trap]:
    """Look at each `compile` together with the last layer made before it in the same scope."""
    for program in programs:
        if ".compile(" in program.text and program.imports("keras", "tensorflow"):
            yield from _mismatches(list(program.calls()))


def _mismatches(calls: list[tuple[CodeUnit, Call]]) -> Iterator[Trap]:
    for position, (unit, call) in enumerate(calls):
        if not call.name.endswith(".compile"):
            continue
        before = [made for _, made in calls[:position] if made.scope == call.scope]
        takes_logits = _takes_logits(call, calls)
        gives = _gives_probabilities(before)
        if takes_logits is None or gives is None or takes_logits is not gives:
            continue
        told = (
            "the last layer gives probabilities and the loss takes logits (from_logits=True)"
            if gives
            else "the last layer has no activation and the loss takes probabilities"
        )
        yield Trap(told, TrapKind.LOGITS_MISMATCH, unit.place(call.line), "medium")


def _gives_probabilities(before: list[Call]) -> bool | None:
    """Tell whether the last layer is a softmax or sigmoid; `None` where it is anything but plain."""
    last = next((call for call in reversed(before) if _LAYER.search(call.name)), None)
    kind = last.name.rpartition(".")[2] if last is not None else ""
    if last is None or kind not in _OUTPUTS:
        return None
    if kind == "Softmax":
        return True
    named = dict(last.keywords)
    activation = named.get("activation", "") if kind == "Dense" else (last.arguments or ("",))[0]
    if activation.rpartition(".")[2] in _PROBABILITIES:
        return True
    is_plain = kind == "Dense" and ("activation" not in named or activation in {"linear", "None"})
    return False if is_plain and len(last.arguments) <= 1 else None


def _takes_logits(call: Call, calls: list[tuple[CodeUnit, Call]]) -> bool | None:
    """Tell what the loss expects; `None` where it is no cross-entropy, or there are several."""
    loss = dict(call.keywords).get("loss", "")
    if _LOSS_NAME.match(loss):
        return False
    losses = [made for _, made in calls if _LOSS.search(made.name)]
    if len(losses) != 1 or not (_LOSS.search(loss) or loss in losses[0].targets):
        return None
    return dict(losses[0].keywords).get("from_logits", "False") == "True"
