"""Bad input: one clear line or a finding, the right exit code, everything else still judged."""

import json
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support.command_line import Run

GOOD_README = "# Churn\n\nWhich customers leave next month? The sales team calls the twenty likeliest ones.\n"


def assert_one_clear_line(stderr: str, *words: str) -> None:
    lines = stderr.strip().splitlines()
    assert 1 <= len(lines) <= 2, stderr
    assert lines[0].startswith("portfolio-audit: ")
    for word in words:
        assert word in stderr


def test_a_missing_path_is_said_in_one_line(run: Run) -> None:
    ended = run("audit", "./nowhere")

    assert ended.code == 3
    assert_one_clear_line(ended.stderr, "nowhere")


def test_an_empty_folder_is_reported_as_empty_without_a_score(run: Run, tmp_path: Path) -> None:
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    assert ended.report["repository_kind"]["kind"] == "empty"
    assert ended.report["score"]["value"] is None


def test_an_empty_repository_is_reported_as_empty_without_a_score(run: Run, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    assert ended.report["repository_kind"]["kind"] == "empty"


@contextmanager
def answering(status: int) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("status", [401, 404])
def test_a_private_or_absent_repository_names_the_token(run: Run, status: int) -> None:
    with answering(status) as host:
        ended = run("audit", f"{host}/ada/secret", PORTFOLIO_AUDIT_HOSTS=host)

    assert ended.code == 3
    assert_one_clear_line(ended.stderr, "TOKEN")


def test_an_unreachable_host_is_said_in_one_line(run: Run) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{closed.getsockname()[1]}"
        ended = run("audit", f"{host}/ada/churn", PORTFOLIO_AUDIT_HOSTS=host)

    assert ended.code == 3
    assert_one_clear_line(ended.stderr)


def test_a_host_that_is_not_on_the_list_is_never_asked(run: Run) -> None:
    ended = run("audit", "https://evil.invalid/ada/churn")

    assert ended.code == 3
    assert_one_clear_line(ended.stderr, "PORTFOLIO_AUDIT_HOSTS")


def test_offline_refuses_a_remote_target(run: Run) -> None:
    ended = run("audit", "ada/churn", "--offline")

    assert ended.code == 3
    assert_one_clear_line(ended.stderr, "offline")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD_README.encode("utf-16"), id="UTF-16"),
        pytest.param(GOOD_README.replace(" ", "\0 ").encode(), id="NULs"),
        pytest.param(b"\xff\xfe\xfd# Churn \xe4\xf6\xfc\n", id="no encoding at all"),
    ],
)
def test_a_readme_in_an_odd_encoding_is_still_judged(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "README.md").write_bytes(content)
    (tmp_path / "train.py").write_text("import sklearn\n")
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    verdicts = {finding["rule"]: finding["verdict"] for finding in ended.report["findings"]}
    assert verdicts["readme-exists"] in {"pass", "partial"}


def test_broken_files_cost_only_themselves(run: Run, sample: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-r", f"{sample}/.", str(tmp_path)], check=True)
    (tmp_path / "broken.ipynb").write_text('{"cells": [')
    (tmp_path / "broken.py").write_text("def (:\n")
    (tmp_path / "outside.md").symlink_to("/etc/passwd")
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    assert ended.report["target"]["dirty"] is True
    assert ended.report["score"]["value"] is not None
    assert "root:" not in ended.stdout


def test_a_folder_named_readme_md_is_no_readme(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").mkdir()
    (tmp_path / "README.md" / "note.txt").write_text("a folder\n")
    (tmp_path / "train.py").write_text("import sklearn\n")
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    verdicts = {finding["rule"]: finding["verdict"] for finding in ended.report["findings"]}
    assert verdicts["readme-exists"] == "fail"


def test_a_notebook_of_fifty_megabytes_is_read_or_left_out_with_its_number(run: Run, tmp_path: Path) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["x" * 80 + "\n"] * 640_000}
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": ["1 + 1"], "outputs": [output]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "big.ipynb").write_text(json.dumps(notebook))
    (tmp_path / "README.md").write_text(GOOD_README)
    ended = run("audit", str(tmp_path), "-f", "json")

    assert ended.code == 0
    assert any("big.ipynb" in warning["paths"] for warning in ended.report["warnings"])


def test_a_wrong_option_audits_nothing(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "--fail-under", "hundred")

    assert ended.code == 2
    assert ended.stdout == ""


def test_an_unknown_rule_is_answered_with_a_near_one(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "--select", "readme-exits")

    assert ended.code == 2
    assert_one_clear_line(ended.stderr, "readme-exists")


def test_an_output_without_a_known_suffix_audits_nothing(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "-o", "report.docx")

    assert ended.code == 2
    assert_one_clear_line(ended.stderr, ".html")


def test_an_output_that_is_a_link_is_not_written_through(run: Run, sample: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "report.html").symlink_to(victim)
    ended = run("audit", str(sample), "-o", str(tmp_path / "report.html"))

    assert ended.code == 2
    assert victim.read_text() == "mine"


def test_a_wrong_key_in_the_repository_s_configuration_is_a_warning_with_file_and_line(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "README.md").write_text(GOOD_README)
    (tmp_path / ".portfolio-audit.yml").write_text("profile: mid\nignores: [readme-exists]\n")
    ended = run("audit", str(tmp_path), "-f", "json")
    warning = next(warning for warning in ended.report["warnings"] if warning["code"] == "configuration")

    assert ended.code == 0
    assert ended.report["profile"]["name"] == "entry"
    assert ".portfolio-audit.yml:2" in warning["message"]
    assert "did you mean `ignore`" in warning["message"]


def test_the_token_of_the_user_is_in_no_output(run: Run, tmp_path: Path) -> None:
    token = "ghs_" + "a1B2" * 9
    (tmp_path / "README.md").write_text(f"# Churn {token}\n\nSet GITHUB_TOKEN to {token} and run `train.py {token}`.\n")
    (tmp_path / f"{token}.py").write_text(f"TOKEN = '{token}'\n")
    outputs = [f"-o{tmp_path}/out.{suffix}" for suffix in ("html", "json", "md")]
    ended = run("audit", str(tmp_path), "-v", *outputs, GITHUB_TOKEN=token)
    written = "".join((tmp_path / f"out.{suffix}").read_text() for suffix in ("html", "json", "md"))

    assert ended.code == 0
    assert token not in ended.stdout + ended.stderr + written
