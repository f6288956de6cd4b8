"""What a shell can complete beyond options: formats, rules and criteria."""

import os
from importlib import import_module

import click

from portfolio_audit.cache.folder import cache_folder


def complete_formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the formats that begin so."""
    # Only a shell that completes needs every format, or the rules, and they take long to load
    renderers = import_module("portfolio_audit.render.interface").renderers
    return [renderer.name for renderer in renderers() if renderer.name.startswith(begun)]


def complete_rules(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Give the rules and criteria that begin so."""
    load_compiled = import_module("portfolio_audit.rulebook.compiled").load_compiled
    load_portfolio_rules = import_module("portfolio_audit.portfolio.facts").load_portfolio_rules
    books = (load_compiled(cache_folder(os.environ), to_show=True), load_portfolio_rules())
    names = [name for book in books for name in (*book.by_id, *(criterion.id for criterion in book.criteria))]
    return sorted(name for name in names if name.startswith(begun))
