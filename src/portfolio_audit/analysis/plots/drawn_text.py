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
_ARROW = lazy_regex(r"[→⇒➜➡►▶⟶]|-{2,}+>|={2,}+>|─+[>▶►]")
_BOX = lazy_regex(r"[┌╔][─━═]{2,}|\+-{3,}\+")
_JOINED = lazy_regex(r"[\w)\]]\s?─+\s?[┐┘┤┬┴┼\w]")
_CORNER = lazy_regex(r"[┐┘┤┬┴┼]")
"""Words that strokes join, and turns that the drawn tree of a folder has none of."""
_BRANCH = lazy_regex(
    r"^[\s│|]*(?:[├└]|[|+`]--)[─-]*\s?[\w.]",
)


def is_sketch(block: CodeBlock) -> bool:
    """Tell boxes or arrows that lead from one part to the next; a tree of folders leads nowhere."""
    lines = _lines_of(block)
    has_arrows = any(len(_ARROW.findall(line)) >= _MOST_ARROWS for line in lines)
    return draws_parts(block) or (has_arrows and not any(map(_BRANCH.search, lines)))


def draws_parts(block: CodeBlock) -> bool:
    """Tell boxes, and parts on several lines that strokes join."""
    lines = _lines_of(block)
    strokes = sum(bool(_STROKES.fullmatch(line)) for line in lines)
    down = sum(bool(_DOWN.search(line)) for line in lines)
    boxes = sum(bool(_BOX.search(line)) for line in lines)
    if (strokes >= _FEWEST and (boxes or down >= _FEWEST)) or (boxes >= _FEWEST and down):
        return True
    joined = sum(len(_JOINED.findall(line)) for line in lines)
    return joined >= _FEWEST and any(map(_CORNER.search, lines))


def _lines_of(block: CodeBlock) -> list[str]:
    if block.language not in _TEXT:
        return []
    return [line[:_LINE_CHARACTERS] for line in block.text.split("\n")[:_LINES] if line.strip()]
