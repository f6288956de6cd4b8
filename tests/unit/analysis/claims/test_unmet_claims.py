"""Tools, models and licences that a front page states and that no file holds."""

import pytest

from portfolio_audit.collectors.readme import collect
from support.snapshots import make_snapshot

CODE = "from sklearn.linear_model import Ridge\nRidge().fit(rows, target)\n"


def unmet(readme: str, **files: str) -> list[tuple[str, int | None]]:
    whole = {"README.md": f"# Tides\n\n{readme}\n", "train.py": CODE, **files}
    return [(claim.claim, claim.at.line) for claim in collect(make_snapshot(whole)).unmet_claims]


@pytest.mark.parametrize(
    "readme",
    [
        "The harbour service uses XGBoost for each gauge.",
        "## Tech stack\n\n- XGBoost",
        "## Tech stack\n\n### Learning\n\n- XGBoost",
        "## Features\n\n- Heights by XGBoost",
        "## Parts\n\n| Part | With |\n|---|---|\n| heights | XGBoost |",
        "![XGBoost](https://img.shields.io/badge/XGBoost-2.0-blue)",
        "Heights are answered by an app powered by React.",
        "The model combines LSTM layers with tables of the moon.",
    ],
)
def test_what_is_named_as_used_and_stands_in_no_file_is_unmet(readme: str) -> None:
    assert [claim for claim, _ in unmet(readme)] == ["tool"]


def test_tools_of_one_line_are_one_claim_that_names_them() -> None:
    files = {"README.md": "# Tides\n\nIt uses LightGBM, Prophet and Ridge.\n", "train.py": CODE}

    (claim,) = collect(make_snapshot(files)).unmet_claims

    assert claim.text.startswith("LightGBM and Prophet (named in prose or lists of packages only)")


@pytest.mark.parametrize(
    "readme",
    [
        "## Future work\n\n- The service uses XGBoost",
        "# Future work\n\n- The service uses XGBoost",
        "We plan a service that uses XGBoost.",
        "It uses Ridge instead of XGBoost.",
        "The service uses XGBoost or Ridge.",
        "A winner of the challenge uses XGBoost.",
        "## Related work\n\nThe paper of the port uses XGBoost.",
        "## Skills\n\n- XGBoost",
        "## Requirements\n\n- XGBoost",
        "## Tech stack\n\n- [ ] XGBoost",
        "## Models\n\n| Study | Model |\n|---|---|\n| Ada 2019 | XGBoost |",
        "## Choices\n\n| Choice | Alternatives |\n|---|---|\n| Ridge | XGBoost |",
        "The [app](https://github.com/ada/front) uses XGBoost.",
        "It uses XGBoost.\n\nThe code of training is proprietary and not shared.",
        "It uses XGBoost.\n\nThe app stands in a separate repository.",
        "It uses XGBoost, see [the notebook](https://colab.research.google.com/drive/abc).",
        "Boosted trees of the XGBoost sort are strong on tables.",
        "```python\nimport xgboost\n```\n\nIt uses XGBoost.",
    ],
)
def test_plans_choices_needs_and_the_work_of_others_are_no_claims(readme: str) -> None:
    assert unmet(readme) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("fit.py", "import xgboost\n"),
        ("fit.R", "model <- train(y ~ ., method = 'xgbTree')\n"),
        ("settings.yaml", "model: xgboost\n"),
        ("xgboost_fit.txt", "heights\n"),
        ("tune.py", "from pycaret.regression import compare_models\n"),
        ("docs/use.md", "```\nimport xgboost\n```\n"),
        ("code.zip", "PK"),
        ("model.pkl", "x"),
    ],
)
def test_any_file_that_may_hold_it_keeps_it_open(path: str, text: str) -> None:
    found = unmet("The service uses XGBoost.", **{path: text})

    assert found == ([("tool", 3)] if "pycaret" in text else [])


def test_a_list_of_packages_proves_no_use_of_a_library_but_that_of_a_server() -> None:
    packages = {"requirements.txt": "xgboost\nredis\n"}

    assert unmet("The service uses XGBoost.", **packages) == [("tool", 3)]
    assert unmet("The service uses Redis.", **packages) == []


def test_a_model_that_a_tool_may_train_without_a_word_stays_open() -> None:
    assert unmet("It uses a random forest.") == [("tool", 3)]
    assert unmet("It uses a random forest.", **{"tune.py": "from pycaret.regression import compare_models\n"}) == []


def test_nothing_is_said_where_not_all_was_read_or_there_is_no_code() -> None:
    readme = {"README.md": "# Tides\n\nThe service uses XGBoost.\n"}

    assert not collect(make_snapshot(readme)).unmet_claims
    assert not collect(make_snapshot({**readme, "a.py": CODE}, sizes={"b.ipynb": 90_000_000})).unmet_claims


BADGE = "![licence](https://img.shields.io/badge/license-MIT-green)"


@pytest.mark.parametrize(
    ("readme", "files", "expected"),
    [
        (BADGE, {}, ["licence"]),
        (BADGE, {"LICENSE": "MIT License"}, []),
        (BADGE, {"pyproject.toml": 'license = "MIT"'}, []),
        (f"{BADGE}\n\n## License\n\nMIT", {}, []),
        ("![licence](https://img.shields.io/github/license/ada/tides)", {}, []),
    ],
)
def test_a_badge_of_a_licence_needs_a_file_or_a_word(readme: str, files: dict[str, str], expected: list[str]) -> None:
    assert [claim for claim, _ in unmet(readme, **files)] == expected
