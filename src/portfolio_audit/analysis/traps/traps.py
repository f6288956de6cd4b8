"""Calls that do something else than they seem to."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Place


class TrapKind(StrEnum):
    """What is easily overlooked."""

    GRADIENTS_KEPT = "gradients-kept"
    """A backward pass and a step, and nothing clears the gradients in between."""
    TRAINING_MODE = "training-mode"
    """A test part is gone through, and the network is never put into evaluation mode."""
    SOFTMAX_TWICE = "softmax-twice"
    """A network ends in a softmax, and its loss applies another."""
    LOGITS_MISMATCH = "logits-mismatch"
    """Last activation and loss of a Keras model disagree on whether outputs are probabilities."""
    FORWARD_CALLED = "forward-called"
    """`model.forward(x)` instead of `model(x)`, which passes over hooks."""
    CHAINED_ASSIGNMENT = "chained-assignment"
    """A value is set on a selection of a selection, which may be a copy."""
    CHAINED_METHOD = "chained-method"
    """`frame[column].method(inplace=True)`, which changes a copy from pandas 3 on."""
    NAN_COMPARED = "nan-compared"
    """A comparison with NaN by `==` or `!=`, which has the same answer for every value."""


class Trap(Struct, frozen=True):
    """One such place."""

    text: str
    """The code, and what it does."""
    detail: TrapKind
    at: Place
    confidence: str
    """`high` where the code at the place is enough to tell, else `medium`."""
