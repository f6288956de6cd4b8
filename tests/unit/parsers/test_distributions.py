import pytest

from portfolio_audit.parsers.distributions import PYTHON_SUPPORT_ENDS, distributions_of, is_standard


@pytest.mark.parametrize(
    ("module", "distribution"),
    [
        ("sklearn", "scikit-learn"),
        ("cv2", "opencv-python"),
        ("PIL", "pillow"),
        ("yaml", "pyyaml"),
        ("bs4", "beautifulsoup4"),
        ("my_tool", "my-tool"),
        ("psycopg_pool", "psycopg"),
    ],
)
def test_an_import_is_known_by_its_distribution(module: str, distribution: str) -> None:
    assert distribution in distributions_of(module)


def test_the_standard_library_is_known_also_as_it_was() -> None:
    assert is_standard("json")
    assert is_standard("distutils")
    assert not is_standard("pandas")


def test_every_end_of_support_is_a_day() -> None:
    assert all(len(day) == 10 and day[4] == "-" for day in PYTHON_SUPPORT_ENDS.values())
