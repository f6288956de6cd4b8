import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit

_IMPORTS = "import lightgbm as lgb\nfrom sklearn.linear_model import Ridge\nfrom sklearn.svm import SVR as Vectors\n"


def _models(source: str) -> set[str]:
    return {step.text.rpartition(".")[2] for step in steps_of(make_unit(source)) if step.kind.value == "model"}


@pytest.mark.parametrize(
    "source",
    [
        "MODELS = {'trees': lgb.LGBMRegressor, 'line': Ridge}\nmodel = MODELS[name](**settings)\nmodel.fit(X, y)\n",
        "TRIED = {'line': (Ridge, {'alpha': [1, 2]}), 'trees': (lgb.LGBMRegressor, {})}\n",
        "TRIED = {'line': {'kind': Ridge, 'grid': {}}, 'trees': {'kind': lgb.LGBMRegressor, 'grid': {}}}\n",
        "for kind in (Ridge, lgb.LGBMRegressor):\n    kind().fit(X, y)\n",
        "KINDS = [Ridge, lgb.LGBMRegressor]\nfor kind in KINDS:\n    kind().fit(X, y)\n",
        "for name, kind in {'a': Ridge, 'b': lgb.LGBMRegressor}.items():\n    kind().fit(X, y)\n",
        "def make(name):\n    return {'a': Ridge, 'b': lgb.LGBMRegressor}[name]()\n",
    ],
)
def test_classes_in_a_table_are_models(source: str) -> None:
    assert _models(_IMPORTS + source) == {"Ridge", "LGBMRegressor"}


@pytest.mark.parametrize(
    "source",
    [
        "LINES = (Ridge, lgb.LGBMRegressor)\nif isinstance(model, LINES):\n    explain(model)\n",
        "if isinstance(model, (Ridge, lgb.LGBMRegressor)):\n    explain(model)\n",
        "known = {'line': Ridge, 'path': str}\n",
        "names = {Ridge: 'a line', lgb.LGBMRegressor: 'trees'}\n",
    ],
)
def test_classes_that_are_asked_after_or_stand_alone_are_none(source: str) -> None:
    assert not _models(_IMPORTS + source)
