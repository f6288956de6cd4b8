import pytest

from portfolio_audit import limits
from portfolio_audit.evidence import Located, Place
from portfolio_audit.report.places import link_to, make_evidence
from portfolio_audit.snapshot.records import TargetIdentity

COMMIT = "a" * 40


def target(url: str | None = "https://github.com/ada/churn", **changes: object) -> TargetIdentity:
    return TargetIdentity("remote", "ada/churn", url, "main", COMMIT, **changes)  # type: ignore[arg-type]  # test values


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://github.com/ada/churn", f"https://github.com/ada/churn/blob/{COMMIT}/src/a.py#L3-L5"),
        ("https://github.com/ada/churn.git", f"https://github.com/ada/churn/blob/{COMMIT}/src/a.py#L3-L5"),
        ("https://gitlab.com/ada/churn", f"https://gitlab.com/ada/churn/-/blob/{COMMIT}/src/a.py#L3-5"),
        ("https://codeberg.org/ada/churn", f"https://codeberg.org/ada/churn/src/commit/{COMMIT}/src/a.py#L3-L5"),
        ("https://huggingface.co/ada/churn", f"https://huggingface.co/ada/churn/blob/{COMMIT}/src/a.py#L3-L5"),
        ("https://bitbucket.org/ada/churn", f"https://bitbucket.org/ada/churn/src/{COMMIT}/src/a.py#lines-3-5"),
        ("https://git.example.org/ada/churn", None),
        ("http://github.com/ada/churn", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_a_place_is_linked_at_the_full_commit(url: str | None, link: str | None) -> None:
    assert link_to(Place("src/a.py", 3, 5), target(url)) == link


def test_markdown_is_linked_as_plain_text_so_that_lines_show() -> None:
    assert (
        link_to(Place("README.md", 3), target()) == f"https://github.com/ada/churn/blob/{COMMIT}/README.md?plain=1#L3"
    )


def test_a_cell_has_no_line_on_the_host() -> None:
    assert link_to(Place("a.ipynb", 2, cell=4), target()) == f"https://github.com/ada/churn/blob/{COMMIT}/a.ipynb"


def test_odd_names_cannot_leave_the_path() -> None:
    link = link_to(Place('a b"#?<x>.py'), target())

    assert link == f"https://github.com/ada/churn/blob/{COMMIT}/a%20b%22%23%3F%3Cx%3E.py"


def test_the_audited_sub_folder_is_part_of_the_path() -> None:
    link = link_to(Place("a.py", 1), target(subdir="week 1"))

    assert link == f"https://github.com/ada/churn/blob/{COMMIT}/week%201/a.py#L1"


def test_what_is_not_on_the_host_has_no_link() -> None:
    assert link_to(Place("a.py", 1), target(dirty=True)) is None


def test_a_commit_is_linked() -> None:
    assert link_to(Place(commit="b" * 40), target()) == f"https://github.com/ada/churn/commit/{'b' * 40}"


def test_the_fingerprint_stays_when_lines_move() -> None:
    first = make_evidence("readme-ok", Located("Usage", Place("README.md", 3)), target())
    moved = make_evidence("readme-ok", Located("Usage", Place("README.md", 9)), target())
    other = make_evidence("readme-ok", Located("Install", Place("README.md", 3)), target())

    assert first.fingerprint == moved.fingerprint != other.fingerprint
    assert len(first.fingerprint) == 16


def test_an_excerpt_is_one_short_line() -> None:
    item = make_evidence("readme-ok", Located("a\nb\x00" + "c" * 999, Place("README.md", 3)), target())

    assert item.excerpt.startswith("a b c")
    assert len(item.excerpt) <= limits.EXCERPT_CHARACTERS
    assert item.place == Place("README.md", 3)
