"""Rosters as people and spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.cohort.roster import Reading, Roster, from_names, keys_of, read_roster
from portfolio_audit.errors import UsageError
from portfolio_audit.sources.policy import DEFAULT_POLICY

READING = Reading(DEFAULT_POLICY)
PLAIN = "id,name,repository\n1,Ada Lovelace,ada/churn\n2,Alan Turing,https://github.com/alan/titanic\n"


def read(text: str | bytes, name: str = "class.csv", reading: Reading = READING) -> Roster:
    return read_roster(text.encode() if isinstance(text, str) else text, name, reading)


def problems(text: str | bytes, name: str = "class.csv", reading: Reading = READING) -> str:
    with pytest.raises(UsageError) as caught:
        read(text, name, reading)
    return caught.value.message


def told(roster: Roster) -> list[tuple[str, str, str]]:
    return [(one.key, one.name, one.target) for one in roster.students]


def test_a_plain_roster_is_read_with_its_title_and_lines() -> None:
    roster = read(PLAIN, "ml_bootcamp-2026.csv")

    assert roster.title == "ml bootcamp 2026"
    assert told(roster) == [
        ("1", "Ada Lovelace", "ada/churn"),
        ("2", "Alan Turing", "https://github.com/alan/titanic"),
    ]
    assert [one.line for one in roster.students] == [2, 3]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(("\ufeff" + PLAIN).encode(), id="byte order mark"),
        pytest.param(PLAIN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tabs"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="old Mac line ends"),
        pytest.param(("sep=;\r\n" + PLAIN.replace(",", ";")).encode(), id="a line that names the delimiter"),
        pytest.param(PLAIN.replace(",", "\t").encode("utf-16"), id="Unicode text of Excel"),
        pytest.param(("\n\n" + PLAIN + "\n,,\n").encode(), id="empty lines"),
    ],
)
def test_what_spreadsheets_make_of_a_roster_reads_the_same(content: bytes) -> None:
    assert told(read(content)) == told(read(PLAIN))


def test_a_quoted_newline_stays_in_its_cell_and_lines_are_those_of_the_file() -> None:
    roster = read('name,notes,repo\n"Ada","two\nlines",ada/churn\nAlan,,alan/titanic\n')

    assert [(one.name, one.line) for one in roster.students] == [("Ada", 2), ("Alan", 4)]


def test_names_in_the_old_encoding_of_windows_are_read_with_a_note() -> None:
    roster = read("name,repo\nJosé,jose/churn\n".encode("cp1252"))

    assert roster.students[0].name == "José"
    assert "Windows-1252" in roster.notes[0]


def test_the_export_of_github_classroom_is_read_as_it_is() -> None:
    text = (
        '"assignment_name","assignment_url","starter_code_url","github_username","roster_identifier",'
        '"student_repository_name","student_repository_url","submission_timestamp","points_awarded","points_available"\n'
        '"Capstone","https://classroom.github.com/x","https://github.com/org/start","ada-l","ada@example.org",'
        '"capstone-ada-l","https://github.com/org/capstone-ada-l","2026-11-01 10:00:00 UTC","0","10"\n'
    )

    roster = read(text)

    assert told(roster) == [("ada@example.org", "ada@example.org", "https://github.com/org/capstone-ada-l")]
    assert roster.students[0].github == "ada-l"
    assert roster.notes == ()


def test_the_roster_of_classroom_50_needs_only_organization_and_prefix() -> None:
    text = "username,first_name,last_name,email,section,github_id\nAda-L,Ada,Lovelace,a@b.org,Tuesday,1\n"

    roster = read(text, reading=Reading(DEFAULT_POLICY, organization="My-Org", prefix="ml26-capstone-"))

    student = roster.students[0]
    assert (student.name, student.section, student.target) == (
        "Ada Lovelace",
        "Tuesday",
        "my-org/ml26-capstone-ada-l",
    )
    assert "no row names a repository" in problems(text)


def test_yaml_is_read_with_title_and_either_form_of_student() -> None:
    text = (
        "title: Bootcamp\nstudents:\n  - {name: Ada, repo: ada/churn, branch: main, folder: work}\n  - alan/titanic\n"
    )

    roster = read(text, "-")

    assert roster.title == "Bootcamp"
    assert told(roster) == [("Ada", "Ada", "ada/churn@main:work"), ("alan/titanic", "alan/titanic", "alan/titanic")]


def test_every_problem_is_told_with_its_line_before_anything_else_happens() -> None:
    text = (
        "id,repository\n1,ada/churn\n1,ada/other\n3,not a repository\n4,ssh://git@github.com/a/b\n"
        "5,ftp://example.org/x\n6,a/b,too many\n7,../../etc\n"
    )

    message = problems(text)

    assert message.splitlines()[0] == "The roster has 6 problems; nothing was audited."
    assert [line.split(":")[1] for line in message.splitlines()[1:]] == ["3", "4", "5", "6", "7", "8"]
    assert "first in line 2" in message


def test_a_misspelt_header_is_asked_about() -> None:
    assert "did you mean `repository` by `repostory`?" in problems("id,repostory\n1,ada/churn\n")


def test_a_column_that_is_not_known_is_noted_and_the_better_known_name_counts() -> None:
    roster = read("SIS User ID,ID,Favourite colour,Repo\n77,1,green,ada/churn\n")

    assert roster.students[0].key == "1"
    assert "Favourite colour" in roster.notes[0]


def test_the_same_header_twice_is_a_problem() -> None:
    assert "two columns are called `repo`" in problems("repo,repo\na/b,c/d\n")


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    assert "class.csv:3: not CSV from here on" in problems('id,repo\n1,a/b\n2,"c/d\n3,e/f\n')


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"id,repository\n", b"- []\n", b"students: none\n", b"{", b"\x00\x01"]
)
def test_what_is_no_roster_is_refused(content: bytes) -> None:
    assert "nothing was audited" in problems(content, "stdin")


def test_folders_of_this_machine_need_to_be_allowed() -> None:
    text = "repo\n/etc\nfile:///etc\n"

    assert problems(text).count("--allow-local") == 2
    assert len(read(text, reading=Reading(DEFAULT_POLICY, allows_local=True)).students) == 2


def test_a_team_is_noted_and_a_student_without_a_repository_stays() -> None:
    roster = read("id,repo\n1,a/b\n2,a/b\n3,\n")

    assert [one.target for one in roster.students] == ["a/b", "a/b", ""]
    assert "One repository for 1 (line 2), 2 (line 3)" in roster.notes[0]
    assert "1 without a repository, the first in line 4" in roster.notes[1]


def test_control_characters_and_endless_cells_are_problems() -> None:
    message = problems(f"id,repo\n1\x1b[2J,a/b\n2,{'x' * 5000}\n")

    assert message.count("control characters") == 2


def test_a_yaml_bomb_is_refused() -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{number}: &b{number} [*a, *a]\n" for number in range(3))

    assert "aliases" in problems(bomb, "class.yaml")
    assert problems("- " * 50_000, "class.yaml")


def test_names_of_an_organization_become_a_roster() -> None:
    reading = Reading(DEFAULT_POLICY, organization="org", prefix="capstone")

    roster = from_names(["org/capstone-b", "org/Capstone-a", "org/other", "org/capstone"], reading)

    assert [(one.github, one.target) for one in roster.students] == [("a", "org/Capstone-a"), ("b", "org/capstone-b")]


def test_students_are_named_by_identifier_login_or_name() -> None:
    roster = read("id,name,login,repo\n1,Ada,ada-l,a/b\n2,Alan,alan-t,c/d\n")

    assert keys_of(roster, ("ALAN", "ada-l")) == {"1", "2"}
    with pytest.raises(UsageError, match="no student 'grace'"):
        keys_of(roster, ("grace",))


@given(st.binary(max_size=400), st.sampled_from(["class.csv", "class.yaml", "stdin"]))
def test_any_bytes_are_a_roster_or_a_problem(content: bytes, name: str) -> None:
    try:
        roster = read(content, name)
    except UsageError as error:
        assert error.message  # noqa: PT017
    else:
        assert roster.students
