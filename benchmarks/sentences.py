"""How well the classes of sentences agree with labels, on repositories and documents that the weights did not see.

`python benchmarks/sentences.py --labels dev.jsonl --repositories DIR`

The examples are divided into five parts by repository (or block of a written file); each part is judged by weights
learned on the other four, at the thresholds of the shipped table. Printed are precision and recall of each class, for
the sentences of repositories and for the written ones; then, for whole repositories, how often a class is denied that a
reader finds told plainly, and credited where he finds none, also with thresholds chosen on the other half.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from portfolio_audit.analysis.prose.sentences.classes import CLASSES, WEIGHTS
from portfolio_audit.analysis.prose.sentences.learned_weights import read_weights
from readings import READINGS, read_readings
from sentence_answers import Answer, Bests, answers_on_prose, best_chances, best_limit, mistakes
from sentence_examples import Example, read_examples
from sentence_learning import Chances, unseen_chances, unseen_tables
from train_sentences import FOLDER
from validity import KINDS, read_labels


def agreement(examples: Sequence[Example], chances: Chances, kind: int, *, is_real: bool) -> str:
    """Give precision, recall and support of one class."""
    limit = read_weights(WEIGHTS).thresholds[kind]
    pairs = [
        (own[kind] >= limit, CLASSES[kind] in one.classes)
        for one, own in zip(examples, chances, strict=True)
        if one.is_real is is_real
    ]
    right = sum(given and told for given, told in pairs)
    given, told = sum(one for one, _ in pairs), sum(one for _, one in pairs)
    return f"precision {right / max(1, given):.2f} recall {right / max(1, told):.2f} support {told:4}"


def in_repositories(answers: Sequence[Answer], bests: Bests, limit: float) -> str:
    """Give the mistakes about one class at its threshold, and at those that the other half of repositories chooses."""
    names = sorted({one.repository for one in answers})
    halves = [[one for one in answers if (names.index(one.repository) % 2 == 0) is side] for side in (True, False)]
    unseen = [mistakes(own, bests, best_limit(other, bests)) for own, other in (halves, halves[::-1])]
    plain, none = (sum(one.is_told is said for one in answers) for said in (True, False))
    denied, credited = mistakes(answers, bests, limit)
    by_halves = f"{sum(one for one, _ in unseen)} and {sum(one for _, one in unseen)}"
    return f"denied {denied} of {plain}, credited {credited} of {none}; by the other half {by_halves}"


def main() -> None:
    """Learn on parts, judge the others, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    options = parser.parse_args()
    examples = read_examples(FOLDER, options.labels, options.repositories)
    unseen = unseen_tables(examples)
    chances = unseen_chances(examples, unseen)
    for kind, name in enumerate(CLASSES):
        read, written = (agreement(examples, chances, kind, is_real=is_real) for is_real in (True, False))
        print(f"{name:15} read: {read}   written: {written}")
    commits = {label.repo: label.commit for label in read_labels(options.labels) if label.kind in KINDS}
    bests = best_chances(commits, options.repositories, unseen)
    answers = answers_on_prose(read_readings(READINGS))
    for kind, name in enumerate(CLASSES):
        own = [one for one in answers if one.kind is name]
        if own:
            print(f"{name:15} {in_repositories(own, bests, read_weights(WEIGHTS).thresholds[kind])}")


if __name__ == "__main__":
    main()
