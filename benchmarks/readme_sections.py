"""How well the classes of README sections agree with labels, by class and as weighted F1.

`python benchmarks/readme_sections.py --sections FILE [--folds 10]`

Each section is a yes or no for each class (a section may bear several). F1 is taken per class over all sections, and
weighted F1 is the mean over classes weighted by the number of sections that bear the label. It is printed with and
without `excluded` (sections in another language, empty ones, comments inside code blocks): the literature leaves
`excluded` out. With `--folds` the weights and thresholds are learned anew on the other files for each part of the
files, so that no section is judged by weights that saw its file; without it the shipped weights answer.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from portfolio_audit.analysis.prose.sections.classes import (
    WEIGHTS,
    SectionClass,
    classify_sections,
    decide_classes,
)
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, read_weights
from section_examples import LabelledFile, agreements, file_digest, read_files, weighted_f1
from section_learning import learn

_SEED = 0


def answer(files: Sequence[LabelledFile], table: LearnedWeights) -> list[list[frozenset[SectionClass]]]:
    """Give the classes of every section of every file."""
    return [[frozenset(decide_classes(traits, table)) for traits in file.traits] for file in files]


def answer_by_folds(files: Sequence[LabelledFile], folds: int, seed: int) -> list[list[frozenset[SectionClass]]]:
    """Answer each part of the files with weights learned on the others."""
    order = list(range(len(files)))
    random.Random(seed).shuffle(order)  # noqa: S311  # a fixed order that does not follow the file's
    answers: dict[int, list[frozenset[SectionClass]]] = {}
    for fold in range(folds):
        held = order[fold::folds]
        table = learn([file for index, file in enumerate(files) if index not in set(held)])
        answers.update(zip(held, answer([files[index] for index in held], table), strict=True))
    return [answers[index] for index in range(len(files))]


def print_agreement(files: Sequence[LabelledFile], answers: list[list[frozenset[SectionClass]]]) -> None:
    """Print one line a class, then the weighted F1."""
    labels = [label for file in files for label in file.labels]
    found = agreements(labels, [given for answered in answers for given in answered])
    for item in found:
        print(
            f"{item.kind} precision {item.precision:.3f} recall {item.recall:.3f} F1 {item.f1:.3f}"
            f" support {item.support}"
        )
    print(f"weighted F1 {weighted_f1(found, with_excluded=True):.4f}")
    print(f"weighted F1 without excluded {weighted_f1(found, with_excluded=False):.4f}")


def print_speed(files: Sequence[LabelledFile]) -> None:
    """Print what classifying costs in processor time."""
    table = read_weights(WEIGHTS)
    spent = []
    for file in files:
        start = process_time()
        classify_sections(file.sections, table)
        spent.append(1000 * (process_time() - start))
    spent.sort()
    print(f"milliseconds of processor a README mean {sum(spent) / len(spent):.2f} median {spent[len(spent) // 2]:.2f}")


def main() -> None:
    """Print the agreement for one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0, help="learn anew on the other files for each of so many parts")
    parser.add_argument("--seed", type=int, default=_SEED, help="which files fall into which part")
    options = parser.parse_args()
    files = read_files(options.sections)
    print(f"{sum(len(file.sections) for file in files)} sections of {len(files)} files")
    if options.folds:
        print(f"out of fold: {options.folds} parts by file, weights and thresholds learned on the others")
        print_agreement(files, answer_by_folds(files, options.folds, options.seed))
        return
    is_training = file_digest(options.sections) == read_weights(WEIGHTS).digest
    print(
        "IN SAMPLE: the shipped weights were learned from this file" if is_training else "shipped weights, unseen file"
    )
    print_agreement(files, answer(files, read_weights(WEIGHTS)))
    print_speed(files)


if __name__ == "__main__":
    main()
