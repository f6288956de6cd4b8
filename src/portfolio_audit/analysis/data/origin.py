"""Which data the code reads, and whether courses hand them out."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.toy_data import TOY_DATA
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python import Call
from portfolio_audit.paths import file_stem, file_suffix
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_SOURCES = 100
_SOURCE_HOST = lazy_regex(r"https?://(?:www\.)?([\w.-]{3,60})/")
_DATA_CALL = lazy_regex(
    r"(?:^|\.)(?:read_(?!yaml|config|text|file)\w+"
    r"|load_(?!dotenv|env|model|weights|state_dict|config|yaml|im(?:g|age)|ext|tokeni[sz]er|artifact|pipeline)\w+"
    r"|fetch_\w+|load_data|load_dataset|\w*MNIST\w*|CIFAR\w*|fread|loadtxt)$"
)


def named(table: Iterable[tuple[str, re.Pattern[str]]], lines: Iterable[Located]) -> Iterator[Located]:
    """Give the label of each pattern that a line matches, at the first such line."""
    places = tuple(lines)
    for label, pattern in table:
        place = next((line for line in places if pattern.search(line.text)), None)
        if place is not None:
            yield Located(label, place.at)


_COLUMNS = (
    ("Ames house prices", ("SalePrice", "GrLivArea")),
    ("Titanic", ("Pclass", "SibSp")),
    ("Boston housing", ("LSTAT", "PTRATIO")),
)
"""Set, and two columns that only it has."""
_HEADERS = (
    *((name, tuple(column.lower() for column in columns)) for name, columns in _COLUMNS),
    ("California housing", ("median_house_value", "ocean_proximity")),
    ("wine quality", ("volatile acidity", "residual sugar")),
    ("iris", ("sepal", "petal")),
    ("breast cancer Wisconsin", ("radius_mean", "concavity_mean")),
    ("diabetes", ("diabetespedigreefunction", "glucose")),
    ("Telco churn", ("totalcharges", "monthlycharges")),
    ("mall customers", ("annual income (k$)", "spending score (1-100)")),
    ("heart disease", ("thalach", "oldpeak")),
    ("german credit", ("checking_status", "credit_history")),
    ("car data of CarDekho", ("kms_driven", "seller_type")),
)
"""Set, and two columns by which the first line of a table tells it, in small letters."""
_TABLES = frozenset({".csv", ".tsv", ".data"})
_TABLES_READ = 25
_TABLE_BYTES = 3_000_000
_HEADER_BYTES = 8_000
_PATH_MAKERS = frozenset({"os.path.join", "pathlib.Path"})
_DATA_SUFFIXES = (".csv", ".tsv", ".parquet", ".xlsx", ".json", ".feather", ".pkl")
_PATH = lazy_regex(r"[./\\:]")
_BY_NAME = lazy_regex(
    r"(?:^|\.)(?:load_dataset|load_data|get_rdataset"
    r"|fetch_(?:openml|ucirepo|california_housing|20newsgroups\w*|lfw\w+|covtype|kddcup99|rcv1|olivetti_faces))$"
)
"""Loaders that take the name of a set instead of a path."""
_KEPT = lazy_regex(r"\.(?:pkl|pickle|np[yz]|joblib)$", re.IGNORECASE)
"""Files that a program keeps for its own next step."""
_SOURCE_KEYWORDS = frozenset({"filepath_or_buffer", "path", "io", "filename", "file", "name", "url"})
_PARTS = lazy_regex(
    r"^(?:x_|y_)?(?:train|test|valid|sample_?submission|submission|gender_submission)\w{0,10}\.\w{1,8}$"
)
"""Files that are parts or results of one set."""
_PART_WORD = lazy_regex(
    r"(?:^|[_ -])(?:train(?:ing)?|test(?:ing)?|valid(?:ation)?|val|dev|(?:gender_|sample_?)?submission)(?=[_ .-]|$)",
    re.IGNORECASE,
)
"""What the parts of one set are told apart by."""
_WRITES = lazy_regex(
    r"(?:^|[._])(?:to_(?:csv|parquet|json|feather|excel|pickle|hdf)|save\w{0,12}|dump|write_?\w{0,12})$"
)
"""Calls that write what a later step of the project reads."""
_SET_ASIDE = lazy_regex(r"(?:^|/)(?:archived?|old|deprecated|legacy|backups?)/", re.IGNORECASE)
"""Folders of what the project no longer does."""


def toy_data(
    snapshot: Snapshot, units: tuple[CodeUnit, ...], titles: tuple[Located, ...], name: Located
) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
    """Give all teaching sets, and those that the project is about: a title tells it before the repository's name."""
    main = tuple(named(TOY_DATA, titles)) or tuple(named(TOY_DATA, (name,)))
    by_name = named(TOY_DATA, _data_names(snapshot, units))
    all_found = (*_by_columns(units), *_by_headers(snapshot), *by_name)
    found = (one for one in all_found if not _SET_ASIDE.search(one.at.path))
    used = tuple({one.text: one for one in found}.values())
    if (
        not main
        and len({_PARTS.sub("", source.text.lower()) for source in sources(units, with_joined=False)} - {""}) <= 1
    ):
        main = used[:1] if len(used) == 1 else ()
    return (*main, *(one for one in used if one.text not in {known.text for known in main})), main


def _by_columns(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find sets by the names of their columns, where the files are called `train.csv`, as competitions call them."""
    for name, columns in _COLUMNS:
        place = next((_line_of(columns[0], unit) for unit in units if all(one in unit.source for one in columns)), None)
        if place is not None:
            yield Located(name, place)


def _by_headers(snapshot: Snapshot) -> Iterator[Located]:
    """Find sets by the first line of tables in the tree, whatever they are called."""
    tables = (entry for entry in snapshot.files if file_suffix(entry.path).lower() in _TABLES)
    small = (entry for entry in tables if entry.size_bytes <= _TABLE_BYTES and is_own_code(entry.path))
    for entry in islice(small, _TABLES_READ):
        content = snapshot.read(entry)
        head = content[:_HEADER_BYTES].split(b"\n", 1)[0] if isinstance(content, bytes) else b""
        first = head.decode("utf-8", errors="replace").lower()
        yield from (
            Located(name, Place(entry.path)) for name, columns in _HEADERS if all(one in first for one in columns)
        )


def _line_of(text: str, unit: CodeUnit) -> Place:
    """Give the first line that holds a text."""
    return unit.place(unit.source[: unit.source.index(text)].count("\n") + 1)


def _data_names(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    for entry in snapshot.files:
        if file_suffix(entry.path).lower() in {".csv", ".tsv", ".parquet", ".xlsx", ".data", ".zip", ".gz"}:
            yield Located(re.sub(r"[-_.]", " ", file_stem(entry.path)), Place(entry.path))
    for unit in units:
        if unit.in_notebook:
            yield Located(re.sub(r"[-_.]", " ", file_stem(unit.path)), Place(unit.path))
        for call in unit.module.calls if unit.module else ():
            if _DATA_CALL.search(call.name):
                words = (
                    re.sub(r"[/._-]", " ", " ".join((call.name, *call.strings))) + " " + call.name.rpartition(".")[2]
                )
                yield Located(words, unit.place(call.line))


def _source_of(call: Call) -> str:
    """Give the file or address that a call names first; the name of an engine or a column is neither."""
    if not (_DATA_CALL.search(call.name) or call.name == "requests.get"):
        return ""
    in_keywords = {value.strip("'\"") for name, value in call.keywords if name not in _SOURCE_KEYWORDS}
    named = next((text for text in call.strings[:1] if text not in in_keywords), "")
    return named if _PATH.search(named) or _BY_NAME.search(call.name) else ""


def _joined(unit: CodeUnit) -> tuple[tuple[int, str, str], ...]:
    """Give the files whose path is put together, each with its line and the name that the path is given."""
    made = (call for call in (unit.module.calls if unit.module else ()) if call.name in _PATH_MAKERS and call.strings)
    files = ((call.line, call.target, call.strings[-1]) for call in made)
    return tuple(one for one in files if one[2].lower().endswith(_DATA_SUFFIXES))


def _file_of(call: Call, joined: tuple[tuple[int, str, str], ...]) -> str:
    """Give the file whose path is put together in the call, or last above it under the name that it is given."""
    name = call.arguments[0] if call.arguments else "-"
    near = [file for line, target, file in joined if line == call.line or (line < call.line and target == name)]
    return near[-1] if near else ""


def sources(units: tuple[CodeUnit, ...], *, with_joined: bool = True) -> tuple[Located, ...]:
    """Give one place for each data file or host that code reads from, those whose path is put together among them.

    What the code writes itself is none, and the parts of one set are one.
    """
    written = _written(units)
    first: dict[str, Located] = {}
    for unit in units:
        joined = _joined(unit) if with_joined else ()
        for call in unit.module.calls if unit.module else ():
            target = _source_of(call)
            if not target and _DATA_CALL.search(call.name):
                target = _file_of(call, joined)
            if not target or _KEPT.search(target):
                continue
            host = _SOURCE_HOST.match(target)
            key = host.group(1) if host else _name_of(target)
            if key and key not in written and "localhost" not in key and "127.0.0.1" not in key:
                first.setdefault(_PART_WORD.sub("", key), Located(key, unit.place(call.line)))
    return tuple(sorted(first.values(), key=lambda source: source.text))[:_SOURCES]


def _written(units: tuple[CodeUnit, ...]) -> frozenset[str]:
    """Give the names of files that the code writes, without those that the same file has read before it."""
    written: set[str] = set()
    opened: set[tuple[str, str]] = set()
    for unit in units:
        joined = _joined(unit)
        for call in unit.module.calls if unit.module else ():
            names = [_name_of(text) for text in (*call.strings, _file_of(call, joined))]
            if _WRITES.search(call.name):
                written |= {name for name in names if (unit.path, name) not in opened}
            elif _DATA_CALL.search(call.name):
                opened |= {(unit.path, name) for name in names}
    return frozenset(written - {""})


def _name_of(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name
