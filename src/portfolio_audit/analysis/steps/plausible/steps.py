"""Which steps stand, seen beside the other lines of their file."""

import re
from pathlib import PurePosixPath

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.ml_signs import ANALYSIS_LIBRARIES, LEARNING_LIBRARIES
from portfolio_audit.analysis.steps.names.named_functions import (
    is_named_otherwise,
    is_other_baseline,
    is_rest_of_seasons,
)
from portfolio_audit.analysis.steps.names.said_baselines import said_baselines
from portfolio_audit.analysis.steps.names.said_groups import said_groups
from portfolio_audit.analysis.steps.own.detectors import is_inside_a_detector
from portfolio_audit.analysis.steps.plausible.failed_cells import is_never_reached
from portfolio_audit.analysis.steps.shapes.holdouts import asks_for_held_rows
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.text_cleaning import text_cleaning_scopes
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
_OF_SERVICES = frozenset({(StepKind.COLLECT, "interface"), (StepKind.LOAD, "text")})
"""What such files ask for and open to show it."""
_TEXT_OF_ANY_SORT = frozenset({"re.sub", "re.compile.sub", "str.replace"})
"""Calls that clean text, which is what models learn from only in a file that works with them."""
_QUERIES = lazy_regex(r"read_sql|execute\(|\.query\(|\.sql\(|to_sql|\bfetch(?:all|one|df)\(|\.find(?:_one)?\(")
"""What reads rows from a database; without it, a connection keeps the state of a service."""
_ACCOUNTS = lazy_regex(
    r"\b(?:log_?in|sign_?up|jwt|register_?user|(?:hash|check|verify)_password|bcrypt)\b", re.IGNORECASE
)
"""Words of files whose database keeps the users of a service."""
_BESIDE_THE_DATA = lazy_regex(
    r"(?:^|[_.-])(?:monitor\w{0,4}|alerts?|deploy\w{0,6}|server?|serving|notif\w{1,8}|slack|integrations?|health\w{0,6}"
    r"|reports?|reporting)(?=[_.-]|$)",
    re.IGNORECASE,
)
"""Names of files whose requests ask a service and bring no data."""
_LOOP = lazy_regex(r"^for (\w{1,3})(?:, \w{1,20}){0,2} in ")
_LINES_OF_A_LOOP = 12
_NO_SETTINGS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|periods|axis|dim|start|stop|step|page|offset|fold|row|col|label|loc|id"
    r"|seed|random_state)\s?[='\"]"
)
"""Keywords that move a date, count or place something, and set no model up."""


_TRIES = lazy_regex(r"\bfor \w{1,30}(?:, \w{1,30}){0,3} in\b|\bwhile\b|\.fit\(|train|search|study|trial|objective")
"""What a function that tunes does, itself or by what it calls."""
_OF_A_SEARCH = lazy_regex(
    r"frontier|minimax|goal_test|depth_limited|\b(?:node|state|board)\.(?:children|expand|moves|depth)\b"
)
"""What a file speaks of that searches a tree or plays a game."""
_OF_A_TEST = lazy_regex(r"\bp(?:_?val(?:ue)?s?)?(?:\[\w{1,12}\])?\s?<=?\s?alpha\b")
_OF_A_COMPETITION = lazy_regex(r"kaggle|submission|/input/", re.IGNORECASE)
_OF_ENTROPY = lazy_regex(
    r"cross_?entropy|\bbce|nll|log_?(?:soft|sig)|(?:true|target|label)\w{0,8}.{0,80}\blog\(", re.IGNORECASE
)
_SWITCHED_OFF = lazy_regex(r"^train\s?=\s?False$")
_TEST_FILE = lazy_regex(r"^test_\w{2,8}\s?=")
_TABLE_OF_X = lazy_regex(r"\by_val\b|\bx_train\b")


def plausible(unit: CodeUnit, steps: list[Step]) -> list[Step]:
    """Leave out names that mean something else in this file."""
    steps = _of_imports(unit, steps)
    if unit.module is not None and (not _QUERIES.search(unit.source) or _ACCOUNTS.search(unit.source)):
        steps = [step for step in steps if step.kind is not StepKind.LOAD or step.detail != "database"]
    if _BESIDE_THE_DATA.search(PurePosixPath(unit.path).stem):
        steps = [step for step in steps if step.kind is not StepKind.COLLECT]
    steps += [*said_baselines(unit, steps), *said_groups(unit, steps)]
    if any(step.kind is StepKind.WATCH_DRIFT for step in steps):
        steps = [step for step in steps if not _is_of_drift(step)]
    if unit.in_notebook and "baseline" in PurePosixPath(unit.path).stem.lower():
        models = [step for step in steps if step.kind is StepKind.MODEL][:1]
        steps = [*steps, *(replace(step, kind=StepKind.BASELINE, detail="named") for step in models)]
    return [
        step
        for step in steps
        if not _counts_only(unit, step)
        and not _is_told_by_its_call(unit, step)
        and not _is_named_to_tune(unit, step)
        and not is_named_otherwise(unit, step)
        and not is_other_baseline(unit, step)
        and not is_rest_of_seasons(unit, step)
        and not is_inside_a_detector(unit, step)
        and not _walks_only(unit, step)
        and not _is_one_answer(unit, step)
        and not _holds_nothing_out(unit, step)
        and not _lacks_its_base(unit, step)
        and not is_never_reached(unit, step)
    ]


def _of_imports(unit: CodeUnit, steps: list[Step]) -> list[Step]:
    """Leave out names that mean something else where their library is not imported, or another one is."""
    roots = unit.roots
    if roots & _OTHER_PURPOSES and not roots & (LEARNING_LIBRARIES | ANALYSIS_LIBRARIES):
        steps = [step for step in steps if step.kind not in _BY_NAME]
    if not unit.in_notebook and not roots & FETCHING_LIBRARIES:
        steps = [step for step in steps if not step.text.endswith("BeautifulSoup")]
    if not unit.in_notebook and unit.language == "python":
        plain = {"str.replace"} if roots & LEARNING_LIBRARIES else _TEXT_OF_ANY_SORT
        cleaning = text_cleaning_scopes(unit) if any(step.text == "re.sub" for step in steps) else frozenset()
        steps = [step for step in steps if step.text not in plain or step.scope in cleaning]
    if roots & _FRONT_ENDS:
        steps = [step for step in steps if (step.kind, step.detail) not in _OF_SERVICES]
    if roots and not unit.in_notebook and not roots & (LEARNING_LIBRARIES | ANALYSIS_LIBRARIES):
        steps = [step for step in steps if step.kind is not StepKind.BASELINE]
    if "statsmodels" not in roots:
        steps = [step for step in steps if step.kind is not StepKind.EXPLAIN or not step.text.endswith(".params")]
    return steps


def _is_named_to_tune(unit: CodeUnit, step: Step) -> bool:
    """Tell a function or script that is called after tuning, and neither repeats nor trains anything."""
    if step.kind is not StepKind.TUNE or not step.defined_until or unit.language != "python":
        return False
    first = step.at.line or 1
    body = unit.source.splitlines()[first if step.scope else 0 : step.defined_until]
    return not _TRIES.search("\n".join(body))


def _walks_only(unit: CodeUnit, step: Step) -> bool:
    """Tell a loop over the depths of a tree or a board that is searched, and one over levels of significance."""
    is_loop = step.kind is StepKind.TUNE and step.detail == "manual" and step.text.lstrip().startswith("for ")
    if is_loop and "alpha" in step.text:
        first = step.at.line or 1
        return _OF_A_TEST.search("\n".join(unit.source.splitlines()[first : first + _LINES_OF_A_LOOP])) is not None
    return is_loop and "depth" in step.text and _OF_A_SEARCH.search(unit.source) is not None


def _is_one_answer(unit: CodeUnit, step: Step) -> bool:
    """Tell what the model itself says of one row, to compare with the row changed."""
    if step.kind is not StepKind.BASELINE or not step.text.isidentifier():
        return False
    return (
        re.search(rf"\b{step.text}\s?=\s?\w{{0,20}}\.predict\w{{0,6}}\((?:instance|row|sample|record)", unit.source)
        is not None
    )


def _holds_nothing_out(unit: CodeUnit, step: Step) -> bool:
    """Tell the test file of a competition, whose answers nobody has, a mean called `x_val`, and a switch of a model."""
    if step.kind is not StepKind.SPLIT:
        return False
    if _SWITCHED_OFF.match(step.text) and unit.module is not None:
        return not asks_for_held_rows(unit.module.calls, step.at.line or 1)
    if step.detail == "predefined" and _TEST_FILE.match(step.text):
        return bool(_OF_A_COMPETITION.search(unit.path) or _OF_A_COMPETITION.search(unit.source))
    return step.text == "x_val" and not _TABLE_OF_X.search(unit.source)


def _lacks_its_base(unit: CodeUnit, step: Step) -> bool:
    """Tell rows that no schema takes, and a power called gamma without the entropy that a focal loss weighs."""
    if step.kind is StepKind.VALIDATE and "(**" in step.text:
        return "BaseModel" not in unit.source
    is_power = step.kind is StepKind.RESAMPLE and step.detail == "loss" and "gamma" in step.text
    return is_power and not _OF_ENTROPY.search(unit.source)


def _is_told_by_its_call(unit: CodeUnit, step: Step) -> bool:
    """Tell a seed on a line of its own inside a call, which the call tells already."""
    if step.kind is not StepKind.SEED or "=" not in step.text or unit.module is None:
        return False
    line = step.at.line or 1
    return any(call.line < line <= call.end_line for call in unit.module.calls)


def _is_of_drift(step: Step) -> bool:
    """Tell what watching drift takes for itself: its baseline is the data of training, its tests compare columns."""
    if step.kind is StepKind.BASELINE:
        return step.detail in ("named", "own", "printed")
    return step.kind is StepKind.UNCERTAINTY and step.detail == "test"


def _counts_only(unit: CodeUnit, step: Step) -> bool:
    """Tell a loop with a short name that hands it on as no setting: `for k in range(9)` may count anything."""
    loop = _LOOP.match(step.text) if step.kind is StepKind.TUNE and step.detail == "manual" else None
    if loop is None:
        return False
    first = step.at.line or 1
    body = "\n".join(unit.source.splitlines()[first : first + _LINES_OF_A_LOOP])
    name = re.escape(loop.group(1))
    setting = rf"(?!{_NO_SETTINGS})\w{{1,40}}"
    return not re.search(rf"[(,]\s{{0,20}}{setting}\s?=\s?{name}\b|['\"]{setting}['\"]\s?:\s?{name}\b", body)
