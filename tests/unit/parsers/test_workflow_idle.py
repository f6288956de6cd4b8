"""Jobs for deploying that do nothing."""

import pytest

from portfolio_audit.parsers.workflow_idle import idle_deploys

HEAD = "jobs:\n  deploy-app:\n    needs: build\n    runs-on: ubuntu-latest\n    steps:\n"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("      - uses: actions/checkout@v4\n      - run: echo 'to do: deploy'\n", [7]),
        ("      - name: Deploy\n        run: |\n          echo 'now it would deploy'\n", [8]),
        ("      - run: echo start\n      - run: ./put_live\n", []),
        ("      - run: echo start && ./put_live\n", []),
        ("      - run: |\n          echo start\n          ssh host restart\n", []),
        ("      - uses: someone/deploy-action@v1\n      - run: echo done\n", []),
    ],
)
def test_a_job_that_only_prints_deploys_nothing(steps: str, expected: list[int]) -> None:
    text = f"{HEAD}{steps}  other:\n    steps:\n      - run: make\n"

    assert [line for _, line in idle_deploys(text.splitlines())] == expected


def test_a_job_of_another_name_may_print() -> None:
    assert not list(idle_deploys([*HEAD.replace("deploy-app", "greet").splitlines(), "      - run: echo hello"]))
