"""The questions that tell the sort of a repository."""

import re
from collections.abc import Callable

from portfolio_audit.analysis.kinds.names import Answer, Kind
from portfolio_audit.analysis.kinds.repository_view import View
from portfolio_audit.analysis.kinds.signs import (
    DATASET_WORDS,
    DOTFILES,
    EXAMPLES_WORDS,
    INSTALL_OWN,
    LEARNER_WORDS,
    LIST_WORDS,
    PORTFOLIO_WORDS,
    PROFILE_WORDS,
    TEMPLATE_PATHS,
    TEMPLATE_PHRASES,
    TEMPLATE_WORDS,
    count_words,
)
from portfolio_audit.analysis.kinds.teaching import tell_teaching
from portfolio_audit.analysis.ml_signs import LEARNING_WORDS
from portfolio_audit.paths import file_name, file_suffix

NO_PROGRAM = frozenset({"html", "css", "shell", "sql"})
"""Languages that lay out, style, ask or start, and are no program by themselves."""
_WEB = frozenset(
    {"java", "kotlin", "dart", "javascript", "typescript", "html", "css", "php", "ruby", "c#", "swift", "go", "shell"}
)
_TABLES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".parquet", ".xlsx", ".geojson", ".txt", ".xml", ".yaml"})
_FEW = 3
_LINKS = 15
_MANY_LINKS = 60
_CROWD = 25
_OPENING = 5000
_CODE_OF_A_PROFILE = 10
"""Code files that draw or fill the README of a profile; a tool may have the name of its owner, too."""
_TEAM = 5
"""Authors of a package that learns before it is taken for a common library: one person's may well be a portfolio."""


def decide(view: View) -> tuple[Kind, float, tuple[str, ...]]:
    """Give the kind, how sure it is, and why."""
    for test in _TESTS:
        found = test(view)
        if found:
            return found
    return _project(view)


def _empty(view: View) -> Answer:
    content = [
        path
        for path in view.files
        if not re.fullmatch(r"\.gitignore|licen[cs]e[\w.]{0,10}|\.gitattributes|\.gitkeep", path, re.IGNORECASE)
    ]
    if not content or (len(content) == 1 and len(view.readme.split()) < 20 and view.readme):  # noqa: PLR2004  # a title and a sentence
        return Kind.EMPTY, 0.9, ("there is no file but a stub of a README",)
    return None


def _profile(view: View) -> Answer:
    if view.owner and view.owner.lower() == view.name.lower() and sum(view.code.values()) <= _CODE_OF_A_PROFILE:
        return Kind.PROFILE, 0.95, ("the repository has the name of its owner",)
    if not view.code and count_words(PROFILE_WORDS, view.readme) >= 2:  # noqa: PLR2004  # one phrase may stand anywhere
        return Kind.PROFILE, 0.7, ("there is no code, and the README presents a person",)
    return None


def _website(view: View) -> Answer:
    if view.name.lower().endswith((".github.io", ".github.com")):
        return Kind.WEBSITE, 0.8, ("its name is the address of a web site",)
    return None


def _dotfiles(view: View) -> Answer:
    settings = sum(bool(DOTFILES.match(path)) for path in view.files)
    if settings >= _FEW or re.fullmatch(r"\.?dot-?files", view.name, re.IGNORECASE):
        return Kind.DOTFILES, 0.9, (f"{settings} files are settings of a shell or an editor",)
    return None


def _list(view: View) -> Answer:
    has_words = LIST_WORDS.search(f"{view.name} {view.title} {view.readme[:1500]}")
    programs = sum(count for language, count in view.code.items() if language not in NO_PROGRAM)
    is_long = view.link_items >= _MANY_LINKS and view.link_items > 10 * programs
    if is_long or (has_words and view.link_items >= _LINKS and programs < _FEW):
        return Kind.LIST, 0.9, (f"the README is a list of {view.link_items} links",)
    return None


def _template(view: View) -> Answer:
    paths = sum(bool(TEMPLATE_PATHS.search(path)) for path in view.files)
    head = f"{view.name.replace('-', ' ')} {view.title}"
    if paths >= _FEW or (paths and TEMPLATE_WORDS.search(head)):
        return Kind.TEMPLATE, 0.9, (f"{paths} of its files are those of a template tool",)
    words = TEMPLATE_PHRASES if view.learning_files else TEMPLATE_WORDS
    if any(words.search(re.sub("[-_]", " ", text)) for text in (view.name, view.title)):
        return Kind.TEMPLATE, 0.7, ("its name says that it is a template",)
    return None


def _examples(view: View) -> Answer:
    is_named = bool(
        re.search(
            r"\b(?:examples|tutorials?|cookbook|quickstarts?|get(?:ting)?[- ]started)\b",
            f"{view.name} {view.title}",
            re.IGNORECASE,
        )
    )
    learner = count_words(LEARNER_WORDS, view.readme[:3000])
    is_official = bool(view.owner) and re.fullmatch(
        rf"{re.escape(view.owner)}[-_](?:examples?|demos?|tutorials?|quickstarts?)", view.name, re.IGNORECASE
    )
    by_many = view.authors >= _CROWD and learner <= _FEW
    by_words = bool(EXAMPLES_WORDS.search(view.readme[:3000])) and not learner
    if is_official or (is_named and (by_many or by_words)):
        return Kind.EXAMPLES, 0.8, ("its name and README say that it shows how others use a framework",)
    return None


def _dataset(view: View) -> Answer:
    named = re.escape(view.name)
    if re.search(rf"\b{named}\b\W{{0,6}}is an? [^.\n]{{0,60}}?\bdata ?set\b", view.readme[:_OPENING], re.IGNORECASE):
        return Kind.DATASET, 0.8, ("the README says that it is a data set",)
    is_package = any(file_name(path) in {"datapackage.json", "croissant.json"} for path in view.files)
    says_so = bool(DATASET_WORDS.search(view.title)) and not view.notebooks
    tables = sum(file_suffix(path).lower() in _TABLES for path in view.files)
    is_named = bool(re.search(r"(?:^|[-_])(?:data|datasets?|corpus)$", view.name, re.IGNORECASE))
    mostly_tables = is_named and tables > len(view.files) / 2
    if (is_package or says_so or mostly_tables) and view.learning_files == 0:
        return Kind.DATASET, 0.85, ("it publishes data and has no model",)
    return None


def _library(view: View) -> Answer:
    names = {view.name.lower(), view.name.lower().replace("_", "-"), view.name.lower().replace("-", "_")}
    is_installed = any(
        re.search(INSTALL_OWN + re.escape(name) + r"\b(?!\.(?:txt|whl))", view.readme, re.IGNORECASE)
        for name in sorted(names)
    )
    manifest = any(
        path in {"setup.py", "pyproject.toml", "package.json", "Cargo.toml", "go.mod", "DESCRIPTION"}
        for path in view.files
    )
    is_team = view.authors >= _TEAM or not view.learning_files
    is_kept = view.authors >= _CROWD or (view.community_files and is_team)
    if is_installed and manifest and is_kept:
        return Kind.LIBRARY, 0.85, ("the README tells how to install it from a registry",)
    if view.authors >= 2 * _CROWD:
        kind = Kind.LIBRARY if manifest else Kind.COURSE_MATERIAL
        return kind, 0.6, (f"{view.authors} people keep it, so it is a common work",)
    return None


_TESTS: tuple[Callable[[View], Answer], ...] = (
    _profile, _website, _dotfiles, _list, _template, _examples, tell_teaching, _empty, _dataset, _library,
)  # fmt: skip  # the order in which they are asked


def is_learning(view: View) -> bool:
    """Tell whether machine learning or data analysis is what the repository is about."""
    share = view.learning_files / (view.python_files or 1)
    head = f"{re.sub('[-_]', ' ', view.name)} {view.title}"
    words = count_words(LEARNING_WORDS, view.readme[:6000])
    if view.learning_files and (share >= 0.1 or LEARNING_WORDS.search(head)):  # noqa: PLR2004  # a tenth of the files
        return True
    if view.learning_files or view.analysing_files:
        return bool(LEARNING_WORDS.search(head)) or (words >= _FEW and share >= 0.03) or _mostly_analysis(view)  # noqa: PLR2004  # among many others
    if view.code and not set(view.code) - _WEB:
        return False
    return bool(LEARNING_WORDS.search(head)) or words >= 2 * _FEW


def _mostly_analysis(view: View) -> bool:
    return view.analysing_files >= view.python_files / 2 and not set(view.code) & {"typescript", "javascript", "java"}


def _project(view: View) -> tuple[Kind, float, tuple[str, ...]]:
    programs = set(view.code) - NO_PROGRAM
    if is_learning(view):
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


def _says_collection(view: View) -> bool:
    head = f"{re.sub('[-_]', ' ', view.name)} {view.title} {view.readme[:600]}"
    return bool(PORTFOLIO_WORDS.search(head)) or len(view.projects) >= 2 * _FEW


def _learning_reasons(view: View) -> tuple[str, ...]:
    if view.learning_files:
        return (
            f"{view.learning_files} of {max(view.python_files, view.learning_files)} code files use machine learning",
        )
    return ("its name or README speaks of machine learning",)
