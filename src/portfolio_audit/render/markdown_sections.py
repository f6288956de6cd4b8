"""The sections of a report in Markdown, in as much detail as is asked for."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.render import arrange
from portfolio_audit.render.markdown_changes import changes, moved, trend
from portfolio_audit.render.markdown_portfolio import portfolio
from portfolio_audit.render.markdown_text import code, fence, link, prose
from portfolio_audit.render.vocabulary import VERDICTS, band_words, count_words, score_words
from portfolio_audit.report.report import EvidenceItem, Finding, Report, SuppressionState, Verdict

_TO_FIX = (Verdict.FAIL, Verdict.PARTIAL)


class Detail(Struct, frozen=True):
    """How much is shown; each step of less keeps the head and the criteria."""

    fixes: int
    findings: int
    evidence: int
    snippets: bool
    items: int
    """Strengths, questions, reasons."""


_MOST_CRITERIA = 40


def lines(report: Report, detail: Detail) -> Iterator[str]:
    """Give the report line by line."""
    yield from _head(report)
    yield from portfolio(report, detail.items)
    yield from changes(report, detail.items)
    for part in (_fixes, _criteria, _findings, _strengths, _questions):
        yield from part(report, detail)
    yield from trend(report, detail.items)
    yield from _left_out(report, detail)
    yield from _footer(report)


def _head(report: Report) -> Iterator[str]:
    score = report.score
    band = band_words(score.band)
    title = prose(report.target.name, 100)
    if score.value is None:
        yield from (f"### {title}: no score", "")
        yield prose(score.reason or report.repository_kind.sentence, 300)
    else:
        yield from (f"### {title}: {score.value} of 100, {band.shape} {band.word}{moved(report)}", "")
    if score.total:
        yield f"**{score.assessed} of {score.total} checks assessed** · profile {prose(report.profile.title, 60)}"
    if report.suppressions and score.without_suppressions is not None:
        set_aside = count_words(sum(item.findings for item in report.suppressions), "finding")
        yield f"· {set_aside} set aside, {score.without_suppressions} without that"
    yield ""


def _fixes(report: Report, detail: Detail) -> Iterator[str]:
    if not report.plan:
        return
    yield from ("#### Fix these first", "", "| | Fix | Gain | Effort | Then at |", "|--:|---|--:|--:|--:|")
    shown = arrange.fixes(report)[: detail.fixes]
    for fix in shown:
        step = fix.step
        yield (
            f"| {fix.number} | {prose(step.title, 160)} | +{step.gain} | {step.effort_minutes} min "
            f"| {step.cumulative_score} |"
        )
    if len(report.plan) > len(shown):
        yield from ("", f"and {count_words(len(report.plan) - len(shown), 'more fix', 'more fixes')}")
    yield ""
    for fix in shown[:5]:
        yield from _fix(fix, detail)


def _fix(fix: arrange.Fix, detail: Detail) -> Iterator[str]:
    if fix.finding is None:
        return
    yield from _details(f"{fix.number}. {prose(fix.step.title, 160)}", _fix_body(fix, fix.finding, detail))


def _fix_body(fix: arrange.Fix, finding: Finding, detail: Detail) -> Iterator[str]:
    fact, advice = arrange.fact_of(fix), arrange.advice_of(fix)
    if fact:
        yield from (prose(fact, 300), "")
    if finding.evidence and detail.evidence:
        yield from (f"Seen at {_places(finding.evidence, finding.evidence_total, detail)}", "")
    if advice:
        yield from (prose(advice, 300), "")
    if detail.snippets and finding.remediation.snippet.strip():
        yield from (*fence(finding.remediation.snippet), "")
    yield from (prose(finding.why, 300), "")


def _places(items: tuple[EvidenceItem, ...], total: int, detail: Detail) -> str:
    shown = items[: detail.evidence]
    named = ", ".join(link(arrange.place_name(item, 100), item.url) for item in shown)
    left_out = total - len(shown)
    return named if left_out < 1 else f"{named} and {count_words(left_out, 'more place')}"


def _details(summary: str, body: Iterable[str]) -> Iterator[str]:
    yield from ("<details>", f"<summary>{summary}</summary>", "")
    yield from body
    yield from ("</details>", "")


def _criteria(report: Report, _detail: Detail) -> Iterator[str]:
    if not (report.criteria and arrange.is_scored(report)):
        return
    yield from ("#### Criteria", "", "| Criterion | Score | Weight | Assessed |", "|---|--:|--:|--:|")
    for item in report.criteria[:_MOST_CRITERIA]:
        score = "–" if item.score is None else f"{score_words(item.score).shape} {item.score}"
        weight = "–" if item.score is None else f"{item.weight * 100:.0f} %"
        yield f"| {prose(item.title, 60)} | {score} | {weight} | {item.assessed}/{item.total} |"
    yield ""


def _findings(report: Report, detail: Detail) -> Iterator[str]:
    rows = [found for found in arrange.by_urgency(report.findings) if found.verdict in (*_TO_FIX, Verdict.PASS)]
    if not rows or not detail.findings:
        return
    counts = ", ".join(f"{number} {VERDICTS[verdict].word.lower()}" for verdict, number in arrange.verdict_counts(rows))
    yield from _details(f"All findings: {counts}", _finding_rows(rows, detail))


def _finding_rows(rows: list[Finding], detail: Detail) -> Iterator[str]:
    yield from ("| | Finding | Seen at |", "|---|---|---|")
    for found in rows[: detail.findings]:
        words = VERDICTS[found.verdict]
        places = _places(found.evidence, found.evidence_total, detail) if found.evidence else ""
        yield f"| {words.sign} {words.word} | {prose(found.summary, 240)} {code(found.rule, 80)} | {places} |"
    if len(rows) > detail.findings:
        yield from ("", f"and {count_words(len(rows) - detail.findings, 'more finding')}")
    yield ""


def _strengths(report: Report, detail: Detail) -> Iterator[str]:
    if not report.strengths:
        return
    yield from ("#### Strengths to talk about", "")
    for strength in report.strengths[: detail.items]:
        yield _item(strength.text, strength.evidence, detail)
    yield ""


def _questions(report: Report, detail: Detail) -> Iterator[str]:
    if not report.questions:
        return
    yield from ("#### Questions an interviewer could ask", "")
    for question in report.questions[: detail.items]:
        yield _item(question.text, question.evidence, detail)
    yield ""


def _item(text: str, evidence: tuple[EvidenceItem, ...], detail: Detail) -> str:
    places = f" ({_places(evidence, len(evidence), detail)})" if evidence and detail.evidence else ""
    return f"- {prose(text, 300)}{places}"


def _left_out(report: Report, detail: Detail) -> Iterator[str]:
    lines = [*_not_assessed(report), *_set_aside(report), *_notes(report)]
    if not lines:
        return
    yield from ("#### Not assessed or set aside", "")
    yield from lines[: detail.items]
    if len(lines) > detail.items:
        yield f"- and {len(lines) - detail.items} more"
    yield ""


def _not_assessed(report: Report) -> Iterator[str]:
    for found in arrange.with_verdict(report, *arrange.NOT_ASSESSED):
        because = f"because {prose(found.reason, 240)}" if found.reason else prose(found.summary, 240)
        yield f"- {code(found.rule, 80)} {because}. {prose(found.cure or '', 200)}".rstrip()


def _set_aside(report: Report) -> Iterator[str]:
    for item in report.suppressions:
        note = f": {prose(item.note, 200)}" if item.note else ""
        state = "" if item.state is SuppressionState.ACTIVE else f" ({item.state.value})"
        yield f"- {code(item.rule, 80)} set aside by the {item.author.value}, {prose(item.reason, 40)}{note}{state}"


def _notes(report: Report) -> Iterator[str]:
    for warning in report.warnings:
        yield f"- {prose(warning.message, 240)}. {prose(warning.cure, 200)}".rstrip()


def _footer(report: Report) -> Iterator[str]:
    commit = f" · commit {code(report.target.commit[:7], 7)}" if report.target.commit else ""
    rulebook = f"rulebook {prose(report.rulebook.version, 40)} {code(report.rulebook.digest, 16)}"
    yield f"<sub>{prose(report.tool.name, 40)} {prose(report.tool.version, 20)} · {rulebook}{commit}</sub>"
