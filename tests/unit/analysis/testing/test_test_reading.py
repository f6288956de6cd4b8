from portfolio_audit.analysis.testing.reading import kind_of, read_foreign_tests, read_python_tests
from portfolio_audit.analysis.testing.subjects import TestKind
from portfolio_audit.parsers.python import parse_module


def _read(source: str, path: str = "tests/test_features.py", own: frozenset[str] = frozenset({"churn"})) -> object:
    return read_python_tests(path, parse_module(source.encode()), source, own)


def test_functions_and_methods_are_cases_with_their_assertions() -> None:
    source = "from churn import f\n\ndef test_f():\n    assert f(1) == 2\n\nclass TestG:\n"
    source += "    def test_g(self):\n        assert True\n"

    found = read_python_tests("tests/test_f.py", parse_module(source.encode()), source, frozenset({"churn"}))

    assert found is not None
    assert [(case.text, case.asserts, case.constant_asserts) for case in found.cases] == [
        ("test_f", 1, 0),
        ("TestG.test_g", 0, 1),
    ]
    assert found.exercises_project


def test_a_script_without_test_functions_is_no_test() -> None:
    assert _read("import requests\nprint(requests.get('http://localhost'))\n") is None


def test_a_test_of_nothing_of_the_project_does_not_exercise_it() -> None:
    source = "import math\ndef test_math():\n    assert math.sqrt(4) == 2\n"

    found = read_python_tests("tests/test_m.py", parse_module(source.encode()), source, frozenset({"churn"}))

    assert found is not None
    assert not found.exercises_project


def test_skipped_tests_are_seen() -> None:
    source = "import pytest\n@pytest.mark.skip\ndef test_f():\n    assert f()\n"

    found = read_python_tests("tests/test_f.py", parse_module(source.encode()), source, frozenset())

    assert found is not None
    assert found.cases[0].is_skipped


def test_r_and_c_plus_plus_tests_are_read_by_line() -> None:
    r = read_foreign_tests(
        "tests/testthat/test-clean.R", "test_that('rows stay', {\n  expect_equal(nrow(clean(d)), 3)\n})\n"
    )
    c = read_foreign_tests("test/net.cpp", 'TEST_CASE("adds") {\n  REQUIRE(add(1, 2) == 3);\n}\n')

    assert r is not None
    assert c is not None
    assert (r.framework, r.cases[0].asserts) == ("testthat", 1)
    assert (c.framework, c.cases[0].asserts) == ("c++", 1)


def test_the_test_that_a_generator_left_is_none() -> None:
    assert (
        read_foreign_tests("src/App.test.js", "test('renders learn react link', () => {\n expect(1).toBe(1);\n});\n")
        is None
    )


def test_the_kind_follows_path_and_words() -> None:
    assert kind_of("tests/test_api.py", "") is TestKind.SERVICE
    assert kind_of("tests/test_model.py", "") is TestKind.MODEL
    assert kind_of("tests/test_schema.py", "") is TestKind.DATA
    assert kind_of("tests/test_misc.py", "") is TestKind.UNIT
