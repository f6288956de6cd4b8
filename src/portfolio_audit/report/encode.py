"""Reports as JSON and back, and the schema of that JSON."""

import msgspec

from portfolio_audit.report.report import SCHEMA_VERSION, Report

_INDENT = 2
_decoder = msgspec.json.Decoder(Report)


def encode_report(report: Report) -> str:
    """Write a report with the keys in the order of the types, and a newline at the end.

    `##[` would be a command to the runner of a workflow that prints it; inside strings, its only place, it is escaped.
    """
    text = msgspec.json.format(msgspec.json.encode(report), indent=_INDENT).decode()
    return text.replace("##[", "##\\u005b") + "\n"


def encode_line(report: Report) -> bytes:
    """Write a report as one line without its end, for files of many."""
    return msgspec.json.encode(report).replace(b"##[", b"##\\u005b")


def decode_report(text: str | bytes) -> Report:
    """Read a report; raise `msgspec.ValidationError` or `msgspec.DecodeError` on anything else."""
    return _decoder.decode(text)


def report_schema() -> str:
    """Give the JSON Schema of reports; it is published as docs/report.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Report of portfolio-audit, version {SCHEMA_VERSION}",
        **msgspec.json.schema(Report),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=_INDENT).decode() + "\n"
