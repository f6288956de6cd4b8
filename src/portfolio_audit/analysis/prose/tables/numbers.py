"""Tables of measured numbers."""

from portfolio_audit.analysis.prose.prose_metrics import cells_of_results, in_cells_of_results
from portfolio_audit.analysis.prose.tables.boards import board_claims
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 200
_MEASURED_SHARE = 0.2
_FEWEST_RESULTS = 2
_MEASURED_CELL = lazy_regex(
    r"^[~≈$€£\s*`+-]{0,5}(?:\d{1,9}(?:[.,]\d{1,6}\s?%?|\s?%)(?:\s|$|[*`×x(])|\d{1,6} \(\d{1,3}(?:[.,]\d{1,3})? ?%\)"
    r"|\d{1,5} ?(?:/|of) ?\d{1,5}[*`\s]{0,3}$)"
)
"""A decimal, a percentage, a count with its share, or one count out of another."""


def find_number_tables(tables: tuple[Table, ...], path: str) -> tuple[Located, ...]:
    """Give the tables that measure.

    Every fifth cell is a decimal or percentage, or half a column of results, or there are scores of a leader board.
    """
    return tuple(
        Located(" | ".join(table.header)[:_TEXT_CHARACTERS], Place(path, table.line))
        for table in tables
        if _measured_share(table) >= _MEASURED_SHARE or _tells_results(table, path) or any(board_claims(table, path))
    )


def _tells_results(table: Table, path: str) -> bool:
    """Tell a table whose column of results holds two values or more, in half of its cells."""
    cells = [cell for _, _, cell, _ in cells_of_results(table)]
    stated = {claim.at.line for claim in in_cells_of_results(table, path)}
    stated |= {line for _, line, cell, _ in cells_of_results(table) if _MEASURED_CELL.match(cell)}
    return len(stated) >= _FEWEST_RESULTS and len(cells) <= 2 * len(stated)


def _measured_share(table: Table) -> float:
    cells = [cell for row in table.rows for cell in row[1:]]
    return sum(bool(_MEASURED_CELL.match(cell)) for cell in cells) / len(cells) if cells else 0.0
