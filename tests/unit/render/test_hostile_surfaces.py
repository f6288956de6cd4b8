"""Hostile text of a repository on every surface."""

import re

import pytest
from msgspec import structs

from portfolio_audit.render.interface import Renderer, renderers
from support.reports import hostile_report, make_report

SURFACES = [renderer for renderer in renderers() if renderer.name != "json"]
"""JSON is for programs and holds text as it is, escaped by its own rules."""
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
MEGABYTE = "<b>@octocat " * 90_000


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_no_surface_holds_what_cannot_be_seen(surface: Renderer) -> None:
    assert not UNSEEN.search(surface.render(hostile_report()))


@pytest.mark.parametrize("name", ["sarif", "github", "terminal"])
def test_what_is_printed_in_a_workflow_commands_nothing(name: str) -> None:
    text = next(renderer for renderer in renderers() if renderer.name == name).render(hostile_report())
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]

    assert "##[" not in text
    assert all(re.match("::(error|warning|notice) [^:]*::", line) for line in commands)
    assert bool(commands) == (name == "github")


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_a_line_of_a_megabyte_is_cut(surface: Renderer) -> None:
    report = make_report()
    findings = tuple(structs.replace(found, summary=MEGABYTE, reason=MEGABYTE) for found in report.findings)
    target = structs.replace(report.target, name=MEGABYTE, ref=MEGABYTE, url=MEGABYTE)

    assert len(surface.render(structs.replace(report, findings=findings, target=target))) < len(MEGABYTE)
