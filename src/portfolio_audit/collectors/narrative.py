"""What the repository tells in prose, wherever it stands: README, reports, notebooks."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct

from portfolio_audit.analysis.own_code import unread_notebooks
from portfolio_audit.analysis.prose.files.prose import is_foreign, root_readme
from portfolio_audit.analysis.prose.files.reports import (
    DECISION,
    GUIDELINES,
    MODEL_CARD,
    is_export,
    is_report_file,
)
from portfolio_audit.analysis.prose.passages.data import data_first
from portfolio_audit.analysis.prose.passages.method import is_about_answers, methods_first
from portfolio_audit.analysis.prose.passages.reasons import choices_first
from portfolio_audit.analysis.prose.passages.task import tasks_first
from portfolio_audit.analysis.prose.passages.told_prose import OUTPUTS, Told, read_told
from portfolio_audit.analysis.prose.passages.topics import (
    Passage,
    discussed_first,
    heads_results,
    interpreting_first,
    is_conclusion,
    is_finding,
    notebook_result_words,
    result_words,
    results_first,
)
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.analysis.prose.prose_links import check_links
from portfolio_audit.analysis.prose.sentences.foreign_prose import wording_read
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

_PASSAGES = 1_500
_WORK = 3
_NUMBERED = lazy_regex(r"^\W{0,3}\d{1,2}(?!\d)[^/]{0,200}$")


class NarrativeFacts(Struct, frozen=True):
    """Topics, claims and results over all prose of the repository."""

    wording_read: bool | Absent
    """True; absent where the root README or half of all words are not in English, since sentences in other languages
    are hardly recognised."""
    passages: tuple[Passage, ...]
    """Topics by heading and sentence, README first, then reports, then notebooks; at most 1,500."""
    tasks: tuple[Passage, ...]
    """Different sentences that tell the task of the work, those of the root README first, and of these the ones that
    name an aim; what a part of the program does, and what is cited, is left out."""
    data: tuple[Passage, ...]
    """Those that say which data it is, where it is from and what it holds; what is to be done with it is left out."""
    methods: tuple[Passage, ...]
    """Those that speak of models or method in six words or more, and not of data, tools, running or deploying; those
    that name a model first."""
    findings: tuple[Passage, ...]
    """Sentences that interpret: compare, explain or conclude, and state a number or a metric."""
    reasons: tuple[Located, ...]
    """Different sentences that give a reason or weigh an alternative: chosen because, rather than; choices first."""
    conclusions: tuple[Passage, ...]
    """Sections called conclusion, summary of results, findings and the like, with at least 12 words."""
    results: tuple[Passage, ...]
    """Sections about results, evaluation and conclusions: in the README, elsewhere with something measured, in
    notebooks; those on results with numbers first."""
    headed_results: tuple[Passage, ...]
    """Sections whose headings name results, evaluation or what results mean, recommendations alone left out."""
    works: float
    """Number of works told: one for every three notebooks or READMEs of sub-folders, at least 1; notebooks of a folder
    that are numbered (`01_clean.ipynb`, `02_fit.ipynb`) are steps of one work, and count as one notebook."""
    result_words: float
    """Words under headings about results, evaluation and conclusions in README and reports, for each work."""
    notebook_result_words: float | Absent
    """The same in notebooks, where a heading tells the section, for each work."""
    discussed: tuple[Passage, ...]
    """Passages on limits, then what interprets: sections by their headings, and sentences."""
    interpreting: tuple[Passage, ...]
    """Sentences that compare, explain or conclude, those on something measured first."""
    interpretations: float | Absent
    """Sentences that compare, explain or conclude, for each work."""
    measured_interpretations: float
    """Of these, sentences that state a number, for each work."""
    concluded: float
    """Conclusions for each work."""
    metric_claims: tuple[MetricClaim, ...]
    """Metric values stated in prose and tables of README, reports and notebooks."""
    metric_outputs: tuple[MetricClaim, ...] | Absent
    """Metric values printed by notebook cells that were run."""
    figure_outputs: tuple[Located, ...]
    """Notebook cells that show a figure."""
    table_outputs: tuple[Located, ...]
    """Notebook cells that show a table."""
    readme_words: int
    report_words: int
    notebook_words: int | Absent
    """Words of Markdown cells."""
    report_files: tuple[Located, ...]
    """Reports, slides, papers, write-ups, READMEs of folders with such a title, and exports of notebooks that the
    README links, by path."""
    long_texts: tuple[Located, ...]
    """READMEs of sub-folders, reports and notebooks with 300 words and more."""
    model_cards: tuple[Located, ...]
    decision_records: tuple[Located, ...]
    guidelines: tuple[Located, ...]
    """CONTRIBUTING, code of conduct, templates for issues and pull requests."""


_Text = TypeVar("_Text", Located, Passage)


def _pieces(notebooks: Iterable[str]) -> int:
    """Count notebooks, those of a folder that are numbered once together."""
    paths = [PurePosixPath(path) for path in notebooks]
    return len({path.parent if _NUMBERED.match(path.name) else path for path in paths})


def collect(snapshot: Snapshot) -> NarrativeFacts:
    """Read README, other READMEs, reports and the Markdown of notebooks."""
    told = read_told(snapshot)
    unread = unread_notebooks(snapshot)
    passages = tuple(one for one in told.passages[:_PASSAGES] if is_about_answers(one))
    works = max(1.0, _pieces(told.notebooks) / _WORK, told.sub_readmes / _WORK)
    conclusions = tuple(passage for passage in passages if is_conclusion(passage))
    interpreting = _each_once(interpreting_first(passages))
    findings = tuple(one for one in interpreting if is_finding(one))
    paths = [entry.path for entry in snapshot.files if not is_foreign(entry.path)]
    exports = _linked_exports(snapshot)
    titled = {*exports, *told.report_pages}
    reports = _located(path for path in paths if is_report_file(path) or path in titled)
    return NarrativeFacts(
        wording_read=wording_read(_mostly_foreign(told, snapshot)),
        passages=passages,
        tasks=_each_once(tasks_first(passages)),
        data=data_first(passages),
        methods=methods_first(passages),
        findings=findings,
        reasons=choices_first(_each_once(told.reasons)),
        conclusions=conclusions,
        results=results_first(passages),
        headed_results=tuple(one for one in passages if heads_results(one)),
        works=round(works, 2),
        result_words=round(result_words(passages) / works, 1),
        notebook_result_words=unread or round(notebook_result_words(passages) / works, 1),
        interpreting=interpreting,
        discussed=discussed_first(passages),
        interpretations=unread if unread and not interpreting else round(len(interpreting) / works, 2),
        measured_interpretations=round(len(findings) / works, 2),
        concluded=round(
            len({(passage.at.path, passage.at.cell, passage.at.line) for passage in conclusions}) / works, 2
        ),
        metric_claims=tuple(told.claims),
        metric_outputs=unread or tuple(told.outputs[:OUTPUTS]),
        figure_outputs=tuple(told.figures),
        table_outputs=tuple(told.tables),
        readme_words=told.words.get("readme", 0),
        report_words=told.words.get("report", 0) + told.words.get("sub-readme", 0),
        notebook_words=unread or told.words.get("notebook", 0),
        report_files=reports,
        long_texts=tuple(told.long_texts),
        model_cards=_located(path for path in paths if MODEL_CARD.search(path)),
        decision_records=_located(path for path in paths if DECISION.search(path)),
        guidelines=_located(path for path in paths if GUIDELINES.search(path)),
    )


def _mostly_foreign(told: Told, snapshot: Snapshot) -> str:
    """Give the root README, or the first text, where it or half of all words are not in English, else nothing."""
    root = root_readme(snapshot.files)
    if root is not None and root.path in told.foreign:
        return root.path
    words = sum(told.foreign.values())
    return next(iter(told.foreign), "") if 2 * words > sum(told.words.values()) else ""


def _each_once(told: Iterable[_Text]) -> tuple[_Text, ...]:
    """Give each text at its first place: a notebook's sentence that a report repeats is one sentence."""
    first: dict[str, _Text] = {}
    for one in told:
        first.setdefault(" ".join(one.text.split()), one)
    return tuple(first.values())


def _located(paths: Iterator[str]) -> tuple[Located, ...]:
    return tuple(Located(path, Place(path)) for path in paths)


def _linked_exports(snapshot: Snapshot) -> frozenset[str]:
    """Give the PDF and HTML files named like a notebook beside them that the README links."""
    root = root_readme(snapshot.files)
    document = snapshot.parsed(root, document_parser(root.path)) if root is not None else None
    if root is None or document is None or isinstance(document, Absent):
        return frozenset()
    linked = check_links(document.links, root.path, snapshot.target.name, TreeNames(snapshot.entries))
    return frozenset(item.path for item in linked if item.path and is_export(item.path, snapshot.by_path))


COLLECTOR = Collector("narrative", NarrativeFacts, collect)
