from pathlib import Path

import jsonschema
import pytest
import yaml

from portfolio_audit.rulebook.docs import make_pages
from portfolio_audit.rulebook.explain import explain
from portfolio_audit.rulebook.field_notes import field_notes
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.packs import builtin_pack, rule_files
from portfolio_audit.rulebook.pages import find_stale
from portfolio_audit.rulebook.schema import rule_schema
from support.rulebooks import SampleFacts, make_rule, make_rulebook


def test_a_rule_is_explained_in_full(tmp_path: Path) -> None:
    rule = make_rule(
        "readme-ok",
        applies_when={"fact": "sample.is_there", "equals": True},
        thresholds=[{"value": "10 words", "source": "A guess"}],
        limits=["Pictures are not read"],
        example="README.md",
    )
    rulebook = make_rulebook(tmp_path, rule)

    page = explain(rulebook.rules[0], rulebook)

    for words in (
        "Because.",
        "`sample.words` at least 10",
        "`sample.is_there` is true",
        "10 words: A guess",
        "Pictures",
    ):
        assert words in page


def test_pages_name_every_rule_and_fact(tmp_path: Path) -> None:
    pages = make_pages(make_rulebook(tmp_path, make_rule("readme-ok")))

    assert "[readme-ok](readme.md#readme-ok)" in pages["docs/rules/index.md"]
    assert "| `sample.words` | number | Number of words. |" in pages["docs/facts.md"]
    assert "| `sample.things` | list of `Thing` | Things with places. |" in pages["docs/facts.md"]
    assert "| `size` | number | Its size in files. |" in pages["docs/facts.md"]
    assert "text: red, green" in pages["docs/facts.md"]


def test_notes_are_read_from_under_the_fields() -> None:
    assert field_notes(SampleFacts) == {"words": "Number of words.", "things": "Things with places."}


def test_stale_pages_are_found(tmp_path: Path) -> None:
    (tmp_path / "same.md").write_text("same")
    (tmp_path / "old.md").write_text("old")

    assert find_stale({"same.md": "same", "old.md": "new", "gone.md": ""}, tmp_path) == ("old.md", "gone.md")


def test_the_schema_for_editors_accepts_our_own_rules() -> None:
    schema = yaml.safe_load(rule_schema(load_rulebook([builtin_pack()])))
    validator = jsonschema.Draft202012Validator(schema)

    for path in rule_files(builtin_pack()):
        assert list(validator.iter_errors(yaml.safe_load(path.read_text()))) == [], path.name


@pytest.mark.parametrize("changes", [{"severity": "huge"}, {"extra": 1}, {"check": {"fact": "a.b", "at_lest": 1}}])
def test_the_schema_for_editors_refuses_mistakes(tmp_path: Path, changes: dict[str, object]) -> None:
    rulebook = make_rulebook(tmp_path, make_rule("readme-ok"))
    validator = jsonschema.Draft202012Validator(yaml.safe_load(rule_schema(rulebook)))

    assert list(validator.iter_errors(make_rule("readme-ok"))) == []
    assert list(validator.iter_errors(make_rule("readme-ok", **changes))) != []
