"""What the arguments of a call say that its name does not: files that are opened, queries, and where runs are kept."""

from collections.abc import Iterator

from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.plots_of_data import look_of_plot
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_FROM_FILE = lazy_regex(
    r"(?i)\b(?:from|join)\s{1,20}(?:read_\w{2,20}\(\s?)?['\"][^'\"]{1,200}\.(?:csv|tsv|parquet|jsonl?|ndjson)\b"
)
"""A query that reads a file."""
_FROM_ADDRESS = lazy_regex(r"(?i)\b(?:from|join)\s{1,20}(?:read_\w{2,20}\(\s{0,20}\[?\s{0,20})?['\"](?:https?|ftp)://")
"""A query that reads an address."""
_LOOKS_BY_QUERY = lazy_regex(r"(?i)^\s*(?:summarize|describe)\s+\w")
_GROUPS_BY_QUERY = lazy_regex(
    r"(?is)\bselect\b.{1,250}\b(?:avg|sum|count|max|min|stddev)\([^()]{1,60}\)\s+(?:as\s+)?\w.{0,250}\bgroup by\b"
)
_WINDOWS_BY_QUERY = lazy_regex(r"(?is)\b(?:lag|lead|avg|sum|row_number|rank)\([^()]{0,60}\)\s+over\s?\(")
_SCALES_BY_QUERY = lazy_regex(
    r"(?is)-\s?avg\([^()]{1,40}\)(?:\s+over\s?\([^()]{0,60}\))?\s?\)\s?/\s?(?:nullif\(\s?)?stddev\w{0,5}\("
)
_CLEANS_BY_QUERY = lazy_regex(
    r"(?is)\bselect\b.{1,250}\bwhere\b.{1,200}\bis not null\b|\bas\s+select\s+distinct\b"
    r"|^\s*delete\s+from\b.{1,120}\bwhere\b.{1,80}(?:\bis\s+null\b|[<>]=?\s*-?\d)|^\s*update\b.{1,120}=\s*null\s+where\b"
    r"|\bcoalesce\(\s*[\w.]{1,40}\s*,\s*(?:-?\d|avg|median)|\btrim\(\s*(?:lower|upper)\(|\b(?:lower|upper)\(\s*trim\("
)
_DATES_BY_QUERY = lazy_regex(
    r"(?is)\bselect\b.{1,250}(?:\bextract\(\s?(?:hour|dow|isodow|doy|week|month|quarter|year|day)\w{0,9}\s+from\b|\bdate_part\(\s?'"
    r"|\b(?:dayofweek|dayofyear|weekofyear|isodow)\(|\bstrftime\(\s?'%[HwmjY]')"
)
_DERIVES_BY_QUERY = lazy_regex(
    r"(?is)\bselect\b.{0,250}(?:[\w.\"]\s?/\s?(?:nullif\(\s?)?[\w.\"]{1,40}(?:,\s?0\s?\))?\s+as\s+\w|\bthen\s+1\s+else\s+0\s+end\s+as\s+\w)"
)
_ASKS = frozenset({"sql", "query", "execute", "read_sql", "read_sql_query", "from_query"})
_OPENS = frozenset({"open", "io.open", "codecs.open", "gzip.open", "bz2.open"})
_TABLES = lazy_regex(r"\.(?:csv|tsv|jsonl|ndjson|arff|fasta|pgn|dat|data)(?:\.(?:gz|bz2))?$")
_OTHER_FILES = lazy_regex(r"\.(?:txt|json|xml|pkl|pickle|npy|gz|html?)$")
_OF_DATA = lazy_regex(
    r"(?:^|[/_\\-])(?:data|datasets?|raw|interim|corpus|corpora|train(?:ing)?|annotations?|reviews?|tweets?|articles?|samples?"
    r"|records?|poems?|books?|documents?|sequences?|speeches|lyrics|messages|comments|posts|news)(?:[/_.\\-]|$)"
)
_OF_SETTINGS = lazy_regex(
    r"config|setting|param|stop|vocab|class|map|secret|key|token|\blog|_log|result|metric|score|report|readme|version"
    r"|schema|prompt|require|model|template|cache|state|history|pred|submission|\bids?\b|names|feature|column|index|meta"
)
_PACKAGES_OF_NLTK = lazy_regex(r"punkt|stopwords|wordnet|tagger|omw|vader|^words$|chunker|popular|^all$|lexicon")
_CORPUS = lazy_regex(
    r"^nltk\.corpus\.(?!stopwords|wordnet|words)\w{1,40}\.(?:raw|words|sents|fileids|\w{0,8}_\w{4,6})$"
)
_DESCRIPTOR = lazy_regex(r"^rdkit\.Chem\.(?:Descriptors|rdMolDescriptors|Crippen|Lipinski)\.\w+$")
_PUBLIC_SERVICE = lazy_regex(
    r"^(?:astroquery\.\S{1,60}\.(?:query|launch_job|get|download|cone_search)(?:_\w{1,30})?"
    r"|(?:dataretrieval|pvlib\.iotools|chembl_webresource_client|pybaseball|fastf1)\.(?:\S{1,40}\.)?(?:get|new_client|statcast)(?:_\w{1,30})?"
    r"|nba_api\.stats\.endpoints\.\S{1,60}|nfl_data_py\.import_\w{1,30}|nflreadpy\.load_\w{1,30}|soccerdata\.\w{1,30}|chessdotcom\.get_\w{1,40}"
    r"|obspy\.clients\.\w{1,12}\.(?:\w{1,12}\.)?Client|akshare\.\w{1,40}|musicbrainzngs\.(?:search|get|browse)_\w{1,30}|geemap\.ee_export_\w{1,30}"
    r"|ee\.(?:ImageCollection|FeatureCollection|Image)|lightkurve\.search_\w{1,20}|google_play_scraper\.\w{1,20})$"
)
"""Calls of clients of public data by their libraries."""
_BY_NAME = (
    (_PUBLIC_SERVICE, Meaning(StepKind.COLLECT, "interface")),
    (_CORPUS, Meaning(StepKind.LOAD, "text")),
    (_DESCRIPTOR, Meaning(StepKind.ENGINEER, "derived")),
)
"""Whole parts of libraries, told by the way to a name."""

_BOARDS = frozenset({"wandb", "mlflow", "tensorboard", "comet_ml", "neptune", "clearml", "dvclive", "all"})
"""What training of a library can report to, as it is written in a list."""


def meanings_of_arguments(call: Call) -> Iterator[Meaning]:
    """Give what the arguments say."""
    keywords = dict(call.keywords)
    last = call.name.rpartition(".")[2]
    if last == "create_study" and keywords.get("storage", "None") != "None":
        yield Meaning(StepKind.TRACK, "study")
    board = keywords.get("report_to", "none") or next(iter(_BOARDS & set(call.strings)), "none")
    if board not in ("none", "None") and last.endswith(("Arguments", "Config")):
        yield Meaning(StepKind.TRACK, "board")
    if last == "unique" and keywords.get("return_counts") == "True" and "pred" not in "".join(call.arguments):
        yield Meaning(StepKind.INSPECT, "distribution")
    if last == "unique" and "subset" in keywords:
        yield Meaning(StepKind.CLEAN, "duplicates")
    yield from _of_address(call)
    if call.name in _OPENS and opens_data(call):
        yield Meaning(StepKind.LOAD, "text")
    yield from (meaning for pattern, meaning in _BY_NAME if pattern.search(call.name))
    if (look := look_of_plot(call)) is not None:
        yield look
    if last in _ASKS:
        yield from _of_query(call)


def opens_data(call: Call) -> bool:
    """Tell a file of data that is opened to be read, by its name."""
    path = call.strings[0].lower() if call.strings else ""
    mode = dict(call.keywords).get("mode", call.arguments[1] if len(call.arguments) > 1 else "r")
    if not path or mode[:1] not in ("r", "") or _OF_SETTINGS.search(path):
        return False
    return bool(_TABLES.search(path) or (_OTHER_FILES.search(path) and _OF_DATA.search(path)))


def _of_address(call: Call) -> Iterator[Meaning]:
    """Give what is fetched by an address or the name of a package among the arguments."""
    said = call.strings[0] if call.strings else ""
    if call.name == "nltk.download" and said and not _PACKAGES_OF_NLTK.search(said):
        yield Meaning(StepKind.COLLECT, "hub")
    if call.name == "requests.request" and said == "GET":
        yield Meaning(StepKind.COLLECT, "interface")
    if call.name == "fsspec.open" and "://" in said:
        yield Meaning(StepKind.COLLECT, "hub")


_BY_QUERY = (
    (_FROM_FILE, Meaning(StepKind.LOAD, "table")),
    (_FROM_ADDRESS, Meaning(StepKind.COLLECT, "hub")),
    (_LOOKS_BY_QUERY, Meaning(StepKind.INSPECT, "overview")),
    (_GROUPS_BY_QUERY, Meaning(StepKind.ENGINEER, "grouped")),
    (_DATES_BY_QUERY, Meaning(StepKind.ENGINEER, "dates")),
    (_DERIVES_BY_QUERY, Meaning(StepKind.ENGINEER, "derived")),
    (_WINDOWS_BY_QUERY, Meaning(StepKind.ENGINEER, "window")),
    (_SCALES_BY_QUERY, Meaning(StepKind.TRANSFORM, "scale")),
    (_CLEANS_BY_QUERY, Meaning(StepKind.CLEAN, "filtered")),
)


def _of_query(call: Call) -> Iterator[Meaning]:
    for text in call.strings[:2]:
        yield from (meaning for pattern, meaning in _BY_QUERY if pattern.search(text))
