"""What the arguments of a call say that its name does not: files that are opened, queries, and where runs are kept."""

from collections.abc import Iterator

from portfolio_audit.analysis.steps.plots_of_data import look_of_plot
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.vocabulary import Meaning
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_FROM_FILE = lazy_regex(
    r"(?i)\b(?:from|join)\s{1,20}(?:read_\w{2,20}\(\s?)?['\"][^'\"]{1,200}\.(?:csv|tsv|parquet|jsonl?|ndjson)\b"
)
"""A query that reads a file."""
_LOOKS_BY_QUERY = lazy_regex(r"(?i)^\s*(?:summarize|describe)\s+\w")
_GROUPS_BY_QUERY = lazy_regex(
    r"(?is)\bselect\b.{1,250}\b(?:avg|sum|count|max|min|stddev)\([^()]{1,60}\)\s+(?:as\s+)?\w.{0,250}\bgroup by\b"
)
_WINDOWS_BY_QUERY = lazy_regex(r"(?is)\b(?:lag|lead|avg|sum|row_number|rank)\([^()]{0,60}\)\s+over\s?\(")
_CLEANS_BY_QUERY = lazy_regex(r"(?is)\bselect\b.{1,250}\bwhere\b.{1,200}\bis not null\b|\bas\s+select\s+distinct\b")
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
_BY_NAME = (
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
    if call.name == "nltk.download" and call.strings and not _PACKAGES_OF_NLTK.search(call.strings[0]):
        yield Meaning(StepKind.COLLECT, "hub")
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


def _of_query(call: Call) -> Iterator[Meaning]:
    for text in call.strings[:2]:
        if _FROM_FILE.search(text):
            yield Meaning(StepKind.LOAD, "table")
        if _LOOKS_BY_QUERY.search(text):
            yield Meaning(StepKind.INSPECT, "overview")
        if _GROUPS_BY_QUERY.search(text):
            yield Meaning(StepKind.ENGINEER, "grouped")
        if _WINDOWS_BY_QUERY.search(text):
            yield Meaning(StepKind.ENGINEER, "window")
        if _CLEANS_BY_QUERY.search(text):
            yield Meaning(StepKind.CLEAN, "filtered")
