"""The findings that were known before, by which new ones are told from old ones."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from portfolio_audit.report.comparison import OPEN
from portfolio_audit.report.encode import decode_report
from portfolio_audit.report.parts import Finding
from portfolio_audit.report.report import Report

_SAME_CREDIT = 1e-6
_INDENT = 2


class KnownFinding(Struct, frozen=True):
    """One finding as it stood when the baseline was written."""

    rule: str
    credit: float
    places: tuple[str, ...]
    """Fingerprints of its faults, sorted; empty where its places only show where we looked."""
    places_total: int


class Baseline(Struct, frozen=True, tag_field="document", tag="portfolio-audit-baseline"):
    """All findings that were open when the baseline was written."""

    target: str
    commit: str | None
    findings: tuple[KnownFinding, ...]


def make_baseline(report: Report) -> Baseline:
    """Keep what is open in a report."""
    known = (_known(finding) for finding in report.findings if finding.verdict in OPEN)
    return Baseline(report.target.name, report.target.commit, tuple(sorted(known, key=lambda one: one.rule)))


def encode_baseline(baseline: Baseline) -> str:
    """Write a baseline so that its changes read well in a version history."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=_INDENT).decode() + "\n"


def decode_baseline(text: bytes) -> Baseline:
    """Read a baseline, or make one of a saved result; raise `msgspec.MsgspecError` on anything else."""
    try:
        return msgspec.json.decode(text, type=Baseline)
    except msgspec.ValidationError:
        return make_baseline(decode_report(text))


def known_rules(findings: Iterable[Finding], baseline: Baseline | None) -> frozenset[str]:
    """Give the rules whose findings the baseline holds: no credit was lost and no fault was added since."""
    if baseline is None:
        return frozenset()
    before = {known.rule: known for known in baseline.findings}
    return frozenset(
        finding.rule
        for finding in findings
        if finding.verdict in OPEN and finding.rule in before and _is_no_worse(finding, before[finding.rule])
    )


def _known(finding: Finding) -> KnownFinding:
    places = sorted(item.fingerprint for item in finding.evidence) if finding.places_are_faults else []
    return KnownFinding(finding.rule, finding.credit, tuple(places), finding.evidence_total)


def _is_no_worse(finding: Finding, known: KnownFinding) -> bool:
    if finding.credit < known.credit - _SAME_CREDIT:
        return False
    if not (finding.places_are_faults and known.places):
        return True
    if finding.evidence_total > len(finding.evidence) or known.places_total > len(known.places):
        return finding.evidence_total <= known.places_total
    return {item.fingerprint for item in finding.evidence} <= set(known.places)
