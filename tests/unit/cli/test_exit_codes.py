import pytest

from portfolio_audit.cli.audit_run import _joined


@pytest.mark.parametrize(
    ("codes", "joined"),
    [
        ([0], 0),
        ([3], 3),
        ([0, 0], 0),
        ([3, 3], 3),
        ([0, 3], 4),
        ([1, 3], 1),
        ([4, 0], 4),
        ([0, 5, 1], 5),
        ([6, 3], 6),
        ([0, 2], 2),
    ],
)
def test_codes_of_several_targets_are_joined(codes: list[int], joined: int) -> None:
    assert _joined(codes) == joined
