"""A run over a class: what is new or changed is audited, and each result goes to the journal at once."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from itertools import islice
from queue import SimpleQueue

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.code.code_print import MOST_MARKS
from portfolio_audit.batch.executors import Executor
from portfolio_audit.batch.task import Audited, Failed, Outcome, Task, Unchanged
from portfolio_audit.cohort.journal import Journal, Standing
from portfolio_audit.cohort.order import Order, Stamp, make_stamp
from portfolio_audit.cohort.roster import Roster, Student
from portfolio_audit.errors import NoSpaceError, RateLimitError, UsageError

_QUEUED = 2
"""Tasks handed out for each slot: one that runs and one that waits; no more, so that memory stays flat."""


class Step(Struct, frozen=True):
    """One repository that was looked at."""

    name: str
    """The first student who hands it in."""
    outcome: Outcome
    done: int
    total: int


Inbox = SimpleQueue[Future[Outcome] | BaseException]
"""What a run waits for: tasks that are done, or a reason to stop."""


def run_cohort(
    roster: Roster,
    journal: Journal,
    executor: Executor,
    order: Order,
    tell: Callable[[Step], None],
    inbox: Inbox | None = None,
) -> None:
    """Audit what is new or changed; a run that came to no end goes on where it stopped.

    An exception put into the inbox stops the run between two results; raised by a signal anywhere else it could
    leave a lock behind that others wait for.

    Raises:
        NoSpaceError: the disk is full; what was done until then is kept.
        UsageError: a rule or profile is off, or a worker elsewhere is of another version.
    """
    stamp = make_stamp(order)
    run = _begin(journal, roster, stamp, order)
    standings = journal.standings()
    names = _repositories(roster.students, order)
    waiting = [target for target in names if target not in standings or standings[target].run != run]
    done = len(names) - len(waiting)
    for target, outcome in _carry_out(_tasks(waiting, standings, stamp, order), executor, inbox or SimpleQueue()):
        _check(outcome, stamp, done)
        _write(journal, target, outcome, run, stamp)
        done += 1
        tell(Step(names[target], outcome, done, len(names)))
    journal.write_note("finished", str(run))


def _begin(journal: Journal, roster: Roster, stamp: Stamp, order: Order) -> int:
    """Give the number of the run: that of the last one, where it judged by the same and did not come to its end."""
    last = int(journal.note("run") or 0)
    is_open = last > 0 and journal.note("finished") != str(last) and journal.note("stamp") == stamp.text
    run = last if is_open and not order.is_fresh else last + 1
    journal.write_roster(roster)
    journal.write_notes(
        {
            "run": str(run),
            "stamp": stamp.text,
            "profile": stamp.profile,
            "as_of": f"{order.as_of:%Y-%m-%d %H:%M} {order.as_of.tzname()}" if order.as_of else "",
            "repository_configuration": "used" if order.request.choice.uses_repository_configuration else "ignored",
        }
    )
    return run


def _repositories(students: tuple[Student, ...], order: Order) -> dict[str, str]:
    """Give the repositories to look at, each once, with the name of the first student who hands it in."""
    wanted = [one for one in students if one.target and (not order.only or one.key in order.only)]
    names: dict[str, str] = {}
    for student in wanted[: order.limit]:
        names.setdefault(student.target, student.name)
    return names


def _tasks(
    targets: list[str], standings: Mapping[str, Standing], stamp: Stamp, order: Order
) -> Iterator[tuple[str, Task]]:
    request = replace(order.request, most_marks=MOST_MARKS)
    for target in targets:
        standing = standings.get(target)
        holds = standing is not None and standing.has_result and standing.stamp == stamp.text and not order.is_fresh
        known = standing.head if standing is not None and holds else None
        yield target, Task(target, request, order.allows_local, order.as_of, known)


def _carry_out(tasks: Iterator[tuple[str, Task]], executor: Executor, inbox: Inbox) -> Iterator[tuple[str, Outcome]]:
    """Give the outcomes as they come, with only a few tasks under way."""
    running: dict[Future[Outcome], str] = {}
    while True:
        for target, task in islice(tasks, executor.slots * _QUEUED - len(running)):
            future = executor.submit(task)
            running[future] = target
            future.add_done_callback(inbox.put)
        if not running:
            return
        done = inbox.get()
        if isinstance(done, BaseException):
            raise done
        yield running.pop(done), done.result()


def _check(outcome: Outcome, stamp: Stamp, done: int) -> None:
    match outcome:
        case Failed(exit_code=NoSpaceError.exit_code):
            raise NoSpaceError(
                f"{outcome.message}; {done} repositories are done.", f"{outcome.advice} Then run it again: it goes on."
            )
        case Failed(exit_code=RateLimitError.exit_code):
            raise RateLimitError(f"{outcome.message}; {done} repositories are done.", outcome.advice)
        case Audited() if (outcome.version, outcome.rulebook) != (stamp.version, stamp.rulebook):
            raise UsageError(
                f"A worker judged by portfolio-audit {outcome.version} with rules {outcome.rulebook}, not by "
                f"{stamp.version} with {stamp.rulebook}.",
                "Install the same version everywhere.",
            )


def _write(journal: Journal, target: str, outcome: Outcome, run: int, stamp: Stamp) -> None:
    match outcome:
        case Audited():
            journal.write_audited(target, run, stamp.text, outcome)
        case Failed():
            journal.write_failed(target, run, stamp.text, outcome)
        case Unchanged():
            journal.write_unchanged(target, run)
