"""Frames on a pipe: msgpack with its length before it."""

from typing import IO

import msgspec
from msgspec import Struct

from portfolio_audit import limits

_LENGTH_BYTES = 4
_encode = msgspec.msgpack.Encoder().encode


def write_frame(stream: IO[bytes], value: Struct) -> None:
    """Send one value."""
    body = _encode(value)
    stream.write(len(body).to_bytes(_LENGTH_BYTES) + body)
    stream.flush()


def read_body(stream: IO[bytes]) -> bytes | None:
    """Receive the bytes of one value; `None` at the end of the stream or when a frame is cut or too large."""
    head = stream.read(_LENGTH_BYTES)
    size = int.from_bytes(head)
    if len(head) < _LENGTH_BYTES or size > limits.FRAME_BYTES:
        return None
    body = stream.read(size)
    return body if len(body) == size else None
