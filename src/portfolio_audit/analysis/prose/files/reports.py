"""Which files tell about the work besides READMEs and notebooks, by their paths."""

import re
from collections.abc import Container

from portfolio_audit.analysis.prose.files.prose import is_readme
from portfolio_audit.patterns import lazy_regex

_REPORT_NAME = lazy_regex(
    r"(?<![a-z])(?:report|analysis|results?|finding|model[-_ ]?card|evaluation|summary|conclusion|"
    r"presentation|proposal|write[-_ ]?up|"
    r"paper|thesis|case[-_ ]?study|architecture|design|methodology|experiment|decision|lessons|about|overview|story)",
    re.IGNORECASE,
)
_DATA_NAME = lazy_regex(
    r"(?:^|/)(?:[\w-]{0,30}[-_])?(?:data(?:[-_ ]?sets?)?|codebook)"
    r"(?:[-_ ]?(?:dictionary|description|sources?|preparation|cleaning|notes))?\.(?:md|rst)$",
    re.IGNORECASE,
)
"""Documents that describe the data."""
_NOTES_NAME = lazy_regex(r"(?:^|/)(?:memo|notes?|log ?book|journal|diary)\.(?:md|rst)$", re.IGNORECASE)
"""Notes that the author took on the way."""
_REPORT_FOLDER = lazy_regex(
    r"(?:^|/)(?:docs?|reports?|results?|documentation|paper|presentation|wiki|adr|decisions)/", re.IGNORECASE
)
_HOUSEKEEPING = lazy_regex(
    r"(?:^|/)(?:changelog|changes|history|contributing|code_of_conduct|security|licen[cs]e|"
    r"pull_request_template|support|"
    r"social[-_ ]|linkedin|twitter|bluesky|tweets?|"
    r"authors|codeowners|install|api|requirements|robots|claude|agents|gemini|todo)[^/]*$|(?:^|/)\.github/|(?:^|/)\.\w",
    re.IGNORECASE,
)
_NOTEBOOK_REPORT = lazy_regex(r"(?<![a-z])reports?(?:[-_ ][^/]{0,40})?\.ipynb$", re.IGNORECASE)
"""A notebook that is called a report."""
_WRITTEN_FILE = lazy_regex(r"\.(?:pdf|pptx?|docx?|html|key|odp)$", re.IGNORECASE)
DECISION = lazy_regex(
    r"(?:^|/)(?:adrs?|decisions?)/[^/]+\.(?:md|rst)$|(?:^|/)(?:[^/]{0,40}[-_ ])?(?:decisions"
    r"|decision[-_ ](?:records?|log))(?:[-_ ][^/]{0,40})?\.md$",
    re.IGNORECASE,
)
MODEL_CARD = lazy_regex(
    r"(?:^|/)[^/]*(?:model|data)[-_ ]?(?:card|sheet)[^/]*\.(?:md|rst|json|ya?ml|txt|html)$", re.IGNORECASE
)
GUIDELINES = lazy_regex(r"(?:^|/)(?:contributing|code_of_conduct|pull_request_template|issue_template)", re.IGNORECASE)


def is_report_file(path: str) -> bool:
    """Tell whether a file is a report, slides, a paper or a write-up, by its path."""
    name = path.rsplit("/", 1)[-1]
    if _HOUSEKEEPING.search(path) or is_readme(path):
        return False
    if _WRITTEN_FILE.search(path):
        return bool(_REPORT_NAME.search(name) or _REPORT_FOLDER.search(path)) and "template" not in path.lower()
    if _NOTEBOOK_REPORT.search(name):
        return True
    return path.lower().endswith((".md", ".rst", ".rmd", ".qmd", ".tex")) and bool(_REPORT_NAME.search(name))


def is_export(path: str, files: Container[str]) -> bool:
    """Tell a PDF or HTML file that stands beside the notebook of the same name, which it was made from."""
    stem, _, suffix = path.rpartition(".")
    return suffix.lower() in {"pdf", "html"} and f"{stem}.ipynb" in files


def is_knitted_source(path: str, files: Container[str]) -> bool:
    """Tell R Markdown or Quarto beside the Markdown that was knitted from it, which tells the same with its results."""
    stem, _, suffix = path.rpartition(".")
    return suffix.lower() in {"rmd", "qmd"} and f"{stem}.md" in files


def is_told_document(path: str) -> bool:
    """Tell whether a prose document reports, describes data, holds notes, or stands in a folder of documents."""
    if is_readme(path) or _HOUSEKEEPING.search(path):
        return False
    return any(name.search(path) for name in (_REPORT_FOLDER, _REPORT_NAME, _DATA_NAME, _NOTES_NAME))
