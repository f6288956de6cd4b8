"""Questions as files, and what is off with them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.evaluate import put_questions
from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from support.rulebooks import SampleFacts, Thing, facts_for, make_rule, sample_vocabulary, write_pack

FACTS = SampleFacts(words=20, things=(Thing("large", 9, Place("b.py", 2)), Thing("small", 1, Place("a.py", 1))))
QUESTION = {
    "id": "why-large",
    "asks": "Why {evidence.first} in {evidence.place} ({sample.words} words)?",
    "because": "There is a thing",
    "when": {"fact": "sample.things", "count_at_least": 1},
    "rank": 10,
}


def load(
    folder: Path, *questions: dict[str, Any], facts: SampleFacts | Exception = FACTS
) -> tuple[Rulebook, list[str]]:
    write_pack(folder, {"readme-ok": yaml.safe_dump(make_rule("readme-ok"))})
    (folder / "questions").mkdir()
    for content in questions:
        (folder / "questions" / f"{content['id']}.yaml").write_text(yaml.safe_dump(content, sort_keys=False))
    rulebook, problems = read_rulebook([folder], sample_vocabulary(facts))
    return rulebook, [problem.message for problem in problems]


def test_a_question_is_filled_with_facts_and_places(tmp_path: Path) -> None:
    rulebook, problems = load(tmp_path, QUESTION)

    (asked,) = put_questions(rulebook, facts_for(rulebook))

    assert problems == []
    assert asked.text == "Why large in b.py, line 2 (20 words)?"
    assert [located.at.path for located in asked.evidence] == ["b.py", "a.py"]


def test_a_question_is_about_what_is_sure(tmp_path: Path) -> None:
    told = (Located("hint", Place("README.md", 1), 0.4), Located("plain", Place("README.md", 2), 0.9))
    facts = SampleFacts(words=20, places=told)
    rulebook, _ = load(tmp_path, {**QUESTION, "when": {"fact": "sample.places", "count_at_least": 1}}, facts=facts)

    (asked,) = put_questions(rulebook, facts_for(rulebook))

    assert asked.text == "Why plain in README.md, line 2 (20 words)?"
    assert [located.text for located in asked.evidence] == ["plain"]


def test_questions_come_by_rank_and_only_where_their_condition_holds(tmp_path: Path) -> None:
    never = {**QUESTION, "id": "never", "when": {"fact": "sample.words", "at_least": 99}, "rank": 1}
    early = {**QUESTION, "id": "early", "rank": 5}
    rulebook, _ = load(tmp_path, QUESTION, never, early)

    assert [asked.template.id for asked in put_questions(rulebook, facts_for(rulebook))] == ["early", "why-large"]


def test_a_question_over_a_broken_collector_is_not_put(tmp_path: Path) -> None:
    rulebook, _ = load(tmp_path, QUESTION, facts=ZeroDivisionError())

    assert put_questions(rulebook, facts_for(rulebook)) == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"when": {"fact": "sample.nothing", "equals": 1}}, "nothing"),
        ({"asks": "What of {sample.nothing}?"}, "nothing"),
        ({"instead_of": ["readme-gone"]}, "`instead_of` names no rule `readme-gone`"),
        ({"colour": "red"}, "colour"),
        ({"rank": "first"}, "`rank` must be a number"),
    ],
)
def test_what_is_off_is_said(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    _, problems = load(tmp_path, {**QUESTION, **changes})

    assert any(message in problem for problem in problems)
