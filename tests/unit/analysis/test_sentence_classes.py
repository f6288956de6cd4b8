"""What sentences tell by learned weights: clear ones of each class, near misses, and bounds."""

import pytest

from portfolio_audit.analysis.learned_weights import read_weights
from portfolio_audit.analysis.sentence_classes import CLASSES, WEIGHTS, SentenceClass, classify_sentence

_LONGEST_TABLE = 20_000


@pytest.mark.parametrize(
    ("told", "heading", "text"),
    [
        (SentenceClass.MOTIVATION, "", "Every missed case costs the clinic thousands of euros and the patient weeks."),
        (SentenceClass.TASK, "", "The model predicts whether a customer will cancel the contract next month."),
        (SentenceClass.AUDIENCE, "", "The tool helps planners at the depot decide how many vans they need."),
        (
            SentenceClass.SUCCESS,
            "",
            "We call the project a success if recall reaches at least 0.80 on unseen patients.",
        ),
        (SentenceClass.QUESTION, "", "Do people rent more bikes on warm days than on cold ones?"),
        (SentenceClass.LIMITS, "", "The sample covers one city only, so results may not generalise to others."),
        (SentenceClass.LIMITS, "Limitations", "Only data of 2019"),
        (SentenceClass.FUTURE, "Next steps", "Add weather data and retrain every week"),
        (SentenceClass.LESSONS, "", "I learned the hard way that shuffling a time series ruins the evaluation."),
        (SentenceClass.REASON, "", "I chose the median because a few very large values distort the mean."),
        (SentenceClass.INTERPRETATION, "", "The forest beats the baseline by 12 %, which suggests non-linear effects."),
        (SentenceClass.DATA, "", "The dataset contains 7,043 customers with 21 columns each."),
        (SentenceClass.APPROACH, "", "We train a random forest on scaled features and tune its depth by grid search."),
        (SentenceClass.EVALUATION, "", "Models are compared by 5-fold cross-validation on the training part."),
        (SentenceClass.CREDITS, "", "Thanks to the authors of the dataset on Kaggle."),
    ],
)
def test_a_clear_sentence_tells_its_class(told: SentenceClass, heading: str, text: str) -> None:
    assert told in classify_sentence(text, heading)


@pytest.mark.parametrize(
    "text",
    [
        "Clone the repository and install the requirements with pip.",
        "The notebook is in the folder notebooks.",
        "Licensed under the MIT licence.",
        "The API allows 60 requests a minute.",
        "Python 3.11",
        "",
    ],
)
def test_a_plain_line_tells_nothing(text: str) -> None:
    assert not classify_sentence(text, "")


def test_the_heading_tells_what_a_list_item_is_about() -> None:
    item = "A larger sample of rural clinics"

    assert SentenceClass.FUTURE in classify_sentence(item, "Future work")
    assert SentenceClass.FUTURE not in classify_sentence(item, "")


def test_chances_are_shares_and_reach_the_bar_of_their_class() -> None:
    bars = dict(zip(CLASSES, read_weights(WEIGHTS).thresholds, strict=True))

    told = classify_sentence("The model predicts whether a customer will cancel the contract.", "")

    assert told
    assert all(bars[kind] <= chance <= 1 for kind, chance in told.items())


def test_a_very_long_line_is_read_to_its_bound() -> None:
    assert classify_sentence("word " * 200_000, "heading " * 10_000) == {}


def test_the_table_is_thin_and_whole() -> None:
    table = read_weights(WEIGHTS)

    assert len(table.thresholds) == len(CLASSES)
    assert len(table.weights) < _LONGEST_TABLE
    assert all(len(own) == len(CLASSES) for own in table.weights.values())
