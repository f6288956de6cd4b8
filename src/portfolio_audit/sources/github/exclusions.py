"""Which repositories of an account are not audited, and why: only what surely is no project of its own."""

from collections.abc import Iterator

from msgspec.structs import replace

from portfolio_audit.snapshot.account import Exclusion, HostedRepository

_DATA_WORK = frozenset({"Jupyter Notebook", "Python", "R", "Julia", "HTML", "Scala", "MATLAB", "SAS", "Stata", "SQL"})
"""Languages of work with data; HTML, since reports of R Markdown count as nothing else."""
_OTHER_WORK = frozenset(
    {"JavaScript", "TypeScript", "Vue", "Svelte", "PHP", "Ruby", "Go", "Rust", "C#", "Swift", "Kotlin", "Dart"}
)
"""Main languages of repositories that are left out where no language of work with data stands beside them."""


def exclude(record: HostedRepository, languages: frozenset[str], *, is_disabled: bool) -> HostedRepository:
    """Say why a repository is left out; of the rest the audit itself tells what it is."""
    reasons = _reasons(record, languages, is_disabled=is_disabled)
    exclusion, reason = next(reasons, (None, ""))
    return replace(record, exclusion=exclusion, exclusion_reason=reason)


def _reasons(
    record: HostedRepository, languages: frozenset[str], *, is_disabled: bool
) -> Iterator[tuple[Exclusion, str]]:
    owner, _slash, name = record.name.partition("/")
    if owner.lower() == name.lower():
        yield Exclusion.PROFILE, "the README of the profile"
    if is_disabled:
        yield Exclusion.DISABLED, "switched off by GitHub"
    if record.is_fork:
        parent = record.fork_parent if isinstance(record.fork_parent, str) else "another repository"
        yield Exclusion.FORK, f"a fork of {parent}"
    if record.is_archived:
        yield Exclusion.ARCHIVED, "archived by its owner"
    # A size of 0 alone is no proof: GitHub counts late, and rounds small repositories down
    if not record.size_kib and not record.language and record.pushed_at <= record.created_at:
        yield Exclusion.EMPTY, "empty"
    if record.language in _OTHER_WORK and languages and not languages & _DATA_WORK:
        yield Exclusion.NO_RELEVANT_FILES, f"written in {record.language}, without Python, R, Julia or notebooks"
