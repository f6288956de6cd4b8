import pytest

from portfolio_audit.analysis.prose.files.prose import root_readme
from portfolio_audit.collectors.interface import Unavailable
from portfolio_audit.collectors.readme import collect
from support.snapshots import make_snapshot

TEXT = "# Bikes\n\nThis project predicts bikes. See `train.py` and 1,200 rows.\n"


@pytest.mark.parametrize(
    ("paths", "chosen"),
    [
        (("readme.rst", "README.md"), "README.md"),
        (("README.txt", "Readme.md"), "Readme.md"),
        (("docs/README.md", ".github/README.md"), ".github/README.md"),
        (("README_EN.md", "README.zh.md", "README"), "README"),
        (("readme_template.md", "src/README.md"), None),
    ],
)
def test_the_readme_that_the_host_shows_is_chosen(paths: tuple[str, ...], chosen: str | None) -> None:
    entry = root_readme(make_snapshot(dict.fromkeys(paths, TEXT)).files)

    assert (entry.path if entry else None) == chosen


def test_a_readme_is_read_with_places() -> None:
    facts = collect(make_snapshot({"README.md": TEXT, "train.py": "x"}))

    assert facts.exists
    assert facts.title is not None
    assert (facts.title.text, facts.title.at.path, facts.title.at.line) == ("Bikes", "README.md", 1)
    assert [named.text for named in facts.named_paths] == ["train.py"]
    assert facts.specifics == 2
    assert facts.prose_words == 7


def test_without_a_readme_the_folders_are_still_looked_at() -> None:
    facts = collect(make_snapshot({"week1/README.md": TEXT, "node_modules/a/README.md": TEXT}))

    assert not facts.exists
    assert (facts.at.path, facts.title, facts.prose_words) == ("", None, 0)
    assert [(sub.at.path, sub.text) for sub in facts.sub_readmes] == [("week1/README.md", "Bikes")]


def test_a_readme_that_we_could_not_read_is_unknown() -> None:
    with pytest.raises(Unavailable):
        collect(make_snapshot(sizes={"README.md": 9_000_000}))


def test_a_link_called_readme_is_no_readme() -> None:
    assert not collect(make_snapshot({"a.py": "x"}, links=["README.md"])).exists


def test_a_folder_called_readme_is_no_readme() -> None:
    assert not collect(make_snapshot({"README.md/a.txt": "x"})).exists


def test_an_untouched_template_is_told_from_a_readme_that_keeps_a_line_of_it() -> None:
    line = "This project was bootstrapped with [Create React App](https://x.org).\n"
    touched = TEXT + line + "The MAE is 1.8, for 42 stations in 2019, with 12 columns and 14 % missing.\n"

    assert collect(make_snapshot({"README.md": line})).is_untouched_template
    assert not collect(make_snapshot({"README.md": touched, "train.py": "x"})).is_untouched_template


def test_an_exercise_in_the_title_is_named() -> None:
    facts = collect(make_snapshot({"README.md": "# Titanic_survival\n\nWho survived?\n"}))

    assert [place.at.line for place in facts.exercises] == [1]


def test_words_of_folders_count_a_quarter_and_at_most_200() -> None:
    below = "# Part\n\n" + "The riders come by tram in winter and by bike in summer. " * 100

    facts = collect(make_snapshot({"README.md": TEXT, "rides/README.md": f"{TEXT} More of it here."}))
    crowded = collect(make_snapshot({"README.md": TEXT, "rides/README.md": below}))

    assert facts.words_to_read == facts.content_words + facts.sub_readmes[0].prose_words // 4
    assert crowded.words_to_read == crowded.content_words + 200


def test_the_signs_of_a_drawn_diagram_are_no_words() -> None:
    drawn = TEXT + "\n```\n" + "  │  ▼ ──> ===\n" * 40 + "train\n```\n"

    assert (
        collect(make_snapshot({"README.md": drawn})).content_words
        <= collect(make_snapshot({"README.md": TEXT})).content_words + 1
    )


def test_a_number_is_placed_on_its_own_line() -> None:
    text = "# Bikes\n\nWe count rides\nof 1,459 bikes and\nof 150 vans.\n\n| a |\n|---|\n| x |\n| 77 |\n"
    facts = collect(make_snapshot({"README.md": text}))

    assert [(number.text, number.at.line) for number in facts.own] == [("1,459", 4), ("150", 5), ("77", 10)]
