"""Configurations of formatters, linters and type checkers."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.kinds.typical import serving_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_FILES = lazy_regex(
    r"^(?:\.flake8|\.pylintrc|pylintrc|\.?ruff\.toml|mypy\.ini|\.mypy\.ini|\.isort\.cfg|\.style\.yapf|"
    r"pyrightconfig\.json"
    r"|\.lintr|\.eslintrc(?:\.\w{2,5})?|eslint\.config\.\w{2,4}|\.prettierrc(?:\.\w{2,5})?|biome\.jsonc?|"
    r"\.?oxlint(?:rc)?\.jsonc?|oxlint\.config\.\w{2,4}|\.xo-config(?:\.\w{2,5})?|xo\.config\.\w{2,4}|\.clang-format"
    r"|\.clang-tidy|rustfmt\.toml|\.golangci\.ya?ml|\.rubocop\.yml|\.scalafmt\.conf|\.jshintrc|"
    r"\.sqlfluff|\.stylelintrc(?:\.\w{2,5})?)$"
)
_SHARED_FILES = frozenset(
    {"pyproject.toml", "setup.cfg", "tox.ini", "package.json", ".pre-commit-config.yaml", "makefile"}
)
_SECTION = lazy_regex(
    r"^\[(?:tool\.)?(?:ruff|black|isort|flake8|pylint|pycodestyle|mypy|pyright|yapf|pydocstyle|sqlfluff)\b"
    r"|^\s{0,40}(?:-\s)?(?:id|repo):\s{0,4}\S{0,80}(?:ruff|black|isort|flake8|pylint|mypy|nbqa|lintr|styler|eslint|"
    r"prettier|sqlfluff|sqlfmt)\b"
    r"|^\t@?(?:\w{1,20} run )?(?:ruff|black|isort|flake8|pylint|mypy|sqlfluff)\b"
    r"|\"(?:eslint|eslintConfig|prettier|oxlint|@biomejs/biome|standard|ts-standard|semistandard"
    r"|xo|jshint|stylelint)\"\s?:\s?[\"{]"
    r"|\"\w[\w:-]{0,30}\"\s?:\s?\"(?:npx )?(?:oxlint|biome (?:check|lint|ci|format)|standard|ts-standard|xo)(?=[\" ])",
    re.MULTILINE,
)


def find_style_tools(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the configurations, one place a file."""
    return tuple(_found(snapshot))


def _found(snapshot: Snapshot) -> Iterator[Located]:
    for entry in serving_files(snapshot):
        name = file_name(entry.path).lower()
        if _FILES.match(name):
            yield Located(name, Place(entry.path))
        elif name in _SHARED_FILES:
            yield from _section(entry, snapshot)


def _section(entry: Entry, snapshot: Snapshot) -> Iterator[Located]:
    content = snapshot.read(entry)
    if isinstance(content, Absent):
        return
    text = content[:100_000].decode("utf-8", "replace")
    found = _SECTION.search(text)
    if found is not None:
        yield Located(found.group().strip(' \t@"[-')[:80], Place(entry.path, text.count("\n", 0, found.start()) + 1))
