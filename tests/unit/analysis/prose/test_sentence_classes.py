"""What single sentences tell, and that any text is read in bounded time."""

from time import process_time

import pytest

from portfolio_audit.analysis.prose.sentences.classes import CLASSES, WEIGHTS, SentenceClass, classify_sentence
from portfolio_audit.analysis.prose.sentences.learned_weights import read_weights

LONG = 100_000


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (SentenceClass.TASK, "The goal of this project is to predict how many bikes a station needs."),
        (SentenceClass.AUDIENCE, "The forecast helps to decide where bikes are moved in the morning."),
        (SentenceClass.SUCCESS, "Success is measured by ROC-AUC, because it judges the ranking."),
        (SentenceClass.LIMITS, "A limitation is that the model saw only one year."),
        (SentenceClass.REASON, "We chose the median over the mean, because strikes give days without any ride."),
        (SentenceClass.INTERPRETATION, "The results suggest that prices drive churn."),
        (SentenceClass.DATA, "The data set holds 42,000 rows of 2019 to 2024."),
        (SentenceClass.APPROACH, "The model is a gradient boosting with 500 trees."),
        (SentenceClass.EVALUATION, "We evaluate with five-fold cross-validation."),
    ],
)
def test_a_plain_sentence_tells_its_topic(kind: SentenceClass, sentence: str) -> None:
    assert kind in classify_sentence(sentence, "")


@pytest.mark.parametrize(
    "sentence", ["The goal is not to optimize one specific dataset.", "Rows of seats face the stage."]
)
def test_a_data_set_that_is_only_named_and_rows_of_seats_tell_no_data(sentence: str) -> None:
    assert SentenceClass.DATA not in classify_sentence(sentence, "")


def test_a_heading_helps() -> None:
    sentence = "The forest has an accuracy of 0.91 and an F1 of 0.88."

    plain, headed = (classify_sentence(sentence, heading) for heading in ("", "Results"))

    assert headed[SentenceClass.INTERPRETATION] > plain.get(SentenceClass.INTERPRETATION, 0)


def test_the_shipped_table_fits_the_classes() -> None:
    table = read_weights(WEIGHTS)

    assert {len(values) for values in table.weights.values()} == {len(CLASSES)}
    assert len(table.thresholds) == len(CLASSES)


@pytest.mark.parametrize("text", ["", "\x00\ud800" * LONG, "x" * LONG, "a/" * LONG, "`" * LONG, "because " * LONG])
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    start = process_time()

    classify_sentence(text, text)

    assert process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    ["Clone the repository and install the requirements with pip.", "Licensed under the MIT licence.", "Python 3.11"],
)
def test_a_plain_line_tells_nothing(text: str) -> None:
    assert not classify_sentence(text, "")


def test_the_heading_tells_what_a_list_item_is_about() -> None:
    item = "A larger sample of rural clinics"

    assert SentenceClass.FUTURE in classify_sentence(item, "Future work")
    assert SentenceClass.FUTURE not in classify_sentence(item, "")
