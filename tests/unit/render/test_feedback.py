"""Feedback for one student."""

import re

from msgspec.structs import replace

from portfolio_audit.render.feedback import MOST_WORDS, count_feedback_words, render_feedback
from portfolio_audit.report.report import Verdict
from support.reports import SAMPLES, hostile_report, list_report, make_report


def test_two_strengths_three_steps_and_one_question_stand_there() -> None:
    report = make_report()
    text = render_feedback(report)

    assert text.count("\n- ") == min(2, len(report.strengths))
    assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3"][: len(report.plan)]
    assert text.count("**A question to think about**") == 1
    assert f"+{report.plan[0].gain} point" in text
    assert "https://github.com/" in text


def test_no_sample_has_more_words_than_a_student_reads() -> None:
    for make in SAMPLES.values():
        report = make()

        assert count_feedback_words(render_feedback(report, make_report())) <= MOST_WORDS
    long = tuple(replace(one, summary="word " * 200) for one in make_report().findings)
    assert count_feedback_words(render_feedback(replace(make_report(), findings=long))) <= MOST_WORDS


def test_progress_is_told_against_the_earlier_run_and_not_against_others() -> None:
    report = make_report()
    assert report.score.value is not None
    open_before = tuple(
        replace(one, verdict=Verdict.FAIL, credit=0.0) if one.verdict is Verdict.PASS else one
        for one in report.findings
    )
    earlier = replace(report, score=replace(report.score, value=report.score.value - 7), findings=open_before)
    passed = sum(one.verdict is Verdict.PASS for one in report.findings)

    assert f"+7 since the last time, {passed} check" in render_feedback(report, earlier)
    assert "since" not in render_feedback(report)
    assert not re.search(r"\b(rank|class mean|percentile|others)\b", render_feedback(report, earlier))


def test_what_has_no_score_says_why() -> None:
    assert "There is no score" in render_feedback(list_report())


def test_hostile_text_makes_no_markup_and_no_mention() -> None:
    text = render_feedback(hostile_report())

    assert not re.search(r"<(?!/?(?:code|a href=\"https://[^\"<>]*\"|a)>)", text)
    assert "@octocat" not in text
    assert "javascript:" not in text
