"""Suppressions and the baseline, through the whole audit of a small rulebook."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_audit.audit import Wishes, audit
from portfolio_audit.report.baseline import make_baseline
from portfolio_audit.report.report import Finding, Report, SuppressionState, Verdict
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.profile import load_profile
from portfolio_audit.scoring.waivers import Author, Reason, Waiver
from support.snapshots import make_commit, make_snapshot

FILES = {
    "README.md": "# Churn\n\nPredicts which customers of a telephone company leave.\n\n```bash\npython train.py\n```\n",
    "requirements.txt": "pandas\nscikit-learn\n",
    "train.py": "import os\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\n"
    'frame = pd.read_csv("/home/ada/data.csv")\nLogisticRegression().fit(frame[["a"]], frame["b"])\n',
}


@cache
def our_rulebook() -> Rulebook:
    return load_rulebook()


def audited(*waivers: Waiver, wishes: Wishes | None = None, files: dict[str, str] | None = None) -> Report:
    snapshot = make_snapshot(files or FILES, [make_commit("Train a first model", "train.py", day=1)])
    return audit(snapshot, our_rulebook(), load_profile("entry", our_rulebook()), wishes or Wishes(waivers))


@cache
def plain() -> Report:
    return audited()


def waiver(rule: str, author: Author = Author.REPOSITORY) -> Waiver:
    return Waiver(rule, Reason.ACCEPTED, ".portfolio-audit.yml:2", author, "we know")


def finding(report: Report, rule: str) -> Finding:
    return next(found for found in report.findings if found.rule == rule)


def test_a_suppressed_finding_leaves_the_denominator_and_says_why() -> None:
    report = audited(waiver("tests-exist"))

    found = finding(report, "tests-exist")
    assert (found.verdict, found.verdict_without, found.gain) == (Verdict.SUPPRESSED, Verdict.FAIL, 0)
    assert found.reason == "accepted: we know"
    assert report.score.assessed < plain().score.assessed
    assert report.score.total == plain().score.total
    assert report.score.without_suppressions == plain().score.value
    assert "tests-exist" not in {step.rule for step in report.plan}


def test_what_waits_for_a_suppressed_rule_is_set_aside_with_it() -> None:
    report = audited(waiver("tests-exist"))

    found = finding(report, "tests-can-fail")
    assert found.verdict is Verdict.SUPPRESSED
    assert "`tests-exist`" in (found.reason or "")
    suppressed = [one for one in report.findings if one.verdict is Verdict.SUPPRESSED]
    assert report.suppressions[0].findings == len(suppressed) > 1


def test_what_passes_is_not_set_aside_and_the_suppression_is_called_unused() -> None:
    report = audited(waiver("code-parses"))

    assert finding(report, "code-parses").verdict is Verdict.PASS
    assert report.suppressions[0].state is SuppressionState.UNUSED
    assert report.score == plain().score


def test_gates_do_not_look_at_the_suppressions_of_the_repository() -> None:
    failing = [found.rule for found in plain().findings if found.verdict is Verdict.FAIL][:50]
    own = audited(*(waiver(rule) for rule in failing))
    of_user = audited(*(waiver(rule, Author.USER) for rule in failing))

    assert own.score.value == of_user.score.value != plain().score.value
    assert own.score.gate == plain().score.value
    assert of_user.score.gate == of_user.score.value
    assert {found.set_aside_by for found in own.findings if found.verdict is Verdict.SUPPRESSED} == {Author.REPOSITORY}
    assert {found.set_aside_by for found in of_user.findings if found.verdict is Verdict.SUPPRESSED} == {Author.USER}


def test_where_both_set_a_finding_aside_the_user_counts() -> None:
    report = audited(waiver("tests-exist"), waiver("tests-exist", Author.USER))

    assert report.score.gate == report.score.value
    assert finding(report, "tests-exist").set_aside_by is Author.USER


@settings(max_examples=30)
@given(st.sets(st.sampled_from([found.rule for found in plain().findings]), max_size=40), st.sampled_from(Author))
def test_no_set_of_suppressions_moves_the_score_without_them(rules: set[str], author: Author) -> None:
    report = audited(*(waiver(rule, author) for rule in sorted(rules)))

    assert report.score.without_suppressions == plain().score.value
    assert sum(one.findings for one in report.suppressions) == sum(
        found.verdict is Verdict.SUPPRESSED for found in report.findings
    )
    if author is Author.REPOSITORY:
        assert report.score.gate == plain().score.value
        assert [one.gate for one in report.criteria] == [one.score for one in plain().criteria]


def test_setting_everything_aside_leaves_no_score() -> None:
    report = audited(*(waiver(found.rule) for found in plain().findings))

    assert report.score.value is None
    assert report.score.without_suppressions == plain().score.value


def test_known_findings_do_not_hurt_a_gate_and_new_ones_do() -> None:
    baseline = make_baseline(plain())
    same = audited(wishes=Wishes(baseline=baseline))
    worse = audited(wishes=Wishes(baseline=baseline), files={**FILES, "more.py": "def f(:\n"})

    assert same.score.value == plain().score.value
    assert same.score.gate == 100
    assert all(found.known for found in same.findings if found.verdict in {Verdict.FAIL, Verdict.PARTIAL})
    assert not finding(worse, "code-parses").known
    assert worse.score.gate is not None
    assert worse.score.gate < 100


def test_what_the_repository_sets_aside_can_still_be_known() -> None:
    baseline = make_baseline(plain())
    report = audited(wishes=Wishes((waiver("tests-exist"),), baseline))

    assert finding(report, "tests-exist").known
    assert report.score.gate == 100


def test_a_brief_report_has_the_same_verdicts_and_scores() -> None:
    brief = audited(wishes=Wishes(is_brief=True))

    assert (brief.score, brief.criteria) == (plain().score, plain().criteria)
    assert {one.rule: one.verdict for one in brief.findings} == {one.rule: one.verdict for one in plain().findings}
    assert brief.plan == ()
