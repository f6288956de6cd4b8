"""What each prose file and notebook tells, gathered in the order in which a reader meets them."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.prose.files.prose import is_foreign, root_readme, sub_readmes
from portfolio_audit.analysis.prose.files.reports import is_knitted_source, is_told_document
from portfolio_audit.analysis.prose.notebook_prose import notebook_prose
from portfolio_audit.analysis.prose.passages.reasons import find_reasons
from portfolio_audit.analysis.prose.passages.topics import Passage, make_passage, measured_lines
from portfolio_audit.analysis.prose.printed_values import printed_values
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims
from portfolio_audit.analysis.prose.prose_quality import find_generator_text
from portfolio_audit.analysis.prose.prose_reading import read_prose
from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.sentences.foreign_prose import is_in_foreign_words
from portfolio_audit.analysis.prose.tables.data import data_tables
from portfolio_audit.analysis.text_corpora import corpus_paths
from portfolio_audit.cache.kept import kept
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.parsers.notebook import CellKind, Notebook, Output, OutputKind, parse_notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_DOCUMENTS = 40
_NOTEBOOKS = 40
OUTPUTS = 150
"""Numbers in outputs that are read, of one notebook and of all together."""
_LONG_TEXT = 300
_REPORT_WORDS = 150
_REPORT = lazy_regex(r"(?i)\breport\b")


class Told(Struct):
    """What was gathered so far."""

    passages: list[Passage] = []
    reasons: list[Located] = []
    claims: list[MetricClaim] = []
    outputs: list[MetricClaim] = []
    figures: list[Located] = []
    tables: list[Located] = []
    words: dict[str, int] = {}
    notebooks: list[str] = []
    long_texts: list[Located] = []
    sub_readmes: int = 0
    report_pages: list[str] = []
    """READMEs of folders that are called a report by their title, and long enough for one."""
    foreign: dict[str, int] = {}
    """Words of each text that is not in English, by its path."""

    def add(self, other: "Told") -> None:
        """Add what one notebook tells."""
        self.passages += other.passages
        self.reasons += other.reasons
        self.claims += other.claims
        self.outputs += other.outputs
        self.figures += other.figures
        self.tables += other.tables
        self.notebooks += other.notebooks
        self.long_texts += other.long_texts
        self.foreign |= other.foreign
        for source, words in other.words.items():
            self.words[source] = self.words.get(source, 0) + words

    def count_words(self, source: str, path: str, document: Document) -> None:
        """Add the words of one text."""
        words = document.prose_words
        if is_in_foreign_words(document):
            self.foreign[path] = words
        self.words[source] = self.words.get(source, 0) + words
        if words >= _LONG_TEXT and source != "readme":
            self.long_texts.append(Located(f"{words} words", Place(path)))


def read_told(snapshot: Snapshot) -> Told:
    """Read README, other READMEs, reports and the Markdown and outputs of notebooks."""
    told = Told()
    for entry, source in prose_files(snapshot):
        _tell_document(snapshot, entry, source, told)
    for entry in own_files(snapshot, ".ipynb")[:_NOTEBOOKS]:
        notebook = snapshot.parsed(entry, parse_notebook)
        if not isinstance(notebook, Absent):
            told.add(snapshot.told(entry, _tell_notebook, (notebook, entry.path)))
    return told


def prose_files(snapshot: Snapshot) -> Iterator[tuple[Entry, str]]:
    """Yield prose files with their source, the root README first; texts that the program reads tell nothing of it."""
    read = corpus_paths(snapshot)
    root = root_readme(snapshot.files)
    if root is not None:
        yield root, "readme"
    files = [entry for entry in snapshot.files_with_suffix(".md", ".rst", ".rmd", ".qmd") if entry is not root]
    yield from ((entry, "sub-readme") for entry in sub_readmes(files, root))
    chosen = [
        entry
        for entry in files
        if not is_foreign(entry.path)
        and entry.path not in read
        and is_told_document(entry.path)
        and not is_knitted_source(entry.path, snapshot.by_path)
    ]
    yield from ((entry, "report") for entry in chosen[:_DOCUMENTS])


def _tell_document(snapshot: Snapshot, entry: Entry, source: str, told: Told) -> None:
    document = snapshot.parsed(entry, document_parser(entry.path))
    if isinstance(document, Absent) or (source == "sub-readme" and find_generator_text(document, entry.path)):
        return
    told.count_words(source, entry.path, document)
    told.sub_readmes += source == "sub-readme"
    if source == "sub-readme" and document.prose_words >= _REPORT_WORDS and _is_titled_report(document):
        told.report_pages.append(entry.path)
    reading = read_prose(snapshot, entry.path, document)
    told.claims += reading.metric_claims
    told.reasons += reading.reasons
    topics = (*reading.topics, *data_tables(document, entry.path))
    told.passages += [make_passage(topic, topic.at, source, reading.measured_lines) for topic in topics]


def _is_titled_report(document: Document) -> bool:
    title = next((one.heading.text for one in document.sections if one.heading), "")
    return bool(_REPORT.search(title))


@kept
def _tell_notebook(item: tuple[Notebook, str]) -> Told:
    notebook, path = item
    told = Told()
    prose = notebook_prose(notebook)
    told.notebooks.append(path)
    told.count_words("notebook", path, prose.document)
    for claim in find_metric_claims(prose.document.sentences, prose.document.tables, path):
        told.claims.append(
            MetricClaim(claim.metric, claim.value, claim.text, prose.place(path, claim.at.line), claim.in_table)
        )
    told.reasons += find_reasons(prose.document, lambda line: prose.place(path, line))
    measured = measured_lines(prose.document)
    for topic in (*find_topics(prose.document, path), *data_tables(prose.document, path)):
        told.passages.append(make_passage(topic, prose.place(path, topic.at.line), "notebook", measured))
    for cell in notebook.cells:
        if cell.kind is CellKind.CODE:
            _tell_outputs(cell.number, cell.outputs, path, told)
    return told


def _tell_outputs(number: int, outputs: tuple[Output, ...], path: str, told: Told) -> None:
    place = Place(path, cell=number)
    for output in outputs:
        if output.kind in {OutputKind.IMAGE, OutputKind.CHART}:
            told.figures.append(Located("figure", place))
        elif output.kind is OutputKind.TABLE:
            told.tables.append(Located("table", place))
        if output.text and len(told.outputs) < OUTPUTS:
            told.outputs += printed_values(output.text, path, number)
