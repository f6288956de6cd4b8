"""Python sources become modules."""

import sys
from textwrap import dedent

import pytest

from portfolio_audit.limits import PYTHON_BYTES
from portfolio_audit.parsers.python import NEWER_SYNTAX, Call, Module, parse_cells, parse_module


def parse(source: str) -> Module:
    return parse_module(dedent(source).encode())


def called(source: str) -> list[str]:
    return [call.name for call in parse(source).calls]


def the_call(source: str, name: str) -> Call:
    return next(call for call in parse(source).calls if call.name == name)


def test_a_method_of_an_assigned_estimator_carries_the_constructor() -> None:
    source = """
        from sklearn.linear_model import LogisticRegression as LR
        model = LR(C=1.0)
        model.fit(X, y)
    """

    assert called(source) == ["sklearn.linear_model.LogisticRegression", "sklearn.linear_model.LogisticRegression.fit"]


def test_a_frame_stays_a_frame_through_methods_columns_and_functions() -> None:
    source = """
        import pandas as pd
        def load(path):
            table = pd.read_csv(path)
            return table
        df = load("a.csv")
        df = df.dropna().reset_index()
        df["age"].fillna(0)
        df.price.clip(0)
    """

    assert called(source)[-3:] == ["pandas.DataFrame.dropna", "pandas.DataFrame.fillna", "pandas.DataFrame.clip"]


def test_axes_of_subplots_are_known_in_loops() -> None:
    source = """
        import matplotlib.pyplot as plt
        fig, axes = plt.subplots(2, 2)
        for number, ax in enumerate(axes.flat):
            ax.set_title("x")
    """
    call = the_call(source, "matplotlib.axes.Axes.set_title")

    assert call.in_loop
    assert call.receiver == "ax"


def test_attributes_of_self_are_followed_between_methods() -> None:
    source = """
        from xgboost import XGBClassifier
        class Trainer:
            def __init__(self):
                self.model = XGBClassifier()
            def run(self, X):
                self.model.fit(X)
    """

    assert the_call(source, "xgboost.XGBClassifier.fit").scope == "Trainer.run"


def test_a_parameter_hides_the_module_variable() -> None:
    source = """
        from sklearn.svm import SVC
        model = SVC()
        def train(model):
            model.fit()
    """

    assert called(source) == ["sklearn.svm.SVC", ".fit"]


def test_an_annotated_parameter_is_known() -> None:
    source = """
        import pandas as pd
        def clean(df: pd.DataFrame):
            df.dropna()
    """

    assert called(source) == ["pandas.DataFrame.dropna"]


def test_a_method_of_a_literal_is_no_library_call() -> None:
    assert called("', '.join(names)") == [".join"]


def test_pipeline_steps_stand_among_the_constructors() -> None:
    source = """
        from sklearn.pipeline import Pipeline
        from sklearn.preprocessing import StandardScaler
        pipe = Pipeline([("scale", StandardScaler())])
    """
    call = the_call(source, "sklearn.pipeline.Pipeline")

    assert call.constructors == ("sklearn.preprocessing.StandardScaler",)
    assert call.strings == ("scale",)
    assert call.target == "pipe"


def test_a_split_names_all_its_targets_and_keywords() -> None:
    source = """
        from sklearn.model_selection import train_test_split
        a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=SEED)
    """
    call = the_call(source, "sklearn.model_selection.train_test_split")

    assert call.targets == ("a", "b", "c", "d")
    assert call.arguments == ("X", "y")
    assert call.keywords == (("test_size", "0.2"), ("random_state", "SEED"))


def test_a_name_bound_by_a_with_statement_is_known() -> None:
    assert called("with open('a') as file:\n    file.read()\n") == ["open", "open.read"]


def test_cells_share_names_and_uses() -> None:
    first, second = parse_cells([b"import pandas as pd\ndf = pd.read_csv('a')", b"df.dropna()\npd.concat([df])"])

    assert [call.name for call in second.calls] == ["pandas.DataFrame.dropna", "pandas.concat"]
    assert first.imports[0].is_used


@pytest.mark.parametrize(
    ("source", "is_used"),
    [
        ("import os", False),
        ("import os\nos.getcwd()", True),
        ("import os  # noqa: F401", True),
        ("from os import path\n__all__ = ['path']", True),
        ("from __future__ import annotations", True),
        ("from x import Thing\ndef f(a: 'Thing'): pass", True),
    ],
)
def test_an_import_is_used_when_something_reads_exports_or_keeps_it(source: str, *, is_used: bool) -> None:
    assert parse_module(source.encode()).imports[0].is_used is is_used


def test_lines_are_code_comment_docstring_or_blank() -> None:
    lines = parse(
        '''
        """What it does."""

        # why it does it
        # total = price * amount
        text = """
        # not a comment
        """  # a remark
        '''
    ).lines

    assert (lines.total, lines.code, lines.comment, lines.docstring, lines.blank) == (8, 3, 2, 1, 2)
    assert lines.commented_out == 1


@pytest.mark.parametrize(
    "comment", ["import libraries", "Note: read this first", "see the paper (Smith 2020)", "data", "In[3]:", "---"]
)
def test_prose_after_a_hash_is_not_switched_off_code(comment: str) -> None:
    assert parse_module(f"# {comment}\n".encode()).lines.commented_out == 0


@pytest.mark.parametrize("comment", ["x = compute(3)", "import os", "print(df.head())", "for row in rows:"])
def test_a_statement_after_a_hash_is_switched_off_code(comment: str) -> None:
    assert parse_module(f"# {comment}\n".encode()).lines.commented_out == 1


def test_a_function_knows_its_shape() -> None:
    function = parse(
        '''
        class Model:
            def fit(self, X: int, y) -> None:
                """Fit."""
                if X and y:
                    return
        '''
    ).functions[0]

    assert (function.qualified_name, function.is_method, function.is_public) == ("Model.fit", True, True)
    assert (function.arguments, function.annotated_arguments, function.has_return_annotation) == (2, 1, True)
    assert (function.complexity, function.statements, function.has_docstring) == (3, 2, True)


def test_private_and_inner_functions_are_not_public() -> None:
    functions = parse("def _a(): pass\ndef b():\n    def c(): pass\n    return c").functions

    assert [function.is_public for function in functions] == [False, True, False]


def test_assertions_that_cannot_fail_are_told_apart() -> None:
    function = parse("def test():\n    assert True\n    assert (1, 'x')\n    assert f(1) == 2").functions[0]

    assert (function.asserts, function.constant_asserts) == (1, 2)


@pytest.mark.parametrize("body", ["pass", "...", "raise NotImplementedError", '"""Later."""'])
def test_a_function_without_a_body_is_a_stub(body: str) -> None:
    assert parse_module(f"def f():\n    {body}".encode()).functions[0].is_stub


def test_a_handler_that_only_passes_is_silent() -> None:
    handlers = parse("try:\n    f()\nexcept:\n    pass\nexcept ValueError:\n    g()").handlers

    assert [(handler.is_bare, handler.is_silent) for handler in handlers] == [(True, True), (False, False)]


def test_the_main_guard_is_seen() -> None:
    assert parse("if __name__ == '__main__':\n    main()").has_main_guard


@pytest.mark.parametrize(
    "source", ['print "hello"', "try:\n    f()\nexcept ValueError, error:\n    g()", "print 'a %s' % b"]
)
def test_python_2_is_called_by_its_name(source: str) -> None:
    assert parse_module(source.encode()).error == "Python 2 syntax"


@pytest.mark.parametrize("source", ['x = f"{row["name"]}: {value}"', "print(f'{best['auc']:.2f} and {best['f1']}')"])
def test_quotes_inside_f_strings_are_read_on_every_python(source: str) -> None:
    assert parse_module(source.encode()).error is None


def test_a_syntax_error_names_its_line_and_keeps_the_lines() -> None:
    module = parse_module(b"x = 1\ny = (\n")

    assert module.error is not None
    assert module.error.startswith("syntax error in line ")
    assert module.lines.total == 2


@pytest.mark.parametrize(
    "source",
    [
        b"(" * 5_000 + b")" * 5_000,
        b"x = " + b"-" * 5_000 + b"1",
        b"x = " + b"+".join([b"a"] * 5_000),
        b"x = a" + b".b" * 5_000,
        b"x = f" + b"()" * 5_000,
        b"x = " + b"not " * 5_000 + b"a",
        b"if a:\n  pass\n" + b"elif a:\n  pass\n" * 5_000,
        b"".join(b" " * depth + b"if a:\n" for depth in range(90)) + b" " * 90 + b"pass\n",
    ],
)
def test_deep_nesting_is_our_verdict_and_not_a_crash(source: bytes) -> None:
    assert parse_module(source).error == "too deeply nested"


def test_a_long_flat_literal_is_fine() -> None:
    module = parse_module(b"rows = [\n" + b"    ('a', -1, 2 + 3),\n" * 4_000 + b"]\n")

    assert module.error is None
    assert module.lines.total == 4_002


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff\xfe\x00",
        b"# coding: nonsense\nx = 1",
        b"# coding: latin-1\nx = '\xe9'",
        b"\xef\xbb\xbfx = 1",
        b"x = 1\r\ny = 2\r\n",
        b"'''",
        b'"\\',
        b"x = 0x" + b"f" * 9_000,
        b"\x0cx = 1",
        b"a" * (PYTHON_BYTES + 1),
    ],
)
def test_any_bytes_give_a_module(content: bytes) -> None:
    assert isinstance(parse_module(content), Module)


def test_a_large_file_is_not_parsed() -> None:
    assert parse_module(b"x = 1\n" * PYTHON_BYTES).error == "larger than 512 KiB"


def test_warnings_that_quote_the_source_stay_inside(capfd: pytest.CaptureFixture[str]) -> None:
    parse_module(b"x = '\\d'\nx is 'secret'\n")

    assert capfd.readouterr() == ("", "")


def test_the_walk_needs_no_recursion() -> None:
    limit = sys.getrecursionlimit()
    source = b"x = " + b"[" * 90 + b"]" * 90

    assert parse_module(source).error is None
    assert sys.getrecursionlimit() == limit


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from Python 3.12 on such f-strings parse")
def test_an_f_string_over_several_lines_is_our_limit_on_older_pythons() -> None:
    assert parse_module(b'x = f"{\n    value\n}"').error == NEWER_SYNTAX
