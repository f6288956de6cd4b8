"""Rows held out by the folder they stand in (`data/train`, `data/test`)."""

import ast
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.steps.shapes.holdouts import Held
from portfolio_audit.analysis.steps.syntax import last_name
from portfolio_audit.patterns import lazy_regex

_READS_FOLDERS = frozenset(
    {
        "image_dataset_from_directory",
        "text_dataset_from_directory",
        "audio_dataset_from_directory",
        "flow_from_directory",
        "ImageFolder",
        "DatasetFolder",
    }
)
"""What takes each folder below the one that it is given for a class."""
_FOLDERS = frozenset({"directory", "root"})
_TEST = lazy_regex(r"(?i)(?:^|[/\\'\"_])(?:test(?:ing)?|hold_?out)(?:[/\\'\"_]|$)")
_VALIDATION = lazy_regex(r"(?i)(?:^|[/\\'\"_])(?:val(?:id(?:ation)?)?|dev)(?:[/\\'\"_]|$)")


def held_folders(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the calls that read a folder of rows which is named as the part to test or to validate with."""
    for node in nodes:
        if not isinstance(node, ast.Call) or last_name(node.func) not in _READS_FOLDERS or _is_unanswered(node):
            continue
        named = [word.value for word in node.keywords if word.arg in _FOLDERS]
        for folder in (*node.args[:1], *named)[:1]:
            said = ast.unparse(folder)[:200]
            if _TEST.search(said):
                yield Held(f"{last_name(node.func)}({said})"[:80], "predefined", node.lineno)
            elif _VALIDATION.search(said):
                yield Held(f"{last_name(node.func)}({said})"[:80], "validation", node.lineno)


def _is_unanswered(node: ast.Call) -> bool:
    """Tell rows that come without their classes, such as those of a competition."""
    given = {word.arg: word.value for word in node.keywords}
    modes = (given.get(name) for name in ("class_mode", "label_mode", "labels"))
    return any(isinstance(mode, ast.Constant) and mode.value is None for mode in modes)
