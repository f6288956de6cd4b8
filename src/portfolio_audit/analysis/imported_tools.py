"""Which tools the code imports, with the line."""

from collections.abc import Mapping, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_HELPERS = lazy_regex(
    r"django\.(?:utils|core|db|contrib|apps|conf|test)\b|prefect\.(?:filesystems|blocks|infrastructure)\b"
)
"""Modules of a framework that do nothing of what it is known for."""


def imported_tools(
    units: Sequence[CodeUnit], tools: Mapping[str, str], *, only_used: bool = False
) -> tuple[Located, ...]:
    """Give the first place in each file that imports one of the tools; `tools` maps modules to names."""
    first: dict[tuple[str, str], Located] = {}
    for unit in units:
        for found in unit.module.imports if unit.module else ():
            dotted = f"{found.module}.{found.name}" if found.name else found.module
            tool = tools.get(found.module) or tools.get(dotted) or tools.get(found.module.split(".", 1)[0])
            if tool and (found.is_used or not only_used) and not _HELPERS.match(found.module):
                first.setdefault((unit.path, tool), Located(tool, unit.place(found.line)))
    return tuple(first.values())[:_PLACES]
