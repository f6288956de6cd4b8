"""The cheap test before a search must never hide a match."""

import pytest

from portfolio_audit.analysis.data.exercises import SKELETON
from portfolio_audit.analysis.data.words import LINKS
from portfolio_audit.analysis.gated_pattern import gated


def test_a_line_with_a_needed_text_is_searched_without_regard_to_case() -> None:
    found = gated("mean|median", r"\bk_?means\b").search("model = K_Means(3)")

    assert found is not None
    assert found.group(0) == "K_Means"


def test_a_line_without_any_needed_text_is_not_searched() -> None:
    assert gated("median", r"\bk_?means\b").search("model = K_Means(3)") is None


@pytest.mark.parametrize(
    "line",
    [
        "https://www.Kaggle.com/competitions/titanic",
        "kaggle.com/ada/trams",
        "archive-beta.ics.uci.edu",
        "drive.google.com",
        "zenodo.org",
        "figshare.com",
        "huggingface.co/datasets/trams",
        "a Dataverse",
        "physionet.org",
        "data.gov",
        "OpenData",
        "open-data",
        "data.world",
        "openml.org",
        "dropbox.com",
        "s3.amazonaws",
        "storage.googleapis",
        "drivendata.org",
        "aicrowd.com",
        "paperswithcode.com/dataset",
        "data.mendeley",
        "registry.opendata.aws",
        "doi.org/10.5281",
        "https://trams.example/stops.csv",
        "nyc.gov/site/tlc",
        "ftp://trams.example",
        "cs.toronto.edu/~kriz",
        "yann.lecun.com",
        "image-net.org",
        "cocodataset",
    ],
)
def test_every_sort_of_data_link_passes_the_cheap_test(line: str) -> None:
    assert LINKS.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "# YOUR CODE HERE",
        "write your code",
        "### START CODE HERE",
        "insert your code",
        "# TODO: implement",
        "graded function",
        "# GRADED",
        "nbgrader",
        "replace this your",
        "replace with your",
        "(TODO)",
        "<your-name>",
        "fill in the blank",
        "you must not change",
        "do not modify below",
    ],
)
def test_every_mark_of_a_skeleton_passes_the_cheap_test(line: str) -> None:
    assert SKELETON.search(line)
