"""A moment as people write it."""

from datetime import UTC, date, datetime, time, timedelta

from portfolio_audit.errors import UsageError

_DAY = timedelta(days=1)


def read_moment(text: str) -> datetime:
    """Read `2026-11-20`, which counts to the end of the day, or `2026-11-20T17:00+01:00`; without a zone it is UTC."""
    try:
        if len(text.strip()) == len("2026-11-20"):
            return datetime.combine(date.fromisoformat(text.strip()), time(), UTC) + _DAY - timedelta(seconds=1)
        moment = datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text!r} is no date.", "Write 2026-11-20 or 2026-11-20T17:00+01:00.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
