"""Repositories that attack who audits them, one for each class of threat, built when a test needs them."""

from support.threats import execution, load, output, reading
from support.threats.trap import Threat, Trap

THREATS: tuple[Threat, ...] = (*execution.THREATS, *reading.THREATS, *load.THREATS, *output.THREATS)

__all__ = ("THREATS", "Threat", "Trap")
