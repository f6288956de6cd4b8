"""Similar work of a class, from the journal."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_audit.batch.task import Failed, Outcome, Task
from portfolio_audit.cohort.journal import Journal, opened_journal, running_journal
from portfolio_audit.cohort.roster import Roster
from portfolio_audit.cohort.run import run_cohort
from portfolio_audit.cohort.similar import Starter, add_code, compare_work, note_starters, similar_code
from portfolio_audit.errors import UsageError
from portfolio_audit.evidence import Place
from portfolio_audit.snapshot.records import TargetIdentity
from support.cohorts import ORDER, Inline, audited, make_roster
from support.programs_alike import code_print, functions
from support.reports import make_report

CODE = {"org/ada": functions(10), "org/alan": functions(10, 30), "org/grace": functions(10), "org/kay": functions(1)}


def answer(task: Task) -> Outcome:
    if task.target == "org/tony":
        return Failed("It is private.", "Ask for access.", 3)
    report = make_report()
    report = replace(report, target=replace(report.target, name=task.target))
    return replace(audited(report), code_print=code_print(CODE[task.target]) if task.request.most_marks else None)


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    """Audit a class in which Ada and Grace share their code, and Barbara works with Ada."""
    ada, *others = make_roster("ada", "alan", "grace", "kay", "tony").students
    barbara = replace(ada, key="barbara", name="Barbara")
    with running_journal(tmp_path) as journal:
        run_cohort(Roster("Bootcamp", (ada, *others, barbara), ()), journal, Inline(answer), ORDER, lambda _step: None)
    return tmp_path


def test_pairs_carry_the_names_of_the_roster_and_a_team_is_one(folder: Path) -> None:
    with opened_journal(folder) as journal:
        found = compare_work(journal)

    assert [party.name for party in found.parties] == ["Ada, Barbara", "Alan", "Grace", "Kay"]
    assert [(pair.pair.first.program, pair.pair.second.program) for pair in found.pairs] == [(0, 2)]
    assert found.parties[2].target.name == "org/grace"
    assert found.work.small == (3,)
    assert found.title == "Bootcamp"


def test_starter_code_is_named_and_left_out(folder: Path) -> None:
    with opened_journal(folder) as journal:
        found = compare_work(journal, [Starter("lesson-3", code_print(functions(10)))])

    assert found.starters == ("lesson-3",)
    assert found.pairs == ()
    assert found.work.small == (0, 2, 3)


def test_code_is_asked_for_once_a_repository(folder: Path) -> None:
    asked: list[str] = []

    def quote(handed_in: str, identity: TargetIdentity, places: tuple[Place, ...]) -> tuple[str, ...]:
        asked.append(handed_in)
        return tuple(f"{identity.name} {place.path}:{place.line}" for place in places)

    with opened_journal(folder) as journal:
        found = add_code(compare_work(journal), quote)

    assert asked == ["org/ada", "org/grace"]
    assert (found.pairs[0].quotes[0].first, found.pairs[0].quotes[0].second) == ("org/ada a.py:1", "org/grace a.py:1")


def test_an_audit_that_failed_later_is_not_compared(folder: Path) -> None:
    with running_journal(folder) as journal:
        journal.write_failed("org/grace", 2, "stamp", Failed("It is gone.", "Ask.", 3))

        assert compare_work(journal).pairs == ()


def test_a_class_without_results_has_no_pairs(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        assert isinstance(journal, Journal)
        found = compare_work(journal)

    assert (found.parties, found.pairs, found.work.programs) == ((), (), 0)


def test_the_page_of_the_class_leaves_out_the_starter_code_that_was_named_last(folder: Path) -> None:
    with opened_journal(folder) as journal:
        before = similar_code(journal)
        note_starters(journal, (Starter("lesson-3", code_print(functions(10))),))
        after = similar_code(journal)

    assert before is not None
    assert after is not None
    assert [(pair.first, pair.second, pair.first_share) for pair in before.pairs] == [("Ada, Barbara", "Grace", 100)]
    assert (before.programs, before.more, before.starters) == (4, 0, ())
    assert (after.pairs, after.starters) == ((), ("lesson-3",))


def test_one_program_alone_is_not_compared(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        run_cohort(make_roster("ada"), journal, Inline(answer), ORDER, lambda _step: None)

        assert similar_code(journal) is None


def test_a_class_without_fingerprints_is_told_how_they_are_made(tmp_path: Path) -> None:
    with running_journal(tmp_path) as journal:
        run_cohort(make_roster("ada"), journal, Inline(lambda _task: audited(make_report())), ORDER, lambda _step: None)

        with pytest.raises(UsageError, match="has a fingerprint"):
            compare_work(journal)
