import re
import subprocess
import sys

import pytest

from portfolio_audit.patterns import lazy_regex

COUNT = """
import re._compiler as compiler
made = []
plain = compiler.compile
compiler.compile = lambda pattern, flags=0: made.append(pattern) or plain(pattern, flags)
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
gather_vocabulary()
print(len(made))
"""


def test_it_answers_as_a_compiled_pattern_does() -> None:
    pattern = lazy_regex(r"(a)(?P<name>b+)", re.IGNORECASE)
    compiled = re.compile(r"(a)(?P<name>b+)", re.IGNORECASE)

    assert pattern.pattern == compiled.pattern
    assert pattern.flags == compiled.flags
    assert pattern.groupindex == compiled.groupindex
    assert pattern.search("xABb").span() == (1, 4)  # type: ignore[union-attr]  # it is there
    assert pattern.match("xABb") is None
    assert pattern.fullmatch("ABb") is not None
    assert [found.span() for found in pattern.finditer("ab ABB")] == [(0, 2), (3, 6)]
    assert pattern.sub("-", "ab ABB") == "- -"
    assert pattern.split("1ab2") == compiled.split("1ab2")


def test_a_broken_pattern_is_told_on_first_use() -> None:
    pattern = lazy_regex("(")

    with pytest.raises(re.error):
        pattern.search("a")


def test_start_up_compiles_only_what_libraries_compile() -> None:
    ended = subprocess.run([sys.executable, "-I", "-c", COUNT], capture_output=True, check=True)

    assert int(ended.stdout) < 260
