from importlib import import_module
from pkgutil import walk_packages

import msgspec
import pytest

import portfolio_audit
from portfolio_audit.cache import kept as kept_module
from portfolio_audit.cache.kept import VALUE_BYTES, from_bytes, is_kept, kept, to_bytes
from portfolio_audit.parsers.document_markdown import parse_markdown
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.parsers.python import parse_module

SOURCE = b'''
"""A docstring."""
import pandas as pd
from sklearn.model_selection import train_test_split

def load(path: str = "a.csv", *rest, scale=-1.5, **more):
    """Read."""
    for column in ["a", "b"]:
        try:
            frame = pd.read_csv(path)[column][1:2].fillna(0)
        except ValueError:
            pass
    return {**more, "x": [frame for frame in rest if not frame]}

class Model(Base):
    def fit(self, X, y=None): self.a = lambda z: z @ X; del y; global G; return await_(X) if y else None

while True:
    match 1:
        case 1: break
    X, y = train_test_split(load(), test_size=10 ** 30, random_state=0xFFFFFFFFFFFFFFFFFFFF)  # code = 1
    print(f"{X!r:>{y}}", 1e400, 2j, b"bytes")
'''


def test_a_module_comes_back_as_it_was() -> None:
    module = parse_module(SOURCE)
    encoded = to_bytes(module)

    assert module.error is None
    assert module.code
    assert encoded is not None
    assert from_bytes(parse_module, encoded) == module


def test_a_document_and_a_notebook_come_back_as_they_were() -> None:
    cell = (
        b'{"cell_type": "code", "source": "import numpy\\nx = 1", "outputs": [{"output_type": "stream", "text": "1"}]}'
    )
    notebook = parse_notebook(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [' + cell + b"]}")
    document = parse_markdown(b"# Title\n\nText with `code` and [a](b).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    encoded = to_bytes(notebook), to_bytes(document)

    assert encoded[0] is not None
    assert encoded[1] is not None
    assert from_bytes(parse_notebook, encoded[0]) == notebook
    assert from_bytes(parse_markdown, encoded[1]) == document


def test_every_function_that_is_kept_states_a_type_that_can_be_read_back() -> None:
    for found in walk_packages(portfolio_audit.__path__, "portfolio_audit."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

    assert len(kept_module._kept) > 10
    for function in kept_module._kept:
        with pytest.raises(msgspec.MsgspecError):
            from_bytes(function, b"\xc1")


def test_bytes_of_another_type_are_refused() -> None:
    encoded = to_bytes(parse_markdown(b"# Title"))

    assert encoded is not None
    with pytest.raises(msgspec.ValidationError):
        from_bytes(parse_module, encoded)


def test_half_a_surrogate_pair_and_too_much_are_not_kept() -> None:
    assert to_bytes(parse_module(b'x = "\\ud800"')) is None
    assert to_bytes(b"x" * (VALUE_BYTES + 1)) is None


def test_only_what_is_marked_is_kept() -> None:
    def read(content: bytes) -> int:
        return len(content)

    assert not is_kept(read)
    assert not is_kept(read_lines)
    assert is_kept(kept(read))
    kept_module._kept.discard(read)
