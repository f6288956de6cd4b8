"""Which steps stand, seen beside the other lines of their file."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.ml_signs import ANALYSIS_LIBRARIES, LEARNING_LIBRARIES
from portfolio_audit.analysis.steps import Step, StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

FETCHING_LIBRARIES = frozenset(
    {"requests", "urllib", "urllib2", "urllib3", "httpx", "aiohttp", "selenium", "playwright", "scrapy", "cloudscraper"}
)
"""Imports that bring a page here; without one, a parser of HTML only cleans text."""
_OTHER_PURPOSES = frozenset({"scrapy", "django", "rest_framework", "flask_sqlalchemy", "selenium", "playwright", "bs4"})
"""Imports of files that scrape pages or keep records: a key `score` is a reviewer's there, and no model's."""
_BY_NAME = frozenset(
    {
        StepKind.METRIC,
        StepKind.BASELINE,
        StepKind.ANALYSE_ERRORS,
        StepKind.EXPLAIN,
        StepKind.VALIDATE,
        StepKind.TUNE,
        StepKind.CALIBRATE,
        StepKind.ENGINEER,
    }
)
_FRONT_ENDS = frozenset({"streamlit", "gradio", "dash", "flask", "fastapi", "locust"})
"""Imports of files whose requests ask the project's own service."""
_TEXT_OF_ANY_SORT = frozenset({"re.sub", "str.replace"})
"""Calls that clean text, which is what models learn from only in a file that works with them."""
_LOOP = lazy_regex(r"^for (\w{1,3})(?:, \w{1,20}){0,2} in ")
_LINES_OF_A_LOOP = 12
_PICKLES = lazy_regex(r"^(?:pickle|cPickle|joblib|dill|cloudpickle)\.(?:dump|load)$")
_NO_MODEL = lazy_regex(
    r"sample|data|df\b|frame|history|loss|feature|label|corpus|vocab|word|doc|batch|^train|^test|^[xyXY]_|result|score"
    r"|stats|column|image|index|list",
    re.IGNORECASE,
)
"""Names of values that belong to the data and not to a model."""
_MODEL = lazy_regex(
    r"model|clf|classif|regress|pipe|scal|encod|vector|transf|estim|predict|serv|app\b|api|artifact|train|load|save|util"
    r"|object|pickle|booster|dv\b|tokeni",
    re.IGNORECASE,
)


def plausible(unit: CodeUnit, steps: list[Step]) -> list[Step]:
    """Leave out names that mean something else in this file."""
    roots = {found.module.split(".", 1)[0] for found in (unit.module.imports if unit.module else ())}
    if roots & _OTHER_PURPOSES and not roots & (LEARNING_LIBRARIES | ANALYSIS_LIBRARIES):
        steps = [step for step in steps if step.kind not in _BY_NAME]
    if not unit.in_notebook and not roots & FETCHING_LIBRARIES:
        steps = [step for step in steps if not step.text.endswith("BeautifulSoup")]
    if not unit.in_notebook and unit.language == "python" and not roots & LEARNING_LIBRARIES:
        steps = [step for step in steps if step.text not in _TEXT_OF_ANY_SORT]
    if roots & _FRONT_ENDS:
        steps = [step for step in steps if step.kind is not StepKind.COLLECT or step.detail != "interface"]
    if any(step.kind is StepKind.WATCH_DRIFT for step in steps):
        steps = [step for step in steps if not _is_of_drift(step)]
    return [step for step in steps if not _counts_only(unit, step)]


def means_something_else(unit: CodeUnit, call: Call, kind: StepKind) -> bool:
    """Tell a pickle that keeps data, and an array that is computed with and no column."""
    if kind in (StepKind.SAVE, StepKind.RESTORE):
        return _keeps_no_model(unit, call)
    return kind in (StepKind.ENGINEER, StepKind.CLEAN) and call.name.startswith("numpy.") and "[" not in call.target


def _keeps_no_model(unit: CodeUnit, call: Call) -> bool:
    """Tell a pickle of data, by the name of what is written or read, then by what the file imports."""
    if not _PICKLES.match(call.name):
        return False
    name = call.target if call.name.endswith("load") else "".join(call.arguments[:1])
    if _NO_MODEL.search(name):
        return True
    learns = any(
        one.module.split(".", 1)[0] in LEARNING_LIBRARIES for one in (unit.module.imports if unit.module else ())
    )
    return not (
        unit.in_notebook or learns or _MODEL.search(f"{name} {' '.join(call.strings)} {unit.path} {call.scope}")
    )


def _is_of_drift(step: Step) -> bool:
    """Tell what watching drift takes for itself: its baseline is the data of training, its tests compare columns."""
    if step.kind is StepKind.BASELINE:
        return step.detail in ("named", "own")
    return step.kind is StepKind.UNCERTAINTY and step.detail == "test"


def _counts_only(unit: CodeUnit, step: Step) -> bool:
    """Tell a loop with a short name that hands it on as no setting: `for k in range(9)` may count anything."""
    loop = _LOOP.match(step.text) if step.kind is StepKind.TUNE and step.detail == "manual" else None
    if loop is None:
        return False
    first = step.at.line or 1
    body = "\n".join(unit.source.splitlines()[first : first + _LINES_OF_A_LOOP])
    name = re.escape(loop.group(1))
    return not re.search(rf"[(,]\s{{0,20}}\w{{1,40}}\s?=\s?{name}\b|['\"]\w{{1,40}}['\"]\s?:\s?{name}\b", body)
