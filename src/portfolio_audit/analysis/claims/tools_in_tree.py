"""Which of the tools that a front page states stand in no file that could use them."""

from collections.abc import Iterable, Iterator
from posixpath import basename, splitext

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.prose.words.tools import Tool
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.reading_plan import Reading, reading_of
from portfolio_audit.snapshot.records import Absent, Entry, EntryKind
from portfolio_audit.snapshot.snapshot import Snapshot

_PROSE = frozenset({".md", ".markdown", ".mdown", ".mkd", ".rst", ".adoc", ".asciidoc"})
_HOLDS_CODE = (b"import ", b"library(", b"<script", b"from(")
"""What makes a prose file one that may run or show code."""
_MANIFEST = lazy_regex(
    r"(?:^|/)(?:requirements[^/]*\.(?:txt|in)|[^/]*requirements\.txt|requirements/[^/]*\.txt|pyproject\.toml|poetry\.lock"
    r"|uv\.lock|pdm\.lock|pipfile(?:\.lock)?|environment[^/]*\.ya?ml|conda[^/]*\.ya?ml|setup\.cfg|constraints[^/]*\.txt)$"
)
_CODE = frozenset({Reading.PYTHON, Reading.CODE, Reading.NOTEBOOK})
_MUST_BE_READ = _CODE | {Reading.CONFIGURATION, Reading.UNKNOWN}
_MAY_HOLD_WORK = lazy_regex(r"\.(?:zip|rar|7z|tar|t?gz|whl|jar|exe|mlx|slx|pbix|twbx?|knwf|knar|rmp|ows|xlsm)$")
"""Files that are not read and may hold code or the work of a tool with windows."""
_MODEL_FILE = lazy_regex(
    r"\.(?:pkl|pickle|joblib|sav|dill|bin|model|onnx|pmml|rds|cbm|bst|pt|pth|ckpt|h5|hdf5|keras|pb|tflite|safetensors)$"
)
_KEEPS_MODEL = (b"dump(", b".save(", b"save_model(", b"saverds(", b"save_pretrained(", b"to_pickle(")
_TRAINS_UNNAMED = (
    b"pycaret", b"lazypredict", b"autogluon", b"h2o", b"tpot", b"flaml", b"autosklearn", b"auto_ml", b"mljar",
    b"all_estimators", b"automl",
)  # fmt: skip  # a set of words
"""Tools that train kinds of models without a word on them in the code."""


def unnamed_tools(snapshot: Snapshot, tools: Iterable[Tool], shown: Iterable[str]) -> frozenset[str]:
    """Give the names of tools that no file beside prose and lists of packages names; none where not all was read.

    Each of the `shown` texts, code blocks of the page itself, counts as a file.
    """
    wanted = {tool.name: tool for tool in tools}
    if not wanted or _is_blind(snapshot):
        return frozenset()
    texts = _texts(snapshot, shown)
    has_model = any(_MODEL_FILE.search(entry.path.lower()) for entry in snapshot.files)
    keeps = not has_model
    for text, is_manifest in texts:
        wanted = {
            name: tool
            for name, tool in wanted.items()
            if (is_manifest and tool.is_imported) or not any(trace in text for trace in tool.traces)
        }
        keeps = keeps or any(word in text for word in _KEEPS_MODEL)
        if not is_manifest and any(word in text for word in _TRAINS_UNNAMED):
            wanted = {name: tool for name, tool in wanted.items() if not tool.is_model}
        if not wanted:
            break
    return frozenset(wanted) if keeps else frozenset()


def _is_blind(snapshot: Snapshot) -> bool:
    """Tell whether code may stand where we do not see it, or there is none."""
    if snapshot.target.subdir or any(entry.kind is EntryKind.SUBMODULE for entry in snapshot.entries):
        return True
    own = [entry for entry in snapshot.files if is_own_code(entry.path)]
    if any(_MAY_HOLD_WORK.search(entry.path.lower()) and "data" not in entry.path.lower() for entry in own):
        return True
    if any(entry.unread is not None and reading_of(entry.path) in _MUST_BE_READ for entry in own):
        return True
    return not any(reading_of(entry.path) in _CODE for entry in own)


def _texts(snapshot: Snapshot, shown: Iterable[str]) -> Iterator[tuple[bytes, bool]]:
    """Yield all paths, then texts in lower case, small files first, and whether one only lists packages."""
    yield "\n".join(entry.path for entry in snapshot.entries).lower().encode(), False
    yield from ((text.lower().encode(), False) for text in shown)
    for entry in sorted(snapshot.files, key=lambda entry: (entry.size_bytes, entry.path)):
        content = snapshot.read(entry)
        if isinstance(content, Absent):
            continue
        text = content.lower().replace(b"\x00", b"")
        if _is_prose(entry, text):
            continue
        yield text, _MANIFEST.search(entry.path.lower()) is not None


def _is_prose(entry: Entry, text: bytes) -> bool:
    is_page = splitext(entry.path)[1].lower() in _PROSE or basename(entry.path).lower().startswith("readme")
    is_readme = basename(entry.path).lower().startswith("readme")
    return is_page and (is_readme or not any(word in text for word in _HOLDS_CODE))
