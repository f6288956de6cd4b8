import pytest

from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.configuration.waivers import MOST_INLINE, check_user_waivers, repository_waivers
from portfolio_audit.errors import UsageError
from portfolio_audit.evidence import Place
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.waivers import Author, Reason, Waiver
from portfolio_audit.snapshot.snapshot import Snapshot
from support.judgements import make_judged, rulebook_of
from support.snapshots import make_snapshot


def rulebook() -> Rulebook:
    return rulebook_of(make_judged("tests-exist", 0.0, "testing"), make_judged("code-parses", 0.0))


def waivers(snapshot: Snapshot, own: Configuration | None = None) -> tuple[Waiver, ...]:
    return repository_waivers(snapshot, own or Configuration(file=".portfolio-audit.yml"), rulebook())


def test_a_comment_becomes_a_request_with_its_place() -> None:
    snapshot = make_snapshot(
        {"src/a.py": "x = 1\ny = 2  # portfolio-audit: ignore[code-parses] false-positive: it does\n"}
    )

    assert waivers(snapshot) == (
        Waiver(
            "code-parses",
            Reason.FALSE_POSITIVE,
            "src/a.py:2",
            Author.REPOSITORY,
            "it does",
            at=Place("src/a.py", 2, 2),
        ),
    )


def test_other_words_are_why_it_is_accepted() -> None:
    snapshot = make_snapshot({"a.py": "x = 1  # portfolio-audit: ignore[code-parses] a public key\n"})

    assert (waivers(snapshot)[0].reason, waivers(snapshot)[0].note) == (Reason.ACCEPTED, "a public key")


def test_a_comment_without_a_reason_does_not_count_and_says_so() -> None:
    snapshot = make_snapshot({"a.py": "x = 1  # portfolio-audit: ignore[code-parses]\n"})

    assert waivers(snapshot) == ()
    assert "a.py:1 sets findings aside without a reason" in snapshot.warnings[0].message
    assert not snapshot.warnings[0].incomplete


def test_a_comment_that_names_no_rule_does_not_count_and_says_so() -> None:
    snapshot = make_snapshot({"a.py": "x = 1  # portfolio-audit: ignore[code-parse-it] planned\n"})

    assert waivers(snapshot) == ()
    assert "did you mean `code-parses`" in snapshot.warnings[0].message


def test_what_a_repository_ignores_is_disclosed_as_set_aside() -> None:
    own = Configuration(file="pyproject.toml", ignore=("tests",))

    found = waivers(make_snapshot({}), own)

    assert [(one.rule, one.source, one.author) for one in found] == [("tests", "pyproject.toml", Author.REPOSITORY)]


def test_the_number_of_comments_is_bounded() -> None:
    line = "x = 1  # portfolio-audit: ignore[code-parses] planned\n"
    snapshot = make_snapshot({f"{number}.py": line * 90 for number in range(5)})

    assert len(waivers(snapshot)) == MOST_INLINE


def test_a_suppression_of_the_user_must_name_a_rule() -> None:
    wrong = Waiver("tests-exists", Reason.PLANNED, "audit.yml:4", Author.USER)

    with pytest.raises(UsageError, match=r"audit.yml:4: no rule is called `tests-exists`, did you mean `tests-exist`"):
        check_user_waivers([wrong], rulebook())
