"""The part of a report in Markdown that only a portfolio has."""

from collections.abc import Iterator

from portfolio_audit.render.markdown_text import link, prose
from portfolio_audit.render.portfolio_view import PortfolioView, RowList, look_at
from portfolio_audit.render.vocabulary import score_words
from portfolio_audit.report.report import Career, Placing, Portfolio, Report, RepositoryRow

_WITH_STEPS = frozenset({Placing.SHOW, Placing.IMPROVE})


def portfolio(report: Report, items: int) -> Iterator[str]:
    """Give the lists, what they show together, the roles and the interview pack; nothing for a single repository."""
    if report.portfolio is None:
        return
    view = look_at(report)
    for one in view.lists:
        yield from _list(one, view, items)
    yield from _together(report.portfolio, view, items)
    yield from _roles(view)
    yield from _interview(report.portfolio, view, items)
    yield from _told(report.portfolio, items)


def _list(one: RowList, view: PortfolioView, items: int) -> Iterator[str]:
    yield from (f"#### {one.words.title}", "", f"{one.words.meaning.capitalize()}.", "")
    yield from ("| | Repository | Score | Why | Next step |", "|--:|---|--:|---|---|")
    for row in one.rows[:items]:
        yield f"| {row.number or ''} | {_name(row, view)} | {_score(row)} | {prose(row.because, 240)} | {_step(row)} |"
    if len(one.rows) > items:
        yield from ("", f"and {len(one.rows) - items} more")
    yield ""


def _name(row: RepositoryRow, view: PortfolioView) -> str:
    return link(view.names[row.name], row.url)


def _score(row: RepositoryRow) -> str:
    return "–" if row.score is None else f"{score_words(row.score).shape} {row.score}"


def _step(row: RepositoryRow) -> str:
    if row.placing in _WITH_STEPS and row.plan:
        return f"{prose(row.plan[0].title, 200)} (+{row.plan[0].gain})"
    return prose(row.advice, 200)


def _together(told: Portfolio, view: PortfolioView, items: int) -> Iterator[str]:
    if not view.projects:
        return
    yield from ("#### What they show together", "")
    yield from (f"- {prose(gap, 240)}" for gap in told.gaps)
    yield from ("", "| Skill | Repositories |", "|---|---|")
    for skill in view.skills:
        shown_by = [prose(view.names[row.name], 60) for row in view.projects if row.skills.get(skill.name)]
        more = f" and {len(shown_by) - items} more" if len(shown_by) > items else ""
        yield f"| {skill.title} | {', '.join(shown_by[:items]) or '–'}{more} |"
    yield ""


def _roles(view: PortfolioView) -> Iterator[str]:
    if not view.roles:
        return
    yield from ("#### Which role they fit", "", "| Role | Best three | The three |", "|---|--:|---|")
    for role in view.roles:
        pairs = zip(role.best, role.scores, strict=False)
        best = ", ".join(f"{prose(view.names.get(name, name), 60)} {score}" for name, score in pairs)
        yield f"| {prose(role.title, 60)} | {score_words(role.score).shape} {role.score} | {best} |"
    yield ""


def _interview(told: Portfolio, view: PortfolioView, items: int) -> Iterator[str]:
    if not view.interviews and not told.look_alikes:
        return
    yield from ("#### Interview pack", "")
    for row in view.interviews:
        yield f"- {_name(row, view)}"
        yield from (f"  - {prose(question.text, 300)}" for question in row.questions[:items])
    for one in told.look_alikes[:items]:
        yield f"- {prose(view.names.get(one.name, one.name), 80)}: {prose(one.question, 300)}"
    yield ""


def _told(told: Portfolio, items: int) -> Iterator[str]:
    notes = [f"- {prose(note, 240)}" for note in told.notes[:items]]
    declared = list(_declared(told.career)) if told.career else []
    if notes:
        yield from ("#### Told, not scored", "", *notes, "")
    if declared:
        yield from ("#### Declared, not checked", "", *declared, "")


def _declared(career: Career) -> Iterator[str]:
    if career.stated_on:
        yield f"- Stated on {career.stated_on.isoformat()}"
    if career.background:
        yield f"- Background: {prose(career.background, 100)}"
    for one in career.declared:
        yield f"- {prose(one.subject.capitalize(), 40)}: {prose('; '.join(one.entries), 400)}"
