import json
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from portfolio_audit.render.markdown_text import code, prose
from portfolio_audit.render.redaction import REDACTED, redact

SECRET = "t0p>secret~words??for/tests+only"  # noqa: S105  # no secret of anybody
SPECIAL = 'a"b<c>&d_e\\f?'
TOKEN = "ghp_" + "aB3" * 12
FINE_GRAINED = "github_pat_" + "11AbC_" * 6
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
SECRETS = st.text(st.characters(codec="utf-8"), min_size=8, max_size=40)
PARTS = st.lists(st.sampled_from([SECRET, TOKEN, FINE_GRAINED, REDACTED, "\\", "(", '"', "[redac", "]", "x"]) | TEXTS)


def test_a_secret_is_replaced_wherever_it_stands() -> None:
    assert redact(f"a {SECRET}, {SECRET}b", (SECRET,)) == f"a {REDACTED}, {REDACTED}b"


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz", "x-access-token:"])
@pytest.mark.parametrize("after", ["", "\n", "ab", "abc"])
@pytest.mark.parametrize("encode", [b64encode, urlsafe_b64encode])
def test_base64_forms_are_replaced_at_every_offset(before: str, after: str, encode: Callable[[bytes], bytes]) -> None:
    written = encode(f"{before}{SECRET}{after}".encode()).decode()
    seen = redact(f"Basic {written}", (SECRET,))

    assert REDACTED in seen
    assert len(seen) <= len(f"Basic {REDACTED}") + len(before + after) * 2 + 6


@pytest.mark.parametrize("token", [TOKEN, FINE_GRAINED, *(f"gh{kind}_{'Z9' * 18}" for kind in "ousr")])
def test_tokens_of_github_are_known_by_their_shape(token: str) -> None:
    assert redact(f"({token})", ()) == f"({REDACTED})"
    assert redact(prose(f"a {token} b", 200), ()) == f"a {REDACTED} b"
    assert redact(code(token, 200), ()) == f"<code>{REDACTED}</code>"


def test_what_only_resembles_a_token_stays() -> None:
    text = "ghp_short, gha_aaaaaaaaaaaaaaaaaaaaaaaa, github_pat_few and a high_performance_aaaaaaaaaaaaaaaaaaaaaa"

    assert redact(text, ("", "short")) == text


@pytest.mark.parametrize("write", [json.dumps, escape, lambda text: prose(text, 200)])
def test_escaped_secrets_are_replaced(write: Callable[[str], str]) -> None:

    assert SPECIAL[:4] not in redact(str(write(f"x {SPECIAL} y")), (SPECIAL,))
    assert REDACTED in redact(str(write(f"x {SPECIAL} y")), (SPECIAL,))


def test_a_redacted_text_never_becomes_a_link() -> None:
    assert redact(prose(f"{TOKEN}(//example.org)", 200), ()) == f"{REDACTED} (//example.org)"


def test_an_escape_before_a_secret_stays_whole() -> None:
    assert json.loads(redact(json.dumps(f"\n{SECRET}"), (f"n{SECRET}",))) == f"\n{REDACTED}"
    assert json.loads(redact('"\\u0041ghpx-secret"', ("u0041ghpx-secret",))) == f"A{REDACTED}"
    assert json.loads(redact(json.dumps(f"C:\\{SECRET}"), (SECRET,))) == f"C:\\{REDACTED}"


@given(TEXTS, SECRETS, TEXTS)
def test_no_given_secret_is_left(before: str, secret: str, after: str) -> None:
    seen = redact(before + secret + after, (secret,))

    assert secret not in seen.replace(REDACTED, "\n\n") or secret in REDACTED


@given(PARTS, st.lists(SECRETS, max_size=2))
def test_redacting_twice_changes_nothing(parts: list[str], secrets: list[str]) -> None:
    known = (SECRET, "redacted]", "\\[redacted", "xxxxxxx[", *secrets)
    once = redact("".join(parts), known)

    assert redact(once, known) == once


@given(PARTS)
def test_json_stays_json_and_tells_the_rest(parts: list[str]) -> None:
    text = "".join(parts)
    seen = json.loads(redact(json.dumps({"text": text, "number": 1.5}), (SECRET,)))

    assert seen["number"] == 1.5
    assert SECRET not in seen["text"]
    assert TOKEN not in seen["text"]


@pytest.mark.parametrize("text", ["ghp_", "github_pat_" * 2, "\\", "&#95;", SECRET[:-1], "\\ghp_" + "a" * 20])
def test_time_grows_with_the_text_only(text: str) -> None:
    long = text * (1_000_000 // len(text))
    started = time.perf_counter()
    redact(long, (SECRET,))

    assert time.perf_counter() - started < 3
