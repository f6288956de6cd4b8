"""What a shell can complete beyond options: formats, rules and criteria."""

import os

import click

from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.render.interface import renderers
from portfolio_audit.rulebook.compiled import load_compiled


def complete_formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the formats that begin so."""
    return [renderer.name for renderer in renderers() if renderer.name.startswith(begun)]


def complete_rules(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the rules and criteria that begin so."""
    rulebook = load_compiled(cache_folder(os.environ))
    names = (*(rule.id for rule in rulebook.rules), *(criterion.id for criterion in rulebook.criteria))
    return sorted(name for name in names if name.startswith(begun))
