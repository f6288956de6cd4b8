from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit import limits
from portfolio_audit.worker.frames import Parsing, Refused, decode_frame
from portfolio_audit.worker.pipes import read_body, write_frame


def test_what_is_written_is_read_back() -> None:
    stream = BytesIO()
    write_frame(stream, Parsing("a.py"))
    write_frame(stream, Refused("no", "yes", 3))
    stream.seek(0)
    bodies = [read_body(stream), read_body(stream)]

    assert [decode_frame(body) for body in bodies if body] == [Parsing("a.py"), Refused("no", "yes", 3)]
    assert read_body(stream) is None


def test_a_cut_frame_is_the_end() -> None:
    assert read_body(BytesIO((10).to_bytes(4) + b"short")) is None


def test_a_frame_that_claims_to_be_huge_is_the_end() -> None:
    assert read_body(BytesIO((limits.FRAME_BYTES + 1).to_bytes(4) + b"x" * 100)) is None


@given(st.binary(max_size=200))
def test_bytes_that_are_no_frame_are_refused(body: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_frame(b"\xc1" + body)
