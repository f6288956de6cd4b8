from portfolio_audit.analysis.steps.lines.scopes import scopes_of_lines


def _scopes(source: str, language: str) -> dict[int, str]:
    return dict(scopes_of_lines(list(enumerate(source.splitlines(), start=1)), language))


def test_a_line_stands_in_the_function_that_begins_at_the_margin() -> None:
    assert _scopes("fill <- function(d) {\n  drop_na(d)\n}\nfill(d)\n", "r") == {1: "fill", 2: "fill"}


def test_a_call_and_a_declaration_in_c_begin_no_function() -> None:
    source = "using std::vector;\nfloat mean(float a);\nvoid Net::train(int n) {\n  step(n);\n}\n"

    assert _scopes(source, "c++") == {3: "Net::train", 4: "Net::train"}


def test_functions_of_pages_hold_no_steps() -> None:
    assert _scopes("function show(a) {\n  accuracy(a);\n}\n", "javascript") == {}
