"""The files and commands by which a step talks to the runner of its workflow."""

import secrets
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from portfolio_audit.cli.outputs import write_stdout
from portfolio_audit.errors import UsageError
from portfolio_audit.render.untrusted import one_line, printable, without_commands

_MESSAGE_CHARACTERS = 1_000
_TITLE = "portfolio-audit"


class Runner(Struct, frozen=True):
    """Where the runner reads what a step has to say."""

    output_file: str
    summary_file: str
    temporary: str
    workspace: str

    def write_output(self, name: str, value: str | int) -> None:
        """Hand a value to later steps: a number, a word of ours, or a path that we chose; never repository text."""
        if not self.output_file:
            return
        end = f"end-{secrets.token_hex(16)}"
        with Path(self.output_file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{name}<<{end}\n{value}\n{end}\n")

    def write_summary(self, text: str) -> None:
        """Add Markdown to the page of the run."""
        if self.summary_file:
            with Path(self.summary_file).open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(text)

    def make_folder(self) -> Path:
        """Make a folder for reports that is removed with the job."""
        return Path(tempfile.mkdtemp(prefix="portfolio-audit-", dir=self.temporary or None))


def read_runner(environment: Mapping[str, str]) -> Runner:
    """Read where the files of the runner are."""
    workspace = environment.get("GITHUB_WORKSPACE", "")
    if not workspace:
        raise UsageError("This is no step of a workflow.", "Elsewhere, run: portfolio-audit audit")
    return Runner(
        output_file=environment.get("GITHUB_OUTPUT", ""),
        summary_file=environment.get("GITHUB_STEP_SUMMARY", ""),
        temporary=environment.get("RUNNER_TEMP", ""),
        workspace=workspace,
    )


def notice(text: str) -> None:
    """Show a sentence on the page of the run; nobody is held up by it."""
    _command("notice", text)


def warning(text: str) -> None:
    """Show on the page of the run that we could not do what was asked."""
    _command("warning", text)


def error(text: str) -> None:
    """Show on the page of the run why the job fails."""
    _command("error", text)


@contextmanager
def deaf() -> Iterator[None]:
    """Let the runner obey nothing that is printed inside, whoever prints it: the word that ends this is random."""
    word = secrets.token_hex(16)
    write_stdout(f"::stop-commands::{word}\n")
    try:
        yield
    finally:
        sys.stderr.flush()
        write_stdout(f"::{word}::\n")


def _command(level: str, text: str) -> None:
    line = without_commands(printable(one_line(text, _MESSAGE_CHARACTERS)))
    write_stdout(f"::{level} title={_TITLE}::{line.replace('%', '%25')}\n")
