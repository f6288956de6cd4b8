"""Signs of an own question, own data and own work, and signs of an exercise."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.data_origin import named, sources, toy_data
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.analysis.plausible import FETCHING_LIBRARIES
from portfolio_audit.analysis.toy_data import (
    COMMON_TASKS,
    COMPETITION,
    COURSES,
    CREDITS,
    DOMAIN,
    HOMEWORK_NAMES,
    HOMEWORK_PATHS,
    OWN_DATA_LIBRARIES,
    OWN_DATA_WORDS,
    OWN_QUESTION,
    PLACED,
    RESEARCH,
    SKELETON,
    TUTORIAL,
)
from portfolio_audit.analysis.typical import read_steps, stands_in
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.notebook import CellKind, parse_notebook
from portfolio_audit.parsers.serving import DASHBOARDS, SERVICES
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot


class OriginalityFacts(Struct, frozen=True):
    """Each list holds places; an empty list means that no sign was seen."""

    toy_data: tuple[Located, ...]
    """Well-known teaching data sets (text is the data set), by name, file, loader or README title."""
    main_toy_data: tuple[Located, ...]
    """Those that the project is about: named in the repository name or the README's title, or the only data."""
    common_tasks: tuple[Located, ...]
    """Questions that many portfolios ask: house prices, churn, customer segmentation, sentiment ..."""
    competitions: tuple[Located, ...]
    """Competitions that are named or linked."""
    placings: tuple[Located, ...]
    """Sentences that say how an entry did."""
    course_marks: tuple[Located, ...]
    """Names of courses and programmes."""
    homework_marks: tuple[Located, ...]
    """Homework, assignment, exercise and week folders or titles."""
    skeleton_marks: tuple[Located, ...]
    """Starter code: YOUR CODE HERE, TODO: implement, graded cells, untouched template text."""
    tutorial_marks: tuple[Located, ...]
    """Statements that the work follows a tutorial, video or other people's notebook."""
    own_data: tuple[Located, ...]
    """Own collection: scrapers, API clients, labelling, surveys, joined sources."""
    data_sources: tuple[Located, ...]
    """Different places that data comes from (one place each)."""
    own_question: tuple[Located, ...]
    """Sentences that put a question or name who needs the answer."""
    domain_terms: tuple[Located, ...]
    """Words of a domain in the README, one place each."""
    research_marks: tuple[Located, ...]
    """Papers, DOIs, citations, theses."""
    engineering: tuple[Located, ...]
    """Work around the model: service, tests, pipelines, monitoring (one place a sort)."""
    credits: tuple[Located, ...]
    """Acknowledged sources and inspirations."""
    own_code_lines: int
    """Lines of own code in modules, notebooks and other languages."""


_PLACES = 100
_PROSE_LINES = 1_500
_TITLE = lazy_regex(r"^\s{0,3}#{1,2}\s|^=+$|<h[12]")
_HTML = lazy_regex(r"<[^>]{0,200}>|!\[[^\]]{0,100}\]\([^)]{0,300}\)")
_ENGINEERING = (
    (
        "service",
        lazy_regex(r"(?:^|/)(?:app|serve|server|api|service|streamlit_app|dashboard)\.(?:py|r)$", re.IGNORECASE),
    ),
    (
        "container",
        lazy_regex(r"(?:^|/)(?:dockerfile[\w.-]{0,30}|(?:docker-)?compose[\w.-]{0,20}\.ya?ml)$", re.IGNORECASE),
    ),
    (
        "continuous integration",
        lazy_regex(r"^\.github/workflows/[^/]{1,100}\.ya?ml$|^\.gitlab-ci\.yml$|^\.travis\.yml$|^\.circleci/"),
    ),
    ("tests", lazy_regex(r"(?:^|/)(?:test_[^/]{1,80}|[^/]{1,80}_test)\.py$")),
    ("infrastructure", lazy_regex(r"\.tf$|(?:^|/)(?:k8s|kubernetes|helm)/")),
    (
        "pipeline",
        lazy_regex(
            r"(?:^|/)(?:dvc\.yaml|Snakefile|MLproject|prefect\.yaml)$|(?:^|/)(?:dags|pipelines?"
            r"|flows?)/[^/]{1,60}\.(?:py|yaml)$"
        ),
    ),
    ("monitoring", lazy_regex(r"monitor|drift|grafana|prometheus", re.IGNORECASE)),
    ("package", lazy_regex(r"(?:^|/)src/[\w-]{1,60}/__init__\.py$|(?:^|/)setup\.py$")),
)


def collect(snapshot: Snapshot) -> OriginalityFacts:
    """Look for signs of both sorts in names, prose, code and files."""
    units = read_code_units(snapshot)
    prose = _prose(snapshot)
    front = next((line.at.path for line in prose if "/" not in line.at.path), "")
    name = Located(re.sub(r"[-_.]+", " ", snapshot.target.name.rpartition("/")[2]), Place(front))
    typical = read_steps(snapshot).typical
    titles = (
        name,
        *(title for title in _titles(prose) if "/" not in title.at.path or stands_in(title.at.path, typical)),
    )
    toy, main = toy_data(snapshot, units, titles)
    return OriginalityFacts(
        toy_data=toy,
        main_toy_data=main,
        common_tasks=tuple(named(COMMON_TASKS, titles)),
        competitions=_matching(prose, COMPETITION),
        placings=_matching(prose, PLACED),
        course_marks=(*_matching((name,), COURSES), *_matching(prose, COURSES)),
        homework_marks=(*_matching(titles, HOMEWORK_NAMES), *_paths(snapshot, HOMEWORK_PATHS)),
        skeleton_marks=_skeletons(units),
        tutorial_marks=_matching(prose, TUTORIAL),
        own_data=(*_matching(prose, OWN_DATA_WORDS), *_collectors(units)),
        data_sources=sources(units),
        own_question=_matching(prose, OWN_QUESTION),
        domain_terms=_domain_terms(prose),
        research_marks=_matching(prose, RESEARCH),
        engineering=_engineering(snapshot, units),
        credits=_matching(prose, CREDITS),
        own_code_lines=sum(sum(bool(line.strip()) for line in unit.source.splitlines()) for unit in units),
    )


def _prose(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the lines of the root README and the Markdown of notebooks at the top, markup of images removed."""
    readmes = [entry for entry in own_files(snapshot, ".md", ".rst", ".txt", "") if _is_front_page(entry.path)]
    found = [
        Located(_HTML.sub(" ", line).strip()[:500], Place(entry.path, number))
        for entry, lines in snapshot.parsed_all(readmes, read_lines)
        for number, line in enumerate(lines[:_PROSE_LINES], 1)
        if line.strip()
    ]
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        head = [cell for cell in notebook.cells[:6] if cell.kind is CellKind.MARKDOWN]
        found += [
            Located(line.strip()[:500], Place(entry.path, number, cell=cell.number))
            for cell in head
            for number, line in enumerate(cell.source.splitlines()[:40], 1)
            if line.strip()
        ]
    return tuple(found)


def _is_front_page(path: str) -> bool:
    return bool(
        re.fullmatch(r"(?:\.github/|docs/)?readme[\w.]{0,10}|(?:[\w .-]{1,60}/)?readme\.\w{2,4}", path, re.IGNORECASE)
    )


def _titles(prose: tuple[Located, ...]) -> tuple[Located, ...]:
    """Give the first title of each file."""
    first: dict[str, Located] = {}
    for line in prose:
        if line.at.path.count("/") <= 1 and _TITLE.match(line.text):
            first.setdefault(line.at.path, line)
    readme = next(
        (line for line in prose if "/" not in line.at.path and line.at.path.lower().startswith("readme")), None
    )
    return (*((readme,) if readme else ()), *first.values())


def _matching(lines: Iterable[Located], pattern: re.Pattern[str]) -> tuple[Located, ...]:
    return tuple(Located(line.text[:200], line.at) for line in lines if pattern.search(line.text))[:_PLACES]


def _paths(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    """Give one place for each folder or file that the pattern ends in."""
    matches = (pattern.search(entry.path) for entry in snapshot.files if is_own_code(entry.path))
    found = sorted({match.string[: match.end()] for match in matches if match})
    return tuple(Located(path, Place(path)) for path in found)[:_PLACES]


def _skeletons(units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    found: list[Located] = []
    for unit in (unit for unit in units if SKELETON.may_match(unit.source)):
        lines = unit.source.splitlines()[:5000]
        indices = SKELETON.in_lines([line[:500] for line in lines])
        found += [Located(lines[index].strip()[:200], unit.place(index + 1)) for index in indices]
    return tuple(found)[:_PLACES]


def _collectors(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find code that collects data: scraping libraries and sensors."""
    seen = set()
    fetching = {unit.path for unit in units for root in _roots(unit) if root in FETCHING_LIBRARIES}
    for unit in units:
        for found in unit.module.imports if unit.module else ():
            if found.module.startswith("bs4") and unit.path not in fetching:
                continue
            sort = OWN_DATA_LIBRARIES.get(found.module.split(".", 1)[0]) or OWN_DATA_LIBRARIES.get(found.module)
            if sort and unit.path not in seen:
                seen.add(unit.path)
                yield Located(sort, unit.place(found.line))


def _domain_terms(prose: tuple[Located, ...]) -> tuple[Located, ...]:
    first: dict[str, Located] = {}
    for line in prose:
        for match in DOMAIN.finditer(line.text):
            first.setdefault(match.group(0).lower(), Located(match.group(0), line.at))
    return tuple(first[term] for term in sorted(first))[:_PLACES]


def _engineering(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give one place a sort: by the names of files, a service also by what its code imports."""
    own = [entry.path for entry in snapshot.files if is_own_code(entry.path)]
    found = {sort: next((path for path in own if pattern.search(path)), None) for sort, pattern in _ENGINEERING}
    if found["service"] is None:
        found["service"] = next((unit.path for unit in units if not unit.in_notebook and _serves(unit)), None)
    return tuple(Located(sort, Place(path)) for sort, path in found.items() if path)


def _serves(unit: CodeUnit) -> bool:
    return any(root in SERVICES or root in DASHBOARDS for root in _roots(unit))


def _roots(unit: CodeUnit) -> Iterator[str]:
    """Give the top-level names that a unit imports from."""
    return (found.module.split(".", 1)[0] for found in (unit.module.imports if unit.module else ()))


COLLECTOR = Collector("originality", OriginalityFacts, collect)
