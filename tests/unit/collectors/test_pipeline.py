from portfolio_audit.collectors.pipeline import collect
from support.snapshots import make_snapshot

WORKFLOW = (
    "on:\n  schedule:\n    - cron: '0 5 * * *'\njobs:\n  a:\n    steps:\n      - run: ruff check "
    ".\n      - run: pytest\n      - run: docker push a/b\n"
)


def test_a_workflow_is_read_for_what_it_does() -> None:
    facts = collect(make_snapshot({".github/workflows/nightly.yml": WORKFLOW}))

    assert [one.text for one in facts.ci] == ["GitHub Actions"]
    assert [one.at.line for one in facts.runs_lint] == [7]
    assert [one.at.line for one in facts.runs_tests] == [8]
    assert [one.at.line for one in facts.deploys] == [9]
    assert [one.at.line for one in facts.schedules] == [2, 3]


def test_tasks_are_named() -> None:
    facts = collect(
        make_snapshot(
            {
                "Makefile": "SRC := src\n.PHONY: all\nall: data model\ndata:\n\tpython load.py\n",
                "run_all.sh": "python a.py\n",
            }
        )
    )

    assert [one.text for one in facts.tasks] == ["all", "data", "run_all.sh"]


def test_pipelines_are_known_by_file_and_import() -> None:
    facts = collect(
        make_snapshot({"dvc.yaml": "stages:\n", "flow.py": "from prefect import flow\nfrom prefect import task\n"})
    )

    assert [one.text for one in facts.workflows] == ["DVC", "Prefect"]


def test_seeds_are_found_in_calls_and_other_languages() -> None:
    files = {
        "a.py": "import numpy as np\nnp.random.seed(7)\nsplit(x, random_state=7)\nsplit(x, "
        "random_state=None)\nnp.random.default_rng()\n",
        "b.R": "x <- 1\nset.seed(7)\n",
    }

    assert [(one.at.path, one.at.line) for one in collect(make_snapshot(files)).seeds] == [
        ("a.py", 2),
        ("a.py", 3),
        ("b.R", 2),
    ]


def test_settings_and_entry_points_are_found() -> None:
    facts = collect(
        make_snapshot(
            {
                "params.yaml": "a: 1\n",
                "a.py": "import argparse\nargparse.ArgumentParser()\nif __name__ == '__main__':\n    pass\n",
            }
        )
    )

    assert [one.text for one in facts.configurations] == ["params.yaml", "argparse"]
    assert [one.text for one in facts.entry_points] == ["a.py"]


def test_tasks_of_a_collection_are_those_that_serve_its_typical_project() -> None:
    fit = "import pandas as pd\nfrom sklearn.svm import SVC\nx = pd.read_csv('a.csv').dropna()\nSVC().fit(x, x.y)\n"
    names = ("crops", "rides", "trams")
    files = {f"{name}/train.py": fit for name in names} | {f"{name}/README.md": "# A\n" for name in names}
    files |= {"rides/run.sh": "python train.py\n", "crops/run.sh": "python train.py\n", "Makefile": "all: crops\n"}
    facts = collect(make_snapshot(files))

    assert facts.typical_project == "rides"
    assert [one.text for one in facts.tasks] == ["all", "rides/run.sh"]


def test_a_file_that_only_takes_a_model_from_its_store_or_never_names_it_again_records_no_run() -> None:
    files = {
        "serve.py": "import mlflow.pyfunc\nmodel = mlflow.pyfunc.load_model('models:/a/1')\nmodel.predict(x)\n",
        "train.py": "import mlflow\nmlflow.set_tracking_uri('a')\nmlflow.log_metric('a', 1)\n",
        "eda.py": "import mlflow\nimport wandb\nprint(1)\n",
    }

    assert [one.at.path for one in collect(make_snapshot(files)).tracking] == ["train.py"]


def test_a_workflow_that_keeps_house_by_the_clock_does_not_run_the_work() -> None:
    facts = collect(make_snapshot({".github/workflows/pre-commit-update.yml": WORKFLOW}))

    assert facts.schedules == ()
