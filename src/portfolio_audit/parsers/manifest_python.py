"""`setup.cfg`, and `setup.py` as far as its literals tell."""

import ast
import configparser
from collections.abc import Iterator

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.manifest_values import Declared, Manifest, declare, line_of

_SCRIPT_BYTES = 100_000
_ARGUMENTS = frozenset({"install_requires", "tests_require", "setup_requires", "extras_require", "requires"})
_NAMES = frozenset({"requirements", "install_requires", "requires", "required", "dependencies"})


@kept
def parse_setup_cfg(content: bytes) -> Manifest:
    """Read the options of setuptools; a file of tool settings only is no manifest."""
    lines = read_lines(content)
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string("\n".join(lines))
    except configparser.Error:
        return Manifest("setup.cfg", is_dependency_file=False, error="the file does not parse")
    texts = [parser.get("options", "install_requires", fallback="")]
    if parser.has_section("options.extras_require"):
        texts += [value for _, value in parser.items("options.extras_require")]
    found = [
        declare(line, line_of(lines, line.strip())) for text in texts for line in text.splitlines() if line.strip()
    ]
    declared = tuple(one for one in found if one is not None)
    python = parser.get("options", "python_requires", fallback="")
    pythons = ((python, line_of(lines, "python_requires")),) if python else ()
    return Manifest("setup.cfg", declared, pythons, is_dependency_file=bool(declared))


@kept
def parse_setup_script(content: bytes) -> Manifest:
    """Read the literal lists of a setup script; nothing is run."""
    tree = _tree(content)
    if tree is None:
        return Manifest("setup.py", is_dependency_file=False, error="the script does not parse")
    declared: list[Declared] = []
    pythons: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        for name, value in _named_values(node):
            if name == "python_requires" and isinstance(value, ast.Constant) and isinstance(value.value, str):
                pythons.append((value.value, value.lineno))
            elif name in _ARGUMENTS or name.lower() in _NAMES:
                declared += _literals(value)
    return Manifest("setup.py", tuple(declared), tuple(pythons), is_dependency_file=bool(declared))


def _tree(content: bytes) -> ast.AST | None:
    if len(content) > _SCRIPT_BYTES or content.count(b"(") > _SCRIPT_BYTES // 20:
        return None
    try:
        return ast.parse("\n".join(read_lines(content)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _named_values(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Call):
        yield from ((keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg)
    if isinstance(node, ast.Assign):
        yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))


def _literals(value: ast.expr) -> Iterator[Declared]:
    waiting: list[ast.expr] = [value]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            waiting += node.elts
        elif isinstance(node, ast.Dict):
            waiting += node.values
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = declare(node.value, node.lineno)
            if found is not None:
                yield found
