"""`portfolio-audit init`: first versions of the files that people write by hand."""

import difflib
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct

from portfolio_audit import __version__
from portfolio_audit.cli.console import say
from portfolio_audit.cli.outputs import write_file, write_stdout
from portfolio_audit.errors import UsageError

_STARTERS = Path(__file__).parent / "starters"
_RELEASE = "RELEASE"
_WORKFLOWS = ".github/workflows"


class Starter(Struct, frozen=True):
    """One file to begin with."""

    source: str
    destination: str
    """Where it belongs in a repository; empty where it is to be pasted."""


STARTERS: Mapping[str, tuple[Starter, ...]] = {
    "config": (Starter("config.yml", ".portfolio-audit.yml"),),
    "push": (Starter("push.yml", f"{_WORKFLOWS}/portfolio-audit.yml"),),
    "pull-request": (Starter("pull-request.yml", f"{_WORKFLOWS}/portfolio-audit-pull-request.yml"),),
    "fork": (
        Starter("fork-audit.yml", f"{_WORKFLOWS}/portfolio-audit-fork.yml"),
        Starter("fork-comment.yml", f"{_WORKFLOWS}/portfolio-audit-comment.yml"),
    ),
    "code-scanning": (Starter("code-scanning.yml", f"{_WORKFLOWS}/portfolio-audit-code-scanning.yml"),),
    "organisation": (Starter("organisation.yml", f"{_WORKFLOWS}/portfolio-audit-organisation.yml"),),
    "pre-commit": (Starter("pre-commit.yaml", ".pre-commit-config.yaml"),),
    "roster": (Starter("roster.csv", "roster.csv"),),
    "snippet": (Starter("snippet.md", ""),),
}
"""By the word that asks for it."""
_BY_DEFAULT = ("config", "push", "pull-request")


@click.command("init", short_help="Write a first configuration, workflow, or roster.")
@click.argument("what", nargs=-1, metavar="[WHAT]...", type=click.Choice(list(STARTERS)))
@click.option("--into", default=".", metavar="FOLDER", help="Root of the repository (default: the one you stand in).")
@click.option("--stdout", "only_shown", is_flag=True, help="Only show what would be written.")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
@click.option("--action-ref", metavar="REF", help="Release or commit of the Action (default: this release).")
def COMMAND(  # noqa: N802  # the shelf's name
    what: tuple[str, ...], into: str, only_shown: bool, force: bool, action_ref: str | None
) -> None:
    """Write first versions of the files that people write by hand.

    WHAT is config, push, pull-request, fork, code-scanning, organisation, pre-commit, roster or snippet.
    Without WHAT: config, push and pull-request. Everything that is written is shown. A file that is there already is
    left as it is, with the difference shown, unless --force is given.
    """
    wanted = [starter for name in dict.fromkeys(what or _BY_DEFAULT) for starter in STARTERS[name]]
    texts = {starter: starter_text(starter, action_ref) for starter in wanted}
    if only_shown:
        write_stdout(_shown(texts))
        return
    places = {starter: _place(Path(into), starter) for starter in wanted if starter.destination}
    _check_free({place: texts[starter] for starter, place in places.items()}, is_forced=force)
    for starter, text in texts.items():
        write_stdout(_shown({starter: text}))
        if starter in places:
            _write(places[starter], text)


def starter_text(starter: Starter, action_ref: str | None = None) -> str:
    """Give the text of a starter for a release of the Action."""
    return (_STARTERS / starter.source).read_text(encoding="utf-8").replace(_RELEASE, action_ref or f"v{__version__}")


def _shown(texts: Mapping[Starter, str]) -> str:
    """Show one text as it is, several with their places."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "\n".join(f"# {starter.destination or 'to paste'}\n{text}" for starter, text in texts.items())


def _place(root: Path, starter: Starter) -> Path:
    """Give where a file goes; raise `UsageError` where a link would lead out of the repository."""
    place = root / starter.destination
    if not root.is_dir():
        raise UsageError(f"There is no folder {root}.", "Name the root of the repository with --into.")
    if not place.parent.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{place.parent} leads out of the repository.", "Remove the link.")
    return place


def _check_free(texts: Mapping[Path, str], *, is_forced: bool) -> None:
    """Refuse, before anything is written, to replace what differs."""
    taken = [place for place, text in texts.items() if place.is_file() and _read(place) != text]
    if not taken or is_forced:
        return
    for place in taken:
        difference = difflib.unified_diff(
            _read(place).splitlines(), texts[place].splitlines(), str(place), "new", lineterm=""
        )
        for line in difference:
            say(line)
    names = ", ".join(str(place) for place in taken)
    raise UsageError(f"{names} would be replaced; nothing was written.", "Say --force to replace, --stdout to look.")


def _read(place: Path) -> str:
    return place.read_text(encoding="utf-8", errors="replace")


def _write(place: Path, text: str) -> None:
    if place.is_file() and _read(place) == text:
        say(f"{place} is as it should be")
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, text)
    say(f"Wrote {place}")
