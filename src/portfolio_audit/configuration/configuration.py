"""What one configuration file chooses, as a value."""

from collections.abc import Mapping

from msgspec import Struct

from portfolio_audit.report.parts import Manifest
from portfolio_audit.report.portfolio import Career
from portfolio_audit.scoring.waivers import Waiver


class Configuration(Struct, frozen=True):
    """What one configuration file chooses."""

    file: str = ""
    """Its name, as messages and sources give it."""
    profile: str | None = None
    """Name of a profile; in the user's own file also the path of one."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    manifest: Manifest | None = None
    fail_under: int | None = None
    fail_on_drop: int | None = None
    fail_on_new: bool | None = None
    minimum: Mapping[str, int] = {}
    """Least score by criterion."""
    career: Career | None = None
    """What the person declares for a portfolio; the user's own file only."""
