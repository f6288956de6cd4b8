from portfolio_audit.collectors.tests import collect
from support.snapshots import make_snapshot

_CODE = "def clean(frame):\n    return frame\n"
_TEST = "from churn.features import clean\n\ndef test_clean():\n    assert clean(1) == 1\n"


def test_tests_that_import_the_project_and_assert_are_effective() -> None:
    facts = collect(
        make_snapshot({"churn/features.py": _CODE, "tests/test_features.py": _TEST, "pytest.ini": "[pytest]\n"})
    )

    assert facts.effective_count == 1
    assert facts.effective[0].at.path == "tests/test_features.py"
    assert facts.tested_share == 1.0
    assert [item.text for item in facts.configuration] == ["pytest.ini"]


def test_tests_that_cannot_fail_are_toothless() -> None:
    facts = collect(
        make_snapshot({"churn.py": _CODE, "test_churn.py": "import churn\n\ndef test_it():\n    assert True\n"})
    )

    assert facts.effective_count == 0
    assert [case.text for case in facts.toothless] == ["test_it"]


def test_a_script_that_prints_is_a_manual_script() -> None:
    facts = collect(
        make_snapshot({"predict.py": _CODE, "test_predict.py": "import predict\nprint(predict.clean(1))\n"})
    )

    assert [item.text for item in facts.manual_scripts] == ["test_predict.py"]
    assert facts.files == ()


def test_tests_of_a_course_are_not_the_authors() -> None:
    supplied = (
        '"""This file is provided as a starting template."""\nfrom agent import f\n\ndef test_f():\n    assert f()\n'
    )

    facts = collect(make_snapshot({"agent.py": _CODE, "tests/test_agent.py": supplied}))

    assert facts.effective_count == 0
    assert [item.at.path for item in facts.supplied] == ["tests/test_agent.py"]


def test_coverage_settings_are_seen() -> None:
    facts = collect(make_snapshot({"pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--cov=churn"\n'}))

    assert facts.coverage[0].at.line == 2


def test_a_repository_without_code_has_no_share_to_tell() -> None:
    assert hasattr(collect(make_snapshot({"README.md": "# A"})).tested_share, "reason")


def test_the_very_test_that_looks_at_the_data_is_named() -> None:
    source = (
        "from churn import clean\n\ndef test_name():\n    assert clean.__name__\n\n"
        "def test_no_age_is_missing():\n    assert not clean(1)['age'].isna().any()\n"
    )

    facts = collect(make_snapshot({"churn.py": _CODE, "tests/test_data.py": source}))

    assert [case.text for case in facts.data_cases] == ["test_no_age_is_missing"]
    assert [(kind.text, kind.at.line) for kind in facts.kinds] == [("unit", 3), ("data", 6)]


def test_a_file_that_only_speaks_of_data_looks_at_none() -> None:
    source = "from churn import clean\n\ndef test_loader_of_dataset_columns():\n    assert clean(1) == 1\n"

    assert collect(make_snapshot({"churn.py": _CODE, "tests/test_data.py": source})).data_cases == ()


def test_the_first_tests_shown_stand_for_all_projects_of_a_collection() -> None:
    two = _TEST + "\ndef test_again():\n    assert clean(2) == 2\n"

    facts = collect(make_snapshot({"churn/features.py": _CODE, "a/tests/test_a.py": two, "b/tests/test_b.py": two}))

    assert [case.at.path[0] for case in facts.asserting] == ["a", "b", "a", "b"]
