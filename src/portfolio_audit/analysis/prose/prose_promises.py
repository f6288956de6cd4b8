"""Statements about the repository that its tree contradicts."""

import posixpath
import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind, UnmetClaim
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import CodeBlock, Document
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 200
_CLAIMS = 40
_LISTED = 3
"""Dots between words that make a line a list of skills."""
_TREE_LINES = 300
_TREE_MARK = lazy_regex(r"[├└│]──|[|+`]--\s|[├└]─")
_TREE_NAME = lazy_regex(r"^[\s│|├└─+`\\-]*([\w.@-][\w.@/-]{0,100})")
_NOT_YET = lazy_regex(
    r"\b(?:no|not|without|future|todo|add|plan\w*|will|coming|missing|could|should|would|lack\w*|yet|next)\b"
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
_SOURCE = lazy_regex(
    r"\.(?:py|ipynb|r|rmd|sh|jl|sql|cpp|cc|h|hpp|java|js|jsx|ts|tsx|go|rs|toml|ya?ml|md|tf|"
    r"bat)$|^(?:dockerfile|makefile)\w*$",
    re.IGNORECASE,
)
_SETTINGS = frozenset({".yaml", ".yml", ".toml", ".cfg", ".txt"})
_CODE_FOLDERS = frozenset({"tests", "scripts", "notebooks"})
"""Folders that hold what was written, and that nothing makes later."""


def find_unmet_claims(
    document: Document, commands: tuple[Command, ...], path: str, tree: TreeNames, *, has_image: bool = False
) -> tuple[UnmetClaim, ...]:
    """Give claims about tests, containers, CI and licence, and drawn source files, that have no file behind them.

    With `has_image` a container is known to stand in the tree, whatever its file is called.
    """
    claims = [*_promises(document, path, tree), *_docker_commands(commands, tree), *_test_commands(commands, tree)]
    claims = [claim for claim in claims if claim.claim != "docker" or not has_image]
    claims += [claim for block in document.code_blocks for claim in _drawn_paths(block, path, tree)]
    return tuple(claims[:_CLAIMS])


def may_make(earlier: str, name: str) -> bool:
    """Tell whether an earlier command names all words of a file of settings, which such a command may write."""
    stem, suffix = posixpath.splitext(posixpath.basename(name))
    words = re.split(r"[-.]", stem)
    return suffix in _SETTINGS and len(words) > 1 and all(word in earlier for word in words)


def is_drawn_tree(block: CodeBlock) -> bool:
    """Tell whether a code block draws a folder tree."""
    return len(_TREE_MARK.findall(block.text)) > 1


def drawn_names(block: CodeBlock) -> Iterator[tuple[str, int]]:
    """Yield names of a drawn tree with the number of their line inside the block."""
    for offset, line in enumerate(block.text.split("\n")[:_TREE_LINES]):
        if not _TREE_MARK.search(line):
            continue
        found = _TREE_NAME.match(line.split("#")[0].split("<-")[0])
        if found and not found.group(1).startswith("..."):
            yield found.group(1).rstrip("."), offset


def _promises(document: Document, path: str, tree: TreeNames) -> Iterator[UnmetClaim]:
    for claim, words, names in _PROMISES:
        if any(names.search(file) for file in tree.files):
            continue
        for sentence in document.sentences:
            lowered = sentence.text.lower()
            if words.search(lowered) and not _NOT_YET.search(lowered) and not _in_plans(document, sentence):
                yield UnmetClaim(claim, sentence.text[:_TEXT_CHARACTERS], Place(path, sentence.at.line))
                break


def _in_plans(document: Document, sentence: Located) -> bool:
    if sentence.text.count("·") >= _LISTED:
        return True
    line = sentence.at.line or 0
    for section in document.sections:
        if section.line <= line <= section.end_line:
            heading = section.heading.text.lower() if section.heading else ""
            return bool(
                re.search(
                    r"future|to[- ]?do|next|roadmap|improve|coming|enhancement|plan|próximos|requirement|skills"
                    r"|about me",
                    heading,
                )
            )
    return False


def _docker_commands(commands: tuple[Command, ...], tree: TreeNames) -> Iterator[UnmetClaim]:
    if any(_DOCKER_FILE.search(file) for file in tree.files):
        return
    for command in commands:
        if re.match(r"^(?:sudo )?docker(?: build\b|-compose\b| compose\b)", command.text) and "://" not in command.text:
            yield UnmetClaim("docker", command.text[:_TEXT_CHARACTERS], command.at)
            return


def _test_commands(commands: tuple[Command, ...], tree: TreeNames) -> Iterator[UnmetClaim]:
    if any(_TEST_FILE.search(file) for file in tree.files):
        return
    for command in commands:
        if command.kind == CommandKind.TEST:
            yield UnmetClaim("tests", command.text[:_TEXT_CHARACTERS], command.at)
            return


def _drawn_paths(block: CodeBlock, path: str, tree: TreeNames) -> Iterator[UnmetClaim]:
    """Yield sources and folders of code of a drawn tree that stand nowhere; data, models and outputs may come later."""
    if not is_drawn_tree(block):
        return
    for name, offset in drawn_names(block):
        last = posixpath.basename(name.rstrip("/"))
        is_code = bool(_SOURCE.search(last)) or (name.endswith("/") and last in _CODE_FOLDERS)
        if is_code and not tree.mentions(name):
            yield UnmetClaim("path", name, Place(path, block.line + offset))
