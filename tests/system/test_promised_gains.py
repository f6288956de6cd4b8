"""The gain that a finding promises is what the score wins when the repository is mended."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_audit.audit import audit
from portfolio_audit.report.report import Report
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.scoring.profile import Profile, load_profile
from support.snapshots import make_commit, make_snapshot

SAMPLE = Path(__file__).parent.parent / "fixtures" / "portfolios" / "bike-demand"
RULEBOOK = load_rulebook()
ENTRY = load_profile("entry", RULEBOOK)

READING = "src/bike_demand/reading.py"
OPENING = '"""Read the rides."""\n\nimport pandas as pd\n\n\n'
READ = 'def read_rides(path: str) -> pd.DataFrame:\n    """Read one table of rides."""\n    '
LICENCE = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n"

Overlay = Mapping[str, str | None]
"""Texts that replace or add files of the sample; `None` leaves a file out."""

CASES: Mapping[str, tuple[Overlay, Overlay]] = {
    "layout-gitignore-works": ({".gitignore": None}, {}),
    "data-obtainable": ({"data/rentals_sample.csv": None}, {}),
    "readme-licence-given": ({}, {"LICENSE": LICENCE}),
    "dependencies-python-stated": ({}, {".python-version": "3.12\n"}),
    "layout-free-of-junk": ({f"data/{name}/.DS_Store": "x" for name in "abcd"}, {}),
    "layout-keeps-secrets-out": ({".env": "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz\n"}, {}),
    "code-errors-not-swallowed": (
        {READING: OPENING + READ + "try:\n        return pd.read_csv(path)\n    except:\n        pass\n"},
        {READING: OPENING + READ + "try:\n        return pd.read_csv(path)\n    except OSError:\n        raise\n"},
    ),
    "code-imports-used": (
        {
            READING: OPENING.replace(
                "import pandas", "import csv\nimport glob\nimport json\nimport math\nimport pandas"
            )
            + READ
            + "return pd.read_csv(path)\n"
        },
        {READING: OPENING + READ + "return pd.read_csv(path)\n"},
    ),
    "code-no-leftovers": (
        {READING: OPENING + READ + "return pd.read_csv(path)\n" + "# rides = rides.dropna()\n# rides.plot()\n" * 20},
        {READING: OPENING + READ + "return pd.read_csv(path)\n"},
    ),
    "pipeline-one-command": ({}, {"Makefile": "all:\n\tpython -m bike_demand.train\n"}),
    "tests-run-by-themselves": (
        {},
        {".github/workflows/tests.yml": "on: push\njobs:\n  tests:\n    steps:\n      - run: pytest\n"},
    ),
    "code-frames-vectorised": (
        {READING: OPENING + READ + "for _, row in pd.read_csv(path).iterrows():\n        row['rides'] += 1\n" * 1},
        {READING: OPENING + READ + "rides = pd.read_csv(path)\n    rides['rides'] += 1\n"},
    ),
    "code-names-follow-pep8": (
        {READING: OPENING + READ.replace("read_rides", "ReadRides") + "return pd.read_csv(path)\n"},
        {READING: OPENING + READ + "return pd.read_csv(path)\n"},
    ),
}


def lay(overlay: Overlay) -> dict[str, str | bytes]:
    """Give the files of the sample with an overlay."""
    files: dict[str, str | bytes] = {
        str(path.relative_to(SAMPLE)): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()
    }
    added = {path: text for path, text in overlay.items() if text is not None}
    return {path: text for path, text in (files | added).items() if overlay.get(path, "") is not None}


def judge(files: Mapping[str, str | bytes], criterion: str) -> Report:
    """Audit with a profile that weighs one criterion, so that each point of a rule shows in whole points."""
    others = {other.id: 0.0 for other in RULEBOOK.criteria if other.id != criterion}
    profile = Profile("one", "One criterion", "", "0", 0.0, others, ENTRY.rules)
    commits = [make_commit(f"Add part {number} of the forecast", f"part{number}.py", day=number) for number in range(9)]
    return audit(make_snapshot(files, commits), RULEBOOK, profile)


def criterion_of(rule: str) -> str:
    return next(one.criterion for one in RULEBOOK.rules if one.id == rule)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_mending_wins_what_the_finding_promised(rule: str) -> None:
    spoilt, mended = CASES[rule]
    criterion = criterion_of(rule)

    before, after = judge(lay(spoilt), criterion), judge(lay(mended), criterion)

    promised = next(finding.gain for finding in before.findings if finding.rule == rule)
    assert before.score.value is not None
    assert after.score.value is not None
    assert after.score.value - before.score.value == promised > 0
