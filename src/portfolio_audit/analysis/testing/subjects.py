"""What a test looks at: a service, a model, data or a plain unit, by what it calls."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.ml_signs import LEARNING_LIBRARIES
from portfolio_audit.analysis.steps.call_arguments import opens_data
from portfolio_audit.analysis.steps.names.function_words import FUNCTIONS
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.testing.surroundings import MAKES_CLIENT, Surroundings, calls_of, is_own
from portfolio_audit.parsers.python import Call, Function, Module
from portfolio_audit.patterns import lazy_regex


class TestKind(StrEnum):
    """What a test looks at."""

    __test__ = False

    UNIT = "unit"
    DATA = "data"
    MODEL = "model"
    SERVICE = "service"


_RECORDS = frozenset({"django", "sqlalchemy", "flask_sqlalchemy", "peewee", "tortoise", "sqlmodel"})
"""Libraries whose models are records of a database."""
_VERBS = frozenset(
    {"get", "post", "put", "delete", "patch", "head", "options", "open", "request", "fetch", "urlopen",
     "websocket_connect", "simulate_get", "simulate_post", "simulate_request"}
)  # fmt: skip  # a table
_SENDS = lazy_regex(r"^(?:requests|httpx|urllib\.request|urllib3|aiohttp)\.")
_CLIENT = lazy_regex(r"(?:^|[._])(?:\w{0,20}client|webapp|test_app|http|session|self|cli?)$", re.IGNORECASE)
_ADDRESS = lazy_regex(r"^(?:/|https?:)|url|endpoint|route|address|reverse$", re.IGNORECASE)
_WHOLE = lazy_regex(
    r"(?:^|\.)AppTest\.|(?:^|\.)CliRunner\.invoke$|^subprocess\.|^os\.system$|(?:^|\.)\w{1,40}Stub\.\w"
    r"|(?:^|\.)(?:lambda_)?handler$|^gradio_client\.Client\."
)
"""Calls of an app, a command or a handler as a whole."""
_ANSWERS = lazy_regex(
    r"\.(?:predict|predict_proba|predict_log_proba|predict_classes|predict_on_batch|decision_function|fit_predict|forecast|forward|backward|score|evaluate|transcribe|infer|classify|recommend|detect|choose_action|select_action)$"
)
"""Methods of models."""
_FUNCTION_OF_MODEL = lazy_regex(
    r"(?:^|_)(?:predict\w{0,10}|predictions?|infer|inference|classify|classifier|forecast|recommend\w{0,8}|fit(?!_transform)|fine_?tune|backtest|cluster"
    r"|detect(?!_(?:outlier|missing|gap|drift|dup|encod|type|lang|column|delim|format)\w{0,12})|segment(?:ation)?|train(?:er|ing)?(?=$|_(?:model|epoch|step|loop|one|and|net|classif|regress|pipeline|on|for|with|all|baseline|eval|from|fold|final|best)))(?=_|$)"
    r"|^(?:re)?train$|_train$"
    r"|(?:^|_)(?:build|create|make|get|load|init|initialize|define|compile)_(?:\w{1,30}_)?(?:model|classifier|regressor|network|net|detector|estimator|agent)(?:_(?:by|from)_\w{1,20})?$|evaluate_(?:\w{1,20}_)?model"
)
_CLASS_OF_MODEL = lazy_regex(
    r"(?<!Type)(?<!Bias)(?<!Drift)(?<!Outlier)(?<!Change)(?<!Language)(?<!Encoding)(?<!Leak)(?<!Duplicate)(?<!Schema)(?:Model|Net|Network|Classifier|Regressor|Predictor|Detector|Segmenter|Forecaster|Recommender|Trainer|Estimator|Agent|Policy|LSTM|CNN|RNN|GAN|VAE|M[Ll][Pp]|Perceptron|DecisionTree|Forest|Regression|KNN|SVM|KMeans|NaiveBayes|Autoencoder|UNet|Generator|Discriminator)(?:V?\d)?$"
)
_MODULE_OF_ANSWERS = lazy_regex(
    r"(?:^|\.)(?:predict\w{0,5}|infer\w{0,5}|sentiment|recommend\w{0,5}|classif\w{1,8}|detect\w{0,5}|forecast\w{0,5}|rank\w{0,4}|scor(?:e|er|ing))\."
)
_GIVES_ANSWER = lazy_regex(
    r"^(?:score|label|tag|analy[sz]e|answer|top|best|most|similar|suggest|estimate|guess|rank)(?=_|$|s$)"
)
"""Functions that answer, where their module is named for a model."""
_TAKES_TENSORS = lazy_regex(
    r"\.(?:__call__|apply|init|generate|sample|loss|act|learn|training_step|encode|decode|embed)$"
)
_DEEP = frozenset(
    {"torch", "tensorflow", "keras", "jax", "flax", "onnxruntime", "transformers", "equinox", "haiku", "tinygrad"}
)
_BRINGS_MODEL = lazy_regex(
    r"(?:^|\.)(?:load_model|load_checkpoint|from_pretrained|InferenceSession|load_from_checkpoint|load_learner|spacy\.load|torch\.load|joblib\.load|pickle\.load|(?:cloudpickle|dill|skops\.io|bentoml\.\w{1,30})\.load\w{0,10}|read_model|transformers\.pipeline)$"
)
_MODEL_FILE = lazy_regex(r"\.(?:onnx|pt|pth|pkl|pickle|joblib|h5|hdf5|keras|safetensors|tflite|ckpt|bin|cbm|ubj)$")
_PREPARING = lazy_regex(
    r"scal(?:er|ar)|encod(?:e|er|ing)|vectori[sz]|imput|tokeni[sz]|pre_?proc|transform(?!ers?\.)|normali[sz]|augment|collat|spectrogram|mfcc|clean|feature|data_?set|data_?loader|data_?module|data_?frame|_to_(?:graph|tensor|frame|array|sequence|vector|features|index|ids?|df)|remove_|drop_|fill_|dedup|pad(?:_|$)|window|resample|(?:train|test|data)_split|split_(?:data|train|by)|lemmati|stopword"
    r"|(?:load|read)_(?:\w{1,20}_)?(?:images?|data|rows|table|csv|samples?|corpus|records|texts?|audio|raw|frames?)(?=_|$)",
    re.IGNORECASE,
)
"""Names of functions and classes that prepare data."""
_DATA_MODULE = lazy_regex(
    r"(?:^|\.)(?:data_?sets?|data_?(?:prep|loader|load|loading|utils|processing|cleaning|validation)|preprocess\w{0,5}|clean\w{0,5}|features?|feature_\w{1,20}|splits?|splitting|etl|wrangl\w{1,5})(?=\.)"
)
_MAYBE_DATA_MODULE = lazy_regex(
    r"(?:^|\.)(?:data|prep|processing|ingest\w{0,5}|transform\w{0,7}|load(?:er|ers|ing)?|quality|validation|collat\w{1,4}|audio|images?|pars(?:e|er|ers|ing)|tables?|records?|readers?|resampl\w{1,4}|windows?|sequences?|tokeni\w{1,6}|texts?|encod\w{1,4}|graphs?|signals?)(?=\.)"
)
"""Modules that are about data where the test takes a library for arrays or tables."""
_TABLES = frozenset({"pandas", "polars", "numpy", "pyspark", "torch", "geopandas", "dask", "xarray"})
_PREPARES = frozenset({StepKind.CLEAN, StepKind.TRANSFORM, StepKind.ENGINEER, StepKind.VALIDATE, StepKind.SPLIT})
_TRANSFORMS = lazy_regex(r"\.(?:transform|fit_transform|inverse_transform)$")
_MAKES_FRAME = lazy_regex(
    r"^(?:pandas|polars|cudf|geopandas)\.(?:\w{0,10}DataFrame|Series|read_\w{1,20}|scan_\w{1,20})$|\.createDataFrame$"
)
_READS = lazy_regex(r"^(?:pandas|polars|geopandas|pyarrow|great_expectations|dask)\.\S{0,40}(?:read|scan)_\w{1,20}$")
_FILE_OF_PROJECT = lazy_regex(r"^(?!\w{2,9}://)(?:.{0,200}/|.{1,80}\.\w{2,11}$)")
_SELECTS = lazy_regex(r"(?is)^\s*select\b.{1,200}\bfrom\b")
_TABLE_IN_TEST = lazy_regex(r"\.(?:csv|tsv|parquet|feather|xlsx|jsonl|ndjson|geojson)['\"]")
_BRINGS_ROWS = lazy_regex(r"^_?(?:load|read|parse|ingest|import)_\w")
_READS_ROWS = frozenset({"json.load", "json.loads", "csv.DictReader", "csv.reader"})


def kind_of_case(function: Function, lines: Sequence[str], around: Surroundings, *, looks_at_data: bool) -> TestKind:
    """Tell what a test looks at, the most telling first."""
    calls = calls_of(function, lines, around)
    if any(_asks_service(call, around) for call in calls):
        return TestKind.SERVICE
    prepares = looks_at_data or any(_prepares(call, around) for call in calls)
    is_record = bool(around.roots & _RECORDS) and not around.roots & LEARNING_LIBRARIES
    if not is_record and _is_about_model(calls, around, prepares=prepares):
        return TestKind.MODEL
    if prepares or any(_READS.search(call.name) for call in calls) or _reads_file(calls) or _asks_table(calls, around):
        return TestKind.DATA
    body = "\n".join(lines[function.line - 1 : function.end_line])
    if _TABLE_IN_TEST.search(body) and any(is_own(call, around) and _BRINGS_ROWS.search(call.name.rpartition(".")[2]) for call in calls):  # fmt: skip  # reads best so
        return TestKind.DATA
    has_frame = any(_MAKES_FRAME.search(call.name) for call in calls)
    return TestKind.DATA if has_frame and any(is_own(call, around) for call in calls) else TestKind.UNIT


def brings_artefact(module: Module) -> bool:
    """Tell a file that loads a model or data of the project by its path, or runs one of its apps."""
    named = [call for call in module.calls if any(map(_FILE_OF_PROJECT.search, call.strings))]
    if any(_BRINGS_MODEL.search(call.name) or _READS.search(call.name) or "AppTest." in call.name for call in named):
        return True
    if _reads_file(module.calls):
        return True
    has_file = any(call.name == "open" and any(map(_MODEL_FILE.search, call.strings)) for call in named)
    return has_file and any(_BRINGS_MODEL.search(call.name) for call in module.calls)


def _reads_file(calls: Sequence[Call]) -> bool:
    """Tell a file of data of the project, no input of tests, that is opened and read row by row."""
    opened = [call for call in calls if call.name in ("open", "pathlib.Path") and opens_data(call)]
    return any(not is_test_path(call.strings[0]) for call in opened) and any(call.name in _READS_ROWS for call in calls)


def _asks_table(calls: Sequence[Call], around: Surroundings) -> bool:
    """Tell a query of a table that the project filled, in a test that takes a library for data."""
    asks = any(call.name.endswith((".execute", ".sql", ".query")) and any(map(_SELECTS.search, call.strings[:1])) for call in calls)  # fmt: skip  # reads best so
    return asks and bool(around.roots & {"duckdb", "pyspark", "pandas", "polars"}) and any(is_own(call, around) for call in calls)  # fmt: skip  # reads best so


def _asks_service(call: Call, around: Surroundings) -> bool:
    if _WHOLE.search(call.name):
        return True
    if call.name.rpartition(".")[2] not in _VERBS:
        return False
    if _SENDS.search(call.name) or MAKES_CLIENT.search(call.name):
        return True
    if call.name == ".post" and any(text.startswith("/") for text in call.strings[:1]):
        return True
    is_client = call.receiver in around.clients or _CLIENT.search(call.receiver)
    return bool(is_client) and (call.arguments[:1] == ("",) or any(map(_ADDRESS.search, _said_first(call))))


def _said_first(call: Call) -> Iterable[str]:
    return (*call.strings[:1], *call.arguments[:1], *call.constructors[:1])


def _is_about_model(calls: tuple[Call, ...], around: Surroundings, *, prepares: bool) -> bool:
    names = [call.name for call in calls]
    if any(_ANSWERS.search(name) for name in names) or any(_is_model_of_project(call, around) for call in calls):
        return True
    if any(_BRINGS_MODEL.search(name) for name in names):
        return True
    if prepares:
        return False
    is_deep = bool(around.roots & _DEEP)
    return any(name.endswith(".fit") or (is_deep and is_own(call, around) and _TAKES_TENSORS.search(name)) for name, call in zip(names, calls, strict=True))  # fmt: skip  # reads best so


def _is_model_of_project(call: Call, around: Surroundings) -> bool:
    """Tell a function or class of the project that is named for a model, or takes the file of one."""
    if not is_own(call, around):
        return False
    parts = call.name.split(".")
    classes = [part for part in parts[1:] if part[:1].isupper()]
    if any(map(_PREPARING.search, (*classes, parts[-1]))):
        return False
    if any(map(_CLASS_OF_MODEL.search, classes)) or any(map(_MODEL_FILE.search, call.strings)):
        return True
    if _MODULE_OF_ANSWERS.search(call.name) and _GIVES_ANSWER.search(parts[-1]):
        return True
    return _FUNCTION_OF_MODEL.search(parts[-1]) is not None and len(parts) > 1


def _prepares(call: Call, around: Surroundings) -> bool:
    if _TRANSFORMS.search(call.name):
        return True
    if not is_own(call, around) or call.name.startswith("."):
        return False
    last = call.name.rpartition(".")[2]
    named = [part for part in call.name.split(".")[1:] if part == last or part[:1].isupper()]
    if _DATA_MODULE.search(call.name) or any(map(_PREPARING.search, named)):
        return True
    if any(kind in _PREPARES and pattern.search(last.lower()) for kind, _, pattern in FUNCTIONS):
        return True
    return bool(around.roots & _TABLES) and _MAYBE_DATA_MODULE.search(call.name) is not None
