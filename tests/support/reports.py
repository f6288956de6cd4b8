"""Sample reports: a typical one, a strong one, one without a score, and one whose every repository text is hostile."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import quote

from msgspec import structs

from portfolio_audit.report.report import (
    SCHEMA_VERSION,
    Band,
    Confidence,
    CriterionScore,
    EvidenceItem,
    Finding,
    PlanStep,
    ProfileIdentity,
    Question,
    Remediation,
    Report,
    RepositoryKind,
    RulebookIdentity,
    Rung,
    Score,
    Severity,
    Strength,
    Suppression,
    Tool,
    Verdict,
)
from portfolio_audit.snapshot.records import SnapshotWarning, TargetIdentity
from support.report_changes import poison_changes, with_changes
from support.report_rows import CRITERIA, QUESTIONS, ROWS, STAGES, STRENGTHS, Row

COMMIT = "4ba9f5624f9c77fd9a0e2b076bc7b38e8f8803d6"
GUIDE = "Building a Compelling Portfolio"


def make_evidence(path: str, line: int | None = None, cell: int | None = None, excerpt: str = "") -> EvidenceItem:
    """Point at a line of a file, or a line of a notebook's cell, with a link on the host."""
    plain = "?plain=1" if path.endswith((".md", ".ipynb")) else ""
    anchor = f"{plain}#L{line}" if line and cell is None else plain
    url = f"https://github.com/ada/energy-benchmark/blob/{COMMIT}/{quote(path)}{anchor}"
    fingerprint = sha256(f"{path}{excerpt}".encode()).hexdigest()[:16]
    return EvidenceItem(path, line, None, cell, cell, None, url, excerpt, fingerprint)


def _evidence_of(text: str) -> tuple[EvidenceItem, ...]:
    """Read `path:line excerpt` and `path@cell excerpt`, divided by ` ;; `."""
    return tuple(_place(part) for part in text.split(" ;; ") if part)


def _place(text: str) -> EvidenceItem:
    place, _, excerpt = text.partition(" | ")
    if "@" in place:
        path, _, cell = place.partition("@")
        return make_evidence(path, None, int(cell), excerpt)
    path, _, line = place.partition(":")
    return make_evidence(path, int(line) if line else None, None, excerpt)


def _finding(row: Row) -> Finding:
    evidence = _evidence_of(row.evidence)
    return Finding(
        rule=row.rule,
        criterion=row.criterion,
        verdict=Verdict(row.verdict),
        credit={"pass": 1.0, "partial": 0.5}.get(row.verdict, 0.0),
        severity=Severity.HIGH if row.gain > 3 else Severity.MEDIUM,
        confidence=Confidence.HIGH,
        summary=row.summary,
        why=row.why or "A reviewer decides within a minute whether to read on.",
        guide=GUIDE,
        remediation=Remediation(row.fix, row.minutes, row.snippet),
        gain=row.gain,
        unlocks=(),
        reason=row.reason or None,
        cure=row.cure or None,
        evidence=evidence,
        evidence_total=max(row.places, len(evidence)),
    )


def _plan(findings: tuple[Finding, ...], start: int) -> tuple[PlanStep, ...]:
    steps = []
    total = start
    for finding in sorted(findings, key=lambda found: -found.gain):
        if finding.gain > 0:
            total = min(total + finding.gain, 100)
            effort = finding.remediation.effort_minutes
            steps.append(PlanStep(finding.rule, finding.remediation.text, finding.gain, effort, total))
    return tuple(steps)


def make_report(**changes: object) -> Report:
    """Make the typical report: 51 points, 15 criteria, some forty findings; `changes` replace whole fields."""
    findings = tuple(_finding(row) for row in ROWS)
    report = Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool("portfolio-audit", "0.1.0"),
        rulebook=RulebookIdentity("2026.1", "5f1d0c2ab97e4310"),
        profile=ProfileIdentity("entry", "Entry level", "90aa13c4de0017bb"),
        target=TargetIdentity(
            "remote", "ada/energy-benchmark", "https://github.com/ada/energy-benchmark", "main", COMMIT
        ),
        audited_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
        repository_kind=RepositoryKind(
            "ml-project",
            0.94,
            ("3 notebooks fit a model", "a data file is read"),
            is_portfolio_project=True,
            sentence="A machine-learning project",
        ),
        score=Score(51, Band.BUILDING, 49, assessed=38, total=41),
        criteria=tuple(CriterionScore(*values) for values in CRITERIA),
        findings=findings,
        plan=_plan(findings, 51),
        strengths=tuple(Strength(rule, criterion, text, _evidence_of(at)) for rule, criterion, text, at in STRENGTHS),
        questions=tuple(Question(text, because, _evidence_of(at)) for text, because, at in QUESTIONS),
        ladder=tuple(Rung(stage, title, bool(at), _evidence_of(at)) for stage, title, at in STAGES),
        suppressions=(Suppression("readme-has-contact", "elsewhere", "The profile page has it", "2026-12-31", 1),),
        comparison=None,
        facts=_facts(),
        warnings=_warnings(),
    )
    return structs.replace(report, **changes)


def _facts() -> dict[str, dict[str, str | int | float | bool | None]]:
    return {
        "code": {"files": 4, "functions": 23, "median_function_lines": 11, "share_with_docstrings": 0.39},
        "history": {"commits": 17, "active_days": 6, "first": "2025-11-02", "last": "2026-02-21"},
        "notebooks": {"notebooks": 3, "code_cells": 131, "markdown_cells": 78, "runs_top_to_bottom": False},
        "readme": {"path": "README.md", "words": 37, "headings": 1, "has_image": False, "licence": None},
    }


def _warnings() -> tuple[SnapshotWarning, ...]:
    return (
        SnapshotWarning(
            "too-large",
            "2 data files are over the limit of 50 MB and were not read",
            ("data/raw/energy_2016.csv", "data/raw/energy_2017.csv"),
            "Keep samples of large data files in the repository.",
        ),
        SnapshotWarning("shallow", "History was cut by a shallow clone", (), "Run git fetch --unshallow."),
    )


def strong_report() -> Report:
    """Make a report in the best band, with nothing left to advise but one small step."""
    findings = tuple(
        structs.replace(found, verdict=Verdict.PASS, credit=1.0, gain=0, reason=None, cure=None)
        if found.rule != "readme-says-limits"
        else found
        for found in make_report().findings
    )
    criteria = tuple(structs.replace(item, score=100, assessed=item.total) for item in make_report().criteria)
    return make_report(
        score=Score(97, Band.INTERVIEW_READY, 97, 41, 41),
        criteria=tuple(structs.replace(item, score=80) if item.id == "readme" else item for item in criteria),
        findings=findings,
        plan=_plan(findings, 97),
        ladder=tuple(structs.replace(rung, reached=True) for rung in make_report().ladder),
        suppressions=(),
        warnings=(),
    )


def list_report() -> Report:
    """Make the report of a repository that was judged, but is no portfolio project."""
    sentence = "This looks like a list of links, so it gets no portfolio score."
    return make_report(
        repository_kind=RepositoryKind("list", 0.97, ("212 links",), is_portfolio_project=False, sentence=sentence),
        score=Score(None, None, None, 38, 41, sentence),
        plan=(),
    )


def empty_report() -> Report:
    """Make the report of a repository that is no portfolio project."""
    return make_report(
        target=TargetIdentity("folder", "notes"),
        repository_kind=RepositoryKind(
            "empty",
            1.0,
            ("no file was found",),
            is_portfolio_project=False,
            sentence="This repository is empty, so there is nothing to score.",
        ),
        score=Score(None, None, None, 0, 0, "This repository is empty, so there is nothing to score."),
        criteria=(),
        findings=(),
        plan=(),
        strengths=(),
        questions=(),
        ladder=(),
        suppressions=(),
        facts={},
        warnings=(),
    )


HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></style></script><svg/onload=alert(1)>",
    "\u202egpj.exe\u2066\u200b\x1b[31mred\x1b]8;;https://evil.example\x07",
    "::error file=x::stop\n##[command]x",
    "{{7*7}}{% raw %}${{ secrets.TOKEN }}",
    "[x](javascript:alert(1)) ![i](https://evil.example/b.png) `` ` `` | </details> -->",
    "@octocat fixes #1, GH-2 and https://github.com/a/b/issues/3\n# heading\n- item",
    "\udc80\ud800 \U000e0041 \x00\x7f\x85\u2028",
    '=HYPERLINK("https://evil.example","x")',
    " \uff1dcmd|' /C calc'!A0 @everyone",
)


def hostile_report() -> Report:
    """Put hostile text into every field that a repository controls."""
    long = "A" * 10_000
    return poison(
        changed_report(), lambda number: HOSTILE_TEXTS[number % len(HOSTILE_TEXTS)] + (long * (number % 3 == 0))
    )


def poison(report: Report, text_of: Callable[[int], str]) -> Report:
    """Replace each field that a repository controls by the text of the next number."""
    counter = iter(range(1_000_000))

    def text() -> str:
        return text_of(next(counter))

    def evidence(items: tuple[EvidenceItem, ...]) -> tuple[EvidenceItem, ...]:
        return tuple(
            structs.replace(item, path=text(), excerpt=text(), commit=None, url="javascript:" + text())
            for item in items
        )

    def findings() -> tuple[Finding, ...]:
        return tuple(
            structs.replace(found, summary=text(), reason=found.reason and text(), evidence=evidence(found.evidence))
            for found in report.findings
        )

    if report.comparison is not None:
        report = poison_changes(report, text)
    return structs.replace(
        report,
        target=TargetIdentity("folder", text(), text(), text(), text(), dirty=True, shallow=True, subdir=text()),
        repository_kind=structs.replace(report.repository_kind, reasons=(text(), text()), sentence=text()),
        findings=findings(),
        plan=tuple(structs.replace(step, title=text()) for step in report.plan),
        strengths=tuple(structs.replace(s, text=text(), evidence=evidence(s.evidence)) for s in report.strengths),
        questions=tuple(
            structs.replace(q, text=text(), because=text(), evidence=evidence(q.evidence)) for q in report.questions
        ),
        ladder=tuple(structs.replace(rung, evidence=evidence(rung.evidence)) for rung in report.ladder),
        suppressions=tuple(structs.replace(s, rule=text(), note=text(), expires=text()) for s in report.suppressions),
        facts={subject: {name: text() for name in values} for subject, values in report.facts.items()},
        warnings=tuple(structs.replace(w, message=text(), paths=(text(), text())) for w in report.warnings),
    )


def changed_report() -> Report:
    """Make the typical report with a base, a trend and a manifest."""
    return with_changes(make_report())


SAMPLES: dict[str, Callable[[], Report]] = {
    "typical": make_report,
    "strong": strong_report,
    "list": list_report,
    "empty": empty_report,
    "changed": changed_report,
}
"""The samples that are kept as JSON; the hostile one holds half characters that JSON cannot."""
