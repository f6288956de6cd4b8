import pytest

from portfolio_audit.render.interface import render_to, renderers
from portfolio_audit.report.encode import decode_report
from support.golden import TESTS, assert_golden
from support.reports import SAMPLES, make_report

FORMATS = [renderer.name for renderer in renderers()]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_on_disk_are_what_the_builder_makes(name: str) -> None:
    assert_golden(f"fixtures/reports/{name}.json", render_to(SAMPLES[name](), "json"))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_saved_report_renders_like_the_report_itself(name: str, form: str) -> None:
    saved = decode_report((TESTS / f"fixtures/reports/{name}.json").read_bytes())

    assert render_to(saved, form) == render_to(SAMPLES[name](), form)


@pytest.mark.parametrize("form", ["html", "md", "txt", "github.txt", "snippet.md", "svg", "csv"])
def test_the_typical_report_reads_as_accepted(form: str) -> None:
    assert_golden(f"golden/typical.{form}", render_to(make_report(), form))


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_the_report_with_a_base_and_a_trend_reads_as_accepted(form: str) -> None:
    assert_golden(f"golden/changed.{form}", render_to(SAMPLES["changed"](), form))


@pytest.mark.parametrize("form", ["md", "txt"])
def test_the_report_without_a_score_reads_as_accepted(form: str) -> None:
    assert_golden(f"golden/empty.{form}", render_to(SAMPLES["empty"](), form))
