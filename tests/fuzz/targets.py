"""What is fuzzed: each target takes any bytes and must end, in bounded time, without an exception."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from portfolio_audit.cohort.roster import Reading, read_roster
from portfolio_audit.configuration.text import parse_configuration, parse_table
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.parsers.dbt import parse_paths, parse_schema
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.parsers.manifest import manifest_parser
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.parsers.python import parse_module
from portfolio_audit.rulebook.load import load_catalogue
from portfolio_audit.rulebook.marked import Trouble, parse_yaml
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.read_rule import RuleReader
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
from portfolio_audit.snapshot.listing import list_entries
from portfolio_audit.sources.history import parse_log
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.tree import parse_row

FIXTURES = Path(__file__).parents[1] / "fixtures"
READING = Reading(DEFAULT_POLICY, organization="course", prefix="work")
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def notebook(content: bytes) -> None:
    """The reader of notebooks."""
    parse_notebook(content)


def readme(content: bytes) -> None:
    """The reader of Markdown."""
    document_parser("README.md")(content)


def python(content: bytes) -> None:
    """The reader of Python."""
    parse_module(content)


def tree(content: bytes) -> None:
    """The listing of a tree, and the history beside it."""
    list_entries(item for row in content.split(b"\0") if (item := parse_row(row)) is not None)
    list(parse_log(iter(content.split(b"\0")), NOW))


def configuration(content: bytes) -> None:
    """The reader of a repository's own configuration and of its manifests and those of dbt."""
    text = content.decode("utf-8", "replace")
    parse_configuration(text, Trouble("a.yml"))
    parse_table(text, Trouble("pyproject.toml"))
    parse_schema(content)
    parse_paths(content)
    for name in ("pyproject.toml", "environment.yml", "requirements.txt", "setup.py", "Pipfile"):
        parser = manifest_parser(name)
        assert parser is not None
        parser(content)


def rule(content: bytes) -> None:
    """The reader of rules, which says what is off instead of raising."""
    trouble = Trouble("family/a-rule.yaml")
    marked = parse_yaml(content.decode("utf-8", "replace"), trouble)
    if marked is not None:
        _rule_reader().read(marked, "a-rule", "family", trouble)


def roster(content: bytes) -> None:
    """The reader of rosters, which refuses with one error that names every problem."""
    for name in ("class.csv", "class.yaml"):
        try:
            read_roster(content, name, READING)
        except PortfolioAuditError:
            continue


@lru_cache
def _rule_reader() -> RuleReader:
    catalogue = load_catalogue(builtin_pack() / "criteria.yaml")
    return RuleReader(gather_vocabulary(), tuple(one.id for one in catalogue.criteria), catalogue.guide_sections)


def seeds(name: str) -> Iterator[bytes]:
    """Give contents to begin from, out of our own files where there are some."""
    yield from _WRITTEN.get(name, ())
    for path in sorted(_SEEDS[name]() if name in _SEEDS else ()):
        yield path.read_bytes()[:20_000]


_WRITTEN = {
    "tree": (
        b"100644 blob 8baef1b4abc478178b004d62031cf7fe6db6f903 12\tsrc/model.py\x00120000 blob 8bae -\tREADME.md\0",
        b"160000 commit 8baef1b4abc478178b004d62031cf7fe6db6f903       -\tsub\0",
        b"\x1e8baef1b4abc478178b004d62031cf7fe6db6f903\0\x001767340800\0+0200\0Ada\0a@b\0Load the rides\0",
    ),
    "configuration": (
        b"profile: entry\nignore: [readme]\nsuppressions:\n  - {rule: tests-exist, reason: planned}\n",
        b"[tool.portfolio-audit]\nprofile = 'entry'\n\n[project]\nname = 'x'\ndependencies = ['pandas>=2']\n",
        b"name: x\ndependencies:\n  - python=3.12\n  - pip:\n    - pandas==2.3.3\n",
    ),
    "roster": (
        b"name,github_username,repository\nAda,ada,ada/churn\nBo,bo,https://github.com/bo/trams\n",
        b"\xef\xbb\xbfidentifier;github_username;student_repository_url\r\n1;ada;https://github.com/c/ada\r\n",
        b"title: Class\nstudents:\n  - {name: Ada, repository: ada/churn}\n  - ada/trams\n",
    ),
}
_SEEDS: dict[str, Callable[[], Iterator[Path]]] = {
    "notebook": lambda: FIXTURES.rglob("*.ipynb"),
    "readme": lambda: FIXTURES.rglob("*.md"),
    "python": lambda: FIXTURES.rglob("*.py"),
    "rule": lambda: builtin_pack().rglob("*.yaml"),
}
TARGETS: dict[str, Callable[[bytes], None]] = {
    "notebook": notebook,
    "readme": readme,
    "python": python,
    "tree": tree,
    "configuration": configuration,
    "rule": rule,
    "roster": roster,
}
