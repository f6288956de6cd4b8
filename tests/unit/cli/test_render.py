from pathlib import Path

import pytest
from click.testing import CliRunner

from portfolio_audit.cli.render import COMMAND
from portfolio_audit.errors import UsageError
from portfolio_audit.report.encode import encode_report
from support.reports import make_report


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 5000, b'{"schema_version": 1}'])
def test_what_is_no_result_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "result.json").write_bytes(content)
    result = CliRunner().invoke(COMMAND, [str(tmp_path / "result.json")], standalone_mode=False)

    assert isinstance(result.exception, UsageError)
    assert "no result" in result.exception.message


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(COMMAND, [str(tmp_path / "nowhere.json")], standalone_mode=False)

    assert isinstance(result.exception, UsageError)


def test_a_saved_result_becomes_markdown_on_stdout(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text(encode_report(make_report()), encoding="utf-8")
    result = CliRunner().invoke(COMMAND, [str(tmp_path / "result.json"), "-f", "md"], standalone_mode=False)

    assert result.stdout.startswith("###")
