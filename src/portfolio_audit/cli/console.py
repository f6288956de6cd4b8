"""What is said beside the result: errors and progress, on stderr."""

import sys

from portfolio_audit.render.untrusted import printable, without_commands


def say(text: str) -> None:
    """Write one line to stderr, with nothing that a terminal or a workflow runner would obey."""
    sys.stderr.write(without_commands(printable(text)) + "\n")
    sys.stderr.flush()


def say_error(message: str, advice: str = "") -> None:
    """Say what went wrong, and the next step on a line of its own; several problems stand on a line each."""
    first, *others = message.splitlines() or [""]
    say(f"portfolio-audit: {first}")
    for line in (*others, *([advice] if advice else [])):
        say(f"  {line}")
