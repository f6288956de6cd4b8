"""How a report is laid out on any surface: groups, order and the names of places."""

from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.render.untrusted import cut_middle, one_line
from portfolio_audit.render.vocabulary import VERDICTS
from portfolio_audit.report.report import CriterionScore, EvidenceItem, Finding, PlanStep, Report, Verdict

PATH_LENGTH = 120
_SHORT_COMMIT = 7
_SHORT_PATH = 16
_ORDER = {verdict: place for place, verdict in enumerate(VERDICTS)}
NOT_ASSESSED = (Verdict.UNKNOWN, Verdict.ERROR)


class CriterionView(Struct, frozen=True):
    """One criterion with its findings, those to fix first."""

    criterion: CriterionScore
    findings: tuple[Finding, ...]
    aside: tuple[Finding, ...]
    """The findings that do not concern this project."""


class Group(Struct, frozen=True):
    """Criteria that stand together."""

    title: str
    criteria: tuple[CriterionView, ...]


class Fix(Struct, frozen=True):
    """A step of the plan beside the finding that it mends."""

    number: int
    step: PlanStep
    finding: Finding | None


def groups(report: Report) -> tuple[Group, ...]:
    """Group the criteria, in the order of the report."""
    titles = dict.fromkeys(criterion.group for criterion in report.criteria)
    views = [_criterion_view(report, criterion) for criterion in report.criteria]
    return tuple(Group(title, tuple(view for view in views if view.criterion.group == title)) for title in titles)


def judged(shown: tuple[Group, ...]) -> tuple[Group, ...]:
    """Leave out the criteria without findings of their own, as those of single projects are in a portfolio."""
    kept = (Group(group.title, tuple(view for view in group.criteria if view.findings)) for group in shown)
    return tuple(group for group in kept if group.criteria)


def _criterion_view(report: Report, criterion: CriterionScore) -> CriterionView:
    findings = by_urgency(found for found in report.findings if found.criterion == criterion.id)
    return CriterionView(
        criterion,
        tuple(found for found in findings if found.verdict is not Verdict.NOT_APPLICABLE),
        tuple(found for found in findings if found.verdict is Verdict.NOT_APPLICABLE),
    )


def by_urgency(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: to fix first, most gain first."""
    return tuple(sorted(findings, key=lambda found: (_ORDER[found.verdict], -found.gain, found.rule)))


def fixes(report: Report) -> tuple[Fix, ...]:
    """Number the steps of the plan and join each with its finding."""
    by_rule = {finding.rule: finding for finding in report.findings}
    return tuple(Fix(number, step, by_rule.get(step.rule)) for number, step in enumerate(report.plan, 1))


def fact_of(fix: Fix) -> str:
    """Say what was found, unless the title of the step says it already."""
    if fix.finding is None or fix.finding.summary == fix.step.title:
        return ""
    return fix.finding.summary


def advice_of(fix: Fix) -> str:
    """Say what to do, unless the title of the step says it already."""
    if fix.finding is None or fix.finding.remediation.text == fix.step.title:
        return ""
    return fix.finding.remediation.text


def is_scored(report: Report) -> bool:
    """Tell whether numbers say something: not for a repository that is no portfolio project."""
    return report.repository_kind.is_portfolio_project or report.score.value is not None


def with_verdict(report: Report, *verdicts: Verdict) -> tuple[Finding, ...]:
    """Pick the findings with one of the verdicts, in the order of the report."""
    return tuple(finding for finding in report.findings if finding.verdict in verdicts)


def to_mend(report: Report) -> tuple[Finding, ...]:
    """Pick what fails wholly or in part."""
    return with_verdict(report, Verdict.FAIL, Verdict.PARTIAL)


def readme_path(report: Report) -> str:
    """Give the path of the README as some evidence names it, for what concerns the whole repository."""
    places = (item.path for found in report.findings for item in found.evidence)
    return next((path for path in places if path.lower().startswith("readme") and "/" not in path), "README.md")


def verdict_counts(findings: Iterable[Finding]) -> tuple[tuple[Verdict, int], ...]:
    """Count the findings of each verdict that occurs."""
    verdicts = [finding.verdict for finding in findings]
    return tuple((verdict, verdicts.count(verdict)) for verdict in VERDICTS if verdict in verdicts)


def place_name(item: EvidenceItem, length: int = PATH_LENGTH) -> str:
    """Name a place: `path:line`, `path cell N`, or `commit abc1234`, in a portfolio after its repository."""
    within = _place_within(item, length)
    repository = cut_middle(" ".join(item.repository.split()), length)
    return f"{repository}: {within}" if repository and within else repository or within


def _place_within(item: EvidenceItem, length: int) -> str:
    if not item.path and item.commit:
        return f"commit {one_line(item.commit, _SHORT_COMMIT + 1)[:_SHORT_COMMIT]}"
    return cut_middle(" ".join(item.path.split()), length) + position_of(item)


def excerpt_of(item: EvidenceItem) -> str:
    """Give what stands at the place, unless it only repeats the path."""
    return "" if item.excerpt.strip() in {item.path, item.path.rpartition("/")[2]} else item.excerpt.strip()


def short_place_name(item: EvidenceItem) -> str:
    """Name a place by its file only."""
    if not item.path:
        return place_name(item)
    return cut_middle(" ".join(item.path.rpartition("/")[2].split()), _SHORT_PATH)


def position_of(item: EvidenceItem) -> str:
    """Say where in its file a place is: `:12`, ` cell 3, line 1`, or nothing."""
    if item.cell is not None:
        return f" cell {item.cell}" + (f", line {item.line}" if item.line is not None else "")
    return "" if item.line is None or not item.path else f":{item.line}"
