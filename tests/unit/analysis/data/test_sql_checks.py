from portfolio_audit.analysis.data.sql_checks import sql_checks
from portfolio_audit.analysis.testing.dbt_tests import dbt_tests
from support.snapshots import make_snapshot

PROJECT = {
    "dbt_project.yml": "name: shop\n",
    "models/orders.sql": "select 1 as order_id\n",
    "models/schema.yml": "models:\n  - name: orders\n    columns:\n      - name: order_id\n        tests: [unique]\n",
    "tests/paid_in_full.sql": "-- nobody owes anything\nselect order_id from {{ ref('orders') }} where paid < total\n",
}


def _checks(files: dict[str, str]) -> list[tuple[str, str, int | None]]:
    return [(step.detail, step.at.path, step.at.line) for step in sql_checks(make_snapshot(files))]


def test_columns_that_the_project_tests_and_queries_among_its_tests_are_checks() -> None:
    assert _checks(PROJECT) == [("test", "models/schema.yml", 5), ("test", "tests/paid_in_full.sql", 2)]


def test_without_a_project_such_files_are_no_tests() -> None:
    files = {path: text for path, text in PROJECT.items() if path != "dbt_project.yml"}

    assert _checks(files) == []
    assert dbt_tests(make_snapshot(files)) == ()


def test_a_query_that_is_switched_off_by_a_comment_and_a_test_with_parameters_test_nothing_by_themselves() -> None:
    files = PROJECT | {
        "tests/paid_in_full.sql": "/* select order_id from orders */\n",
        "tests/generic/is_even.sql": "{% test is_even(model, c) %} select * from {{ model }} {% endtest %}\n",
    }

    assert [file.text for file in dbt_tests(make_snapshot(files))] == ["models/schema.yml"]


def test_queries_for_wrong_rows_in_a_file_named_for_checks_are_checks() -> None:
    query = "select id, count(*) from orders group by id having count(*) > 1;\n"

    assert _checks({"sql/quality_checks.sql": query}) == [("query", "sql/quality_checks.sql", 1)]
    assert _checks({"sql/report.sql": query}) == []


def test_a_block_that_stops_is_a_check() -> None:
    block = (
        "do $$\nbegin\n  if exists (select 1 from orders where total < 0) then\n"
        "    raise exception 'below zero';\n  end if;\nend $$;\n"
    )

    assert _checks({"sql/load.sql": block}) == [("query", "sql/load.sql", 3)]
    assert _checks({"db/migrations/1_x.sql": block}) == []
