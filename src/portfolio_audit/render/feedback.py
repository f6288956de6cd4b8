"""What a student reads about their repository: two strengths, three next steps, one question, and what moved."""

import re
from collections.abc import Iterator

from portfolio_audit.render.arrange import place_name
from portfolio_audit.render.markdown_text import link, prose
from portfolio_audit.render.vocabulary import band_words, count_words, delta_words
from portfolio_audit.report.report import EvidenceItem, Finding, Report, Verdict

MOST_WORDS = 350
_STRENGTHS = 2
_STEPS = 3
_SENTENCE = 240
_TAG = re.compile(r"<[^>]{0,2500}>")


def render_feedback(report: Report, earlier: Report | None = None) -> str:
    """Write at most 350 words of Markdown about one repository; nobody else's score stands in it."""
    for length in (_SENTENCE, 160, 90, 50):
        text = "\n".join(_lines(report, earlier, length)) + "\n"
        if count_feedback_words(text) <= MOST_WORDS:
            break
    return text


def count_feedback_words(text: str) -> int:
    """Count the words that a reader sees."""
    return len(_TAG.sub(" ", text).split())


def _lines(report: Report, earlier: Report | None, length: int) -> Iterator[str]:
    yield f"### Feedback on {prose(report.target.name, 100)}"
    yield ""
    yield _standing(report, earlier, length)
    yield from _strengths(report, length)
    yield from _steps(report, length)
    if report.questions:
        question = report.questions[0]
        yield from ("", "**A question to think about**", "")
        yield f"{prose(question.text, length)}{_at(question.evidence)}"
    yield ""
    yield "_The score describes the repository, not you. A person gives the grade._"


def _standing(report: Report, earlier: Report | None, length: int) -> str:
    score = report.score
    if score.value is None:
        return f"There is no score: {prose(score.reason or report.repository_kind.sentence, length)}"
    band = band_words(score.band)
    said = f"{score.value} of 100, {band.shape} {band.word}; {score.assessed} of {score.total} checks assessed."
    if earlier is None or earlier.score.value is None:
        return said
    met = len(_passed(report) - _passed(earlier))
    moved = delta_words(score.value - earlier.score.value)
    return f"{said} {moved} since the last time, {count_words(met, 'check')} newly met."


def _passed(report: Report) -> set[str]:
    return {found.rule for found in report.findings if found.verdict is Verdict.PASS}


def _strengths(report: Report, length: int) -> Iterator[str]:
    if not report.strengths:
        return
    yield from ("", "**What works**", "")
    for strength in report.strengths[:_STRENGTHS]:
        yield f"- {prose(strength.text, length)}{_at(strength.evidence)}"


def _steps(report: Report, length: int) -> Iterator[str]:
    findings = {found.rule: found for found in report.findings}
    steps = [(step, findings.get(step.rule)) for step in report.plan[:_STEPS]]
    if not steps:
        return
    yield from ("", "**Next steps**", "")
    for number, (step, found) in enumerate(steps, 1):
        place = _at(found.evidence) if found else ""
        yield f"{number}. {_advice(found, step.title, length)}{place} +{count_words(step.gain, 'point')}."


def _advice(found: Finding | None, title: str, length: int) -> str:
    """Say the fact and the first step."""
    if found is None:
        return prose(title, length)
    return f"{prose(found.summary, length).rstrip('.')}. {prose(found.remediation.text, length)}"


def _at(evidence: tuple[EvidenceItem, ...]) -> str:
    return f" ({link(place_name(evidence[0], 60), evidence[0].url)})" if evidence else ""
