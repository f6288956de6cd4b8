from msgspec import structs

from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import EvidenceItem, Finding, Report, Score, Verdict
from support.reports import SAMPLES, make_evidence, make_report


def finding(rule: str, verdict: Verdict, *places: EvidenceItem, credit: float = 0.0, total: int = 0) -> Finding:
    return structs.replace(
        make_report().findings[0],
        rule=rule,
        verdict=verdict,
        credit=1.0 if verdict is Verdict.PASS else credit,
        evidence=places,
        evidence_total=max(total, len(places)),
        places_are_faults=bool(places),
    )


def report(*findings: Finding, score: int | None = 50) -> Report:
    return make_report(findings=findings, score=Score(score, None, score, 1, 1))


def test_a_report_against_itself_has_no_change() -> None:
    for make in SAMPLES.values():
        one = make()
        comparison = compare(one, one)

        assert comparison.score.delta in {0, None}
        assert not any(
            (comparison.fixed, comparison.new, comparison.improved, comparison.worsened, comparison.left_open)
        )
        assert {shift.delta for shift in comparison.criteria} <= {0, None}
        assert comparison.caveats == ()


def test_the_order_of_findings_makes_no_difference() -> None:
    base = [finding(f"a-{number}", Verdict.FAIL) for number in range(8)]
    after = [finding(f"a-{number}", Verdict.PASS if number % 2 else Verdict.FAIL) for number in range(2, 10)]
    first = compare(report(*base), report(*after))
    second = compare(report(*base[::-1]), report(*after[::-1]))

    assert {change.rule for change in first.fixed} == {change.rule for change in second.fixed} == {"a-3", "a-5", "a-7"}
    assert {change.rule for change in first.new} == {change.rule for change in second.new} == {"a-8"}
    assert first.unchanged == second.unchanged == ("a-2", "a-4", "a-6")
    assert [change.rule for change in second.left_open] == ["a-0", "a-1"]


def test_a_pass_is_fixed_and_what_is_not_judged_any_more_is_not() -> None:
    rules = ("a-pass", "a-unknown", "a-not-applicable", "a-suppressed")
    base = report(*(finding(rule, Verdict.FAIL) for rule in (*rules, "a-gone")))
    after = report(*(finding(rule, Verdict(rule.removeprefix("a-"))) for rule in rules))

    comparison = compare(base, after)

    assert [change.rule for change in comparison.fixed] == ["a-pass"]
    assert {change.rule for change in comparison.left_open} == {
        "a-unknown",
        "a-not-applicable",
        "a-suppressed",
        "a-gone",
    }


def test_a_rule_that_passed_or_was_not_asked_is_new_when_it_fails() -> None:
    comparison = compare(
        report(finding("a-a", Verdict.PASS)),
        report(finding("a-a", Verdict.PARTIAL, credit=0.5), finding("a-b", Verdict.FAIL)),
    )

    assert [(change.rule, change.before) for change in comparison.new] == [("a-a", Verdict.PASS), ("a-b", None)]


def test_what_would_be_new_but_is_set_aside_is_told_apart() -> None:
    comparison = compare(report(finding("a-a", Verdict.PASS)), report(finding("a-a", Verdict.SUPPRESSED)))

    assert comparison.new == ()
    assert [change.rule for change in comparison.new_set_aside] == ["a-a"]


def test_credit_says_better_or_worse() -> None:
    base = report(finding("a-a", Verdict.FAIL), finding("a-b", Verdict.PARTIAL, credit=0.6))
    after = report(finding("a-a", Verdict.PARTIAL, credit=0.3), finding("a-b", Verdict.PARTIAL, credit=0.3))

    comparison = compare(base, after)

    assert [change.rule for change in comparison.improved] == ["a-a"]
    assert [change.rule for change in comparison.worsened] == ["a-b"]


def test_where_the_credit_stays_the_faults_decide() -> None:
    one, two, three = (make_evidence("a.py", line, excerpt=f"except: {line}") for line in (1, 2, 3))
    base = report(finding("a-a", Verdict.FAIL, one, two), finding("a-b", Verdict.FAIL, one))
    after = report(finding("a-a", Verdict.FAIL, two), finding("a-b", Verdict.FAIL, one, three))

    comparison = compare(base, after)

    assert [(change.rule, change.gone_places) for change in comparison.improved] == [("a-a", (one,))]
    assert [(change.rule, change.new_places) for change in comparison.worsened] == [("a-b", (three,))]


def test_a_renamed_file_and_an_edited_line_are_no_change() -> None:
    before, after = make_evidence("a.ipynb", excerpt="a.ipynb"), make_evidence("1_a.ipynb", excerpt="1_a.ipynb")

    comparison = compare(report(finding("a-a", Verdict.FAIL, before)), report(finding("a-a", Verdict.FAIL, after)))

    assert comparison.unchanged == ("a-a",)


def test_lines_that_moved_are_no_change() -> None:
    before = finding("a-a", Verdict.FAIL, make_evidence("a.py", 3, excerpt="except:"))
    after = finding("a-a", Verdict.FAIL, make_evidence("a.py", 30, excerpt="except:"))

    assert compare(report(before), report(after)).unchanged == ("a-a",)


def test_faults_of_a_cut_list_are_not_guessed() -> None:
    before = finding("a-a", Verdict.FAIL, make_evidence("a.py", 1, excerpt="x"), total=40)
    after = finding("a-a", Verdict.FAIL, make_evidence("a.py", 1, excerpt="y"), total=40)

    assert compare(report(before), report(after)).unchanged == ("a-a",)


def test_a_place_that_shows_where_we_looked_is_no_fault() -> None:
    before = structs.replace(
        finding("a-a", Verdict.FAIL, make_evidence("a.md", 1, excerpt="# A")), places_are_faults=False
    )
    after = structs.replace(
        finding("a-a", Verdict.FAIL, make_evidence("a.md", 1, excerpt="# B")), places_are_faults=False
    )

    assert compare(report(before), report(after)).unchanged == ("a-a",)


def test_scores_are_subtracted_only_where_both_are_there() -> None:
    assert compare(report(score=40), report(score=55)).score.delta == 15
    assert compare(report(score=None), report(score=55)).score.delta is None


def test_other_rules_profiles_and_kinds_are_said() -> None:
    base = make_report()
    other = make_report(
        rulebook=structs.replace(base.rulebook, digest="0" * 16),
        profile=structs.replace(base.profile, name="mid", digest="0" * 16),
        repository_kind=structs.replace(base.repository_kind, kind="library"),
        tool=structs.replace(base.tool, version="9.9"),
    )

    assert len(compare(base, other).caveats) == 4
