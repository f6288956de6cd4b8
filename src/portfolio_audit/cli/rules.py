"""`portfolio-audit rules`: the catalogue."""

import os
from itertools import groupby

import click
import msgspec

from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.cli.outputs import write_stdout
from portfolio_audit.portfolio.facts import load_portfolio_rules
from portfolio_audit.rulebook.compiled import load_compiled
from portfolio_audit.rulebook.rule import Rule, Rulebook


@click.command("rules", short_help="List the rules.")
@click.option(
    "-f", "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How to list them."
)
def COMMAND(output_format: str) -> None:  # noqa: N802  # the shelf's name
    """List every rule by criterion, those about a portfolio last; `explain RULE` tells all about one."""
    books = (load_compiled(cache_folder(os.environ), to_show=True), load_portfolio_rules())
    write_stdout(_as_json(books) if output_format == "json" else "\n".join(map(_as_text, books)))


def _as_text(rulebook: Rulebook) -> str:
    titles = {criterion.id: criterion.title for criterion in rulebook.criteria}
    lines = [f"{len(rulebook.rules)} rules, rulebook {rulebook.version}"]
    for criterion, rules in groupby(_by_criterion(rulebook), key=lambda rule: rule.criterion):
        lines += ["", f"{titles[criterion]} ({criterion})"]
        lines += [f"  {rule.id:<38} {rule.summary}" for rule in rules]
    return "\n".join(lines) + "\n"


def _as_json(rulebooks: tuple[Rulebook, ...]) -> str:
    rows = [
        {
            "id": rule.id,
            "criterion": rule.criterion,
            "severity": rule.severity,
            "confidence": rule.confidence,
            "guide": rule.guide,
            "serves": rule.serves,
            "summary": rule.summary,
            "why": rule.why,
            "since": rule.since,
        }
        for rulebook in rulebooks
        for rule in _by_criterion(rulebook)
    ]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def _by_criterion(rulebook: Rulebook) -> list[Rule]:
    order = {criterion.id: number for number, criterion in enumerate(rulebook.criteria)}
    return sorted(rulebook.rules, key=lambda rule: (order[rule.criterion], rule.id))
