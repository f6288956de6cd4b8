"""Learning the table of sentences, and the passages that measure how well single wordings are understood."""

import pytest

from portfolio_audit.analysis.prose.sentences.classes import CLASSES, SentenceClass
from portfolio_audit.analysis.prose.sentences.features import sentence_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import class_chances
from readings import READINGS, read_readings
from sentence_answers import Answer, answers_on_prose, best_limit, chosen_limits, mistakes
from sentence_examples import CODES, Example, digest, read_written
from sentence_learning import PARTS, choose_thresholds, learn, learn_weights, unseen_chances, unseen_tables
from train_sentences import FOLDER
from wordings import PARTS as PARTS_OF_PASSAGES
from wordings import Passage, Tally, files_of, read_passages, read_topics


def make_examples() -> list[Example]:
    crops = ["maize", "wheat", "rye", "oats", "barley", "millet"]
    limits = [
        Example(
            f"The sample of {crop} is too small to generalise.",
            "",
            frozenset({SentenceClass.LIMITS}),
            crop,
            is_real=True,
        )
        for crop in crops
    ]
    plain = [
        Example(f"Run the script for {crop} from the root.", "", frozenset(), crop, is_real=False) for crop in crops
    ]
    return limits + plain


def test_what_was_learned_is_told_of_a_sentence_that_was_not_seen() -> None:
    table = learn_weights(make_examples())
    limits = CLASSES.index(SentenceClass.LIMITS)

    told = class_chances(sentence_traits("The sample of rice is too small to generalise.", ""), table)[limits]
    plain = class_chances(sentence_traits("Run the script for rice from the root.", ""), table)[limits]

    assert told > 0.5 > plain


def test_words_of_a_single_project_are_not_learned() -> None:
    table = learn_weights(make_examples())

    assert "sampl" in table.weights
    assert not {"maize", "wheat"} & set(table.weights)


def test_the_same_examples_give_the_same_table() -> None:
    first, second = (learn(make_examples(), lambda _: {SentenceClass.TASK: 0.12}, "d") for _ in range(2))

    assert first == second
    assert first.thresholds[CLASSES.index(SentenceClass.TASK)] == 0.78


def test_readers_decide_a_threshold_down_to_the_lowest_precision() -> None:
    limits = CLASSES.index(SentenceClass.LIMITS)

    high = learn(make_examples(), lambda _: {SentenceClass.LIMITS: 0.6}).thresholds[limits]
    low = learn(make_examples(), lambda _: {SentenceClass.LIMITS: 0.01}).thresholds[limits]

    assert high == 0.6
    assert 0.01 < low < 0.6


def test_each_example_is_judged_by_weights_that_did_not_see_its_group() -> None:
    examples = make_examples()

    unseen = unseen_tables(examples)
    chances = unseen_chances(examples, unseen)

    assert len({id(table) for table in unseen.values()}) == PARTS
    assert not {name for name in unseen["maize"].weights if "maiz" in name}
    assert len(chances) == len(examples) > PARTS
    assert all(len(own) == len(CLASSES) for own in chances)


def test_a_class_without_a_right_answer_keeps_the_highest_bar() -> None:
    examples = [Example("Plain.", "", frozenset(), "a", is_real=True)]

    assert set(choose_thresholds(examples, [(0.4,) * len(CLASSES)], 0.5)) == {0.78}


def make_answers() -> tuple[list[Answer], dict[tuple[str, bool], list[float]]]:
    """Give four repositories: told plainly at .3 and .5, arguable at .1, not told at .2."""
    said = {"a": (True, 0.3), "b": (True, 0.5), "c": (None, 0.1), "d": (False, 0.2)}
    task = CLASSES.index(SentenceClass.TASK)
    bests = {(name, True): [best * (kind == task) for kind in range(len(CLASSES))] for name, (_, best) in said.items()}
    return [Answer(name, SentenceClass.TASK, in_front=True, is_told=told) for name, (told, _) in said.items()], bests


def test_readers_of_repositories_decide_where_fewest_are_wrongly_denied_and_credited() -> None:
    answers, bests = make_answers()

    assert mistakes(answers, bests, 0.4) == (1, 0)
    assert mistakes(answers, bests, 0.1) == (0, 1)
    assert 0.2 < best_limit(answers, bests) <= 0.3
    assert chosen_limits(answers, bests) == {SentenceClass.TASK: best_limit(answers, bests)}


def test_readers_answered_for_every_class_that_a_repository_is_asked_for() -> None:
    answers = answers_on_prose(read_readings(READINGS))

    assert {one.is_told for one in answers} == {True, None, False}
    assert len({one.repository for one in answers}) == 71
    assert {one.kind for one in answers if one.in_front} == {CODES[code] for code in "MTAL"}


def test_every_written_sentence_has_known_codes_and_a_text() -> None:
    examples = list(read_written(FOLDER))

    assert {kind for one in examples for kind in one.classes} == set(CODES.values())
    assert all(one.text.strip() for one in examples)


def test_a_sentence_is_known_by_its_digest() -> None:
    assert digest("Only one city.") == digest("Only one city.") != digest("Only two cities.")


@pytest.mark.parametrize("part", PARTS_OF_PASSAGES)
def test_every_passage_has_a_known_topic_and_both_answers_are_there(part: str) -> None:
    passages, topics = read_passages(part), read_topics()

    assert {passage.topic for passage in passages} == set(topics)
    for topic in topics:
        assert {passage.holds for passage in passages if passage.topic == topic} == {True, False}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("README.md", {"README.md"}),
        ("notebook-code", {"README.md", "work.ipynb"}),
        ("src/fit.py", {"README.md", "src/fit.py"}),
        ("tests/test_fit.py", {"README.md", "tests/test_fit.py", "src/fit.py"}),
    ],
)
def test_a_passage_stands_alone_in_its_repository(file: str, expected: set[str]) -> None:
    assert set(files_of(Passage("metrics", holds=True, file=file, text="from src.fit import run"))) == expected


def test_recall_and_false_alarms_are_counted_apart() -> None:
    tally = Tally()
    for holds, recognised in ((True, True), (True, False), (False, True), (False, False)):
        tally.add(holds=holds, recognised=recognised)

    assert str(tally) == "recall 0.50 (1 of 2)  false alarms 0.50 (1 of 2)"
