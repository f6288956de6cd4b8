"""Signs of an own question, own data and own work, and signs of an exercise."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.data.competitions import COMPETITION, KERNEL, MEETING, PLACED
from portfolio_audit.analysis.data.credits import CITED, CREDITED, CREDITS
from portfolio_audit.analysis.data.exercises import COURSES, HOMEWORK_NAMES, HOMEWORK_PATHS, SKELETON, TUTORIAL
from portfolio_audit.analysis.data.origin import named, sources, toy_data
from portfolio_audit.analysis.data.own_data import OWN_DATA_WORDS, collecting_code
from portfolio_audit.analysis.data.ready_sets import ready_sets
from portfolio_audit.analysis.data.toy_data import COMMON_TASKS, GIVEN_DATA
from portfolio_audit.analysis.gated_pattern import GatedPattern
from portfolio_audit.analysis.kinds.typical import read_steps, stands_in
from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.analysis.prose.passages.opening_lines import LINES, opening_lines
from portfolio_audit.analysis.prose.passages.own_questions import own_questions
from portfolio_audit.analysis.prose.words.author import without_author
from portfolio_audit.analysis.prose.words.field import ASKS_TO_BE_CITED, RESEARCH, field_words, more_field_words
from portfolio_audit.analysis.serving.engineering_signs import find_engineering
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot


class OriginalityFacts(Struct, frozen=True):
    """Each list holds places; an empty list means that no sign was seen."""

    toy_data: tuple[Located, ...]
    """Well-known teaching data sets (text is the data set), by name, file, loader or README title, and lines that say
    that a course gave the data."""
    main_toy_data: tuple[Located, ...]
    """Those that the project is about: named in a title, else in the repository's name, else the only data."""
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
    """Own collection: scrapers, API clients, labelling, surveys; data that a firm or person let the author use."""
    ready_data: tuple[Located, ...]
    """Hubs of ready data sets (Kaggle, UCI ...), where links, loaders and paths name them, and competitions."""
    data_sources: tuple[Located, ...]
    """Different places that data comes from (one place each)."""
    own_question: tuple[Located, ...]
    """Sentences that put a question or name who needs the answer."""
    domain_terms: tuple[Located, ...]
    """Words of a domain in the README, one place each, those left out that mean something else in their line."""
    field_terms: tuple[Located, ...]
    """The same, with words that stand in very many titles too (house prices, loans, weather ...)."""
    research_marks: tuple[Located, ...]
    """Papers, DOIs, citations, theses."""
    engineering: tuple[Located, ...]
    """Work around the model: service, front end, database, tests, pipelines, monitoring (one place a sort)."""
    credits: tuple[Located, ...]
    """Acknowledged sources and inspirations, in prose and in comments of code."""
    own_code_lines: int
    """Lines of own code in modules, notebooks and other languages."""


_PLACES = 100
_REPORTS = 20
_BELOW = 4
"""Lines below a heading that say what it is about."""
_REPORT = lazy_regex(
    r"(?:\w[\w .-]{0,60}/){0,4}"
    r"(?!readme|code[-_ ]of[-_ ]conduct|contributing|changelog|licen[cs]e|security|claude|agents|copilot|gemini"
    r"|pull_request|issue)\w[\w .-]{0,80}\.(?:md|rmd|qmd|rst|bib)$",
    re.IGNORECASE,
)
"""Documents of whatever name, without those about working on the project."""
_TITLE = lazy_regex(r"^\s{0,3}#{1,2}\s|^=+$|<h[12]")


_DATA = lazy_regex(r"\bdata(?:sets?|frames?)?\b|\bcsv\b", re.IGNORECASE)
_CHUNK = lazy_regex(r"^```\{[^\n]{0,200}\n(.*?)^```", re.DOTALL | re.MULTILINE)
"""Code in a document of R or Quarto."""


def collect(snapshot: Snapshot) -> OriginalityFacts:
    """Look for signs of both sorts in names, prose, code and files."""
    units = read_code_units(snapshot)
    prose = opening_lines(snapshot)
    front = next((line.at.path for line in prose if "/" not in line.at.path), "")
    name = Located("repository " + re.sub(r"[-_.]+", " ", snapshot.target.name.rpartition("/")[2]), Place(front))
    typical = read_steps(snapshot).typical
    titles = tuple(title for title in _titles(prose) if "/" not in title.at.path or stands_in(title.at.path, typical))
    toy, main = toy_data(snapshot, units, titles, name)
    of_project = without_author(prose)
    competitions = _matching(prose, COMPETITION)
    entered = {competition.at.path for competition in competitions}
    return OriginalityFacts(
        toy_data=(*toy, *_given(prose)),
        main_toy_data=main,
        common_tasks=tuple(named(COMMON_TASKS, titles)) or tuple(_by_name(named(COMMON_TASKS, (name,)))),
        competitions=competitions,
        placings=_matching((line for line in prose if line.at.path in entered - _of_others(prose)), PLACED),
        course_marks=(*_matching(prose, COURSES), *_matching((name,), COURSES)),
        homework_marks=(*_matching((*titles, name), HOMEWORK_NAMES), *_paths(snapshot, HOMEWORK_PATHS)),
        skeleton_marks=_lines(units, SKELETON),
        tutorial_marks=_matching(prose, TUTORIAL),
        own_data=(*_matching(prose, OWN_DATA_WORDS), *collecting_code(units)),
        ready_data=(*ready_sets(snapshot, units), *_handing_out(competitions))[:_PLACES],
        data_sources=sources(units),
        own_question=_cut(own_questions(prose)),
        domain_terms=_terms(of_project, field_words),
        field_terms=_terms(of_project, lambda line: chain(field_words(line), more_field_words(line))),
        research_marks=_matching(prose, RESEARCH),
        engineering=find_engineering(snapshot, units),
        credits=(*_credits(prose), *_matching(_reports(snapshot), CREDITS), *_lines(units, CREDITED)),
        own_code_lines=sum(map(_code_lines, units)) + _component_lines(snapshot),
    )


def _given(prose: Iterable[Located]) -> Iterator[Located]:
    """Give the first line that says that a course gave the data."""
    lines = (line for line in prose if GIVEN_DATA.search(line.text) and _DATA.search(line.text))
    yield from (Located("data that the course gave", line.at) for line in islice(lines, 1))


def _code_lines(unit: CodeUnit) -> int:
    """Count the lines that are not blank, of a document with code in it those of the code."""
    source = "\n".join(_CHUNK.findall(unit.source)) if unit.path.lower().endswith((".rmd", ".qmd")) else unit.source
    return sum(bool(line.strip()) for line in source.splitlines())


def _component_lines(snapshot: Snapshot) -> int:
    """Count the lines of components of pages, which are read nowhere else."""
    found = snapshot.parsed_all(own_files(snapshot, ".tsx", ".jsx"), read_lines)
    return sum(sum(bool(line.strip()) for line in lines) for _, lines in found)


def _reports(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the headings and the lines with a link of documents and reports that are no README."""
    found = [entry for entry in own_files(snapshot, ".md", ".rmd", ".qmd", ".rst", ".bib") if _REPORT.match(entry.path)]
    found.sort(key=lambda entry: entry.path.count("/"))
    return tuple(
        Located(line.strip()[:500], Place(entry.path, number))
        for entry, lines in snapshot.parsed_all(found[:_REPORTS], read_lines)
        for number, line in enumerate(lines[:LINES], 1)
        if line.startswith("#") or "http" in line
    )


def _of_others(prose: tuple[Located, ...]) -> frozenset[str]:
    """Give the notebooks that link a public kernel, whose ranks may be those of its author."""
    return frozenset(line.at.path for line in prose if line.at.path.endswith(".ipynb") and KERNEL.search(line.text))


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
    return _cut(line for line in lines if pattern.search(line.text))


def _credits(prose: tuple[Located, ...]) -> tuple[Located, ...]:
    """Leave out sections on citations that ask for the work itself to be cited."""
    asked = {line.at for index, line in enumerate(prose) if CITED.search(line.text) and _asks(prose, index)}
    return _matching((line for line in prose if line.at not in asked), CREDITS)


def _asks(prose: tuple[Located, ...], index: int) -> bool:
    below = prose[index + 1 : index + 1 + _BELOW]
    return any(line.at.path == prose[index].at.path and ASKS_TO_BE_CITED.search(line.text) for line in below)


def _cut(lines: Iterable[Located]) -> tuple[Located, ...]:
    return tuple(Located(line.text[:200], line.at) for line in islice(lines, _PLACES))


def _paths(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    """Give one place for each folder or file that the pattern ends in."""
    matches = (pattern.search(entry.path) for entry in snapshot.files if is_own_code(entry.path))
    found = sorted({match.string[: match.end()] for match in matches if match})
    return tuple(Located(path, Place(path)) for path in found)[:_PLACES]


def _handing_out(competitions: Iterable[Located]) -> Iterator[Located]:
    """Give the places of competitions that hand out their data."""
    yield from (Located("a competition", one.at) for one in competitions if not MEETING.search(one.text))


def _by_name(tasks: Iterable[Located]) -> Iterator[Located]:
    """Say of tasks that the repository's name tells them, since their place is that of the front page."""
    yield from (Located(f"{task.text}, by the repository's name", task.at) for task in tasks)


def _lines(units: tuple[CodeUnit, ...], pattern: GatedPattern) -> tuple[Located, ...]:
    """Give the lines of code that a pattern matches."""
    found: list[Located] = []
    for unit in (unit for unit in units if pattern.may_match(unit.source)):
        lines = unit.source.splitlines()[:5000]
        indices = pattern.in_lines([line[:500] for line in lines])
        found += [Located(lines[index].strip()[:200], unit.place(index + 1)) for index in indices]
    return tuple(found)[:_PLACES]


def _terms(prose: tuple[Located, ...], words: Callable[[str], Iterable[str]]) -> tuple[Located, ...]:
    first: dict[str, Located] = {}
    for line in prose:
        for word in words(line.text):
            first.setdefault(word.lower().rstrip("s"), Located(word, line.at))
    return tuple(first[term] for term in sorted(first))[:_PLACES]


COLLECTOR = Collector("originality", OriginalityFacts, collect)
