"""What a shell can complete beyond options: formats, rules and criteria."""

import os

import click

from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.portfolio.facts import load_portfolio_rules
from portfolio_audit.render.interface import renderers
from portfolio_audit.rulebook.compiled import load_compiled


def complete_formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the formats that begin so."""
    return [renderer.name for renderer in renderers() if renderer.name.startswith(begun)]


def complete_rules(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the rules and criteria that begin so."""
    books = (load_compiled(cache_folder(os.environ)), load_portfolio_rules())
    names = [name for book in books for name in (*book.by_id, *(criterion.id for criterion in book.criteria))]
    return sorted(name for name in names if name.startswith(begun))
