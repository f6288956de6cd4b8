"""What one notebook says, as plain values."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.parsers.python_module import Module


class CellKind(StrEnum):
    """What a cell is."""

    CODE = "code"
    MARKDOWN = "markdown"
    RAW = "raw"


class OutputKind(StrEnum):
    """What an output shows."""

    IMAGE = "image"
    TABLE = "table"
    """An HTML table (a data frame)."""
    TEXT = "text"
    HTML = "html"
    """Other HTML or JavaScript, such as interactive charts."""
    CHART = "chart"
    """Plotly, Vega, Bokeh."""
    STREAM = "stream"
    ERROR = "error"
    WIDGET = "widget"


class Output(Struct, frozen=True, array_like=True):
    """One output of a code cell."""

    kind: OutputKind
    text: str
    """The plain text, at most 4,000 characters; an error's name and value for an error."""
    lines: int
    """Lines of text before the cut."""


class Cell(Struct, frozen=True, array_like=True):
    """One cell, with the code already parsed."""

    number: int
    """From 1, counting every cell."""
    kind: CellKind
    source: str
    """At most 100,000 characters."""
    execution_count: int | None
    module: Module | None
    """The parsed Python of a code cell of a Python notebook (magics and shell lines blanked), else `None`."""
    magics: tuple[str, ...]
    """Magic and shell lines as written (`%matplotlib inline`, `!pip install x`, `%%bash`)."""
    outputs: tuple[Output, ...]
    tags: tuple[str, ...]


class Notebook(Struct, frozen=True, array_like=True):
    """What one notebook says."""

    error: str | None
    """Why it cannot be read, else `None`; the cells are then empty."""
    is_valid: bool
    """True when nbformat's schema accepts it."""
    format: str
    """`4.5`."""
    language: str
    """Language of the kernel in lower case (`python`, `r`, `julia`); `python` where nothing is said."""
    cells: tuple[Cell, ...]
