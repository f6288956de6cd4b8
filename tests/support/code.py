"""Code units made of a few lines, for tests of the analysis."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import parse_module


def make_unit(
    source: str, path: str = "train.py", cell: int | None = None, language: str = "python", prose: str = ""
) -> CodeUnit:
    """Parse a source as one file, or as one cell."""
    module = parse_module(source.encode()) if language == "python" else None
    return CodeUnit(path, cell, language, source, module, prose)
