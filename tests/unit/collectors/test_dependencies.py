import pytest

from portfolio_audit.collectors.dependencies import collect
from portfolio_audit.snapshot.records import Absent
from support.fixtures import make_notebook
from support.snapshots import make_commit, make_snapshot

FIT = "import pandas as pd\nfrom sklearn.svm import SVC\nx = pd.read_csv('a.csv').dropna()\nSVC().fit(x, x.y)\n"


def test_the_pinned_mention_of_a_package_wins() -> None:
    facts = collect(
        make_snapshot({"requirements.txt": "pandas\n", "environment.yml": "dependencies:\n  - pandas=2.3.3\n"})
    )

    assert [(one.name, one.is_pinned, one.at.path) for one in facts.requirements] == [
        ("pandas", True, "environment.yml")
    ]
    assert facts.pinned_share == 1.0


def test_packages_of_a_web_front_end_count_only_where_they_are_alone() -> None:
    both = collect(
        make_snapshot({"requirements.txt": "pandas\n", "web/package.json": '{"dependencies": {"react": "18.0.0"}}'})
    )
    alone = collect(make_snapshot({"package.json": '{"dependencies": {"react": "18.0.0"}}'}))

    assert [one.name for one in both.requirements] == ["pandas"]
    assert [one.name for one in alone.requirements] == ["react"]


def test_the_lock_of_a_web_front_end_counts_only_where_it_is_alone() -> None:
    web = {"package.json": '{"dependencies": {"react": "^18.0.0"}}', "package-lock.json": "{}"}

    assert [lock.text for lock in collect(make_snapshot(web)).locks] == ["package-lock.json"]
    assert collect(make_snapshot(web | {"requirements.txt": "pandas\n"})).locks == ()


def test_a_collection_is_told_by_what_serves_its_typical_project() -> None:
    names = ("crops", "rides", "trams")
    files = {f"{name}/train.py": FIT for name in names} | {f"{name}/README.md": "# A\n" for name in names}
    files |= {"rides/requirements.txt": "pandas==2.3.3\n", "trams/requirements.txt": "pandas\n", "uv.lock": "x"}
    files |= {"trams/pyproject.toml": "[project]\nname = 'trams'\nrequires-python = '>=3.12'\n"}
    facts = collect(make_snapshot(files))

    assert facts.typical_project == "rides"
    assert [one.at.path for one in facts.manifests] == ["rides/requirements.txt"]
    assert [one.at.path for one in facts.locks] == ["uv.lock"]
    assert facts.packaging == ()
    assert facts.pythons == ()


def test_imports_are_compared_with_the_manifest() -> None:
    files = {
        "requirements.txt": "scikit-learn\n",
        "src/train.py": "import json\nimport sklearn.svm\nimport lightgbm\nfrom features import lags\nfrom . import "
        "load\n",
        "src/features.py": "import lightgbm\n",
    }
    facts = collect(make_snapshot(files))

    assert [one.text for one in facts.imported] == ["lightgbm", "sklearn"]
    assert [(one.text, one.at.path, one.at.line) for one in facts.missing] == [("lightgbm", "src/features.py", 1)]
    assert facts.covered_share == 0.5


def test_a_manifest_of_another_project_covers_nothing() -> None:
    files = {f"{name}/README.md": "# A\n" for name in ("trams", "rides", "crops")}
    files |= {f"{name}/train.py": "import pandas\n" for name in ("trams", "rides", "crops")}
    files["trams/requirements.txt"] = "pandas\n"
    facts = collect(make_snapshot(files))

    assert facts.covered_share == 0.3333


@pytest.mark.parametrize(
    "manifest", ["part-2/requirements/requirements.txt", "part-2/requirements.txt", "requirements/dev.txt"]
)
def test_a_manifest_above_a_project_covers_it(manifest: str) -> None:
    files = {f"part-2/{name}/README.md": "# A\n" for name in ("trams", "rides", "crops")}
    files |= {f"part-2/{name}/train.py": "import pandas\n" for name in ("trams", "rides", "crops")}
    facts = collect(make_snapshot(files | {manifest: "pandas\n"}))

    assert facts.missing == ()


def test_without_imports_the_cover_is_unknown() -> None:
    assert isinstance(collect(make_snapshot({"README.md": "# A\n"})).covered_share, Absent)


def test_a_python_version_is_judged_by_the_last_commit() -> None:
    files = {".python-version": "3.9\n"}
    old = collect(make_snapshot(files, [make_commit("Load", day=-400)]))
    new = collect(make_snapshot(files, [make_commit("Load")]))

    assert [one.oldest for one in old.supported_pythons] == ["3.9"]
    assert [one.ended_on for one in new.ended_pythons] == ["2025-10-31"]


def test_a_dockerfile_is_an_environment_only_with_a_base() -> None:
    assert collect(make_snapshot({"Dockerfile": "FROM python:3.12\n"})).environment_files
    assert not collect(make_snapshot({"Dockerfile": "# soon\n"})).environment_files


def test_a_manifest_in_an_installed_package_is_not_the_author_s() -> None:
    assert (
        collect(
            make_snapshot({"venv/lib/python3.12/site-packages/a/setup.py": "setup(install_requires=['a'])"})
        ).manifests
        == ()
    )


def test_a_lock_that_was_not_read_may_name_what_is_missing() -> None:
    files = {"pyproject.toml": "[project]\ndependencies = ['pandas']\n", "a.py": "import pandas\nimport seaborn\n"}
    facts = collect(make_snapshot(files, sizes={"uv.lock": 2_000_000}))

    assert isinstance(facts.covered_share, Absent)
    assert [one.text for one in facts.locks] == ["uv.lock"]


def test_what_a_notebook_tells_to_install_is_seen_in_its_text_too() -> None:
    notebook = make_notebook([{"markdown": "Run this first:\n\n    pip install polars"}, {"code": "!pip install rich"}])

    facts = collect(make_snapshot({"a.ipynb": notebook}))

    assert [(one.text, one.at.cell) for one in facts.install_lines] == [
        ("!pip install rich", 2),
        ("pip install polars", 1),
    ]


def test_settings_of_tools_are_no_package() -> None:
    assert collect(make_snapshot({"pyproject.toml": "[tool.ruff]\n"})).packaging == ()
    assert collect(make_snapshot({"pyproject.toml": "[project]\nname = 'a'\n"})).packaging
