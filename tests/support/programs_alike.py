"""Programs of small functions, each unlike the others, for tests of similar work."""

import json

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.analysis.code.fingerprint import print_units

_VERBS = ("groupby", "merge", "pivot_table", "resample", "rolling", "melt", "explode", "stack", "rank", "sample")
_TAILS = ("mean", "median", "quantile", "cumsum", "nunique", "diff", "shift", "clip", "skew", "sem", "kurt")


def function(number: int) -> str:
    """Make a function whose calls no other number has in this order."""
    verb, tail = _VERBS[number % len(_VERBS)], _TAILS[number % len(_TAILS)]
    other = _VERBS[(number // 10) % len(_VERBS)]
    return (
        f"def step_{number}(table, column):\n"
        f"    part = table.{verb}(column, axis={number}).{tail}()\n"
        f"    for name in part.columns:\n"
        f"        part[name] = part[name].{other}(table[column]).{tail}() - part[column].{verb}()\n"
        f"    return part.{other}(column).{verb}(table) / part.{tail}()\n"
    )


def functions(count: int, start: int = 0) -> str:
    """Make so many of them, from a number on."""
    return "\n".join(function(number) for number in range(start, start + count))


def notebook(*cells: str) -> str:
    """Make a notebook of code cells."""
    code = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    return json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def code_print(text: str, path: str = "a.py") -> CodePrint:
    """Give the fingerprint of one file."""
    return print_units([((path, None), text)])
