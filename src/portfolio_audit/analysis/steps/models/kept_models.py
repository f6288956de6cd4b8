"""Calls that write or read a model, told by what they are asked of and by the path that they are given."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.models.hub_models import is_local, may_be_of_a_hub
from portfolio_audit.analysis.steps.models.model_calls import keeps_data
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.plausible.weights_in_memory import is_of_own_model
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call
from portfolio_audit.parsers.serving import SAVED_BY_NAME
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_WRITES = frozenset({"save", "export", "to_disk", "store", "save_to_file", "to_file", "save_to_disk"})
_READS = frozenset({"load", "restore", "from_file", "from_disk", "load_from_file", "from_path", "from_checkpoint"})
_TRAINS = frozenset(
    """
    fit fine_tune fit_one_cycle fit_generator train learn partial_fit train_on_batch train_model build_vocab
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_MODEL_PATH = lazy_regex(
    r"\.(?:h5|hdf5|keras|pt|pth|ckpt|onnx|tflite|safetensors|cbm|ubj|bst|mlmodel|pmml|pkl|pickle|joblib|model|skops)$"
)
"""Ends of paths under which models are kept."""
_OTHER_PATH = lazy_regex(
    r"\.(?:stl|obj|ply|gltf|glb|step|png|jpe?g|gif|svg|pdf|html|csv|tsv|xlsx|parquet|txt|md|docx|mp4|wav|mp3|db|sqlite)$",
    re.IGNORECASE,
)
_CLASS = lazy_regex(
    r"(?:^|\.)(?:[A-Z]\w{0,40})?(?:Model|Net|Network|Classifier|Regressor|Results|Predictor|Learner|Detector|Recogni[sz]er"
    r"|Recommender|Forecaster|Estimator|PPO|DQN|A2C|SAC|TD3|DDPG|Word2Vec|FastText|Doc2Vec|KeyedVectors)\d?$"
)
"""Classes that are models."""
_OF_A_MODEL_MODULE = lazy_regex(r"(?:^|\.)model\.[A-Z]\w{1,40}$")
"""A class of the project's own module `model`."""
_WEIGHTS = lazy_regex(
    r"(?:^|[._/\s])(?:[wWbQ]|weights?|bias(?:es)?|thetas?|coefs?_?|coefficients|centroids?|q_?table|model)\d?(?:$|\.np[yz]$)"
    r"|(?:^|[./\s])(?:params?|parameters)(?:$|\.np[yz]$)"
)
"""Names of arrays that are what was learnt."""
_RESTORES = lazy_regex(r"(?:^|[._])(?:restore|load_(?:weights|model|params|parameters|network|policy|agent))$")
_MODULES = (
    "numpy.",
    "joblib.",
    "pickle.",
    "torch.",
    "torchaudio.",
    "PIL.",
    "cv2.",
    "pandas.",
    "json.",
    "dill.",
    "h5py.",
)
"""Modules of functions whose own names are known."""
_LOADS = frozenset({"pickle.loads", "cloudpickle.loads", "dill.loads"})
_PIPELINES_OF_TEXT = lazy_regex(r"^spacy\.load$")
_PUBLIC_PIPELINE = lazy_regex(r"^[a-z]{2}(?:_\w{1,20}_\w{1,20}_(?:sm|md|lg|trf))?$|^[a-z]{2}_core_\w{1,20}$")
_WEIGHTS_FILE = lazy_regex(r"(?:/|\b(?:best|last)\.(?:pt|onnx|engine)$)")
_NOT_THE_MODEL = lazy_regex(
    r"Tokenizer|Processor|FeatureExtractor|Config\b|DocBin|doc_bin|vocab|Dataset|Image|fig\b|ax\b"
)


_TRAINERS = lazy_regex(r"^(?:pytorch_lightning|lightning(?:\.pytorch)?)\.(?:trainer\.)?Trainer$")
_TRAINS_INTO_FILES = lazy_regex(r"^(?:ultralytics\.\w{1,20}\.train|autogluon\.[\w.]{1,40}Predictor\.fit)$")
_ARGUMENTS = lazy_regex(r"^(?:transformers|trl)\.\w{0,20}(?:TrainingArguments|(?:SFT|DPO)Config)$")
_NO_CHECKPOINTS = frozenset(
    {
        ("enable_checkpointing", "False"),
        ("checkpoint_callback", "False"),
        ("fast_dev_run", "True"),
        ("save_strategy", "no"),
        ("save_strategy", "'no'"),
    }
)
_KEEPS_ITSELF = "the checkpoints of a trainer"


class Kept(Struct, frozen=True):
    """A call that writes or reads a model."""

    name: str
    line: int
    scope: str


def written(unit: CodeUnit) -> Iterator[Kept]:
    """Give the calls that write what was trained here, or a path that is a model's, or learnt arrays."""
    calls = unit.module.calls if unit.module else ()
    trained = _trained(calls)
    for call in calls:
        last = call.name.rpartition(".")[2]
        is_asked = last in _WRITES and "." in call.name and _is_given(call)
        if (
            (is_asked and _is_a_model(call, trained))
            or _is_bytes_of_model(call, trained)
            or (call.name == "wandb.Artifact" and (("type", "model") in call.keywords or "model" in call.strings[1:2]))
            or (_is_of_numpy(call, "save") and (_keeps_weights(call) or is_of_own_model(unit, call)))
        ):
            yield Kept(_said(call), call.line, call.scope)
        elif _TRAINS_INTO_FILES.match(call.name) or (_is_trainer(call, calls) and not _says_where(calls)):
            yield Kept(_KEEPS_ITSELF, call.line, call.scope)


def read_back(unit: CodeUnit) -> Iterator[Kept]:
    """Give the calls that read a model from a path, by the class that is asked or the path itself."""
    calls = unit.module.calls if unit.module else ()
    asked = frozenset(call.receiver for call in calls if call.name.endswith((".predict", ".predict_proba")))
    opened = {call.line for call in calls if call.name.endswith((".read_bytes", ".read")) and "model" in call.receiver}
    for call in calls:
        if (
            _reads_a_model(call)
            or _is_read_from_bytes(call, asked, opened)
            or (_is_of_numpy(call, "load") and (_reads_weights(call) or is_of_own_model(unit, call)))
        ):
            yield Kept(_said(call), call.line, call.scope)


def read_models(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give where models are read back."""
    return tuple(Located(kept.name, unit.place(kept.line)) for unit in units for kept in read_back(unit))[:_PLACES]


def written_models(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give where models are written."""
    return tuple(Located(kept.name, unit.place(kept.line)) for unit in units for kept in written(unit))[:_PLACES]


def _is_trainer(call: Call, calls: tuple[Call, ...]) -> bool:
    """Tell a trainer of Lightning or Transformers that trains: it keeps checkpoints unless it is told not to."""
    is_known = _TRAINERS.search(call.name) or _ARGUMENTS.search(call.name)
    return is_known is not None and not _NO_CHECKPOINTS & set(call.keywords) and _is_started(calls)


def _is_started(calls: tuple[Call, ...]) -> bool:
    """Tell whether a trainer is asked to train; it judges and answers, too."""
    return any(
        call.name.rpartition(".")[2] in ("fit", "train") and "trainer" in f"{call.receiver} {call.name}".lower()
        for call in calls
    )


def _says_where(calls: tuple[Call, ...]) -> bool:
    return any(call.name.endswith("ModelCheckpoint") for call in calls)


def _trained(calls: tuple[Call, ...]) -> frozenset[str]:
    """Give the names of what is trained, and of what training gives back."""
    asked = {call.receiver for call in calls if call.name.rpartition(".")[2] in _TRAINS and "." in call.name}
    made = {
        call.target for call in calls if call.name.rpartition(".")[2] in {"fit", "train", "learn"} or _builds(call.name)
    }
    return frozenset((asked | made) - {"", "self"})


def _builds(name: str) -> bool:
    return any(meaning.kind is StepKind.MODEL for meaning in meanings(name))


def _is_given(call: Call) -> bool:
    return bool(call.arguments or call.keywords)


def _is_a_model(call: Call, trained: frozenset[str]) -> bool:
    """Tell what is trained in the same code, was made as a model, or goes to the path of one."""
    owner = call.name.rpartition(".")[0]
    if _NOT_THE_MODEL.search(f"{call.receiver} {owner}"):
        return False
    if any(_OTHER_PATH.search(text) for text in call.strings[:2]):
        return False
    is_saved = call.name.endswith(".save") and SAVED_BY_NAME.search(call.receiver) is not None
    is_named = is_saved or call.name.endswith(".to_disk") or _CLASS.search(owner) is not None
    if call.receiver in trained or is_named or _builds(owner) or _builds(owner.removesuffix(".fit")):
        return True
    return _is_path_of_model(call)


def _is_path_of_model(call: Call) -> bool:
    """Tell the path of a model that an object is asked with, and not a module of functions."""
    is_object = call.name.startswith(".") or call.name.rpartition(".")[0] != call.receiver or "." in call.receiver
    is_object &= not call.name.startswith(_MODULES)
    return is_object and any(_MODEL_PATH.search(text) and not keeps_data(text) for text in call.strings[:2])


def _is_bytes_of_model(call: Call, trained: frozenset[str]) -> bool:
    """Tell `pickle.dumps(model)`, which a database, a bucket or a message takes."""
    is_dump = call.name in {"pickle.dumps", "cloudpickle.dumps", "dill.dumps"}
    return is_dump and any(SAVED_BY_NAME.search(name) or name in trained for name in call.arguments[:1])


def _is_read_from_bytes(call: Call, asked: frozenset[str], opened: set[int]) -> bool:
    """Tell `pickle.loads(content)`, where the result or the file is named as a model, or it is asked to predict."""
    if call.name not in _LOADS:
        return False
    is_named = bool(call.target) and (call.target in asked or SAVED_BY_NAME.search(call.target) is not None)
    return is_named or call.line in opened


def _is_of_numpy(call: Call, function: str) -> bool:
    name = f"numpy{call.name}" if call.name.startswith(".") and call.receiver in {"np", "numpy"} else call.name
    return name.startswith(f"numpy.{function}")


def _keeps_weights(call: Call) -> bool:
    said = (*call.arguments, *(word for pair in call.keywords for word in pair), *call.strings[:1])
    return any(_WEIGHTS.search(text) for text in said)


def _reads_weights(call: Call) -> bool:
    said = (*call.strings[:1], *call.targets, call.scope)
    return any(map(_WEIGHTS.search, said)) or bool(_RESTORES.search(call.scope))


def _reads_a_model(call: Call) -> bool:
    before, _, last = call.name.rpartition(".")
    owner = before or call.receiver
    if may_be_of_a_hub(call):
        return is_local(call) and not _NOT_THE_MODEL.search(owner)
    if _PIPELINES_OF_TEXT.match(call.name):
        return bool(call.strings) and not _PUBLIC_PIPELINE.match(call.strings[0])
    if last in {"YOLO", "RTDETR"}:
        return bool(call.strings) and bool(_WEIGHTS_FILE.search(call.strings[0]))
    if last == "read_pickle":
        return any(_WEIGHTS.search(word.rpartition(".")[0]) for word in call.strings[:1])
    if last not in _READS or not owner or _NOT_THE_MODEL.search(f"{call.receiver} {owner}"):
        return False
    is_own = _OF_A_MODEL_MODULE.search(owner) is not None and _is_given(call)
    return is_own or bool(_CLASS.search(owner)) or _is_path_of_model(call)


def _said(call: Call) -> str:
    return f"{call.receiver}{call.name}" if call.name.startswith(".") else call.name
