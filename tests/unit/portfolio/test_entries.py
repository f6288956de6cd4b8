from portfolio_audit.portfolio.entries import unique_names


def test_different_names_stay() -> None:
    assert unique_names([("ada/a", "ada/a"), ("ada/b", "x/b")]) == ("ada/a", "ada/b")


def test_equal_folders_are_told_apart_by_the_folder_above() -> None:
    assert unique_names([("repo", "/x/trams/repo"), ("repo", "/x/bikes/repo@main")]) == ("trams/repo", "bikes/repo")


def test_what_cannot_be_told_apart_is_numbered() -> None:
    assert unique_names([("ada/a", "ada/a"), ("ada/a", "ada/a@old")]) == ("ada/a", "ada/a (2)")
