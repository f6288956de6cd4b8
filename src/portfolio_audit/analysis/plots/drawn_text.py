"""Diagrams that a block of text draws in characters."""

from portfolio_audit.parsers.document import CodeBlock
from portfolio_audit.patterns import lazy_regex

_TEXT = frozenset({"", "text", "txt", "ascii", "plaintext", "plain", "diagram"})
_LINES = 200
_LINE_CHARACTERS = 300
_FEWEST = 2
_MOST_ARROWS = 3
_STROKES = lazy_regex(r"[\s│┃|▼▲↓↑⬇v^┌┐└┘┬┴┼─━═╔╗╚╝║+*\\/-]*[│┃|▼▲↓↑⬇┌┐└┘─━═╔╗╚╝║][\s│┃|▼▲↓↑⬇v^┌┐└┘┬┴┼─━═╔╗╚╝║+*\\/-]*")
_DOWN = lazy_regex(r"[▼↓⬇]|^[\s|│]*[vV]\s*$")
_ARROW = lazy_regex(r"[→⇒➜►▶⟶]|-{2,}+>|={2,}+>|─+[>▶►]")
_BOX = lazy_regex(r"[┌╔][─━═]{2,}|\+-{3,}\+")
_BRANCH = lazy_regex(
    r"^[\s│|]*(?:[├└]|[|+`]--)[─-]*\s?[\w.]",
)


def is_sketch(block: CodeBlock) -> bool:
    """Tell boxes or arrows that lead from one part to the next; a tree of folders leads nowhere."""
    if block.language not in _TEXT:
        return False
    lines = [line[:_LINE_CHARACTERS] for line in block.text.split("\n")[:_LINES] if line.strip()]
    strokes = sum(bool(_STROKES.fullmatch(line)) for line in lines)
    down = sum(bool(_DOWN.search(line)) for line in lines)
    boxes = sum(bool(_BOX.search(line)) for line in lines)
    if (strokes >= _FEWEST and (boxes or down >= _FEWEST)) or (boxes >= _FEWEST and down):
        return True
    return any(len(_ARROW.findall(line)) >= _MOST_ARROWS for line in lines) and not any(map(_BRANCH.search, lines))
