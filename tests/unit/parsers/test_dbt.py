from portfolio_audit.parsers.dbt import DeclaredTest, parse_paths, parse_schema

SCHEMA = b"""\
version: 2

models:
  - name: orders
    description: >
      One row for each order,
      tests: cancelled ones left out
    data_tests:
      - dbt_utils.expression_is_true:
          expression: "paid <= total"
    columns:
      - name: order_id   # the key
        tests: [unique, not_null]
      - name: state
        description: "Where the order is."
        tests:
          - accepted_values:
              values:
                - open
                - unique
      - {name: shop_id, tests: [not_null]}
      - name: note

unit_tests:
  - name: totals_are_summed
    model: orders
    given:
      - input: ref('lines')
        rows: [{order_id: 1, price: 2}]
"""


def test_each_column_of_which_something_is_asked_is_one_test_with_the_line_that_asks_first() -> None:
    assert parse_schema(SCHEMA).tests == (
        DeclaredTest("orders", ("dbt_utils.expression_is_true",), 9),
        DeclaredTest("orders.order_id", ("unique", "not_null"), 13),
        DeclaredTest("orders.state", ("accepted_values",), 17),
        DeclaredTest("orders.shop_id", ("not_null",), 21),
        DeclaredTest("totals_are_summed", (), 25),
    )


def test_a_description_over_several_lines_is_told_in_full() -> None:
    assert parse_schema(SCHEMA).descriptions == {"orders": "One row for each order, tests: cancelled ones left out"}


def test_lists_may_stand_as_far_left_as_their_key() -> None:
    found = parse_schema(
        b"models:\n- name: a\n  columns:\n  - name: b\n    tests:\n    - unique\n"
        b"  - name: c\n    tests:\n    - not_null\n"
    )

    assert [test.of for test in found.tests] == ["a.b", "a.c"]


def test_tests_of_other_settings_are_none_of_a_table() -> None:
    assert parse_schema(b"jobs:\n  check:\n    name: x\n    tests:\n      - unit\n      - data\n").tests == ()


def test_folders_are_those_that_the_project_names_and_the_usual_ones() -> None:
    paths = parse_paths(b'name: shop\nmodel-paths: ["sql/models"]\ntest-paths:\n  - checks\n  - more/checks\n')

    assert paths["model"] == ("sql/models",)
    assert paths["test"] == ("checks", "more/checks")
    assert paths["macro"] == ("macros",)
