from pathlib import Path

import pytest
from click.testing import CliRunner

from portfolio_audit.cli.explain import COMMAND, as_text, explain_name
from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.explain import explain
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from support.rulebooks import make_rule, make_rulebook

LONG = "Readers see {sample.words} words, and `README.md` tells them what to do with a sentence that must be wrapped."


@pytest.fixture(name="rulebook")
def fixture_rulebook(tmp_path: Path) -> Rulebook:
    rule = make_rule(
        "readme-ok",
        summary=LONG.rstrip("."),
        remediation={"effort_minutes": 20, "text": "Add a line.", "snippet": "# Title\n\n```\n- run | it\n```"},
        thresholds=[{"value": "10 words", "source": "A guess that is told in so many words that it needs two lines"}],
        limits=["Pictures are not read"],
        example="README.md",
    )
    return make_rulebook(tmp_path, rule)


def test_a_rule_is_told_in_the_words_of_its_page(rulebook: Rulebook) -> None:
    assert explain_name("readme-ok", [rulebook]) == explain(rulebook.rules[0], rulebook)


def test_the_text_has_no_marks_and_fits_80_columns(rulebook: Rulebook) -> None:
    text = as_text(explain_name("readme-ok", [rulebook]))

    assert max(map(len, text.splitlines())) <= 80
    assert not [mark for mark in ("**", "`README", "|---", "## readme", "{sample") if mark in text]
    assert text.startswith("readme-ok\n  Readers see … words, and README.md tells")
    assert "\n  Severity              medium\n" in text
    assert "\nWhy\n  Because.\n" in text
    assert "sample.words at least 10" in text
    assert "\n  - 10 words: A guess" in text


def test_a_snippet_stands_as_it_is(rulebook: Rulebook) -> None:
    text = as_text(explain_name("readme-ok", [rulebook]))

    assert "\n    # Title\n\n    ```\n    - run | it\n    ```\n" in text


def test_a_criterion_lists_its_rules(rulebook: Rulebook) -> None:
    text = as_text(explain_name("readme", [rulebook]))

    assert text.startswith("Readme (readme)\n  Well?\n")
    assert "\nreadme-ok\n  Readers see" in text


@pytest.mark.parametrize("name", ["readme-okay", "raedme-ok"])
def test_an_unknown_name_is_answered_with_the_closest(rulebook: Rulebook, name: str) -> None:
    with pytest.raises(UsageError, match="did you mean `readme-ok`") as caught:
        explain_name(name, [rulebook])

    assert caught.value.exit_code == 2
    assert "portfolio-audit rules" in caught.value.advice


def test_every_rule_of_ours_can_be_explained() -> None:
    rulebook = load_rulebook()

    for rule in rulebook.rules:
        text = as_text(explain_name(rule.id, [rulebook]))
        prose = [line for line in text.splitlines() if not line.startswith("    ")]
        assert max(map(len, prose)) <= 80, rule.id
        assert rule.guide in " ".join(text.split()), rule.id


def test_the_command_writes_text_or_markdown() -> None:
    text = CliRunner().invoke(COMMAND, ["readme-exists"])
    page = CliRunner().invoke(COMMAND, ["readme-exists", "-f", "markdown"])

    assert text.stdout.startswith("readme-exists\n  ")
    assert page.stdout.startswith("## readme-exists\n\n**")
