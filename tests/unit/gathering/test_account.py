"""What is told about the repositories of an account that are not audited, and about what GitHub kept to itself."""

from datetime import UTC, datetime

from portfolio_audit.gathering.account import audited_of, left_out_of, warnings_of
from portfolio_audit.snapshot.account import AccountRecord, CallCount, Contributions, Exclusion, Gap
from portfolio_audit.snapshot.records import Absent
from support.hosts import make_hosted

GAP = Gap("pull requests merged elsewhere", Absent("GitHub was busy", "Run it again."))
ACCOUNT = AccountRecord(
    login="ada",
    url="https://github.com/ada",
    name="Ada",
    bio="",
    website="",
    created_at=datetime(2020, 1, 1, tzinfo=UTC),
    profile_readme=None,
    pinned=(),
    repositories=(
        make_hosted("ada/churn"),
        make_hosted("ada/fork", exclusion=Exclusion.FORK, exclusion_reason="a fork of grace/fork"),
        make_hosted("ada/new", exclusion=Exclusion.EMPTY, exclusion_reason="empty"),
    ),
    contributions=Contributions(0, ()),
    gaps=(GAP,),
    calls=CallCount(4, 0, 0.0),
)


def test_what_has_no_reason_against_it_is_audited() -> None:
    assert [one.name for one in audited_of(ACCOUNT)] == ["ada/churn"]


def test_what_is_left_out_is_a_row_with_its_reason_and_the_next_step() -> None:
    rows = left_out_of(ACCOUNT)

    assert [(row.name, row.because) for row in rows] == [
        ("ada/fork", "It is a fork of grace/fork."),
        ("ada/new", "It is empty."),
    ]
    assert all(row.placing == "left-out" and row.advice for row in rows)


def test_what_github_kept_to_itself_is_a_warning_with_the_cure() -> None:
    (warning,) = warnings_of(ACCOUNT)

    assert warning.message == "Not known: pull requests merged elsewhere, because GitHub was busy"
    assert warning.cure == "Run it again."
    assert warning.incomplete
