"""What the project's own code does with data, step by step, with the line or cell that shows it."""

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.sql_checks import sql_checks
from portfolio_audit.analysis.kinds.typical import judged_files, read_steps, stands_in
from portfolio_audit.analysis.proofs import best_first, derived_to_learn
from portfolio_audit.analysis.steps import summary
from portfolio_audit.analysis.steps.different_metrics import metrics_by_name, without_squares
from portfolio_audit.analysis.steps.explained import EVALUATE, MEASURE, MODEL, PREPARE, explained_steps, share
from portfolio_audit.analysis.steps.models.different_models import families, models_by_name, own_models
from portfolio_audit.analysis.steps.own.kept_measures import is_kept_measure
from portfolio_audit.analysis.steps.own.retrievers import word_baselines
from portfolio_audit.analysis.steps.problem_types import problem_types
from portfolio_audit.analysis.steps.shapes.inference import only_infers
from portfolio_audit.analysis.steps.shapes.played import learns_by_playing
from portfolio_audit.analysis.steps.step_functions import functions_with
from portfolio_audit.analysis.steps.steps import Step
from portfolio_audit.analysis.steps.steps import StepKind as Kind
from portfolio_audit.collectors.interface import Collector, Unavailable
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.snapshot.snapshot import Snapshot

_NAMED = frozenset({"own", "named", "argument"})
_PLAIN_SPLITS = frozenset({"own", "validation"})


class LearningFacts(Struct, frozen=True):
    """Steps over own modules and notebooks; tests, copied and generated code left out."""

    languages: tuple[str, ...]
    """Languages of the code that was read."""
    steps: int
    """Number of steps seen."""
    typical_project: str
    """In a collection the folder of the project that is looked at: the third-fullest; else empty."""
    loads: tuple[Step, ...]
    """Data read from a file, database or hub; `detail` is the sort (`table`, `database`, `bundled`, `images` ...)."""
    collections: tuple[Step, ...]
    """Data fetched from the web or an interface, or scraped."""
    inspections: tuple[Step, ...]
    """Looking at the data: overviews, distributions, relations, statistics."""
    inspection_sorts: tuple[Step, ...]
    """One of each sort."""
    plots: tuple[Step, ...]
    """Plots, of data and of results."""
    plot_sorts: tuple[Step, ...]
    """One of each sort."""
    cleanings: tuple[Step, ...]
    """Missing values, duplicates, types, outliers, filters, text."""
    cleaning_sorts: tuple[Step, ...]
    """One of each sort."""
    transforms: tuple[Step, ...]
    """Scaling, encoding, tokenising, reducing, selecting, augmenting."""
    transform_sorts: tuple[Step, ...]
    """One of each sort."""
    features: tuple[Step, ...]
    """Derived columns, windows, groups, bins, joins, dates."""
    feature_sorts: tuple[Step, ...]
    """One of each sort."""
    pipelines: tuple[Step, ...]
    """Pipeline objects that keep preparation and model together."""
    validations: tuple[Step, ...]
    """Checks of schema and quality of the data."""
    splits: tuple[Step, ...]
    """Data divided for an honest test; `detail` is `random`, `stratified`, `time`, `group`, `predefined` ..."""
    split_sorts: tuple[Step, ...]
    """One of each sort."""
    ordered_splits: tuple[Step, ...]
    """Those by time or group."""
    cross_validations: tuple[Step, ...]
    """Cross-validation, walk-forward and backtests."""
    resamplings: tuple[Step, ...]
    """Over- and undersampling by class, class weights, and losses that weigh rare classes; no bootstraps."""
    models: tuple[Step, ...]
    """One of each different model."""
    families: tuple[Step, ...]
    """One of each family of models, baselines left out; an own network is of the family of networks."""
    own_models: tuple[Step, ...]
    """Networks and estimators that the project defines itself."""
    fits: tuple[Step, ...]
    """Places of training: calls that fit and loops written out; one for each line, and none for a function that is
    only named for the one in its body."""
    predictions: tuple[Step, ...]
    """Predicting."""
    tunings: tuple[Step, ...]
    """Search for settings: grids, random search, optimisers, loops over values."""
    tuning_sorts: tuple[Step, ...]
    """One of each sort."""
    metrics: tuple[Step, ...]
    """One of each metric; `detail` is its name."""
    metric_uses: tuple[Step, ...]
    """Every place where a metric is computed."""
    baselines: tuple[Step, ...]
    """What models have to beat: dummies, naive forecasts, constants, draws, rules and values before that are scored,
    policies that learn nothing, a search by words beside one by vectors, and names that say baseline."""
    error_analyses: tuple[Step, ...]
    """Confusion matrices, residuals, slices, worst cases."""
    error_analysis_sorts: tuple[Step, ...]
    """One of each sort."""
    explanations: tuple[Step, ...]
    """Importances, coefficients, SHAP, partial dependence, saliency."""
    explanation_sorts: tuple[Step, ...]
    """One of each sort."""
    uncertainties: tuple[Step, ...]
    """Bootstraps, intervals, several seeds, statistical tests."""
    calibrations: tuple[Step, ...]
    """Calibrated probabilities and chosen thresholds; `wrapper` is what only gives a model probabilities."""
    drift_checks: tuple[Step, ...]
    """Watching data or predictions change."""
    trackings: tuple[Step, ...]
    """Experiment tracking."""
    saves: tuple[Step, ...]
    """Models written."""
    restores: tuple[Step, ...]
    """Models read."""
    seeds: tuple[Step, ...]
    """Seeds set."""
    training_loops: tuple[Step, ...]
    """Training loops written out: backward passes, epochs, optimisers."""
    preparation_functions: tuple[Located, ...]
    """Functions of modules that prepare data."""
    modelling_functions: tuple[Located, ...]
    """Functions that build or train models, those of modules before those of notebooks."""
    modelling_functions_of_modules: tuple[Located, ...]
    """Those of modules, which other code can call."""
    evaluation_functions: tuple[Located, ...]
    """Functions of modules that evaluate models."""
    notebook_evaluations: tuple[Located, ...]
    """Functions in cells of notebooks that evaluate models."""
    reasoned_preparations: tuple[Step, ...]
    """Preparing steps with prose of eight words next to them."""
    reasoned_models: tuple[Step, ...]
    """The same of modelling steps."""
    reasoned_evaluations: tuple[Step, ...]
    """The same of evaluating steps."""
    bare_preparations: tuple[Step, ...]
    """Preparing steps without such prose."""
    bare_models: tuple[Step, ...]
    """The same of modelling steps."""
    bare_evaluations: tuple[Step, ...]
    """The same of evaluating steps."""
    explained_preparation: float
    """Share of preparing steps with prose of eight words next to them."""
    explained_modelling: float
    """Share of modelling steps with prose of eight words next to them."""
    explained_evaluation: float
    """Share of evaluating steps with prose of eight words next to them."""
    problem_types: tuple[str, ...]
    """Sorts of problem, most signs first: classification, regression, forecasting, clustering, nlp, vision ..."""
    learns_by_playing: bool
    """True where the code steps through an environment and shows no split, table or other family to learn from."""
    only_infers: bool
    """True where all models are ones of statistics that are read by coefficients, intervals or tests, and nothing is
    held out, kept, forecast or scored as a prediction."""


def collect(snapshot: Snapshot) -> LearningFacts:
    """Read the code in order and sort its steps."""
    code = read_steps(snapshot)
    checks = tuple(step for step in sql_checks(snapshot) if stands_in(step.at.path, code.typical))
    if not code.has_fit:
        _say_what_was_not_read(snapshot)
    units = tuple(unit for unit, _ in code.by_unit)
    steps = best_first((*(step for _, found in code.by_unit for step in found), *checks))
    explained = best_first(step for unit, found in code.by_unit for step in explained_steps(unit, found))
    return _facts(units, steps, explained, code.typical)


def _say_what_was_not_read(snapshot: Snapshot) -> None:
    """Raise where the training may stand in code that we could not read; return where all code was read."""
    for entry in judged_files(snapshot, ".ipynb", ".py", ".r", ".rmd", ".qmd"):
        if entry.unread is not None:
            raise Unavailable(f"{entry.path} is not read ({entry.unread})", "Audit a full clone.")
    for entry, notebook in snapshot.parsed_all(judged_files(snapshot, ".ipynb"), parse_notebook):
        if notebook.error is not None:
            raise Unavailable(f"{entry.path} cannot be read: {notebook.error}", "Save the notebook in a valid format.")


def _facts(
    units: tuple[CodeUnit, ...],
    steps: tuple[Step, ...],
    explained: tuple[Step, ...],
    typical: str,
) -> LearningFacts:
    explained = tuple(step for step in explained if not summary.only_weighs(step))
    spoken = tuple(step for step in steps if not summary.only_weighs(step))
    models = models_by_name(steps)
    splits = summary.unwrapped(steps, Kind.SPLIT)
    taken = frozenset(one for one in summary.without_names(steps, EVALUATE) if not _is_beside_another(one))
    taken |= frozenset(filter(summary.is_own_metric, explained))
    reasoned = frozenset(explained)
    bare = tuple(step for step in steps if step in taken and step not in reasoned and not summary.is_aside(step))
    modelling = summary.without_loading(steps)
    reusable = functions_with(modelling, MODEL)
    return LearningFacts(
        languages=tuple(sorted({unit.language for unit in units})),
        steps=len(steps),
        typical_project=typical,
        loads=summary.openings(steps),
        collections=summary.places_of(steps, Kind.COLLECT),
        inspections=summary.places_of(steps, Kind.INSPECT),
        inspection_sorts=summary.one_of_each(steps, Kind.INSPECT),
        plots=summary.places_of(steps, Kind.PLOT),
        plot_sorts=summary.one_of_each(steps, Kind.PLOT),
        cleanings=summary.places_of(steps, Kind.CLEAN),
        cleaning_sorts=summary.one_of_each(steps, Kind.CLEAN, without=frozenset({"own", "names"})),
        transforms=summary.places_of(steps, Kind.TRANSFORM),
        transform_sorts=summary.one_of_each(steps, Kind.TRANSFORM, without=frozenset({"own"})),
        features=summary.places_of(derived_to_learn(steps), Kind.ENGINEER),
        feature_sorts=summary.one_of_each(derived_to_learn(steps), Kind.ENGINEER),
        pipelines=summary.of_kind(steps, Kind.PIPELINE),
        validations=summary.places_of(steps, Kind.VALIDATE),
        splits=summary.of_kind(splits, Kind.SPLIT),
        split_sorts=summary.one_of_each(splits, Kind.SPLIT),
        ordered_splits=tuple(step for step in summary.of_kind(splits, Kind.SPLIT) if step.detail in summary.ORDERED),
        cross_validations=summary.places_of(steps, Kind.CROSS_VALIDATE),
        resamplings=summary.of_kind((step for step in steps if step.detail != "rows"), Kind.RESAMPLE),
        models=models,
        families=families(models),
        own_models=own_models(models, steps),
        fits=summary.trainings(steps),
        predictions=summary.of_kind(steps, Kind.PREDICT),
        tunings=summary.places_of(steps, Kind.TUNE),
        tuning_sorts=summary.one_of_each(steps, Kind.TUNE, without=_NAMED),
        metrics=metrics_by_name(steps),
        metric_uses=summary.places_of(without_squares(steps), Kind.METRIC),
        baselines=summary.places_of(summary.of_kind((*steps, *word_baselines(models)), Kind.BASELINE), Kind.BASELINE),
        error_analyses=summary.places_of(steps, Kind.ANALYSE_ERRORS),
        error_analysis_sorts=summary.one_of_each(steps, Kind.ANALYSE_ERRORS),
        explanations=summary.places_of(steps, Kind.EXPLAIN),
        explanation_sorts=summary.one_of_each(steps, Kind.EXPLAIN, without=frozenset({"outline"})),
        uncertainties=summary.places_of(steps, Kind.UNCERTAINTY),
        calibrations=summary.places_of(steps, Kind.CALIBRATE),
        drift_checks=summary.places_of(steps, Kind.WATCH_DRIFT),
        trackings=summary.places_of(steps, Kind.TRACK),
        saves=summary.places_of(steps, Kind.SAVE),
        restores=summary.places_of(steps, Kind.RESTORE),
        seeds=summary.places_of(steps, Kind.SEED),
        training_loops=summary.of_kind(steps, Kind.TRAIN_LOOP),
        preparation_functions=functions_with(steps, PREPARE),
        modelling_functions=(*reusable, *functions_with(modelling, MODEL, in_notebooks=True)),
        modelling_functions_of_modules=reusable,
        evaluation_functions=functions_with(steps, EVALUATE),
        notebook_evaluations=functions_with(steps, MEASURE, in_notebooks=True),
        reasoned_preparations=summary.of_kind(explained, *PREPARE),
        reasoned_models=summary.of_kind(summary.to_explain(explained), *MODEL),
        reasoned_evaluations=summary.measuring_first(step for step in explained if step in taken),
        bare_preparations=summary.of_kind(bare, *PREPARE),
        bare_models=summary.of_kind(summary.to_explain(bare), *MODEL),
        bare_evaluations=summary.of_kind(bare, *EVALUATE),
        explained_preparation=share(explained, spoken, PREPARE),
        explained_modelling=share(summary.to_explain(explained), summary.to_explain(steps), MODEL),
        explained_evaluation=share(
            tuple(step for step in explained if step in taken),
            tuple(step for step in steps if step in taken),
            EVALUATE,
        ),
        problem_types=problem_types(units, steps),
        learns_by_playing=learns_by_playing(units, steps),
        only_infers=only_infers(units, steps),
    )


def _is_beside_another(step: Step) -> bool:
    """Tell what asks for no words of its own: a baseline that is only named, a measure beside others of one dict."""
    return summary.is_named_baseline(step) or is_kept_measure(step)


COLLECTOR = Collector("learning", LearningFacts, collect)
