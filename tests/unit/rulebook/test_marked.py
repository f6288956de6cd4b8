import pytest

from portfolio_audit.rulebook.marked import Mark, Trouble, parse_yaml
from portfolio_audit.rulebook.read_condition import plain


def problems_of(text: str) -> list[str]:
    trouble = Trouble("a.yaml")
    assert parse_yaml(text, trouble) is None
    return [str(problem) for problem in trouble.problems]


def test_values_know_their_place() -> None:
    marked = parse_yaml("a: 1\nb:\n  - x\n  - y\n", Trouble("a.yaml"))

    assert marked is not None
    assert plain(marked) == {"a": 1, "b": ["x", "y"]}
    assert marked.keys["b"] == Mark(2, 1)
    assert isinstance(marked.value, dict)
    assert marked.value["b"].value[1].mark == Mark(4, 5)


def test_aliases_are_refused() -> None:
    assert [problem.split(": ", 1)[1] for problem in problems_of("a: &x [1]\nb: *x\n")] == [
        "aliases (`*name`) are not allowed, write the value out"
    ]


def test_a_key_that_stands_twice_is_refused() -> None:
    assert problems_of("a: 1\nb: 2\na: 3\n") == ["a.yaml:3:1: `a` stands here a second time, first in line 1"]


@pytest.mark.parametrize("text", ["no", "on", "Yes", "012", "1:30", "0x1f", "1_000", ".inf", ".nan"])
def test_values_that_yaml_reads_otherwise_than_written_are_refused(text: str) -> None:
    assert "put it in quotes" in problems_of(f"a: {text}\n")[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("7", 7),
        ("-3", -3),
        ("0", 0),
        ("0.25", 0.25),
        ("1.", 1.0),
        ("2026-01-01", "2026-01-01"),
        ("~", None),
    ],
)
def test_plain_values_are_read(text: str, value: object) -> None:
    marked = parse_yaml(f"a: {text}\n", Trouble("a.yaml"))

    assert marked is not None
    assert plain(marked) == {"a": value}


def test_foreign_tags_and_merge_keys_are_refused() -> None:
    assert "the tag" in problems_of("a: !!python/name:os.system x\n")[0]
    assert problems_of("<<: {a: 1}\n") == ["a.yaml:1:1: a key must be plain text"]


def test_broken_and_empty_files_are_named_with_a_place() -> None:
    assert problems_of("a: [1\n")[0].startswith("a.yaml:2:1: not YAML")
    assert problems_of("") == ["a.yaml:1:1: the file is empty"]


def test_several_problems_are_found_at_once() -> None:
    assert len(problems_of("a: no\nb: 012\nb: 1\n")) == 3
