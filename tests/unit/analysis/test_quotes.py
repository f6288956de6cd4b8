"""Code at its places."""

from portfolio_audit.analysis.quotes import MOST_LINES, read_quotes
from portfolio_audit.evidence import Place
from support.programs_alike import notebook
from support.snapshots import make_snapshot


def test_lines_of_files_and_cells_are_quoted() -> None:
    snapshot = make_snapshot({"a.py": "one\r\ntwo\r\nthree\r\n", "n.ipynb": notebook("x = 1", "a\nb\nc")})

    quotes = read_quotes(snapshot, [Place("a.py", 2, 3), Place("n.ipynb", 1, 2, cell=2), Place("a.py", 1)])

    assert quotes == ("two\nthree", "a\nb", "one")


def test_what_is_not_there_is_an_empty_quote() -> None:
    snapshot = make_snapshot({"a.ipynb": "{broken", "n.ipynb": notebook("x = 1")}, sizes={"b.py": 9_000_000})
    places = [Place("a.ipynb", 1, 2, 1), Place("b.py", 1, 2), Place("../c.py", 1, 2), Place("n.ipynb", 1, 2, cell=9)]

    assert read_quotes(snapshot, places) == ("", "", "", "")


def test_a_quote_is_bounded() -> None:
    snapshot = make_snapshot({"a.py": ("x" * 1_000 + "\n") * 1_000})

    quote = read_quotes(snapshot, [Place("a.py", 1, 900)])[0]

    assert quote.count("\n") == MOST_LINES - 1
    assert len(quote) < MOST_LINES * 201
