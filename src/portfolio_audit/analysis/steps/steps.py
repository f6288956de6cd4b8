"""What a step of work with data is, and where one stands."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Place


class StepKind(StrEnum):
    """What a call does in a project that learns from data."""

    LOAD = "load"
    COLLECT = "collect"
    INSPECT = "inspect"
    PLOT = "plot"
    CLEAN = "clean"
    TRANSFORM = "transform"
    ENGINEER = "engineer"
    PIPELINE = "pipeline"
    VALIDATE = "validate"
    SPLIT = "split"
    CROSS_VALIDATE = "cross-validate"
    RESAMPLE = "resample"
    MODEL = "model"
    DESIGN = "design"
    FIT = "fit"
    PREDICT = "predict"
    TUNE = "tune"
    METRIC = "metric"
    BASELINE = "baseline"
    ANALYSE_ERRORS = "analyse-errors"
    EXPLAIN = "explain"
    UNCERTAINTY = "uncertainty"
    CALIBRATE = "calibrate"
    WATCH_DRIFT = "watch-drift"
    TRACK = "track"
    SAVE = "save"
    RESTORE = "restore"
    SEED = "seed"
    TRAIN_LOOP = "train-loop"


class Family(StrEnum):
    """Sorts of models that learn in different ways."""

    LINEAR = "linear"
    TREE = "tree"
    FOREST = "forest"
    BOOSTING = "boosting"
    ENSEMBLE = "ensemble"
    SUPPORT_VECTORS = "support-vectors"
    NEIGHBOURS = "neighbours"
    BAYES = "bayes"
    NEURAL = "neural"
    PRETRAINED = "pretrained"
    LANGUAGE_MODEL = "language-model"
    CLUSTERING = "clustering"
    REDUCTION = "reduction"
    TIME_SERIES = "time-series"
    ANOMALY = "anomaly"
    RECOMMENDER = "recommender"
    RETRIEVER = "retriever"
    REINFORCEMENT = "reinforcement"
    SURVIVAL = "survival"
    AUTOML = "automl"
    BASELINE = "baseline"


class Step(Struct, frozen=True):
    """One step at one place."""

    kind: StepKind
    text: str
    """The resolved name that shows it."""
    detail: str
    """The sort of it: kind of split, family of the model, name of the metric, sort of cleaning."""
    at: Place
    scope: str = ""
    """Qualified name of the function it stands in; empty at module level."""
    in_notebook: bool = False
    in_loop: bool = False
    defined_until: int = 0
    """Last line of the function or script whose name alone tells the step; 0 where the code itself does."""
