"""Words of tests, containers, workflows and a licence file that have no file behind them."""

import re
from collections.abc import Iterator
from itertools import islice

from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind, UnmetClaim
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 200
_LISTED = 3
"""Dots between words that make a line a list of skills."""
_NOT_YET = lazy_regex(
    r"\b(?:no|not|without|future|todo|add|plan\w*|will|coming|missing|could|should|would|lack\w*|yet|next|instead)\b"
)
_PLANS = lazy_regex(
    r"future|to[- ]?do|next|roadmap|improve|coming|enhancement|plan|próximos|requirement|skills|about me"
)
_TESTS = lazy_regex(r"\b(?:unit|integration|automated)[- ]tests?\b|\btest (?:suite|coverage)\b|\b\d{1,4} tests\b")
_DOCKER = lazy_regex(r"\bdocker(?:i[sz]ed|file|[- ]compose)\b|\bcontaineri[sz]ed\b")
_CI = lazy_regex(r"\bgithub actions\b|\bci/cd\b|\bcontinuous integration\b|\bgitlab ci\b|\bcircleci\b|\btravis\b")
_LICENCE_FILE = lazy_regex(r"\bsee (?:the )?\W{0,3}licen[cs]e\b|\blicen[cs]e\W{0,3} file\b")
_TEST_FILE = lazy_regex(
    r"(?:^|/)(?:test_[^/]*\.(?:py|r)|[^/]*_tests?\.(?:py|go|cc|cpp)|[^/]*\.(?:test|"
    r"spec)\.[jt]sx?|test[^/]*\.[rR])$|(?:^|/)(?:tests?|testthat)/",
    re.IGNORECASE,
)
_DOCKER_FILE = lazy_regex(
    r"(?:^|/)(?:[^/]*dockerfile[^/]*|(?:docker-)?compose[^/]*\.ya?ml|containerfile|pack\.toml)$", re.IGNORECASE
)
_COMPOSE_FILE = lazy_regex(r"(?:^|/)[^/]*compose[^/]*\.ya?ml$", re.IGNORECASE)
_BUILDS = lazy_regex(r"^(?:sudo )?docker build\b")
_COMPOSES = lazy_regex(r"^(?:sudo )?docker(?:-| )compose\b")
_CI_FILE = lazy_regex(
    r"(?:^|/)\.github/workflows/|(?:^|/)\.gitlab-ci\.ya?ml$|(?:^|/)\.circleci/|(?:^|"
    r"/)\.travis\.ya?ml$|(?:^|/)(?:jenkinsfile|azure-pipelines\.ya?ml|cloudbuild\.ya?ml|"
    r"bitbucket-pipelines\.yml|buildspec\.ya?ml|\.drone\.yml)$",
    re.IGNORECASE,
)
_LICENCE_NAME = lazy_regex(r"(?:^|/)(?:licen[cs]e|copying|unlicense)[^/]*$", re.IGNORECASE)
_PROMISES = (
    ("tests", _TESTS, _TEST_FILE),
    ("docker", _DOCKER, _DOCKER_FILE),
    ("ci", _CI, _CI_FILE),
    ("licence", _LICENCE_FILE, _LICENCE_NAME),
)


def find_promises(
    document: Document, commands: tuple[Command, ...], path: str, tree: TreeNames, *, has_image: bool = False
) -> tuple[UnmetClaim, ...]:
    """Give the first claim each about tests, containers, CI and licence that has no file behind it.

    With `has_image` a container is known to stand in the tree, whatever its file is called.
    """
    claims = [*_promises(document, path, tree), *_docker_commands(commands, tree), *_test_commands(commands, tree)]
    unmet = (one for one in claims if one.claim != "docker" or not has_image or _COMPOSES.match(one.text))
    first: dict[str, UnmetClaim] = {}
    for one in unmet:
        first.setdefault(one.claim, one)
    return tuple(first.values())


def _promises(document: Document, path: str, tree: TreeNames) -> Iterator[UnmetClaim]:
    for claim, words, names in _PROMISES:
        if any(names.search(file) for file in tree.files):
            continue
        for sentence in document.sentences:
            lowered = sentence.text.lower()
            if words.search(lowered) and not _NOT_YET.search(lowered) and not _names_no_own(document, sentence):
                yield UnmetClaim(claim, sentence.text[:_TEXT_CHARACTERS], Place(path, sentence.at.line))
                break


def _names_no_own(document: Document, sentence: Located) -> bool:
    """Tell a list of skills, a plan, and an item that begins with a link to somebody else's work."""
    line = sentence.at.line or 0
    outward = (link for link in document.links if link.line == line and "://" in link.target and not link.is_image)
    written = next((one.text for one in document.lines if one.at.line == line), "")
    opens = any(link.text and written.startswith(link.text) for link in outward)
    return opens or sentence.text.count("·") >= _LISTED or stands_in_plans(document, line)


def stands_in_plans(document: Document, line: int) -> bool:
    """Tell whether a line stands under a heading on what is to come, is needed first, or what the author knows."""
    for section in document.sections:
        if section.line <= line <= section.end_line:
            return bool(section.heading and _PLANS.search(section.heading.text.lower()))
    return False


def _docker_commands(commands: tuple[Command, ...], tree: TreeNames) -> Iterator[UnmetClaim]:
    """Yield the first command that builds an image or starts several, where no file says how."""
    for words, files in ((_BUILDS, _DOCKER_FILE), (_COMPOSES, _COMPOSE_FILE)):
        if not any(files.search(file) for file in tree.files):
            told = (one for one in commands if words.match(one.text) and "://" not in one.text)
            yield from (UnmetClaim("docker", one.text[:_TEXT_CHARACTERS], one.at) for one in islice(told, 1))


def _test_commands(commands: tuple[Command, ...], tree: TreeNames) -> Iterator[UnmetClaim]:
    if any(_TEST_FILE.search(file) for file in tree.files):
        return
    for command in commands:
        if command.kind == CommandKind.TEST:
            yield UnmetClaim("tests", command.text[:_TEXT_CHARACTERS], command.at)
            return
