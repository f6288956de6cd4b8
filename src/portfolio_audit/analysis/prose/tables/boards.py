"""Tables of a competition's entries: a column of cross-validation beside one of the leader board."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Table
from portfolio_audit.patterns import lazy_regex

_FOLDS = lazy_regex(r"(?i)^\W{0,4}(?:(?:local|oof|mean) )?(?:cv|oof)(?: (?:score|mean|rmse|auc|loss))?\W{0,4}$")
_BOARD = lazy_regex(r"(?i)^\W{0,4}(?:(?:public|private|kaggle) ?(?:lb|leader ?board|score)?|lb)(?: score)?\W{0,4}$")
_NUMBER = lazy_regex(r"^[\s*`~≈]{0,4}(\d{1,9}(?:[.,]\d{1,9})?)[\s*`]{0,4}$")
_SHOWN = 200
BOARD = "leader board"
"""The metric of such values, whose own name stands elsewhere."""


def board_claims(table: Table, path: str) -> Iterator[MetricClaim]:
    """Give the values below both sorts of columns, of a table that has both."""
    folds = [index for index, cell in enumerate(table.header) if _FOLDS.match(cell)]
    board = [index for index, cell in enumerate(table.header) if _BOARD.match(cell)]
    if not folds or not board:
        return
    for offset, row in enumerate(table.rows):
        for index in (*folds, *board):
            found = _NUMBER.match(row[index]) if index < len(row) else None
            if found is not None:
                value = float(found.group(1).replace(",", "."))
                place = Place(path, table.row_lines[offset] if table.row_lines else table.line + 2 + offset)
                yield MetricClaim(BOARD, value, " | ".join(row)[:_SHOWN], place, in_table=True)
