"""The shape of code: functions, their length and complexity, type hints, classes."""

from collections.abc import Iterable, Iterator
from statistics import median

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import ClassDefinition, Function, Module

LONG_LINES = 60
"""Lines above which a function is long."""
COMPLEX_PATHS = 10
"""Cyclomatic complexity above which radon ranks a block C."""

_LEARNER_METHODS = ({"fit", "predict"}, {"fit", "transform"}, {"forward", "backward"}, {"train", "predict"})
_FRAMEWORKS = ("sklearn.", "torch.", "tensorflow.", "keras.", "lightning.", "pytorch_lightning.", "transformers.")


class Shape(Struct, frozen=True):
    """Functions and classes as shares."""

    functions: int
    """Functions and methods in files and notebooks."""
    classes: int
    function_lines: float
    """Median length of a function in lines."""
    named: tuple[Located, ...]
    """All functions, longest first, with their lines."""
    long: tuple[Located, ...]
    """Functions of more than 60 lines, longest first."""
    long_share: float
    complex: tuple[Located, ...]
    """Functions with a cyclomatic complexity over 10, most complex first."""
    complex_share: float
    large: tuple[Located, ...]
    """Functions that are long or complex, each once, longest first."""
    inside_share: float
    """Share of the lines of code that stand inside functions."""
    files_inside_share: float
    """The same in Python files alone; 0 without files."""
    maintainability: float
    """Median of radon's maintainability index over files, 0 to 100; 100 without files."""
    typed_share: float
    """Share of arguments and returns in Python files with a type hint."""
    told: tuple[Located, ...]
    """Functions in Python files with at least one type hint."""
    untold: tuple[Located, ...]
    """Functions in Python files that take arguments and have no type hint at all."""
    typed: int
    """Functions in Python files with at least one type hint."""
    learners: tuple[Located, ...]
    """Classes that implement a learner of their own: `fit` with `predict`, `forward` with `backward`."""
    comprehensions: int
    loops: int


class _Sized(Struct, frozen=True):
    unit: CodeUnit
    function: Function

    @property
    def lines(self) -> int:
        return self.function.end_line - self.function.line + 1

    @property
    def is_typed(self) -> bool:
        return bool(self.function.annotated_arguments or self.function.has_return_annotation)

    @property
    def place(self) -> Located:
        return Located(self.function.qualified_name, self.unit.place(self.function.line))

    @property
    def is_complex(self) -> bool:
        return self.function.complexity > COMPLEX_PATHS

    @property
    def size(self) -> str:
        return f"{self.lines} lines" + (f", complexity {self.function.complexity}" if self.is_complex else "")

    def located(self, text: str) -> Located:
        return Located(f"{self.function.qualified_name}: {text}", self.unit.place(self.function.line))


def read_shape(units: Iterable[CodeUnit]) -> Shape:
    """Measure every function and class."""
    python = [(unit, unit.module) for unit in units if unit.module is not None]
    sized = [_Sized(unit, function) for unit, module in python for function in module.functions]
    by_length = sorted(sized, key=lambda one: -one.lines)
    long = [one for one in by_length if one.lines > LONG_LINES]
    knotty = sorted((one for one in sized if one.is_complex), key=lambda one: -one.function.complexity)
    in_files = [one for one in sized if not one.unit.in_notebook]
    indexes = [module.maintainability for unit, module in python if not unit.in_notebook]
    return Shape(
        functions=len(sized),
        classes=sum(len(module.classes) for _, module in python),
        function_lines=float(median([one.lines for one in sized] or [0])),
        named=tuple(one.located(f"{one.lines} lines") for one in by_length),
        long=tuple(one.located(f"{one.lines} lines") for one in long),
        long_share=_share(len(long), len(sized)),
        complex=tuple(one.located(f"complexity {one.function.complexity}") for one in knotty),
        complex_share=_share(len(knotty), len(sized)),
        large=tuple(one.located(one.size) for one in by_length if one.lines > LONG_LINES or one.is_complex),
        inside_share=_inside([module for _, module in python]),
        files_inside_share=_inside([module for unit, module in python if not unit.in_notebook]),
        maintainability=round(median(indexes or [100.0]), 1),
        typed_share=_typed([one.function for one in in_files]),
        told=tuple(one.place for one in in_files if one.is_typed),
        untold=tuple(one.place for one in in_files if one.function.arguments and not one.is_typed),
        typed=sum(one.is_typed for one in in_files),
        learners=tuple(place for unit, module in python for place in _learners(unit, module)),
        comprehensions=sum(module.comprehensions for _, module in python),
        loops=sum(module.loops for _, module in python),
    )


def _inside(modules: list[Module]) -> float:
    """Give the share of physical lines inside the outermost functions and classes."""
    lines = sum(module.lines.code + module.lines.docstring for module in modules)
    covered = 0
    for module in modules:
        end = 0
        spans = [(one.line, one.end_line) for one in module.functions]
        spans += [(one.line, one.end_line) for one in module.classes]
        for first, last in sorted(spans):
            covered += max(0, last - max(first - 1, end))
            end = max(end, last)
    return min(1.0, _share(covered, lines))


def _typed(functions: list[Function]) -> float:
    slots = sum(function.arguments + 1 for function in functions)
    filled = sum(function.annotated_arguments + function.has_return_annotation for function in functions)
    return _share(filled, slots)


def _learners(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for kind in module.classes:
        is_adapted = any(base.startswith(_FRAMEWORKS) for base in kind.bases)
        if not is_adapted and _learns(kind):
            yield Located(kind.name, unit.place(kind.line))


def _learns(kind: ClassDefinition) -> bool:
    methods = set(kind.methods)
    return any(needed <= methods for needed in _LEARNER_METHODS)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
