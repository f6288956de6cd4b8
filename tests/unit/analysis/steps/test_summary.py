from portfolio_audit.analysis.steps.models.different_models import models_by_name
from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.analysis.steps.summary import places_of
from support.code import make_unit


def _lines(source: str, kind: StepKind) -> list[int | None]:
    return [step.at.line for step in places_of(steps_of(make_unit(source)), kind)]


def test_a_function_named_for_the_training_in_its_body_is_no_place_of_its_own() -> None:
    source = "def fit_isolation_forest(X):\n    model = IsolationForest()\n    return model.fit(X)\n"

    assert _lines(source, StepKind.FIT) == [3]


def test_a_topic_model_is_trained_where_it_is_made() -> None:
    source = "from gensim.models import LdaMulticore\n\nlda = LdaMulticore(bags, num_topics=9)\n"

    assert _lines(source, StepKind.FIT) == [3]


def test_a_function_whose_training_is_not_seen_is_a_place() -> None:
    assert _lines("def train_model(X):\n    return grow(X)\n", StepKind.FIT) == [1]


def test_a_train_of_the_rails_trains_nothing_and_an_agent_that_learns_does() -> None:
    assert _lines("def train_delay(train):\n    return train.actual - train.planned\n", StepKind.FIT) == []
    assert _lines("def train_times(stop):\n    return sorted(stop.times)\n", StepKind.FIT) == []
    assert _lines("class Agent:\n    def learn(self, s, r):\n        self.q[s] += r\n", StepKind.FIT) == [2]


def test_two_trainings_of_one_class_are_two_places() -> None:
    assert _lines("model = Ridge()\nmodel.fit(a, b)\nmodel.fit(c, d)\n", StepKind.FIT) == [2, 3]


def test_a_name_that_only_says_evaluate_is_no_use_of_a_metric() -> None:
    assert _lines("def evaluate_condition(rule):\n    return rule.holds\n", StepKind.METRIC) == []


def test_an_own_metric_is_a_use_and_its_name_beside_the_formula_none() -> None:
    assert _lines("def compute_rmse(a, b):\n    return measure(a, b)\n", StepKind.METRIC) == [1]
    assert _lines("def _rmse(a, b):\n    return np.sqrt(np.mean((a - b) ** 2))\n", StepKind.METRIC) == [2]


def test_a_compared_name_and_a_printed_value_are_no_use_of_a_metric() -> None:
    source = 'if cv.get("metric") == "auc":\n    x = 1\n' + "print(f\"{row['rmse']:.2f}\")\n"

    assert _lines(source, StepKind.METRIC) == []


def test_a_result_stored_under_the_name_of_a_metric_is_a_use() -> None:
    assert _lines('row["auc"] = area(y, p)\nscores = {"rmse": error}\n', StepKind.METRIC) == [1, 2]


def test_the_word_baseline_in_a_text_for_people_is_no_baseline() -> None:
    source = 'def submit(message="Baseline submission"):\n    """Send the baseline."""\n'

    assert _lines(source, StepKind.BASELINE) == []


def test_a_row_of_results_called_baseline_is_one() -> None:
    assert _lines('results["Naive baseline"] = mae\n', StepKind.BASELINE) == [1]


def test_assertions_on_frames_and_missing_days_check_the_data() -> None:
    source = "assert not frame['age'].isna().any()\nassert x == 3\ngaps = full_range.difference(frame.index)\n"

    assert _lines(source, StepKind.VALIDATE) == [1, 3]


def test_losses_and_blocks_are_no_models_of_their_own() -> None:
    names = ("UNet", "FocalLoss", "TverskyCE", "Up", "DoubleConv", "DiceNet")
    source = "import torch.nn as nn\n" + "".join(f"class {name}(nn.Module):\n    pass\n" for name in names)

    assert [step.text for step in models_by_name(steps_of(make_unit(source)))] == ["DiceNet", "UNet"]
