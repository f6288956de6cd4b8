"""Services, apps and saved models of languages that are read by the words of their lines."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.r.lines import keeps_no_model
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.serving import DESKTOP_APPS, LOADED_ELSEWHERE, SAVED_ELSEWHERE
from portfolio_audit.patterns import lazy_regex

_OF_MODELS = ("model", "network", "classifier", "xgb.", "lgb.", "torch_", "vetiver")
"""Of which a source of another language holds one that writes or reads a model."""
_READS_R = lazy_regex(r"\b(readRDS|read_rds|load)\(")
_WRITES_R = lazy_regex(r"\b(saveRDS|write_rds|save)\(")
_OF_JAVASCRIPT = (
    ("Express", lazy_regex(r"require\(['\"]express['\"]\)|from ['\"]express['\"]")),
    (
        "Node",
        lazy_regex(r"(?:require\(|from )['\"](?:fastify|koa|@hapi/hapi|hono|restify)['\"]|\bhttp\.createServer\("),
    ),
)
_SERVICES = {
    "r": (
        ("plumber", lazy_regex(r"plumber|#\* @(?:get|post)")),
        (
            "R",
            lazy_regex(
                r"\b(?:library|require)\(\s?(?:fiery|beakr|ambiorix|RestRserve|Rook|httpuv|vetiver)\b|vetiver_api\("
            ),
        ),
    ),
    "javascript": _OF_JAVASCRIPT,
    "typescript": _OF_JAVASCRIPT,
    "julia": (
        ("Julia", lazy_regex(r"\b(?:HTTP\.serve|Genie\.up|serve|up)\(.{0,60}\)|\busing (?:Genie|Oxygen|Mux)\b")),
    ),
    "java": (("Spring", lazy_regex(r"@RestController|@Path\(|HttpServer\.create\(|\bSpark\.post\(|Javalin\.create")),),
    "scala": (("Akka HTTP", lazy_regex(r"akka\.http\.scaladsl\.server|http4s|play\.api\.mvc")),),
    "go": (("Go", lazy_regex(r"http\.ListenAndServe|http\.HandleFunc|gin\.Default\(|grpc\.NewServer")),),
    "rust": (("Rust", lazy_regex(r"\buse (?:actix_web|axum|rocket|warp|tonic)\b")),),
    "c++": (("C++", lazy_regex(r"\bcrow::|httplib::Server|\bdrogon::|grpc::ServerBuilder|Pistache::")),),
}
"""Language to frameworks that answer requests, and what their use looks like."""


def foreign_saves(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find models that other languages write, by the words of a line, and objects of R that are models."""
    yield from _first_words(units, SAVED_ELSEWHERE)
    yield from _objects_of_r(units, _WRITES_R)


def foreign_loads(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find models that other languages read, by the words of a line, and objects of R that are models."""
    yield from _first_words(units, LOADED_ELSEWHERE)
    yield from _objects_of_r(units, _READS_R)


def _objects_of_r(units: tuple[CodeUnit, ...], pattern: re.Pattern[str]) -> Iterator[Located]:
    """Give the first line of each file that writes or reads an object under the name of a model."""
    for unit in units:
        for number, line in enumerate(unit.source.splitlines(), 1) if unit.language == "r" else ():
            found = pattern.search(line)
            if found and not keeps_no_model(unit.source, line):
                yield Located(found[1], unit.place(number))
                break


def _first_words(units: tuple[CodeUnit, ...], pattern: re.Pattern[str]) -> Iterator[Located]:
    for unit in units:
        may_match = (
            unit.module is None and unit.language != "sql" and any(word in unit.source.lower() for word in _OF_MODELS)
        )
        found = pattern.search(unit.source) if may_match else None
        if found is not None:
            yield Located(found.group(), unit.place(unit.source.count("\n", 0, found.start()) + 1))


def foreign_services(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find services in other languages: plumber in R, Express in JavaScript, Spring in Java and their like."""
    for unit in units:
        for text, pattern in _SERVICES.get(unit.language, ()):
            if pattern.search(unit.source):
                yield Located(text, unit.place(1))
                break


def other_apps(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Find apps in other languages: Shiny in R, windows of a desktop in C++ and Java."""
    for unit in units:
        if unit.language == "r" and re.search(r"library\(shiny|shinyApp\(|flexdashboard", unit.source):
            yield Located("Shiny", unit.place(1))
        elif unit.module is None and DESKTOP_APPS.search(unit.source):
            yield Located("Desktop", unit.place(1))
