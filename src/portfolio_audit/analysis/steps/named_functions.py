"""Whether a function that is named for a step can be one, by the little that stands in its body."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Function
from portfolio_audit.patterns import lazy_regex

_PREPARING = frozenset(
    {StepKind.CLEAN, StepKind.TRANSFORM, StepKind.ENGINEER, StepKind.COLLECT, StepKind.VALIDATE, StepKind.SEED}
)
_HANDS_BACK = lazy_regex(r"\breturn(?:\s+[A-Za-z_]\w*(?:,\s?\w+)*)?\s*(?:#.*)?$")
_OF_MEMORY = lazy_regex(r"\bgc\.collect\(|empty_cache\(|rmtree\(|\.unlink\(|os\.remove\(|\.close\(|\.clear\(|\bclf\(")
"""What tidies up memory, files or pages."""
_SENDS = lazy_regex(
    r"\b(?:send_file|send_from_directory|FileResponse|StreamingResponse|download_button)\(|as_attachment|attachment;"
)
"""What hands a file to somebody else."""
_FEW = 6


def is_empty_name(unit: CodeUnit, function: Function, kind: StepKind) -> bool:
    """Tell a function that hands back what it was given, tidies up something else, or sends a file."""
    if kind not in _PREPARING:
        return False
    lines = unit.source.splitlines()[function.line - 1 : function.end_line]
    if function.statements <= 1 and lines and _HANDS_BACK.search(lines[-1]):
        return True
    body = "\n".join(lines)
    if kind is StepKind.COLLECT:
        return _SENDS.search(body) is not None
    is_short = function.arguments == 0 and function.statements <= _FEW
    return kind is StepKind.CLEAN and is_short and _OF_MEMORY.search(body) is not None
