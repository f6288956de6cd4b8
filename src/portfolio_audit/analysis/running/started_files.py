"""Own files that a line of a configuration starts, as a script or as a module."""

from collections.abc import Iterator

from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.patterns import lazy_regex

_STARTS = lazy_regex(
    r"(?:^|[\s:&;])(?:(?:python[\d.]*|Rscript|bash|sh|julia|node|(?:uv|poetry|pdm) run)\s{1,4}|\./)"
    r"(?:-m\s{1,4}(?P<module>[A-Za-z_][\w.]{1,100})|(?P<script>[\w./-]{1,120}\.(?:py|sh|R|r|jl|js))(?![\w/]))"
)


def started_files(line: str, tree: TreeNames) -> Iterator[str]:
    """Give each that is in the tree, as it is written from the folder that the line runs in."""
    for found in _STARTS.finditer(line):
        script, module = found["script"] or "", (found["module"] or "").replace(".", "/")
        written = (script.removeprefix("./"),) if script else (f"{module}.py", f"{module}/__main__.py")
        yield from (path for path in written if tree.names(path))
