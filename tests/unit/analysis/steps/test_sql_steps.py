from portfolio_audit.analysis.steps.explained import PREPARE, explained_steps, share
from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.analysis.steps.steps import StepKind
from support.code import make_unit

MODEL = """\
-- one row for each measurement of a sensor, with what went before
with source as (
    select *
    from {{ source('raw', 'measurements') }}
    where value is not null
      and value between -40 and 60
),
numbered as (
    select
        *,
        row_number() over (partition by sensor, taken_at order by sent_at desc) as nth
    from source
)
select
    cast(sensor as integer) as sensor,
    trim(place) as place,
    coalesce(humidity, 0) as humidity,
    extract(hour from taken_at) as hour,
    lag(value) over (
        partition by sensor
        order by taken_at
    ) as value_before,
    value - value_mean as difference,
    case when value > 30 then 'hot' else 'mild' end as feel
from numbered
left join {{ ref('means') }} using (sensor)
where nth = 1
group by all
"""


def _sorts(source: str, path: str = "models/measurements.sql") -> set[tuple[str, str, int | None]]:
    return {(step.kind.value, step.detail, step.at.line) for step in steps_of(make_unit(source, path, language="sql"))}


def _share(source: str, description: str = "") -> float:
    unit = make_unit(source, "models/a.sql", language="sql", prose=description)
    steps = steps_of(unit)
    return share(explained_steps(unit, steps), steps, PREPARE)


def test_a_model_is_read_clause_by_clause() -> None:
    assert _sorts(MODEL) == {
        ("load", "database", 4),
        ("clean", "missing", 5),
        ("clean", "filtered", 6),
        ("clean", "duplicates", 11),
        ("clean", "types", 15),
        ("clean", "text", 16),
        ("clean", "missing", 17),
        ("engineer", "dates", 18),
        ("engineer", "window", 19),
        ("engineer", "derived", 23),
        ("engineer", "derived", 24),
        ("engineer", "joined", 26),
        ("engineer", "grouped", 28),
    }


def test_the_steps_of_a_model_stand_in_it_by_its_name() -> None:
    steps = steps_of(make_unit(MODEL, "models/measurements.sql", language="sql"))

    assert {step.scope for step in steps if step.kind is not StepKind.LOAD} == {"measurements"}


def test_of_a_script_only_what_makes_tables_is_read() -> None:
    script = "select coalesce(a, 0) from b group by a;\ncreate table c as\nselect a / d as ratio\nfrom b;\n"

    assert _sorts(script, "sql/c.sql") == {("engineer", "derived", 3)}


def test_columns_below_each_other_that_are_cast_are_one_place() -> None:
    model = "select\n    a::int as a,\n    b::date as b,\n    c,\n    d::text as d\nfrom {{ ref('x') }}\n"

    assert _sorts(model) == {("clean", "types", 2), ("clean", "types", 5)}


def test_numbers_of_rows_that_only_make_a_key_derive_nothing() -> None:
    assert _sorts("select row_number() over (order by id) as shop_key, id\nfrom {{ ref('shops') }}\n") == set()


def test_columns_that_are_only_chosen_and_macros_are_no_step() -> None:
    assert _sorts("select id, name as town\nfrom {{ ref('shops') }}\norder by name\n") == set()
    assert _sorts("{% macro half(c) %}coalesce({{ c }}, 0) / 2{% endmacro %}\n", "macros/half.sql") == set()


def test_rows_that_are_changed_or_removed_are_cleaned() -> None:
    script = (
        "update houses\nset sold = convert(date, sold);\n"
        "delete from numbered where row_num > 1;\ndelete from houses where price is null;\n"
    )

    assert _sorts(script, "clean.sql") == {
        ("clean", "types", 2),
        ("clean", "duplicates", 3),
        ("clean", "missing", 4),
    }


def test_files_that_a_script_reads_are_opened() -> None:
    assert _sorts("copy trips from 'data/trips.csv' csv header;\n", "load.sql") == {("load", "table", 1)}


def test_words_above_a_part_of_a_query_and_those_of_the_project_explain_its_steps() -> None:
    part = (
        "with a as (\n    select * from {{ ref('x') }}\n)\n\n"
        "-- the sensor sends each value again until somebody answers it\n"
        "b as (\n\n    select max(c) as c\n\n    from a\n    group by d\n)\n\nselect * from b\n"
    )

    assert _share(part) == 1.0
    assert _share(part.replace("until somebody answers it", "")) == 0.0
    assert _share("select a / b as c\nfrom {{ ref('x') }}\n", "One row for each order that was paid in full") == 1.0
