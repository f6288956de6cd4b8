"""Every question in a repository where it is put, and in one where it is not."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.rulebook.evaluate import put_questions
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.question import QuestionTemplate
from support.fixtures import read_file
from support.hosts import read_host
from support.snapshots import make_snapshot

RULEBOOK = load_rulebook([builtin_pack()])
CASES = yaml.load(
    (Path(__file__).parents[1] / "fixtures" / "questions.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


def questions(files: dict[str, Any], host: Any = None) -> dict[str, str]:
    contents = {path: read_file(content) for path, content in files.items()}
    snapshot = make_snapshot(contents, host=read_host(host))
    return {one.template.id: one.text for one in put_questions(RULEBOOK, Facts(snapshot, RULEBOOK.vocabulary.members))}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_question_is_put_where_its_fact_is_and_only_there(name: str) -> None:
    case = CASES[name]

    assert questions(case["asked"], case.get("host"))[name] == case["says"]
    assert name not in questions(case["silent"])


@pytest.mark.parametrize("question", [pytest.param(one, id=one.id) for one in RULEBOOK.questions])
def test_a_question_asks_and_says_why(question: QuestionTemplate) -> None:
    assert question.id in CASES, "write its cases into tests/fixtures/questions.yaml"
    assert question.asks.endswith("?")
    assert "{evidence." in question.asks
    assert not question.because.endswith((".", "?"))
    assert not re.search(r"\b(?:bad|weak|wrong|fail\w*|mistaken|should have)\b", f"{question.asks} {question.because}")


def test_an_empty_repository_is_asked_nothing() -> None:
    assert questions({"README.md": "# Nothing yet"}) == {}
