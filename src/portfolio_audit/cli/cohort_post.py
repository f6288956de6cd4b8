"""Posts feedback as issues, or says what would be posted."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.cli.console import say
from portfolio_audit.cli.gates import INCOMPLETE
from portfolio_audit.cli.options import WAITING
from portfolio_audit.cli.outputs import write_stdout
from portfolio_audit.cli.request import read_policy, secrets
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.cohort.posting import Deed, Delivery, Letter, Post, letters_of
from portfolio_audit.errors import RateLimitError, TargetError, UsageError
from portfolio_audit.render.redaction import redact
from portfolio_audit.render.untrusted import printable
from portfolio_audit.render.vocabulary import count_words
from portfolio_audit.sources.github.issues import Issues
from portfolio_audit.sources.github.opening import open_api
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.troubles import ApiError, as_failure
from portfolio_audit.sources.policy import FetchPolicy

POSTING = (
    click.option(
        "--post", is_flag=True, help="Say which issue would be opened or edited in whose repository on GitHub."
    ),
    click.option("--yes", is_flag=True, help="With --post: do it."),
    WAITING,
)
_BETWEEN_SECONDS = 1.0
"""What GitHub asks for between two requests that write."""


def check_posting(options: Mapping[str, Any]) -> None:
    """Raise `UsageError` where the options do not fit together."""
    if options["yes"] and not options["post"]:
        raise UsageError("--yes says that feedback is to be posted, but --post is not given.", "Add --post.")
    if options["post"] and options["anonymise"]:
        raise UsageError("Feedback under pseudonyms cannot be posted to its readers.", "Leave out --anonymise.")


def post_feedback(journal: Journal, earlier: Journal | None, options: Mapping[str, Any]) -> int:
    """Go through the class, a row for each piece of work, and give the exit code."""
    policy = replace(
        read_policy(os.environ, {"timeout": None, "offline": False, "no_cache": True}), wait_seconds=options["max_wait"]
    )
    if policy.token is None:
        raise UsageError("Posting needs a token of GitHub.", "Set GH_TOKEN to one that may write issues.")
    letters = letters_of(journal, policy, earlier)
    rows: list[Delivery] = []
    for row in _deliveries(letters, journal, policy, is_rehearsal=not options["yes"]):
        rows.append(replace(row, letter=replace(row.letter, text="")))
        write_stdout(f"{printable(_told(row))}\n")
    _say_what_is_next(rows, is_rehearsal=not options["yes"])
    return _exit_code(rows)


def _deliveries(
    letters: Iterable[Letter], journal: Journal, policy: FetchPolicy, *, is_rehearsal: bool
) -> Iterator[Delivery]:
    """Deliver the letters; once a limit lasts longer than we wait, nothing more is asked."""
    patience = Patience(policy.wait_seconds, lambda seconds: say(f"GitHub asks to wait {seconds:.0f} s."))
    try:
        with open_api(policy, patience) as api:
            post = Post(Issues(api), journal, lambda: time.sleep(_BETWEEN_SECONDS), is_rehearsal=is_rehearsal)
            stopped: Delivery | None = None
            for letter in letters:
                safe = replace(letter, text=redact(letter.text, secrets()))
                row = replace(stopped, letter=safe) if stopped else post.deliver(safe)
                stopped = row if row.is_limited else None
                yield row
    except ApiError as error:
        raise as_failure(error, "The account of the token", has_token=True) from None


def _told(row: Delivery) -> str:
    where = row.letter.repository or "no repository on GitHub"
    if row.why is not None:
        return f"{row.letter.names}: {row.deed.value} in {where}: {row.why.reason}. {row.why.cure}"
    number = f" #{row.number}" if row.number is not None else ""
    return f"{row.letter.names}: {row.deed.value} {where}{number}{' (public)' if row.is_public else ''}"


def _say_what_is_next(rows: list[Delivery], *, is_rehearsal: bool) -> None:
    public = sum(row.is_public and row.why is None for row in rows)
    if public:
        say(f"{count_words(public, 'repository', 'repositories')} of these anybody can read, and so the issues there.")
    if is_rehearsal:
        say("Nothing was posted. Add --yes to do it.")


def _exit_code(rows: list[Delivery]) -> int:
    if any(row.is_limited for row in rows):
        return RateLimitError.exit_code
    failed = sum(row.deed is Deed.NOT_POSTED for row in rows)
    if not failed:
        return 0
    return TargetError.exit_code if failed == len(rows) else INCOMPLETE
