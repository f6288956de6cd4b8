from portfolio_audit.analysis.steps.models.different_models import models_by_name
from portfolio_audit.analysis.steps.reading import steps_of_all
from support.code import make_unit

_PARTS = """
from torch import nn
class Shift(nn.Module):
    def forward(self, x): return x[1:]
class Tower(nn.Module):
    def __init__(self):
        self.cut = Shift()
"""


def _models(*sources: str) -> list[str]:
    steps = steps_of_all(tuple(make_unit(source) for source in sources))
    return [step.text for step in models_by_name(step for found in steps for step in found)]


def test_what_another_network_builds_into_itself_is_no_model() -> None:
    assert _models(_PARTS) == ["Tower"]


def test_a_network_of_another_cell_builds_parts_too() -> None:
    cells = _PARTS.split("class Tower")

    assert _models(cells[0], f"class Tower{cells[1]}") == ["Tower"]


def test_what_is_also_made_alone_is_a_model() -> None:
    assert _models(f"{_PARTS}\nnet = Shift()\n") == ["Shift", "Tower"]


def test_what_a_class_trains_and_what_is_named_a_net_are_models() -> None:
    assert _models(_PARTS.replace("Shift", "ShiftNet")) == ["ShiftNet", "Tower"]
    assert _models(f"{_PARTS}\n    def training_step(self, batch): return self(batch)\n") == ["Shift", "Tower"]
