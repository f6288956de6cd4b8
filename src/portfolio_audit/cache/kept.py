"""Which functions' values may be kept between runs, and how such a value becomes bytes and a value again."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar, get_type_hints

import msgspec

Function = TypeVar("Function", bound=Callable[..., object])

VALUE_BYTES = 8 * 1024 * 1024
"""Largest value that is kept."""
_encode = msgspec.msgpack.Encoder().encode
_kept: set[Callable[..., object]] = set()


def kept(function: Function) -> Function:
    """Mark a function of one content (and perhaps its path) whose value is worth keeping and is plain data."""
    _kept.add(function)
    return function


def is_kept(function: Callable[..., object]) -> bool:
    """Tell whether a function is so marked."""
    return function in _kept


def name_of(function: Callable[..., object]) -> str:
    """Name a function for good."""
    return f"{function.__module__}.{function.__qualname__}"


def to_bytes(value: object) -> bytes | None:
    """Encode a value; `None` where it cannot be (half of a surrogate pair in a text) or is too large."""
    try:
        encoded = _encode(value)
    except (TypeError, ValueError, RecursionError, OverflowError):
        return None
    return encoded if len(encoded) <= VALUE_BYTES else None


def from_bytes(function: Callable[..., object], encoded: bytes) -> object:
    """Decode what a function gave, checked against the type that it states; raise `msgspec.MsgspecError` otherwise."""
    return _decoder(function).decode(encoded)


@cache
def _decoder(function: Callable[..., object]) -> msgspec.msgpack.Decoder[object]:
    return msgspec.msgpack.Decoder(get_type_hints(function)["return"])
