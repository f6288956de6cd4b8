"""Every target of the fuzzers holds on its seeds, on any bytes, and on what fuzzing has found so far."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fuzz.targets import TARGETS, seeds

FOUND = Path(__file__).parents[1] / "fixtures" / "fuzz"
NAMES = tuple(TARGETS)


@pytest.mark.parametrize("name", NAMES)
def test_seeds_are_there_and_hold(name: str) -> None:
    contents = list(seeds(name))

    assert contents
    for content in contents[:20]:
        TARGETS[name](content)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(FOUND.glob("*"))])
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("name", NAMES)
@given(data=some.data())
@settings(max_examples=25)
def test_any_change_of_a_seed_holds(name: str, data: some.DataObject) -> None:
    content = data.draw(some.sampled_from(sorted(seeds(name), key=len)[:12]))
    place = data.draw(some.integers(0, len(content)))
    TARGETS[name](
        content[:place] + data.draw(some.binary(max_size=40)) + content[place + data.draw(some.integers(0, 40)) :]
    )
