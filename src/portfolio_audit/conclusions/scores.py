"""What the scores and classes in the outputs ask for: even classes, and values that are nearly too good."""

from msgspec import Struct

from portfolio_audit.analysis.claims.measurements import read_measurements
from portfolio_audit.analysis.steps.class_shares import ClassShare, find_class_shares
from portfolio_audit.analysis.steps.steps import Step
from portfolio_audit.collectors.interface import Conclusion, Facts
from portfolio_audit.collectors.learning import LearningFacts
from portfolio_audit.collectors.originality import OriginalityFacts
from portfolio_audit.evidence import Located

_NEARLY_PERFECT = 0.99
_UNEVEN = 0.8
_SHARES = frozenset({"accuracy", "balanced accuracy", "auc", "r2", "f1", "pr-auc"})
_CLASSIFYING = frozenset(
    {"accuracy", "precision", "recall", "f1", "roc-auc", "agreement", "report", "confusion", "lift", "iou"}
)
_PLACES = 40


class ScoreFacts(Struct, frozen=True):
    """Scores and class shares that an attentive reader would ask about."""

    nearly_perfect: tuple[Located, ...]
    """Shares of .99 and more that are not said to be of the training part (`auc 0.9991`); empty for well-known
    teaching data."""
    uneven: tuple[ClassShare, ...]
    """Targets whose most frequent class has four fifths of the rows and more."""
    unevenness_treated: tuple[Step, ...]
    """Resampling by class and class weights, in projects that classify."""
    beyond_accuracy: tuple[Step, ...]
    """Metrics of classification other than accuracy, one each."""
    accuracy: tuple[Step, ...]
    """Places where accuracy is computed by its name."""


def conclude(facts: Facts) -> ScoreFacts:
    """Read outputs, and sort the metrics of the code."""
    learning = facts.of(LearningFacts)
    values = () if facts.of(OriginalityFacts).main_toy_data else read_measurements(facts.snapshot).values
    perfect = [one for one in values if one.metric in _SHARES and not one.is_training and _is_perfect(one.value)]
    classifies = "classification" in learning.problem_types
    folder = f"{learning.typical_project}/" if learning.typical_project else ""
    shares = [share for share in find_class_shares(facts.snapshot) if share.at.path.startswith(folder)]
    return ScoreFacts(
        nearly_perfect=tuple(
            Located(f"{one.metric} {one.value:.4g}", one.at) for one in perfect if one.at.path.startswith(folder)
        )[:_PLACES],
        uneven=tuple(share for share in shares if share.share >= _UNEVEN),
        unevenness_treated=tuple(step for step in learning.resamplings if step.detail != "rows" and classifies),
        beyond_accuracy=tuple(
            step for step in learning.metrics if step.detail in _CLASSIFYING and step.detail != "accuracy"
        ),
        accuracy=tuple(
            step for step in learning.metric_uses if step.detail == "accuracy" and "acc" in step.text.lower()
        ),
    )


def _is_perfect(value: float) -> bool:
    return _NEARLY_PERFECT <= value <= 1


CONCLUSION = Conclusion("scores", ScoreFacts, conclude)
