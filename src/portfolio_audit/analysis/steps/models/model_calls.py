"""Calls and files that keep a model, those of tables and results left out."""

import re
from collections.abc import Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.ml_signs import LEARNING_LIBRARIES
from portfolio_audit.analysis.steps.models.hub_models import is_foundation
from portfolio_audit.analysis.steps.plausible.weights_in_memory import copies_weights
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.lines import LINE_CHARACTERS
from portfolio_audit.parsers.python import Call
from portfolio_audit.parsers.serving import (
    LENT_MODEL,
    MEMORY,
    MODEL_WORD,
    NO_MODEL,
    NO_MODEL_NAME,
    NO_NETWORK,
    OBJECT_STORE,
)
from portfolio_audit.paths import file_stem
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_TOLD_BY_NAME = (".pkl", ".pickle")
_NOTES = lazy_regex(r"metric|version|config|setting|param|readme|requirement|result|score|report|meta|label|feature")
"""Names of what is written down about a model, beside it."""
_PICKLES = lazy_regex(r"^(?:sklearn\.externals\.)?(?:pickle|cPickle|joblib|dill|cloudpickle)\.(?:dump|load)$")
_OF_DATA = lazy_regex(
    r"sample|data|df\b|frame|history|loss|feature|label|corpus|vocab|word|doc|batch|^train|^test|^[xyXY]_|result|score"
    r"|stats|column|image|index|list|found|missing|cache|mapping",
    re.IGNORECASE,
)
"""Names of values that belong to the data and not to a model."""
_LEARNT = lazy_regex(
    r"(?:encod|binari[sz]|scal|vectori[sz]|transform|imput|normali[sz]|discreti[sz]|select|preprocess)(?:er|or)\d?$"
    r"|(?:model|clf|classifier|regressor|pipeline|pipe)\d?$",
    re.IGNORECASE,
)
"""Ends of names that say what an object does, whatever data it is for (`label_encoder`)."""
_SAYS_MODEL = lazy_regex(
    r"model|clf|classif|regress|pipe|scal|encod|vector|transf|estim|predict|serv|app\b|api|artifact|train|save|util"
    r"|(?<!down)load"
    r"|object|pickle|booster|dv\b|tokeni",
    re.IGNORECASE,
)
_READS_WEIGHTS = lazy_regex(r"\bload(?:_url|_file|_state_dict_from_url|_checkpoint|_weights)?\(|\bckpt|checkpoint")
"""What gives weights from a file; without it, they were kept in memory."""
_SETS_OF_DATA = lazy_regex(r"data_?(?:set|dict)|(?:^|_)(?:ds|dsd|data|splits?)(?:_|$)", re.IGNORECASE)
_TENSORS = lazy_regex(
    r"(?:\w{0,30}_)?(?:(?:train|test|val|valid)_?set|(?:train|test|val)|data_?set|datasets|embeddings?|tensors?|graphs?|images?"
    r"|tokens|encodings|features|targets|vocab\w{0,6}|losses|inputs)\d?"
)
_FOR_DATA = lazy_regex(
    r"(?:^|_)(?:frames?|data(?:set|sets|frame|frames)?|df|tables?|features?|samples?|corpus|vocab\w{0,10}|history|results?"
    r"|scores?|cache|splits?|sequences|documents|texts)(?:_|$)"
)
"""Names of functions that read or keep tables."""
_SIMILARITIES = lazy_regex(r"^(?:\w{1,20}_)?(?:similarit(?:y|ies)|cosine_sim)(?:_\w{1,20})?$")
"""Tables by which a recommender answers, and which are all that it has learnt."""
_LISTED = lazy_regex(r"^(?!state_|model|weight|param)\w{1,30}_(?:list|dict|titles|names)$")
"""Files with lists of things, such as titles to choose from."""
_SEVERAL = lazy_regex(r"dump\(\s?[(\[]([^)\]]{1,200})[)\]]|^\s{0,40}\(?(\w{1,40}(?:, ?\w{1,40}){1,9})\)? ?= ?\w")


def model_calls(units: Sequence[CodeUnit], pattern: re.Pattern[str]) -> tuple[Located, ...]:
    """Give the calls of these names that keep a model, those of a model of others or of weights in memory last."""
    found = (
        Located(call.name, unit.place(call.line))
        for unit in units
        for call in (unit.module.calls if unit.module else ())
        if pattern.search(call.name) and not NO_MODEL.search(call.name) and not _keeps_data(call, unit)
    )
    return tuple(sorted(found, key=lambda call: bool(LENT_MODEL.search(call.text))))[:_PLACES]


def keeps_data(path: str) -> bool:
    """Tell whether a file bears the name of a table or of results, or of notes about a model, and not of the model."""
    stem = file_stem(path)
    if path.endswith((".json", ".txt")):
        return bool(_NOTES.search(stem.lower()))
    return path.endswith(_TOLD_BY_NAME) and bool(NO_MODEL_NAME.fullmatch(stem) or _LISTED.search(stem))


def keeps_tables(unit: CodeUnit, call: Call) -> bool:
    """Tell several values that are kept or read at once, none of which is named like a model."""
    found = _SEVERAL.search("".join(unit.source.splitlines()[call.line - 1 : call.line])[:LINE_CHARACTERS])
    return found is not None and not MODEL_WORD.search(found[1] or found[2])


def reads_for_data(call: Call) -> bool:
    """Tell what a function gives back at once that is named for tables (`def load_frames`)."""
    function = call.scope.rpartition(".")[2]
    return (
        call.name.endswith("load")
        and not call.target
        and bool(_FOR_DATA.search(function))
        and not MODEL_WORD.search(function)
    )


def keeps_no_model(unit: CodeUnit, call: Call) -> bool:
    """Tell shapes and scenes, and a pickle of data by the name of what is written or read, then by what is imported."""
    if NO_MODEL.search(call.name) or keeps_tensors(call) or copies_weights(call):
        return True
    if call.name.endswith("load_state_dict"):
        return _copies_weights(unit, call) or not _READS_WEIGHTS.search(unit.source)
    if call.name.endswith("push_to_hub"):
        return _SETS_OF_DATA.search(call.receiver) is not None
    if not _PICKLES.match(call.name):
        return False
    name = call.target if call.name.endswith("load") else "".join(call.arguments[:1])
    is_of_data = _OF_DATA.search(name) and not _LEARNT.search(name)
    if is_of_data or keeps_tables(unit, call) or reads_for_data(call):
        return True
    learns = any(
        one.module.split(".", 1)[0] in LEARNING_LIBRARIES for one in (unit.module.imports if unit.module else ())
    )
    said = " ".join((name, *call.arguments, *call.strings, unit.path, call.scope))
    return not (unit.in_notebook or learns or _SAYS_MODEL.search(said))


def _keeps_data(call: Call, unit: CodeUnit) -> bool:
    """Tell whether a table or results are kept (`pickle.dump(samples, file)`), or no model is spoken of."""
    if is_foundation(call, unit.source) or keeps_tensors(call) or copies_weights(call):
        return True
    if call.name.endswith("push_to_hub"):
        return bool(NO_MODEL_NAME.fullmatch(call.receiver))
    if call.name.endswith("load_state_dict"):
        return (
            _copies_weights(unit, call)
            or bool(NO_NETWORK.search(f"{call.receiver} {call.name}"))
            or not MEMORY.search(unit.source)
        )
    if not OBJECT_STORE.search(call.name):
        return False
    if keeps_tables(unit, call) or reads_for_data(call):
        return True
    name = call.target if call.name.endswith("load") else next(iter(call.arguments), "")
    is_recommender = _SIMILARITIES.search(name) is not None and "ecommend" in unit.source
    return bool(NO_MODEL_NAME.fullmatch(name.rpartition(".")[2])) or not (is_recommender or _speaks_of_model(unit))


def _copies_weights(unit: CodeUnit, call: Call) -> bool:
    """Tell weights that come from another network and no file (`target.load_state_dict(net.state_dict())`)."""
    line = "".join(unit.source.splitlines()[call.line - 1 : call.line])[:LINE_CHARACTERS]
    return ".state_dict()" in line.partition("load_state_dict(")[2]


def keeps_tensors(call: Call) -> bool:
    """Tell data that torch keeps, by the name of what is written or read, or of its file."""
    if call.name not in {"torch.save", "torch.load"}:
        return False
    name = call.target if call.name == "torch.load" else next(iter(call.arguments), "")
    stems = [file_stem(text) for text in call.strings[:1]]
    return any(_TENSORS.fullmatch(text) or NO_MODEL_NAME.fullmatch(text) for text in (name, *stems) if text)


def _speaks_of_model(unit: CodeUnit) -> bool:
    return bool(MODEL_WORD.search(unit.path) or MODEL_WORD.search(unit.source))
