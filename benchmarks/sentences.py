"""How well the classes of sentences agree with labels, on repositories and documents that the weights did not see.

`python benchmarks/sentences.py --labels dev.jsonl --repositories DIR`

The examples are divided into five parts by repository (or block of a written file); each part is judged by weights
learned on the other four, at the thresholds of the shipped table. Printed are precision and recall of each class, for
the sentences of repositories and for the written ones.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from portfolio_audit.analysis.prose.learned_weights import read_weights
from portfolio_audit.analysis.prose.sentence_classes import CLASSES, WEIGHTS
from sentence_examples import Example, read_examples
from sentence_learning import Chances, unseen_chances
from train_sentences import FOLDER


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


def main() -> None:
    """Learn on parts, judge the others, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    options = parser.parse_args()
    examples = read_examples(FOLDER, options.labels, options.repositories)
    chances = unseen_chances(examples)
    for kind, name in enumerate(CLASSES):
        read, written = (agreement(examples, chances, kind, is_real=is_real) for is_real in (True, False))
        print(f"{name:15} read: {read}   written: {written}")


if __name__ == "__main__":
    main()
