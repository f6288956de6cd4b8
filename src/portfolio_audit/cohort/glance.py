"""What a class needs of one result, read without the rest of it."""

import zlib

import msgspec
from msgspec import Struct

from portfolio_audit.cohort.roster import Student
from portfolio_audit.report.cohort import CohortRow, Fix
from portfolio_audit.report.encode import decode_report
from portfolio_audit.report.parts import Score
from portfolio_audit.report.report import Report


class _Remediation(Struct, frozen=True):
    text: str


class _Finding(Struct, frozen=True):
    rule: str
    gain: int
    remediation: _Remediation


class _Criterion(Struct, frozen=True):
    id: str
    title: str
    score: int | None


class _Target(Struct, frozen=True):
    name: str
    url: str | None
    commit: str | None


class Glance(Struct, frozen=True):
    """A part of a report."""

    target: _Target
    score: Score
    criteria: tuple[_Criterion, ...]
    findings: tuple[_Finding, ...]


_decoder = msgspec.json.Decoder(Glance)


def unpack(result: bytes) -> bytes:
    """Give the line of JSON that the journal holds."""
    return zlib.decompress(result)


def read_report(result: bytes) -> Report:
    """Give a whole result of the journal."""
    return decode_report(unpack(result))


def glance(result: bytes) -> Glance:
    """Give the part of a result that the class needs."""
    return _decoder.decode(unpack(result))


def row_of(student: Student, seen: Glance) -> CohortRow:
    """Make the row of a student."""
    score = seen.score
    open_findings = sorted((one for one in seen.findings if one.gain > 0), key=lambda one: (-one.gain, one.rule))
    return CohortRow(
        key=student.key,
        name=student.name,
        section=student.section,
        repository=seen.target.name,
        url=seen.target.url,
        commit=seen.target.commit,
        score=score.value,
        band=score.band,
        reason=score.reason,
        assessed=score.assessed,
        total=score.total,
        criteria={one.id: one.score for one in seen.criteria},
        fixes=tuple(Fix(one.rule, one.remediation.text, one.gain) for one in open_findings),
    )
