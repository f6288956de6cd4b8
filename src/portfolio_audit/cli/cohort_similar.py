"""`portfolio-audit cohort similar`: code of a class that reads alike, side by side."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from portfolio_audit.analysis.code.code_print import MOST_STARTER_MARKS, CodePrint
from portfolio_audit.batch import Request, judge_one, quote_one
from portfolio_audit.cli.cohort_view import ANONYMOUS, goal_folder, viewed_cohort
from portfolio_audit.cli.console import say
from portfolio_audit.cli.entry import ENVIRONMENT
from portfolio_audit.cli.options import REACHING, with_options
from portfolio_audit.cli.outputs import write_stdout
from portfolio_audit.cli.request import make_request
from portfolio_audit.cohort.similar import Starter, add_code, compare_work, note_starters
from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.evidence import Place
from portfolio_audit.render.similar_page import FILE, render_similar_page
from portfolio_audit.render.untrusted import printable
from portfolio_audit.render.vocabulary import count_words
from portfolio_audit.similarity.side_by_side import SideBySide
from portfolio_audit.snapshot.records import TargetIdentity
from portfolio_audit.sources.target import parse_target
from portfolio_audit.worker.parent import Worker

_SHOWN = 5
_OWN = (
    click.option("--starter", multiple=True, metavar="TARGET", help="Leave out this code: a folder or a repository."),
    click.option("-o", "--output", metavar="FILE", help="Write the page here (default: similar.html in DIR)."),
    click.option("--no-code", is_flag=True, help="Show places only, and open no repository."),
)


@click.command(
    "similar",
    short_help="Show code that reads alike, side by side.",
    context_settings={"auto_envvar_prefix": ENVIRONMENT},
)
@click.argument("folder", metavar="DIR")
@with_options(_OWN, ANONYMOUS, REACHING)
def COMMAND(folder: str, **options: Any) -> int:  # noqa: ANN401, N802  # click hands over what the tables say
    """Compare the code of all repositories of the cohort in DIR, and write a page with the pairs side by side.

    A prompt to read, not a verdict: how it came that code reads alike, code does not tell.
    """
    request = _request(options)
    output = Path(options["output"] or goal_folder(Path(folder), options) / FILE)
    with viewed_cohort(Path(folder), options, output.parent) as view, Worker() as worker:
        starters = tuple(_starters(options["starter"], request, worker))
        found = compare_work(view.journal, starters)
        note_starters(view.original, starters)
        if not options["no_code"]:
            found = add_code(found, _Quotes(request, worker, view.target_of))
        found = view.masked(found)
        view.write(output, render_similar_page(found))
    write_stdout("".join(f"{printable(line)}\n" for line in _summary(found, output)))
    return 0


def _request(options: Mapping[str, Any]) -> Request:
    unused = {"profile": None, "select": (), "ignore": (), "no_repo_config": True}
    return replace(make_request({**options, **unused}, Configuration()), most_marks=MOST_STARTER_MARKS)


def _starters(texts: tuple[str, ...], request: Request, worker: Worker) -> Iterator[Starter]:
    for text in texts:
        judged = judge_one(parse_target(text, request.policy), request, worker)
        yield Starter(judged.report.target.name, judged.code_print or CodePrint((), b"", b""))


class _Quotes:
    """Opens repositories again, at the commit that was audited, to show code of them."""

    def __init__(self, request: Request, worker: Worker, target_of: Callable[[str], str]) -> None:
        self._request = request
        self._worker = worker
        self._target_of = target_of

    def __call__(self, handed_in: str, identity: TargetIdentity, places: tuple[Place, ...]) -> tuple[str, ...]:
        """Give the code at the places; where the repository cannot be opened any more, say so and give none."""
        try:
            target = parse_target(self._target_of(handed_in), self._request.policy)
            if identity.commit and not identity.dirty:
                target = replace(target, ref=identity.commit)
            return quote_one(target, self._request, places, self._worker)
        except PortfolioAuditError as error:
            say(f"The code of {printable(handed_in)} is not shown: {error.message}")
            if self._worker.is_busy:
                self._worker.restart()
            return ("",) * len(places)


def _summary(found: SideBySide, output: Path) -> Iterator[str]:
    work = found.work
    pairs = len(work.pairs) + work.more_pairs
    yield f"{found.title}: {count_words(work.programs, 'program')} compared, {count_words(pairs, 'pair')} to look at."
    for one in work.pairs[:_SHOWN]:
        first, second = found.parties[one.first.program], found.parties[one.second.program]
        yield f"  {first.name} and {second.name}: {one.first.share:.0%} and {one.second.share:.0%}"
    yield f"A prompt to read, not a verdict. Side by side: {output}"
