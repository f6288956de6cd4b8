import pytest

from portfolio_audit.collectors.pipeline import collect
from support.snapshots import make_snapshot

OWN = {
    "steps/load.py": "def load():\n    pass\n",
    "steps/train.py": "def train():\n    pass\n",
    "steps/evaluate.py": "def evaluate():\n    pass\n",
}
CALLS = """
from steps import evaluate, load, train


def main():
    load.load()
    train.train()
    evaluate.evaluate()
"""
AT_THE_TOP = """
from steps.evaluate import evaluate
from steps.load import load
from steps.train import train

load()
train()
evaluate()
"""
STARTED = """
import subprocess

for name in ('steps/load.py', 'steps/train.py', 'steps/evaluate.py'):
    subprocess.run(['python', name])
"""
LISTED = """
import os

for name in ('steps/load.py', 'steps/train.py', 'steps/evaluate.py'):
    os.makedirs(name)
"""
GUARD = "\n\nif __name__ == '__main__':\n    main()\n"


def _joining(code: str) -> list[str]:
    return [one.text for one in collect(make_snapshot({**OWN, "go.py": code})).joining_scripts]


@pytest.mark.parametrize("code", [CALLS + GUARD, AT_THE_TOP, STARTED])
def test_a_script_that_takes_the_steps_joins_them(code: str) -> None:
    assert _joining(code) == ["go.py"]


@pytest.mark.parametrize(
    "code",
    [
        CALLS.replace("def main", "def helper"),
        LISTED,
        "from flask import Flask\n" + CALLS + GUARD,
        "from steps.load import load\n\nload()\n",
    ],
)
def test_definitions_lists_of_files_services_and_single_steps_join_nothing(code: str) -> None:
    assert _joining(code) == []
