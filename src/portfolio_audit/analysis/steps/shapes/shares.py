"""Shares of right answers that a program counts out and names: `hit_rate = sum(hits) / len(hits)`."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

_NAMED = (
    ("hit-rate", lazy_regex(r"\bhits?(?:[- ]?(?:rate|ratio)\b|[- ]?@|s? at\b)")),
    ("recall", lazy_regex(r"\brecall\b")),
    ("precision", lazy_regex(r"\bprecision\b")),
    ("exact match", lazy_regex(r"\bexact[- ]?match")),
    ("judged", lazy_regex(r"\bjudge|\bfaithful|\bgrounded")),
    (
        "accuracy",
        lazy_regex(r"\bacc(?:uracy)?\b|\bcorrect\b|\b(?:pass|success|win)(?:ed)?[- ]?rate\b|\bright answers\b"),
    ),
)
"""Metrics, and what a name or a printed label calls them."""
_LABEL_CHARACTERS = 200


def counted_shares(tree: ast.Module) -> Iterator[Chosen]:
    """Give the assignments and printed lines that name a share of a sum among all, or a sum out of all."""
    for node in walk(tree):
        match node:
            case ast.Assign(targets=[target], value=value) if any(map(_is_share, walk(value))):
                yield from _named(last_name(target), ast.unparse(target), node.lineno)
            case ast.JoinedStr(values=parts) if _counts_out(parts):
                yield from _named(_words(parts), ast.unparse(node), node.lineno)
            case ast.Call(func=ast.Name(id="print"), args=parts) if _counts_out(parts):
                yield from _named(_words(parts), ast.unparse(node), node.lineno)


def _named(words: str, text: str, line: int) -> Iterator[Chosen]:
    lowered = words.lower().replace("_", " ")
    metric = next((metric for metric, pattern in _NAMED if pattern.search(lowered)), "")
    if metric:
        yield Chosen(text[:80], metric, line)


def _words(parts: Sequence[ast.expr]) -> str:
    said = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return " ".join(said)[:_LABEL_CHARACTERS]


def _counts_out(parts: Sequence[ast.expr]) -> bool:
    """Tell a share among the parts of a text, or a sum that stands before all with a slash between."""
    values = [part.value if isinstance(part, ast.FormattedValue) else part for part in parts]
    if any(_is_share(one) for value in values for one in walk(value)):
        return True
    texts = [value.value for value in values if isinstance(value, ast.Constant)]
    shown = [value for value in values if not isinstance(value, ast.Constant)]
    is_apart = any(isinstance(text, str) and text.strip() in {"/", "of", "out of"} for text in texts)
    return is_apart and any(_is_sum(first) and _is_length(second) for first, second in pairwise(shown))


def _is_share(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is_sum(node.left) and _is_length(node.right)
    )


def _is_sum(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) == "sum" and len(node.args) == 1


def _is_length(node: ast.AST) -> bool:
    """Tell `len(rows)`, also guarded: `max(1, len(rows))`."""
    if isinstance(node, ast.Call) and last_name(node.func) == "max":
        return any(map(_is_length, node.args))
    return isinstance(node, ast.Call) and last_name(node.func) == "len"
