import pytest

from portfolio_audit.cli.style import terminal_style


@pytest.mark.parametrize(
    ("color", "environment", "is_terminal", "colored"),
    [
        (None, {}, True, True),
        (None, {}, False, False),
        (None, {"NO_COLOR": "1"}, True, False),
        (None, {"TERM": "dumb"}, True, False),
        (None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True),
        (True, {"NO_COLOR": "1"}, False, True),
        (False, {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_the_option_then_the_environment(
    color: bool | None, environment: dict[str, str], is_terminal: bool, colored: bool
) -> None:
    assert terminal_style(color, environment, is_terminal).color is colored


def test_away_from_a_terminal_lines_are_80_columns_wide() -> None:
    assert terminal_style(None, {"COLUMNS": "200"}, is_terminal=False).width == 80
