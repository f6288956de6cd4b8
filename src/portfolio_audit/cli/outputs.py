"""Where a result goes: stdout, or files that are written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath

from msgspec import Struct

from portfolio_audit.errors import NO_SPACE, NoSpaceError, PortfolioAuditError, UsageError
from portfolio_audit.render.interface import Renderer, renderer_of_file

STDOUT = "-"


class Output(Struct, frozen=True):
    """One place that the user asked for."""

    path: str
    """`-` is stdout."""
    renderer: Renderer


def parse_outputs(paths: tuple[str, ...]) -> tuple[Output, ...]:
    """Choose the format of each path by its suffix; raise `UsageError` before anything is audited."""
    return tuple(Output(path, _renderer(path)) for path in paths)


def _renderer(path: str) -> Renderer:
    if not PurePath(path).suffix:
        raise UsageError(f"The output {path} has no suffix that says its format.", "Try report.html, .md or .json.")
    return renderer_of_file(PurePath(path).name)


def write_stdout(text: str) -> None:
    """Write the result to stdout as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write_file(path: Path, text: str) -> None:
    """Replace a file by the text, atomically; a link in its place is refused, for the link may be a trap."""
    write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Replace a file by pieces of text or bytes, one at a time; as careful as `write_file`."""
    if path.is_symlink():
        raise UsageError(f"{path} is a symbolic link, and reports are not written through links.", "Remove the link.")
    if not path.parent.is_dir():
        raise UsageError(f"The folder {path.parent} does not exist.", "Make it, or name another output.")
    try:
        _replace(path, pieces)
    except OSError as error:
        raise _refusal(path, error) from error


def _replace(path: Path, pieces: Iterable[str | bytes]) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".portfolio-audit-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for piece in pieces:
                stream.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _refusal(path: Path, error: OSError) -> PortfolioAuditError:
    if error.errno in NO_SPACE:
        return NoSpaceError(f"There is no space left for {path}.", "Free some, or name an output on another disk.")
    return UsageError(f"{path} cannot be written: {error.strerror or type(error).__name__}.", "Name another output.")


def path_for(output: Output, name: str, *, several: bool) -> Path:
    """Give the output path; with several targets the name of each stands before the suffix."""
    path = Path(output.path)
    if not several:
        return path
    suffix = next(own for own in output.renderer.suffixes if path.name.lower().endswith(own))
    return path.with_name(f"{path.name[: -len(suffix)]}-{file_name(name)}{path.name[-len(suffix) :]}")


def file_name(name: str) -> str:
    """Make a name out of letters, digits, dots and dashes, which any system takes for a file in this folder."""
    safe = "".join(character if character.isalnum() or character in "._-" else "-" for character in name)
    return safe[:100].lstrip(".") or "repository"
