from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.analysis.line_gates import rows_by_line

WORDS = st.text("aAbİ ", max_size=6)


@given(st.lists(WORDS, max_size=8), st.lists(st.tuples(st.lists(st.sampled_from(["a", "ab", "b a"])), st.integers())))
def test_it_gives_what_a_look_into_each_line_gives(lines: list[str], gates: list[tuple[list[str], int]]) -> None:
    found = rows_by_line(lines, [(tuple(texts), row) for texts, row in gates])
    expected = [[row for texts, row in gates if any(text in line.lower() for text in texts)] for line in lines]

    assert [list(found.get(index, [])) for index in range(len(lines))] == expected
