"""What sort of repository this is, which decides which rules concern it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.kind_signs import (
    BOOK_WORDS,
    COMMUNITY_FILES,
    DATASET_WORDS,
    DOTFILES,
    EXAMPLES_WORDS,
    INSTALL_OWN,
    LEARNER_WORDS,
    LINK_ITEM,
    LIST_WORDS,
    PORTFOLIO_WORDS,
    PROFILE_WORDS,
    TEACHING_WORDS,
    TEMPLATE_PATHS,
    TEMPLATE_WORDS,
)
from portfolio_audit.analysis.ml_signs import (
    ANALYSIS_LIBRARIES,
    LEARNING_ELSEWHERE,
    LEARNING_IN_R,
    LEARNING_LIBRARIES,
    LEARNING_WORDS,
)
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.sub_projects import find_sub_projects
from portfolio_audit.collectors.interface import Conclusion, Facts
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.lines import read_text
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot


class Kind(StrEnum):
    """Sorts of repositories."""

    ML_PROJECT = "ml-project"
    ANALYSIS = "analysis"
    COLLECTION = "collection"
    LIBRARY = "library"
    APPLICATION = "application"
    COURSE_MATERIAL = "course-material"
    BOOK = "book"
    LIST = "list"
    WEBSITE = "website"
    DATASET = "dataset"
    TEMPLATE = "template"
    EXAMPLES = "examples"
    """Examples of a framework, kept by its makers."""
    PROFILE = "profile"
    DOTFILES = "dotfiles"
    DOCUMENTS = "documents"
    EMPTY = "empty"


class KindFacts(Struct, frozen=True):
    """The kind, why, and what follows for the audit."""

    kind: Kind
    confidence: float
    """0 to 1."""
    reasons: tuple[str, ...]
    """Clauses that led to the kind, best first."""
    is_portfolio_project: bool
    """True when a score makes sense: a project, an analysis or a collection of them."""
    sentence: str
    """What to tell the reader about the kind."""
    is_ml: bool
    """True when code or prose shows machine learning or data analysis."""
    is_program: bool
    """True when there are scripts or modules beyond notebooks."""
    has_notebooks: bool
    is_collection: bool
    """True when several small projects stand side by side."""
    projects: tuple[Located, ...]
    """The folders of those projects; empty for a single project."""
    main_language: str
    """Language with most own code, lower case (`python`, `r`, `julia`); empty without code."""
    ml_evidence: tuple[Located, ...]
    """Imports, calls and words that show machine learning."""


class _View(Struct, frozen=True):
    """What the tests of a kind look at."""

    owner: str
    name: str
    files: tuple[str, ...]
    readme: str
    title: str
    code: Mapping[str, int]
    """Own code files by language."""
    learning: tuple[Located, ...]
    learning_files: int
    analysing_files: int
    python_files: int
    notebooks: int
    authors: int
    community_files: int
    link_items: int
    projects: tuple[Located, ...]


_LANGUAGES = {
    ".py": "python", ".ipynb": "python", ".r": "r", ".rmd": "r", ".qmd": "r", ".jl": "julia", ".cpp": "c++", ".cc": "c++",
    ".c": "c", ".java": "java", ".scala": "scala", ".js": "javascript", ".jsx": "javascript", ".ts": "typescript",
    ".tsx": "typescript", ".go": "go", ".rs": "rust", ".sh": "shell", ".html": "html", ".css": "css", ".rb": "ruby",
    ".php": "php", ".cs": "c#", ".m": "matlab", ".mjs": "javascript", ".vue": "javascript", ".sql": "sql", ".swift": "swift",
}  # fmt: skip  # a table
_NO_PROGRAM = frozenset({"html", "css", "shell", "sql"})
_WEB = frozenset({"javascript", "typescript", "html", "css", "php", "ruby", "c#", "swift", "go", "shell"})
_SCORED = frozenset({Kind.ML_PROJECT, Kind.ANALYSIS, Kind.COLLECTION})
_SENTENCES = {
    Kind.ML_PROJECT: "This is a machine-learning project.",
    Kind.ANALYSIS: "This is a data analysis.",
    Kind.COLLECTION: "This is a collection of projects: the typical one is judged, not the best.",
    Kind.LIBRARY: "This looks like a library that others install, so it gets no portfolio score.",
    Kind.APPLICATION: "This looks like an application without machine learning of its own, so it gets no portfolio score.",
    Kind.COURSE_MATERIAL: "This looks like teaching material, so it gets no portfolio score.",
    Kind.BOOK: "This looks like a book, so it gets no portfolio score.",
    Kind.LIST: "This looks like a list of links, so it gets no portfolio score.",
    Kind.WEBSITE: "This looks like a web site, so it gets no portfolio score.",
    Kind.DATASET: "This looks like a published data set, so it gets no portfolio score.",
    Kind.TEMPLATE: "This looks like a template for projects of others, so it gets no portfolio score.",
    Kind.EXAMPLES: "This looks like the examples of a framework, so it gets no portfolio score.",
    Kind.PROFILE: "This looks like the README of a profile; audit the whole account to judge the projects that it shows.",
    Kind.DOTFILES: "This looks like a collection of settings, so it gets no portfolio score.",
    Kind.DOCUMENTS: "This holds documents without machine learning, so it gets no portfolio score.",
    Kind.EMPTY: "There is nothing to judge yet: add the code, the data source and a README.",
}
_FEW = 3
_LINKS = 15
_MANY_LINKS = 60
_CROWD = 25


def conclude(facts: Facts) -> KindFacts:
    """Ask for each kind in turn; what is left is a project, if it shows machine learning."""
    view = _look(facts.snapshot)
    kind, confidence, reasons = _decide(view)
    languages = sorted(view.code.items(), key=lambda pair: (-pair[1], pair[0]))
    program = sum(count for language, count in view.code.items() if language not in _NO_PROGRAM) - view.notebooks
    return KindFacts(
        kind=kind,
        confidence=confidence,
        reasons=reasons,
        is_portfolio_project=kind in _SCORED,
        sentence=_SENTENCES[kind],
        is_ml=_is_learning(view),
        is_program=program > 0,
        has_notebooks=view.notebooks > 0,
        is_collection=kind is Kind.COLLECTION,
        projects=view.projects if kind is Kind.COLLECTION else (),
        main_language=next((language for language, _ in languages if language not in _NO_PROGRAM), ""),
        ml_evidence=view.learning,
    )


def _look(snapshot: Snapshot) -> _View:
    units = read_code_units(snapshot)
    readme = _readme(snapshot)
    learning = _learning(units)
    analysing = {unit.path for unit in units if _imports_of(unit) & (ANALYSIS_LIBRARIES | LEARNING_LIBRARIES)}
    own = [entry.path for entry in snapshot.files if is_own_code(entry.path)]
    code = Counter(
        _LANGUAGES[PurePosixPath(path).suffix.lower()]
        for path in own
        if PurePosixPath(path).suffix.lower() in _LANGUAGES
    )
    owner, _, name = snapshot.target.name.rpartition("/")
    lines = readme.split("\n")
    return _View(
        owner=owner,
        name=name,
        files=tuple(own),
        readme=readme,
        title=next(
            (line.strip("#= *<>") for line in lines if line.strip().startswith(("# ", "<h1"))),
            lines[0] if lines else "",
        )[:200],
        code=code,
        learning=learning,
        learning_files=len({one.at.path for one in learning}),
        analysing_files=len(analysing),
        python_files=len({unit.path for unit in units if unit.language == "python"}),
        notebooks=sum(path.lower().endswith(".ipynb") for path in own),
        authors=_authors(snapshot),
        community_files=sum(
            PurePosixPath(path).name.lower() in COMMUNITY_FILES for path in own if path.count("/") <= 1
        ),
        link_items=sum(bool(LINK_ITEM.match(line)) for line in lines),
        projects=find_sub_projects(snapshot),
    )


def _readme(snapshot: Snapshot) -> str:
    named = [
        entry
        for entry in snapshot.files
        if re.fullmatch(r"(?:\.github/|docs/)?readme(?:\.\w{1,8})?", entry.path, re.IGNORECASE)
    ]
    texts = [text for _, text in snapshot.parsed_all(sorted(named, key=lambda entry: entry.path.count("/")), read_text)]
    return texts[0][:100_000] if texts else ""


def _authors(snapshot: Snapshot) -> int:
    return (
        0
        if isinstance(snapshot.history, Absent)
        else len({commit.email.lower() for commit in snapshot.history.commits})
    )


def _imports_of(unit: CodeUnit) -> set[str]:
    return {found.module.split(".", 1)[0] for found in unit.module.imports} if unit.module else set()


def _learning(units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give the first sign of learning in each file."""
    first: dict[str, Located] = {}
    for unit in units:
        if unit.path in first:
            continue
        if unit.module is not None:
            found = next(
                (one for one in unit.module.imports if one.module.split(".", 1)[0] in LEARNING_LIBRARIES), None
            )
            if found:
                first[unit.path] = Located(found.module, unit.place(found.line))
        else:
            pattern = LEARNING_IN_R if unit.language == "r" else LEARNING_ELSEWHERE
            sign = pattern.search(unit.source[:100_000])
            if sign:
                first[unit.path] = Located(
                    sign.group(0)[:100], unit.place(unit.source.count("\n", 0, sign.start()) + 1)
                )
    return tuple(first[path] for path in sorted(first))


def _words(pattern: re.Pattern[str], text: str) -> int:
    return len({match.group(0).lower() for match in pattern.finditer(text)})


def _decide(view: _View) -> tuple[Kind, float, tuple[str, ...]]:
    for test in _TESTS:
        found = test(view)
        if found:
            return found
    return _project(view)


Answer = tuple[Kind, float, tuple[str, ...]] | None


def _empty(view: _View) -> Answer:
    content = [
        path
        for path in view.files
        if not re.fullmatch(r"\.gitignore|licen[cs]e[\w.]{0,10}|\.gitattributes|\.gitkeep", path, re.IGNORECASE)
    ]
    if not content or (len(content) == 1 and len(view.readme.split()) < 20 and view.readme):  # noqa: PLR2004  # a title and a sentence
        return Kind.EMPTY, 0.9, ("there is no file but a stub of a README",)
    return None


def _profile(view: _View) -> Answer:
    if view.owner and view.owner.lower() == view.name.lower():
        return Kind.PROFILE, 0.95, ("the repository has the name of its owner",)
    if not view.code and _words(PROFILE_WORDS, view.readme) >= 2:  # noqa: PLR2004  # one phrase may stand anywhere
        return Kind.PROFILE, 0.7, ("there is no code, and the README presents a person",)
    return None


def _dotfiles(view: _View) -> Answer:
    settings = sum(bool(DOTFILES.match(path)) for path in view.files)
    if settings >= _FEW or re.fullmatch(r"\.?dot-?files", view.name, re.IGNORECASE):
        return Kind.DOTFILES, 0.9, (f"{settings} files are settings of a shell or an editor",)
    return None


def _list(view: _View) -> Answer:
    has_words = LIST_WORDS.search(f"{view.name} {view.title} {view.readme[:1500]}")
    programs = sum(count for language, count in view.code.items() if language not in _NO_PROGRAM)
    is_long = view.link_items >= _MANY_LINKS and view.link_items > 10 * programs
    if is_long or (has_words and view.link_items >= _LINKS and programs < _FEW):
        return Kind.LIST, 0.9, (f"the README is a list of {view.link_items} links",)
    return None


def _template(view: _View) -> Answer:
    paths = sum(bool(TEMPLATE_PATHS.search(path)) for path in view.files)
    head = f"{view.name.replace('-', ' ')} {view.title}"
    if paths >= _FEW or (paths and TEMPLATE_WORDS.search(head)):
        return Kind.TEMPLATE, 0.9, (f"{paths} files have placeholders of a template tool",)
    if TEMPLATE_WORDS.search(head) and view.learning_files < _FEW:
        return Kind.TEMPLATE, 0.7, ("its name says that it is a template",)
    return None


def _examples(view: _View) -> Answer:
    is_named = bool(
        re.search(
            r"\b(?:examples?|samples|tutorials?|cookbook|recipes|quickstarts?)\b",
            f"{view.name} {view.title}",
            re.IGNORECASE,
        )
    )
    if (
        is_named
        and (view.authors >= _CROWD or EXAMPLES_WORDS.search(view.readme[:3000]))
        and not LEARNER_WORDS.search(view.readme[:3000])
    ):
        return Kind.EXAMPLES, 0.8, ("its name and README say that it shows how others use a framework",)
    return None


def _teaching(view: _View) -> Answer:
    head = view.readme[:8000]
    book = _words(BOOK_WORDS, f"{view.name.replace('-', ' ')} {head}") + bool(
        re.search("handbook|book", view.name, re.IGNORECASE)
    )
    teaching, learner = _words(TEACHING_WORDS, head), _words(LEARNER_WORDS, head)
    if book >= 2 and learner <= book:  # noqa: PLR2004  # one such word may stand anywhere
        return Kind.BOOK, 0.8, ("the README presents a book",)
    if teaching > learner and (teaching > _FEW or (teaching > 1 and view.authors >= _CROWD)):
        return Kind.COURSE_MATERIAL, 0.7, (f"the README speaks to learners ({teaching} phrases)",)
    return None


def _dataset(view: _View) -> Answer:
    is_package = any(PurePosixPath(path).name in {"datapackage.json", "croissant.json"} for path in view.files)
    says_so = bool(DATASET_WORDS.search(view.title)) and not view.notebooks
    if (is_package or says_so) and view.learning_files == 0:
        return Kind.DATASET, 0.85, ("it publishes data and has no model",)
    return None


def _library(view: _View) -> Answer:
    names = {view.name.lower(), view.name.lower().replace("_", "-"), view.name.lower().replace("-", "_")}
    is_installed = any(
        re.search(INSTALL_OWN + re.escape(name) + r"\b(?!\.(?:txt|whl))", view.readme, re.IGNORECASE)
        for name in sorted(names)
    )
    manifest = any(
        path in {"setup.py", "pyproject.toml", "package.json", "Cargo.toml", "go.mod", "DESCRIPTION"}
        for path in view.files
    )
    if is_installed and manifest and (view.community_files or view.authors >= _CROWD):
        return Kind.LIBRARY, 0.85, ("the README tells how to install it from a registry",)
    if manifest and view.authors >= 2 * _CROWD and view.community_files >= 2:  # noqa: PLR2004  # a community, and its rules
        return Kind.LIBRARY, 0.7, (f"{view.authors} people contribute by written rules",)
    return None


_TESTS: tuple[Callable[[_View], Answer], ...] = (
    _empty, _profile, _dotfiles, _list, _template, _examples, _teaching, _dataset, _library,
)  # fmt: skip  # the order in which they are asked


def _is_learning(view: _View) -> bool:
    """Tell whether machine learning or data analysis is what the repository is about."""
    share = view.learning_files / (view.python_files or 1)
    head = f"{re.sub('[-_]', ' ', view.name)} {view.title}"
    words = _words(LEARNING_WORDS, view.readme[:6000])
    if view.learning_files and (share >= 0.1 or LEARNING_WORDS.search(head)):  # noqa: PLR2004  # a tenth of the files
        return True
    if view.learning_files or view.analysing_files:
        return bool(LEARNING_WORDS.search(head)) or (words >= _FEW and share >= 0.03) or _mostly_analysis(view)  # noqa: PLR2004  # among many others
    if view.code and not set(view.code) - _WEB:
        return False
    return bool(LEARNING_WORDS.search(head)) or words >= 2 * _FEW


def _mostly_analysis(view: _View) -> bool:
    return view.analysing_files >= view.python_files / 2 and not set(view.code) & {"typescript", "javascript", "java"}


def _project(view: _View) -> tuple[Kind, float, tuple[str, ...]]:
    programs = set(view.code) - _NO_PROGRAM
    if _is_learning(view):
        if len(view.projects) >= _FEW and _says_collection(view):
            return Kind.COLLECTION, 0.75, (f"{len(view.projects)} folders are projects of their own",)
        if view.learning_files or programs - {"python", "r"} or not programs:
            return Kind.ML_PROJECT, 0.9 if view.learning_files else 0.6, _learning_reasons(view)
        return Kind.ANALYSIS, 0.7, ("the code analyses data and trains no model",)
    if not programs:
        return (
            (Kind.WEBSITE if "html" in view.code else Kind.DOCUMENTS),
            0.7,
            ("there is no program and no word of machine learning",),
        )
    return Kind.APPLICATION, 0.7, ("the code does not use machine learning, or only at its margin",)


def _says_collection(view: _View) -> bool:
    head = f"{re.sub('[-_]', ' ', view.name)} {view.title} {view.readme[:600]}"
    return bool(PORTFOLIO_WORDS.search(head)) or len(view.projects) >= 2 * _FEW


def _learning_reasons(view: _View) -> tuple[str, ...]:
    if view.learning_files:
        return (
            f"{view.learning_files} of {max(view.python_files, view.learning_files)} code files use machine learning",
        )
    return ("its name or README speaks of machine learning",)


CONCLUSION = Conclusion("kind", KindFacts, conclude)
