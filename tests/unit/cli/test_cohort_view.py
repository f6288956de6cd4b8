"""The last look at every output of a class that is shown under pseudonyms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_audit.cli.cohort_view import LeakError, View
from portfolio_audit.cohort.journal import Journal, running_journal
from portfolio_audit.cohort.mask import Mask
from portfolio_audit.cohort.roster import Student

ZUZANA = Student("m-4711", "Zuzana Kowalska", "zuza-k92", "", "zuza-k92/churn", 2)


@pytest.fixture(name="journal")
def fixture_journal(tmp_path: Path) -> Iterator[Journal]:
    with running_journal(tmp_path / "cohort") as journal:
        yield journal


@pytest.mark.parametrize("text", ["<p>Zuzana&#32;Kowalska</p>", "see zuza-k92/churn", '{"id":"m-4711"}'])
def test_a_text_that_tells_of_somebody_is_not_written_and_leaves_what_was_there(
    journal: Journal, tmp_path: Path, text: str
) -> None:
    view = View(journal, journal, None, Mask([ZUZANA], bytes(32)))
    path = tmp_path / "page.html"
    view.write(path, "all is well")

    with pytest.raises(LeakError, match=r"page.html was not written: .* of the roster would stand in it"):
        view.write(path, "all is well", text)
    assert path.read_text() == "all is well"
    assert list(tmp_path.glob(".portfolio-audit-*")) == []


def test_a_file_name_that_tells_of_somebody_is_refused(journal: Journal, tmp_path: Path) -> None:
    view = View(journal, journal, None, Mask([ZUZANA], bytes(32)))

    with pytest.raises(LeakError):
        view.write(tmp_path / "kowalska.md", "all is well")
    assert not (tmp_path / "kowalska.md").exists()


def test_without_a_mask_names_are_written(journal: Journal, tmp_path: Path) -> None:
    View(journal, journal, None).write(tmp_path / "page.md", "Zuzana Kowalska")

    assert (tmp_path / "page.md").read_text() == "Zuzana Kowalska"
