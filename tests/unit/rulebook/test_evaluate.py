import logging
from pathlib import Path
from typing import Any

import pytest

from portfolio_audit import limits
from portfolio_audit.checks.interface import Verdict
from portfolio_audit.collectors.interface import Facts, Unavailable
from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.evaluate import evaluate, look_up
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.select import select_rules
from portfolio_audit.rulebook.settle import settle
from portfolio_audit.snapshot.records import Absent, Commit
from support.rulebooks import Colour, Part, SampleFacts, Thing, facts_for, make_rule, make_rulebook
from support.snapshots import make_commit, make_snapshot

THINGS = (
    Thing("small", 1, Place("a.py", 1)),
    Thing("large", 9, Place("b.py", 2)),
    Thing("larger", 12, Place("c.py", 3)),
)
FACTS = SampleFacts(
    words=20,
    share=0.5,
    name="churn",
    colour=Colour.GREEN,
    is_there=True,
    things=THINGS,
    places=(Located("Usage", Place("README.md", 3)),),
    texts=("alpha", "beta"),
    numbers=(1, 2),
    part=Part(2, Located("Title", Place("README.md", 1))),
)
TRUE = {"fact": "sample.words", "at_least": 1}
FALSE = {"fact": "sample.words", "at_least": 99}
UNKNOWN = {"fact": "sample.share", "at_least": 0}
BLIND = SampleFacts(words=20, share=Absent("the clone is shallow", "Fetch it all."))


def judge(folder: Path, facts: SampleFacts | Exception = FACTS, **changes: Any) -> Judged:
    rulebook = make_rulebook(folder, make_rule("readme-ok", **changes), facts=facts)
    return evaluate(rulebook, facts_for(rulebook))[0]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"fact": "sample.words", "at_least": 20}, True),
        ({"fact": "sample.words", "at_least": 21}, False),
        ({"fact": "sample.words", "at_most": 20}, True),
        ({"fact": "sample.words", "more_than": 20}, False),
        ({"fact": "sample.words", "less_than": 20.5}, True),
        ({"fact": "sample.words", "equals": 20}, True),
        ({"fact": "sample.share", "equals": 0.5}, True),
        ({"fact": "sample.name", "equals": "churn"}, True),
        ({"fact": "sample.name", "is_one_of": ["x", "y"]}, False),
        ({"fact": "sample.name", "matches": "^CH(?i:U)"}, False),
        ({"fact": "sample.name", "matches": "(?i)^CHU"}, True),
        ({"fact": "sample.colour", "equals": "green"}, True),
        ({"fact": "sample.is_there", "equals": False}, False),
        ({"fact": "sample.things", "count_at_least": 3}, True),
        ({"fact": "sample.things", "count_at_most": 2}, False),
        ({"fact": "sample.things", "any_matches": "^large"}, True),
        ({"fact": "sample.things", "none_matches": "^large"}, False),
        ({"fact": "sample.texts", "any_matches": "^beta$"}, True),
        ({"fact": "sample.numbers", "count_at_least": 2}, True),
        ({"fact": "sample.things", "where": {"size": {"at_least": 9}}, "count_at_least": 2}, True),
        ({"fact": "sample.things", "where": {"size": 9, "text": "large"}, "count_at_least": 1}, True),
        ({"fact": "sample.things", "where": {"at.path": {"matches": "^b"}}, "count_at_least": 2}, False),
        ({"fact": "sample.maybe", "at_least": 0}, False),
        ({"fact": "sample.part.depth", "equals": 2}, True),
        ({"fact": "sample.part.title", "matches": "Tit"}, True),
        ({"fact": "sample.part.title.at.line", "equals": 1}, True),
        ({"not": TRUE}, False),
        ({"not": FALSE}, True),
        ({"all": [TRUE, FALSE]}, False),
        ({"any": [FALSE, TRUE]}, True),
        ({"python": "agree"}, True),
        ({"python": "size", "options": {"least": 5}}, True),
        ({"all": [{"python": "agree"}, TRUE]}, True),
    ],
)
def test_a_condition_holds_or_not(tmp_path: Path, condition: dict[str, Any], holds: bool) -> None:
    one = judge(tmp_path, check=condition)

    assert one.verdict is (Verdict.PASS if holds else Verdict.FAIL)
    assert one.credit == float(holds)
    assert one.message == ("All is well" if holds else "Something is missing")


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (UNKNOWN, Verdict.UNKNOWN),
        ({"not": UNKNOWN}, Verdict.UNKNOWN),
        ({"all": [UNKNOWN, TRUE]}, Verdict.UNKNOWN),
        ({"all": [UNKNOWN, FALSE]}, Verdict.FAIL),
        ({"any": [UNKNOWN, TRUE]}, Verdict.PASS),
        ({"any": [UNKNOWN, FALSE]}, Verdict.UNKNOWN),
    ],
)
def test_what_we_cannot_see_is_unknown_unless_the_rest_decides(
    tmp_path: Path, condition: dict[str, Any], verdict: Verdict
) -> None:
    one = judge(tmp_path, BLIND, check=condition)

    assert one.verdict is verdict
    assert (one.reason == "the clone is shallow") is (verdict is Verdict.UNKNOWN)
    assert (one.cure == "Fetch it all.") is (verdict is Verdict.UNKNOWN)


def test_a_collector_that_could_not_look_makes_its_rules_unknown(tmp_path: Path) -> None:
    one = judge(tmp_path, Unavailable("there is no history", "Clone it all."))

    assert (one.verdict, one.reason, one.cure) == (Verdict.UNKNOWN, "there is no history", "Clone it all.")


def test_the_best_level_that_holds_gives_credit_and_words(tmp_path: Path) -> None:
    levels = [
        {"credit": 1.0, "when": {"fact": "sample.words", "at_least": 100}},
        {"credit": 0.5, "when": {"fact": "sample.words", "at_least": 10}, "problem": "Only {sample.words} words"},
        {"credit": 0.2, "when": {"fact": "sample.words", "at_least": 1}},
    ]

    one = judge(tmp_path, check=None, levels=levels)

    assert (one.verdict, one.credit, one.message) == (Verdict.PARTIAL, 0.5, "Only 20 words")


def test_a_level_without_credit_fails_in_its_own_words(tmp_path: Path) -> None:
    levels = [{"credit": 1.0, "when": FALSE}, {"credit": 0.0, "when": TRUE, "problem": "Worse"}]

    one = judge(tmp_path, check=None, levels=levels)

    assert (one.verdict, one.message) == (Verdict.FAIL, "Worse")


def test_a_better_level_that_is_unknown_leaves_the_rule_unknown(tmp_path: Path) -> None:
    one = judge(tmp_path, BLIND, check=None, levels=[{"credit": 1.0, "when": UNKNOWN}, {"credit": 0.5, "when": TRUE}])

    assert one.verdict is Verdict.UNKNOWN


def test_a_rule_that_does_not_concern_the_repository_says_so(tmp_path: Path) -> None:
    one = judge(tmp_path, applies_when={"fact": "sample.is_there", "equals": False})

    assert one.verdict is Verdict.NOT_APPLICABLE
    assert one.reason == "it concerns repositories where `sample.is_there` is false"


def test_the_items_that_decide_are_the_evidence(tmp_path: Path) -> None:
    large = {"fact": "sample.things", "where": {"size": {"at_least": 9}}, "count_at_least": 1}
    usage = {"fact": "sample.places", "any_matches": "Usage"}

    assert [place.at.path for place in judge(tmp_path, check=large).evidence] == ["b.py", "c.py"]
    assert [place.at.path for place in judge(tmp_path, check={"all": [large, usage]}).evidence] == [
        "b.py",
        "c.py",
        "README.md",
    ]
    assert [place.at.path for place in judge(tmp_path, check={"any": [usage, large]}).evidence] == ["b.py", "c.py"]
    assert [place.at.path for place in judge(tmp_path, check={"all": [usage, {"not": large}]}).evidence] == [
        "b.py",
        "c.py",
    ]


def test_named_facts_are_the_evidence_where_the_condition_leaves_none(tmp_path: Path) -> None:
    both: dict[str, Any] = {"evidence": ["sample.part.title"], "evidence_against": ["sample.places"]}

    assert judge(tmp_path, check=TRUE, **both).evidence[0].text == "Title"
    assert judge(tmp_path, check=FALSE, **both).evidence[0].text == "Usage"
    assert judge(tmp_path, check=FALSE, evidence=["sample.part.title"]).evidence[0].text == "Title"


def test_evidence_is_kept_up_to_a_cap_and_counted_beyond(tmp_path: Path) -> None:
    things = tuple(Thing(f"t{number}", 1, Place("a.py", number)) for number in range(1, 51))

    one = judge(
        tmp_path,
        SampleFacts(things=things),
        check={"fact": "sample.things", "count_at_least": 1},
        summary="{evidence.count} places, first {evidence.first}, {sample.things} things",
    )

    assert len(one.evidence) == limits.EVIDENCE
    assert one.evidence_total == 50
    assert one.message == "50 places, first t1, 50 things"


def test_unsure_places_are_not_shown_beside_sure_ones(tmp_path: Path) -> None:
    told = tuple(
        Located(text, Place("README.md", line), chance)
        for line, (text, chance) in enumerate([("hint", 0.5), ("plain", 0.9), ("plainer", 0.95)], start=1)
    )

    one = judge(tmp_path, SampleFacts(places=told), check={"fact": "sample.places", "count_at_least": 3})

    assert [place.text for place in one.evidence] == ["plain", "plainer"]
    assert one.evidence_total == 2


def test_credit_is_unknown_where_no_place_is_sure_and_the_surest_is_named(tmp_path: Path) -> None:
    told = tuple(Located("", Place("README.md", line), chance) for line, chance in ((1, 0.3), (2, 0.6), (3, 0.4)))
    facts = SampleFacts(places=told)

    one = judge(tmp_path, facts, check={"fact": "sample.places", "count_at_least": 1})
    failed = judge(tmp_path, facts, check={"fact": "sample.places", "count_at_least": 9}, problem="Too little")

    assert (one.verdict, one.reason) == (Verdict.UNKNOWN, "README.md, line 2 may tell it, but not surely")
    assert one.cure == "Say it in plain words, best below a heading of its own."
    assert (failed.verdict, failed.message) == (Verdict.FAIL, "Too little")


def test_a_broken_check_is_an_error_and_the_rest_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rulebook = make_rulebook(
        tmp_path,
        make_rule("readme-broken", check={"python": "broken"}),
        make_rule("readme-ok", check=TRUE),
        facts=FACTS,
    )

    with caplog.at_level(logging.ERROR, "portfolio_audit"):
        verdicts = {one.rule.id: one for one in evaluate(rulebook, facts_for(rulebook))}

    assert verdicts["readme-broken"].verdict is Verdict.ERROR
    assert "ZeroDivisionError" in verdicts["readme-broken"].reason
    assert verdicts["readme-ok"].verdict is Verdict.PASS
    assert "ZeroDivisionError" in caplog.text


def test_a_broken_collector_breaks_once_for_all_its_rules(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, "portfolio_audit"):
        one = judge(tmp_path, ValueError("a mistake of ours"))

    assert one.verdict is Verdict.ERROR


def chain(folder: Path, words: int) -> dict[str, Judged]:
    rulebook = make_rulebook(
        folder,
        make_rule("readme-exists", check={"fact": "sample.words", "at_least": 1}),
        make_rule("readme-clear", requires=["readme-exists"], check={"fact": "sample.name", "equals": "churn"}),
        make_rule("readme-short", requires=["readme-clear"], check={"fact": "sample.words", "at_most": 100}),
        make_rule(
            "readme-other",
            requires=["readme-exists"],
            check={"fact": "sample.words", "at_most": 50},
            applies_when={"fact": "sample.is_there", "equals": True},
        ),
        facts=SampleFacts(words=words, name="churn"),
    )
    return {one.rule.id: one for one in settle(evaluate(rulebook, facts_for(rulebook)))}


def test_a_rule_fails_while_one_that_it_requires_fails(tmp_path: Path) -> None:
    settled = chain(tmp_path, 0)

    assert settled["readme-clear"].verdict is Verdict.FAIL
    assert settled["readme-clear"].reason == "it needs `readme-exists` first"
    assert settled["readme-clear"].message == "Something is missing"
    assert settled["readme-short"].waits_for == ("readme-clear",)
    assert settled["readme-other"].verdict is Verdict.NOT_APPLICABLE


def test_a_rule_that_would_pass_says_what_the_required_one_lacks(tmp_path: Path) -> None:
    rulebook = make_rulebook(
        tmp_path,
        make_rule("readme-exists", check=FALSE, problem="There is no front page", evidence=["sample.places"]),
        make_rule("readme-clear", requires=["readme-exists"], check=TRUE, problem="Nothing is clear"),
        facts=FACTS,
    )
    settled = {one.rule.id: one for one in settle(evaluate(rulebook, facts_for(rulebook)))}

    assert settled["readme-clear"].verdict is Verdict.FAIL
    assert settled["readme-clear"].message == "There is no front page"
    assert settled["readme-clear"].evidence == settled["readme-exists"].evidence


def test_a_rule_that_fails_by_itself_keeps_its_own_words_while_it_waits(tmp_path: Path) -> None:
    rulebook = make_rulebook(
        tmp_path,
        make_rule("readme-exists", check=FALSE),
        make_rule(
            "readme-clear",
            requires=["readme-exists"],
            check=None,
            levels=[{"credit": 1.0, "when": FALSE}, {"credit": 0.0, "when": TRUE, "problem": "There is no front page"}],
        ),
        facts=FACTS,
    )
    settled = {one.rule.id: one for one in settle(evaluate(rulebook, facts_for(rulebook)))}

    assert settled["readme-clear"].message == "There is no front page"


def test_what_is_unknown_is_told_without_braces(tmp_path: Path) -> None:
    one = judge(tmp_path, BLIND, check=UNKNOWN, summary="{sample.words} words say it")

    assert one.verdict is Verdict.UNKNOWN
    assert one.message == "an unknown number of words say it"


def test_a_rule_is_judged_once_what_it_requires_passes(tmp_path: Path) -> None:
    settled = chain(tmp_path, 5)

    assert settled["readme-clear"].verdict is Verdict.PASS
    assert settled["readme-short"].waits_for == ()


def test_facts_to_show_may_be_missing_or_broken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rulebook = make_rulebook(tmp_path, make_rule("readme-ok"), facts=ValueError("ours"))
    lookup = Lookup(facts_for(rulebook))

    with caplog.at_level(logging.CRITICAL, "portfolio_audit"):
        assert isinstance(look_up(lookup, "sample.words"), Absent)
    assert look_up(lookup, "nobody.knows") == Absent("nothing collects it")


def test_repository_text_cannot_break_a_sentence(tmp_path: Path) -> None:
    one = judge(tmp_path, SampleFacts(words=20, name="a\x1b[31m\nb\u202e" + "x" * 500), summary="Named {sample.name}")

    assert "\x1b" not in one.message
    assert "\u202e" not in one.message
    assert "\n" not in one.message
    assert len(one.message) < 100


def test_a_rule_that_is_not_asked_is_told_without_braces(tmp_path: Path) -> None:
    one = judge(tmp_path, applies_when={"fact": "sample.is_there", "equals": False}, summary="{sample.words} words")

    assert (one.verdict, one.message) == (Verdict.NOT_APPLICABLE, "20 words")


WORK = "import pandas as pd\nfrom sklearn.svm import SVC\nmodel = SVC().fit(pd.read_csv('a.csv').dropna(), y)\n"


def judge_collection(rule: str, *commits: Commit, **files: str) -> Judged:
    works = {f"{name}/{file}": text for name in ("bus", "ride", "tram") for file, text in _work(WORK).items()}
    rulebook = select_rules(load_rulebook(), (rule,))
    return evaluate(rulebook, Facts(make_snapshot({**works, **files}, commits), rulebook.vocabulary.members))[0]


def test_a_collection_is_named_by_its_typical_project_only_where_the_answer_rests_on_it() -> None:
    of_typical = judge_collection("models-trained")
    of_all = judge_collection("deployment-automated", **{"main.tf": 'provider "aws" {}\n'})

    of_whole = judge_collection("code-parses")

    assert of_typical.message.startswith("Asked of ride alone, which stands for the collection: ")
    assert of_whole.verdict is Verdict.PASS
    assert of_whole.message.startswith("In ride, which stands for the collection: ")
    assert "stands for the collection" not in of_all.message


def test_a_commit_stands_in_no_project_of_a_collection() -> None:
    merges = [make_commit(f"Merge pull request #{day} from ada/step", day=day, parents=2) for day in range(9)]
    one = judge_collection("history-shows-teamwork-habits", *merges)

    assert one.verdict in {Verdict.PASS, Verdict.PARTIAL}
    assert "stands for the collection" not in one.message


def test_what_the_typical_project_of_a_collection_lacks_counts_by_the_projects_that_have_it() -> None:
    tracked = WORK + "import mlflow\nmlflow.log_metric('score', 1)\n"
    of_one = judge_collection("models-tracked", **{"tram/train.py": tracked})
    of_none = judge_collection("models-tracked")

    assert of_one.message.startswith("Not in ride, which stands for the collection, but elsewhere: Some of the code")
    assert (of_one.verdict, {place.at.path for place in of_one.evidence}) == (Verdict.PARTIAL, {"tram/train.py"})
    assert 0 < of_one.credit <= 1 / 3
    assert (of_none.verdict, of_none.credit) == (Verdict.FAIL, 0.0)
    assert "stands for the collection" not in of_none.message


def _work(code: str) -> dict[str, str]:
    return {"train.py": code, "README.md": "# Work\n"}
