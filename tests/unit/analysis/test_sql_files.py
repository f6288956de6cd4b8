import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.sql_files import prepares_data, statements, without_comments
from support.snapshots import make_snapshot

DERIVES = "create table daily as\nselect day, count(*) as trips from trips group by day;\n"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("sql/daily.sql", DERIVES),
        ("sql/load.sql", "INSERT INTO dim_shop (id, town)\nSELECT id, trim(town) FROM raw_shops;\n"),
        ("sql/clean.sql", "update houses set town = trim(town);\n"),
        ("sql/clean.sql", "delete from houses_numbered where row_num > 1;\n"),
        ("sql/read.sql", "copy trips from 'data/trips.csv' csv header;\n"),
        ("etl/views.sql", "create or replace view silver.trips as select a.day, b.name from a join b using (line);\n"),
        ("features.sql", "-- for the model\nselect day, lag(trips) over (order by day) as before from daily\n"),
    ],
)
def test_scripts_that_make_or_mend_tables_prepare_data(path: str, source: str) -> None:
    assert prepares_data(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("db/queries.sql", "select id, name from users where id = $1;\nupdate users set name = $2 where id = $1;\n"),
        ("db/queries.sql", "update users set name = coalesce($2, name) where id = $1;\n"),
        ("db/schema.sql", "create table users (id serial primary key, name text);\n"),
        ("db/migrations/0002_totals.sql", DERIVES),
        ("db/V2__totals.sql", DERIVES),
        (
            "db/views.sql",
            "create view v_posts as select p.text, u.name from posts p join users u on u.id = p.user_id;\n",
        ),
        ("db/roles.sql", "insert into roles values (1, 'x');\ninsert into user_roles select u.id, 1 from users u;\n"),
        ("db/all.sql", "create table accounts (id int, password_hash text);\n" + DERIVES),
        ("report.sql", "select line, avg(delay) from trips group by line;\n"),
    ],
)
def test_queries_of_an_application_prepare_none(path: str, source: str) -> None:
    assert not prepares_data(path, source)


def test_models_of_a_dbt_project_are_code_and_its_tests_are_not() -> None:
    files = {
        "dbt_project.yml": "name: shop\n",
        "models/orders.sql": "select 1 as a\n",
        "macros/cents.sql": "{% macro cents(c) %}{{ c }} / 100{% endmacro %}\n",
        "tests/no_orphans.sql": "select * from {{ ref('orders') }}\n",
    }

    assert [unit.path for unit in read_code_units(make_snapshot(files))] == ["macros/cents.sql", "models/orders.sql"]


def test_a_folder_called_models_is_no_dbt_project_by_itself() -> None:
    assert read_code_units(make_snapshot({"models/user.sql": "select id from users where id = ?\n"})) == ()


def test_comments_are_blanked_in_their_place_and_texts_are_kept() -> None:
    assert without_comments("a -- b\n/* c\nd */ '--' {# e #}f") == "a     \n    \n     '--'        f"


def test_a_statement_is_called_by_its_table_and_ends_with_its_semicolon() -> None:
    found = statements("a.sql", DERIVES + DERIVES.replace("daily", "[core].[trips]"))

    assert [one.name for one in found] == ["daily", "core.trips"]
    assert found[0].end == len(DERIVES) - 2
