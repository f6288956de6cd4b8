"""What the options, the environment and the user's configuration ask for, put together."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.batch import Request
from portfolio_audit.cache.folder import cache_folder
from portfolio_audit.cli.gates import Gates
from portfolio_audit.cli.options import read_minimum, split
from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.errors import UsageError
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.report.baseline import Baseline, decode_baseline
from portfolio_audit.report.encode import decode_report
from portfolio_audit.report.report import Report
from portfolio_audit.sources.policy import GITHUB, TOKEN_VARIABLES, FetchPolicy
from portfolio_audit.worker.frames import Choice

TOKENS = TOKEN_VARIABLES
MOST_BYTES = 64 * 1024 * 1024
"""A result is some hundred kilobytes; above this it is none of ours."""
_SERVER = lazy_regex(r"(?:https://[a-z0-9.-]{1,255}|http://(?:127\.0\.0\.1|localhost))(?::\d{1,5})?\Z")
_ADVICE = "Name a file that `audit -o FILE.json` wrote."


def read_configuration(options: Mapping[str, Any]) -> Configuration:
    """Read the file that `--config` names."""
    path = options["config"]
    if not path:
        return Configuration()
    # Loaded on use: it reads YAML
    chosen: Configuration = import_module("portfolio_audit.configuration.user").read_user_configuration(Path(path))
    return chosen


def make_request(
    options: Mapping[str, Any],
    chosen: Configuration,
    base: Report | str | None = None,
    baseline: str | None = None,
    *,
    asks_host: bool = False,
) -> Request:
    """Say how targets are opened and judged; an option, or its variable, wins over the configuration."""
    choice = Choice(
        profile=_profile(options["profile"]) or chosen.profile,
        select=split(options["select"]) or chosen.select,
        ignore=split(options["ignore"]) or chosen.ignore,
        uses_repository_configuration=not options["no_repo_config"],
        waivers=chosen.waivers,
        manifest=chosen.manifest,
        baseline=read_baseline(Path(baseline)) if baseline else None,
    )
    seconds = options["timeout"]
    policy = replace(read_policy(os.environ, options), asks_host=asks_host)
    return Request(policy, choice, _today(), seconds or limits.AUDIT_SECONDS, base, memory_bytes=_memory(options))


def _memory(options: Mapping[str, Any]) -> int:
    return options["memory"] * limits.MEBIBYTE if options["memory"] else limits.WORKER_MEMORY_BYTES


def make_gates(options: Mapping[str, Any], chosen: Configuration) -> Gates:
    """Put the gates of the options and of the configuration together."""
    return Gates(
        fail_under=chosen.fail_under if options["fail_under"] is None else options["fail_under"],
        minimum={**chosen.minimum, **read_minimum(options["min"])},
        fail_on_drop=chosen.fail_on_drop if options["fail_on_drop"] is None else options["fail_on_drop"],
        fail_on_new=options["fail_on_new"] or bool(chosen.fail_on_new),
        strict=options["strict"],
    )


def read_base(text: str | None) -> Report | str | None:
    """Read a saved result, where the text names a file; anything else is a commit."""
    return read_report(Path(text)) if text and Path(text).is_file() else text


def read_report(path: Path) -> Report:
    """Read a saved result; raise `UsageError` where the file is none."""
    try:
        return decode_report(_content(path))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no result of portfolio-audit.", _ADVICE) from error


def read_baseline(path: Path) -> Baseline:
    """Read a baseline or a saved result; raise `UsageError` where the file is neither."""
    try:
        return decode_baseline(_content(path))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path} is no baseline of portfolio-audit.", "Write one with: audit --write-baseline FILE"
        ) from error


def secrets() -> tuple[str, ...]:
    """Give the tokens that must appear in no output."""
    return tuple(os.environ[name] for name in TOKENS if os.environ.get(name))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is too large for a result.", _ADVICE)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", _ADVICE) from error


def _profile(name: str | None) -> str | None:
    """Make the path of a profile file absolute, for the judging process stands elsewhere."""
    is_file = name is not None and (os.sep in name or name.endswith((".yaml", ".yml")))
    return str(Path(name).absolute()) if name is not None and is_file else name


def read_policy(environment: Mapping[str, str], options: Mapping[str, Any]) -> FetchPolicy:
    """Say what may be fetched; the token comes from the environment only."""
    hosts = tuple(part.strip() for part in environment.get("PORTFOLIO_AUDIT_HOSTS", "").split(",") if part.strip())
    return FetchPolicy(
        hosts=hosts,
        token=next((environment[name] for name in TOKENS if environment.get(name)), None),
        github=read_github_server(environment.get("PORTFOLIO_AUDIT_GITHUB", "")),
        seconds=options["timeout"] or limits.CLONE_SECONDS,
        is_offline=options["offline"],
        cache=None if options["no_cache"] else _cache(environment),
    )


def _cache(environment: Mapping[str, str]) -> str | None:
    folder = cache_folder(environment)
    return str(folder) if folder is not None else None


def read_github_server(text: str) -> str:
    """Check the address of a GitHub Enterprise server; without encryption only this machine itself is spoken to."""
    address = text.strip().rstrip("/").lower()
    if not address or _SERVER.match(address):
        return address or GITHUB
    raise UsageError("PORTFOLIO_AUDIT_GITHUB is no address of a server.", "Write https://github.example.org.")


def _today() -> datetime:
    """Give the start of the day: all that rules ask of the time, and two runs on one day give the same bytes."""
    return datetime.combine(datetime.now(UTC), time(), UTC)
