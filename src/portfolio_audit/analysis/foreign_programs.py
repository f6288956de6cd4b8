"""Services, apps and saved models of languages that are read by the words of their lines."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.serving import DESKTOP_APPS, LOADED_ELSEWHERE, SAVED_ELSEWHERE


def foreign_saves(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find models that other languages write, by the words of a line."""
    yield from _first_words(units, SAVED_ELSEWHERE)


def foreign_loads(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find models that other languages read, by the words of a line."""
    yield from _first_words(units, LOADED_ELSEWHERE)


def _first_words(units: tuple[CodeUnit, ...], pattern: re.Pattern[str]) -> Iterator[Located]:
    for unit in units:
        found = pattern.search(unit.source) if unit.module is None else None
        if found is not None:
            yield Located(found.group(), unit.place(unit.source.count("\n", 0, found.start()) + 1))


def foreign_services(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find services in other languages: plumber in R, Express in JavaScript."""
    for unit in units:
        if unit.language == "r" and re.search(r"plumber|#\* @(?:get|post)", unit.source):
            yield Located("plumber", unit.place(1))
        elif unit.language in {"javascript", "typescript"} and re.search(
            r"require\(['\"]express['\"]\)|from ['\"]express['\"]", unit.source
        ):
            yield Located("Express", unit.place(1))


def other_apps(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find apps in other languages: Shiny in R, windows of a desktop in C++ and Java."""
    for unit in units:
        if unit.language == "r" and re.search(r"library\(shiny|shinyApp\(|flexdashboard", unit.source):
            yield Located("Shiny", unit.place(1))
        elif unit.module is None and DESKTOP_APPS.search(unit.source):
            yield Located("Desktop", unit.place(1))
