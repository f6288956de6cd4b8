"""Settings are read from files, options and the environment, in many ways."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.running.settings_read import read_environment, read_settings
from support.snapshots import make_snapshot


@pytest.mark.parametrize(
    "text",
    [
        "from transformers import HfArgumentParser\nHfArgumentParser(Given)\n",
        "from lightning.pytorch.cli import LightningCLI\nLightningCLI(Net)\n",
        "from pydantic import BaseSettings\nclass Given(BaseSettings):\n    depth: int = 4\n",
        "import yaml\ndef load_config(path):\n    with open(path) as opened:\n        return yaml.safe_load(opened)\n",
        "import json\nCFG = json.load(open('train.json'))\n",
        "from configparser import ConfigParser\nparser = ConfigParser()\nparser.read('orchard.ini')\n",
        "from sys import argv\nrows = int(argv[1])\n",
    ],
)
def test_settings_are_read(text: str) -> None:
    assert read_settings(read_code_units(make_snapshot({"a.py": text})))


@pytest.mark.parametrize(
    "text",
    [
        "import yaml\nwith open('best.yaml', 'w') as opened:\n    yaml.safe_dump(found, opened)\n",
        "import json\nrows = json.load(open('rows.json'))\n",
        "import yaml\nservices = yaml.safe_load(open('docker-compose.yml'))\n",
        "# rows = sys.argv[1]\nrows = 4\n",
        "def parse_args(speech):\n    return speech.split()\n",
    ],
)
def test_other_files_and_names_are_no_settings(text: str) -> None:
    assert not read_settings(read_code_units(make_snapshot({"a.py": text})))


@pytest.mark.parametrize("line", ["config::get(file = 'a.yml')", "x <- commandArgs(trailingOnly = TRUE)"])
def test_settings_of_r_are_read(line: str) -> None:
    assert read_settings(read_code_units(make_snapshot({"a.R": f"{line}\n"})))


def test_a_variable_that_is_read_is_of_the_environment_and_one_that_is_set_is_not() -> None:
    units = read_code_units(make_snapshot({"a.py": "import os\nos.environ['A'] = '1'\nb = os.environ['B']\n"}))

    assert [found.at.line for found in read_environment(units)] == [3]
