"""Values as cells of a spreadsheet that takes none of them for a formula."""

from unicodedata import normalize

from portfolio_audit.render.untrusted import cut, printable

_LONGEST = 4_000
_FORMULA_STARTS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def cell(value: object) -> str:
    """Write a value; text that a spreadsheet could run as a formula, also in full-width forms, gets a `'` before it."""
    match value:
        case None:
            return ""
        case bool() | int() | float():
            return str(value)
    text = plain(value)
    return f"'{text}" if normalize("NFKC", text).lstrip().startswith(_FORMULA_STARTS) else text


def plain(value: object) -> str:
    """Write a text as a cell that is known to be one: visible and finite, whatever it begins with."""
    return printable(cut(str(value), _LONGEST))
