"""`portfolio-audit explain RULE`: everything about one rule."""

import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module

import click

from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.cli.completion import complete_rules
from portfolio_audit.cli.outputs import write_stdout
from portfolio_audit.errors import UsageError
from portfolio_audit.render.untrusted import printable
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.compiled import load_compiled
from portfolio_audit.rulebook.explain import explain
from portfolio_audit.rulebook.rule import Criterion, Rulebook
from portfolio_audit.rulebook.wording import PLACEHOLDER

WIDTH = 80
_FENCE = "````"
_ROW = re.compile(r"\| ([^|]+) \| (.+) \|")
_HEADING_GAP = re.compile(r"^(#+ .+\n)\n", re.MULTILINE)
_LABEL_WIDTH = 22
_INDENT = "  "


@click.command("explain", short_help="Explain one rule in full.")
@click.argument("name", metavar="RULE", shell_complete=complete_rules)
@click.option(
    "-f", "--format", "output_format", type=click.Choice(["text", "markdown"]), default="text", help="How to write it."
)
def COMMAND(name: str, output_format: str) -> None:  # noqa: N802  # the shelf's name
    """Explain RULE: why it matters, how it is judged, what to do. The id of a criterion lists its rules."""
    page = explain_name(name, _rulebooks())
    write_stdout(page if output_format == "markdown" else as_text(page))


def _rulebooks() -> Iterator[Rulebook]:
    """Yield our rules and, where they do not hold the name, those about portfolios."""
    yield load_compiled(cache_folder(os.environ), to_show=True)
    yield import_module("portfolio_audit.portfolio.facts").load_portfolio_rules()


def explain_name(name: str, rulebooks: Iterable[Rulebook]) -> str:
    """Give the Markdown about a rule or a criterion; raise `UsageError` with the closest name."""
    known: list[str] = []
    for rulebook in rulebooks:
        rule = rulebook.by_id.get(name)
        criterion = next((one for one in rulebook.criteria if one.id == name), None)
        if rule is not None:
            return explain(rule, rulebook)
        if criterion is not None:
            return _explain_criterion(criterion, rulebook)
        known += [*rulebook.by_id, *(one.id for one in rulebook.criteria)]
    raise UsageError(
        f"No rule is called `{name}`{did_you_mean(name, known)}", "`portfolio-audit rules` lists them all."
    )


def _explain_criterion(criterion: Criterion, rulebook: Rulebook) -> str:
    rules = sorted((rule for rule in rulebook.rules if rule.criterion == criterion.id), key=lambda rule: rule.id)
    lines = [f"# {criterion.title} ({criterion.id})", "", criterion.asks]
    for rule in rules:
        lines += ["", f"## {rule.id}", "", rule.summary]
    return "\n".join(lines) + "\n"


def as_text(page: str) -> str:
    """Write a page of ours for a terminal: no marks, 80 columns, snippets as they are."""
    lines: list[str] = []
    for number, part in enumerate(page.split(f"{_FENCE}\n")):
        lines += _prose(part) if number % 2 == 0 else (f"{_INDENT * 2}{line}" for line in part.splitlines())
    text = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
    return printable(text, keep="\n")


def _prose(part: str) -> Iterator[str]:
    for line in _HEADING_GAP.sub(r"\1", part).splitlines():
        yield from _line(PLACEHOLDER.sub("…", line).replace("**", "").replace("`", ""))


def _line(line: str) -> Iterator[str]:
    row = _ROW.fullmatch(line)
    if row:
        yield from _wrapped(row[2], f"{_INDENT}{row[1]:<{_LABEL_WIDTH}}", " " * (_LABEL_WIDTH + len(_INDENT)))
    elif line.startswith("#"):
        yield line.lstrip("# ")
    elif line.startswith("- "):
        yield from _wrapped(line, _INDENT, _INDENT * 2)
    elif not line.startswith("|"):
        yield from _wrapped(line, _INDENT, _INDENT)


def _wrapped(text: str, first: str, later: str) -> list[str]:
    wrapper = textwrap.TextWrapper(
        WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(text) or [""]
