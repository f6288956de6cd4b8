import pytest

from portfolio_audit.collectors.pipeline import collect
from support.snapshots import make_snapshot

OWN = {
    "steps/load.py": "def load():\n    pass\n",
    "steps/train.py": "def train():\n    pass\n",
    "steps/evaluate.py": "def evaluate():\n    pass\n",
}
CALLS = "from steps import evaluate, load, train\n\n\ndef main():\n    load.load()\n    train.train()\n    evaluate.evaluate()\n"


def _joining(**files: str) -> list[str]:
    return [one.text for one in collect(make_snapshot({**OWN, **files})).joining_scripts]


@pytest.mark.parametrize(
    "code",
    [
        CALLS + "\n\nif __name__ == '__main__':\n    main()\n",
        "from steps.evaluate import evaluate\nfrom steps.load import load\nfrom steps.train import train\n\n"
        "load()\ntrain()\nevaluate()\n",
        "import subprocess\n\nfor name in ('steps/load.py', 'steps/train.py', 'steps/evaluate.py'):\n"
        "    subprocess.run(['python', name])\n",
    ],
)
def test_a_script_that_takes_the_steps_joins_them(code: str) -> None:
    assert _joining(**{"go.py": code}) == ["go.py"]


@pytest.mark.parametrize(
    "code",
    [
        CALLS.replace("def main", "def helper"),
        "import os\n\nFILES = ['steps/load.py', 'steps/train.py', 'steps/evaluate.py']\nfor name in FILES:\n"
        "    os.makedirs(name)\n",
        "from flask import Flask\n" + CALLS + "\n\nif __name__ == '__main__':\n    main()\n",
        "from steps.load import load\n\nload()\n",
    ],
)
def test_definitions_lists_of_files_services_and_single_steps_join_nothing(code: str) -> None:
    assert _joining(**{"go.py": code}) == []
