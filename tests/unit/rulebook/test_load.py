from pathlib import Path
from typing import Any

import pytest
import yaml

from portfolio_audit.errors import RulebookError
from portfolio_audit.rulebook.load import PROBLEMS_SHOWN, load_rulebook, read_rulebook
from portfolio_audit.rulebook.packs import builtin_pack
from support.rulebooks import make_rule, make_rulebook, sample_vocabulary, write_pack


def problem_of(folder: Path, **changes: Any) -> str:
    content = make_rule("readme-ok", **changes)
    with pytest.raises(RulebookError) as caught:
        make_rulebook(folder, content)
    return caught.value.message


def test_our_own_rules_load() -> None:
    assert builtin_pack().name == "rules"
    assert {rule.id for rule in load_rulebook().rules} >= {"readme-exists", "tests-exist"}


def test_a_rule_is_loaded_with_its_words(tmp_path: Path) -> None:
    rulebook = make_rulebook(tmp_path, make_rule("readme-ok"))

    rule = rulebook.by_id["readme-ok"]
    assert rule.family == "readme"
    assert rule.levels[0].credit == 1.0
    assert rule.remediation.effort_minutes == 20
    assert (rulebook.version, len(rulebook.digest)) == ("9.9", 16)


def test_the_digest_changes_with_a_rule(tmp_path: Path) -> None:
    one = make_rulebook(tmp_path / "one", make_rule("readme-ok"))
    same = make_rulebook(tmp_path / "same", make_rule("readme-ok"))
    other = make_rulebook(tmp_path / "other", make_rule("readme-ok", why="Because it matters."))

    assert one.digest == same.digest != other.digest


def test_required_rules_come_first(tmp_path: Path) -> None:
    rulebook = make_rulebook(
        tmp_path,
        make_rule("readme-a", requires=["readme-b"]),
        make_rule("readme-b", requires=["readme-c"], check={"fact": "sample.words", "at_least": 2}),
        make_rule("readme-c", check={"fact": "sample.words", "at_least": 1}),
    )

    assert [rule.id for rule in rulebook.rules] == ["readme-c", "readme-b", "readme-a"]


def test_every_problem_is_told_at_once_with_file_line_and_column(tmp_path: Path) -> None:
    text = """\
id: readme-ok
criterion: redme
severity: huge
guide: Portfolio
serves: [R6, R99]
summary: "{sample.word} words"
problem: Something is missing
why: 7
check: {fact: sample.wrods, at_least: 10}
remedation: {effort_minutes: 20, text: Add it.}
since: 0.1.0
"""
    with pytest.raises(RulebookError) as caught:
        load_rulebook([write_pack(tmp_path, {"readme-ok": text})], sample_vocabulary())

    assert caught.value.message.splitlines() == [
        "readme/readme-ok.yaml:1:1: `remediation` is missing",
        "readme/readme-ok.yaml:2:12: there is no criterion `redme`, did you mean `readme`?",
        "readme/readme-ok.yaml:3:11: `huge` is no severity; known are `high`, `info`, `low`, `medium`",
        "readme/readme-ok.yaml:5:9: `R99` is none of R1 to R46 and W1 to W25",
        "readme/readme-ok.yaml:6:10: there is no fact `sample.word`: `word` is not known, did you mean `words`?",
        "readme/readme-ok.yaml:8:6: `why` must be a text; put it in quotes",
        "readme/readme-ok.yaml:9:15: there is no fact `sample.wrods`: `wrods` is not known, did you mean `words`?",
        "readme/readme-ok.yaml:10:1: `remedation` is not known here, did you mean `remediation`?",
    ]


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"fact": "sampel.words", "at_least": 1}, "`sampel` is not known, did you mean `sample`?"),
        ({"fact": "sample.words", "at_leest": 1}, "a number, did you mean `at_least`?"),
        ({"fact": "sample.words", "matches": "x"}, "`matches` does not fit"),
        ({"fact": "sample.words", "at_least": "10"}, "a number should stand here"),
        ({"fact": "sample.words", "at_least": True}, "a number should stand here"),
        ({"fact": "sample.words"}, "needs one operator of `equals`, `at_least`"),
        ({"fact": "sample.words", "at_least": 1, "at_most": 2}, "needs one operator"),
        ({"fact": "sample.is_there", "equals": "yes"}, "true or false should stand here"),
        ({"fact": "sample.colour", "equals": "gren"}, "it is never `gren`, did you mean `green`?"),
        ({"fact": "sample.colour", "is_one_of": ["red", "blue"]}, "it is never `blue`"),
        ({"fact": "sample.name", "equals": 7}, "a text should stand here"),
        ({"fact": "sample.name", "is_one_of": []}, "a list of texts should stand here"),
        ({"fact": "sample.name", "matches": "("}, "the pattern does not compile"),
        ({"fact": "sample.things", "count_at_least": 1.5}, "a whole number should stand here"),
        ({"fact": "sample.things", "at_least": 1}, "a list, did you mean `count_at_least`?"),
        ({"fact": "sample.numbers", "any_matches": "1"}, "needs items with a text"),
        ({"fact": "sample.things", "where": {"sise": 1}, "count_at_least": 1}, "no field `sise`, did you mean `size`?"),
        ({"fact": "sample.things", "where": {"size": {"at_laest": 1}}, "count_at_least": 1}, "did you mean `at_least`"),
        ({"fact": "sample.texts", "where": {"size": 1}, "count_at_least": 1}, "this fact has none"),
        ({"fact": "sample.part", "equals": 1}, "go on with a dot"),
        ({"all": []}, "`all` needs at least one condition"),
        ({"all": [], "any": []}, "a condition has one of"),
        ("words", "a mapping (`key: value`) should stand here"),
        ({"python": "agre"}, "there is no check `agre`, did you mean `agree`?"),
        ({"python": "size", "options": {"leest": 1}}, "the options of `size` do not fit"),
        ({"not": {"fact": "sample.nothing", "equals": 1}}, "`nothing` is not known"),
    ],
)  # fmt: skip
def test_conditions_are_checked_against_the_types_of_facts(tmp_path: Path, condition: object, message: str) -> None:
    assert message in problem_of(tmp_path, check=condition)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "readme-other"}, "the id `readme-other` differs from the name of the file"),
        ({"id": "Readme"}, "`Readme` is no id"),
        ({"check": None}, "a rule has either `check` or `levels`"),
        ({"levels": [{"credit": 1.0, "when": {"fact": "sample.words", "at_least": 3}}]}, "either `check` or `levels`"),
        ({"severity": None}, "`severity` is missing"),
        ({"serves": None}, "`serves` must name"),
        ({"summary": " "}, "`summary` is empty"),
        ({"requires": ["readme-gone"]}, "`requires` names no rule `readme-gone`"),
        ({"requires": ["readme-ok"]}, "goes in a circle"),
        ({"guide": "Portfolo"}, "there is no guide `Portfolo`, did you mean `Portfolio`?"),
        ({"evidence": ["sample.thing"]}, "did you mean `things`?"),
        ({"remediation": {"text": "Add it."}}, "`effort_minutes` is missing"),
        ({"remediation": {"text": "Add {sample.x}.", "effort_minutes": 1}}, "there is no fact `sample.x`"),
        ({"problem": "Only {sample.things:sise}"}, "have no `sise`, did you mean `size`?"),
        ({"problem": "Only {sample.words:text}"}, "`sample.words` is no list whose items have fields"),
        ({"thresholds": [{"value": "7"}]}, "`source` is missing"),
        ({"limits": "none"}, "`limits` must be a list"),
    ],
)
def test_the_rest_of_a_rule_is_checked_too(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    content = make_rule("readme-ok", **changes)
    with pytest.raises(RulebookError) as caught:
        load_rulebook([write_pack(tmp_path, {"readme-ok": yaml.safe_dump(content)})], sample_vocabulary())

    assert message in caught.value.message


def test_levels_must_fall(tmp_path: Path) -> None:
    levels = [{"credit": credit, "when": {"fact": "sample.words", "at_least": 9}} for credit in (0.5, 1.0)]

    assert "levels stand best first" in problem_of(tmp_path, check=None, levels=levels)


def test_credit_ends_at_one(tmp_path: Path) -> None:
    levels = [{"credit": 1.5, "when": {"fact": "sample.words", "at_least": 9}}]

    assert "credit goes from 0 to 1" in problem_of(tmp_path, check=None, levels=levels)


def test_a_rule_must_stand_in_the_folder_of_its_family(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {})
    (folder / "tests").mkdir()
    (folder / "tests" / "readme-ok.yaml").write_text(yaml.safe_dump(make_rule("readme-ok")))

    with pytest.raises(RulebookError, match="must start with the name of its folder, `tests-`"):
        load_rulebook([folder], sample_vocabulary())


def test_rules_that_do_not_load_leave_the_others_usable(tmp_path: Path) -> None:
    texts = {
        "readme-ok": yaml.safe_dump(make_rule("readme-ok")),
        "readme-broken": "id: [",
        "readme-waits": yaml.safe_dump(make_rule("readme-waits", requires=["readme-broken"])),
    }

    rulebook, problems = read_rulebook([write_pack(tmp_path, texts)], sample_vocabulary())

    assert list(rulebook.by_id) == ["readme-ok"]
    assert len(problems) == 2


def test_a_second_pack_adds_rules_and_cannot_replace_one(tmp_path: Path) -> None:
    first = write_pack(tmp_path / "first", {"readme-ok": yaml.safe_dump(make_rule("readme-ok"))})
    more = yaml.safe_dump(make_rule("readme-more", check={"fact": "sample.words", "at_least": 99}))
    second = write_pack(tmp_path / "second", {"readme-more": more})
    third = write_pack(tmp_path / "third", {"readme-ok": yaml.safe_dump(make_rule("readme-ok"))})

    assert set(load_rulebook([first, second], sample_vocabulary()).by_id) == {"readme-ok", "readme-more"}
    with pytest.raises(RulebookError, match="another pack has a rule `readme-ok` already"):
        load_rulebook([first, third], sample_vocabulary())


def test_a_flood_of_problems_is_cut(tmp_path: Path) -> None:
    texts = {f"readme-r{number}": "id: [" for number in range(PROBLEMS_SHOWN + 5)}

    with pytest.raises(RulebookError) as caught:
        load_rulebook([write_pack(tmp_path, texts)], sample_vocabulary())

    assert caught.value.message.splitlines()[-1] == "... and 5 more"
