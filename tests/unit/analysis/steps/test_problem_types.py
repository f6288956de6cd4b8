from portfolio_audit.analysis.steps.problem_types import problem_types
from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _types(source: str) -> tuple[str, ...]:
    unit = make_unit(source)
    return problem_types([unit], steps_of(unit))


def test_a_classifier_is_for_classification() -> None:
    assert _types("from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\n") == (
        "classification",
    )


def test_libraries_name_the_field() -> None:
    assert _types("import spacy\n") == ("nlp",)
    assert _types("from prophet import Prophet\nm = Prophet()\n") == ("forecasting",)


def test_one_weak_sign_is_not_enough() -> None:
    assert _types("from sklearn.metrics import r2_score\nr2_score(a, b)\n") == ()
