"""The report as SARIF 2.1.0 for code scanning."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

import msgspec

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.markdown_text import fence, prose
from portfolio_audit.render.sarif_types import (
    SCHEMA,
    Artifact,
    Base,
    Configuration,
    Driver,
    Invocation,
    Location,
    Log,
    LogicalLocation,
    Message,
    Notification,
    PhysicalLocation,
    Provenance,
    Region,
    Result,
    RuleDescriptor,
    RuleProperties,
    Run,
    Tool,
)
from portfolio_audit.render.untrusted import https_link, one_line, printable
from portfolio_audit.report.report import EvidenceItem, Finding, Report, Severity

SECRETS_RULE = "layout-keeps-secrets-out"
"""The one rule that speaks of security; no other may look like a vulnerability."""
_SECRETS_SEVERITY = "8.0"
_HOME = "https://github.com/portfolio-audit/portfolio-audit"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.INFO: "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}
_ROOT = "%SRCROOT%"
"""GitHub's name for the root of the repository."""
_LONGEST = 1_000
_MOST_PLACES = 100
_INDENT = 2


def render(report: Report) -> str:
    """Write the log: every rule that was judged, and a result for each that fails, wholly or in part."""
    text = msgspec.json.format(msgspec.json.encode(Log(SCHEMA, "2.1.0", (_run(report),))), indent=_INDENT).decode()
    return text.replace("##[", "##\\u005b") + "\n"


def _run(report: Report) -> Run:
    findings = sorted(report.findings, key=lambda found: found.rule)
    index = {found.rule: number for number, found in enumerate(findings)}
    return Run(
        tool=Tool(
            driver=Driver(
                name=_plain(report.tool.name),
                semantic_version=_plain(report.tool.version),
                information_uri=_HOME,
                rules=tuple(map(_rule, findings)),
            )
        ),
        invocations=(Invocation(execution_successful=True, tool_execution_notifications=tuple(_left_out(report))),),
        version_control_provenance=tuple(_provenance(report)),
        column_kind="unicodeCodePoints",
        results=tuple(_result(found, index[found.rule], report) for found in arrange.to_mend(report)),
    )


def _left_out(report: Report) -> Iterator[Notification]:
    for warning in report.warnings:
        yield Notification(level="warning" if warning.incomplete else "note", message=_message(warning.message))


def _provenance(report: Report) -> Iterator[Provenance]:
    address = https_link(report.target.url)
    if address and report.target.commit and not report.target.dirty:
        yield Provenance(repository_uri=address, revision_id=report.target.commit, mapped_to=Base(uri_base_id=_ROOT))


def _rule(found: Finding) -> RuleDescriptor:
    words = found.rule.replace("-", " ")
    level = _LEVELS[found.severity]
    is_secret = found.rule == SECRETS_RULE
    return RuleDescriptor(
        id=found.rule,
        name=words.title().replace(" ", ""),
        short_description=Message(text=f"{words.capitalize()}."),
        full_description=_message(found.why),
        help=Message(text=_help_text(found), markdown="\n".join(_help_markdown(found))),
        default_configuration=Configuration(level=level),
        properties=RuleProperties(
            tags=(found.criterion, *(("security",) if is_secret else ())),
            precision=found.confidence.value,
            problem_severity=_PROBLEMS[level],
            security_severity=_SECRETS_SEVERITY if is_secret else "",
        ),
    )


def _help_text(found: Finding) -> str:
    return _plain(f"{found.why} {found.remediation.text} In full: portfolio-audit explain {found.rule}")


def _help_markdown(found: Finding) -> Iterator[str]:
    yield from (prose(found.why, _LONGEST), "", prose(found.remediation.text, _LONGEST), "")
    if found.remediation.snippet.strip():
        yield from (*fence(found.remediation.snippet), "")
    yield f"In full: `portfolio-audit explain {found.rule}`"


def _result(found: Finding, index: int, report: Report) -> Result:
    first, *others = found.evidence[:_MOST_PLACES] or (None,)
    return Result(
        rule_id=found.rule,
        rule_index=index,
        level=_LEVELS[found.severity],
        message=_message(found.summary),
        locations=(_location(first, report),),
        related_locations=tuple(_location(item, report, number) for number, item in enumerate(others, 1)),
        partial_fingerprints={"portfolioAuditRule/v1": _fingerprint(found, report)},
    )


def _fingerprint(found: Finding, report: Report) -> str:
    """Name the finding by its rule alone, so that it stays one alert while its places move."""
    return sha256(f"{found.rule}\0{report.target.subdir or ''}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _location(item: EvidenceItem | None, report: Report, number: int | None = None) -> Location:
    if item is None or not item.path:
        named = "the repository as a whole" if item is None else arrange.place_name(item)
        return _whole(named, arrange.readme_path(report), report, number)
    region = Region(start_line=1)
    if item.cell is None and item.line is not None:
        region = Region(start_line=max(item.line, 1), end_line=item.end_line)
    cells = () if item.cell is None else (LogicalLocation(name=f"cell {item.cell}", kind="cell"),)
    return Location(
        id=number,
        physical_location=_file(item.path, region, report),
        logical_locations=cells,
        message=_message(arrange.excerpt_of(item) or arrange.place_name(item)),
    )


def _whole(named: str, path: str, report: Report, number: int | None) -> Location:
    return Location(id=number, physical_location=_file(path, Region(start_line=1), report), message=_message(named))


def _file(path: str, region: Region, report: Report) -> PhysicalLocation:
    whole = f"{report.target.subdir.strip('/')}/{path}" if report.target.subdir else path
    uri = quote(whole.lstrip("/"), safe="/", errors="backslashreplace")
    return PhysicalLocation(artifact_location=Artifact(uri=uri, uri_base_id=_ROOT), region=region)


def _message(text: str) -> Message:
    return Message(text=_plain(text))


def _plain(text: str) -> str:
    """Give one visible line in which no bracket starts a link."""
    return printable(one_line(text, _LONGEST)).replace("](", "] (")


RENDERER = Renderer("sarif", ".sarif", render, ".sarif.json")
