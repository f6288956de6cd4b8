"""Text for a terminal: painted, cut to its width, and nothing in it that the terminal would obey."""

from rich.cells import cell_len, chop_cells, set_cell_size

from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.render.untrusted import one_line, printable, without_commands
from portfolio_audit.render.vocabulary import BandWords

BOLD, DIM = "1", "2"
_COLORS = {"ready": "32", "solid": "34", "building": "33", "starting": "31", "none": "2"}
_LONGEST_TEXT = 500
_ASCII = str.maketrans({"·": "-", "…": "~", "–": "-", "→": ">", "’": "'", "−": "-", "±": "+"})


class Screen:
    """Paints and cuts text for one style."""

    def __init__(self, style: TerminalStyle) -> None:
        self.style = style

    def text(self, text: str, width: int) -> str:
        """Make any text printable and cut it to `width` columns."""
        line = printable(one_line(text, _LONGEST_TEXT))
        if not self.style.unicode:
            line = printable(line.translate(_ASCII), unicode=False)
        return self.fit(without_commands(line), width)

    def fit(self, line: str, width: int | None = None) -> str:
        """Cut a printable line to `width` columns, or to the whole screen."""
        columns = self.style.width if width is None else max(width, 1)
        if cell_len(line) <= columns:
            return line
        return set_cell_size(line, columns - 1).rstrip() + ("…" if self.style.unicode else "~")

    def paint(self, text: str, tone: str) -> str:
        """Colour a finished piece of text."""
        return f"\x1b[{_COLORS.get(tone, tone)}m{text}\x1b[0m" if self.style.color else text

    def shape(self, words: BandWords) -> str:
        """Give the shape of a band."""
        return words.shape if self.style.unicode else words.ascii_shape

    def bar(self, score: int, width: int) -> tuple[str, str]:
        """Give the filled and the empty part of a bar."""
        filled = round(score * width / 100)
        full, empty = ("█", "░") if self.style.unicode else ("#", ".")
        return full * filled, empty * (width - filled)

    def wrapped(self, text: str, width: int, most: int = 2) -> tuple[str, ...]:
        """Break repository text into at most `most` lines of `width` columns."""
        lines = [""]
        for word in (piece for part in self.text(text, _LONGEST_TEXT).split(" ") for piece in chop_cells(part, width)):
            if lines[-1] and cell_len(f"{lines[-1]} {word}") > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
        rest = [self.fit(" ".join(lines[most - 1 :]), width)] if len(lines) >= most else []
        return (*lines[: most - 1], *rest)
