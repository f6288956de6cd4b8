"""Learns the weights of sentences from labelled ones and writes them for the package.

`python benchmarks/train_sentences.py --labels dev.jsonl --repositories DIR
--output src/portfolio_audit/analysis/prose/sentence_weights.json`

Plain Python, no randomness: the same examples give the same bytes. What is written are weights of traits (stems of
words and pairs of them that stand in at least three repositories or documents), never a sentence of anybody.
"""

import argparse
from hashlib import sha256
from pathlib import Path

from learned_tables import write_weights
from portfolio_audit.analysis.prose.sentences.classes import CLASSES
from readings import READINGS, read_readings
from sentence_answers import answers_on_prose, best_chances, chosen_limits
from sentence_examples import read_examples
from sentence_learning import learn
from validity import KINDS, read_labels

FOLDER = Path(__file__).parent / "sentences"


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    files = [*sorted(FOLDER.glob("*.tsv")), READINGS]
    examples = read_examples(FOLDER, options.labels, options.repositories)
    answers = answers_on_prose(read_readings(READINGS))
    commits = {label.repo: label.commit for label in read_labels(options.labels) if label.kind in KINDS}
    table = learn(
        examples,
        lambda unseen: chosen_limits(answers, best_chances(commits, options.repositories, unseen)),
        sha256(b"".join(path.read_bytes() for path in files)).hexdigest(),
    )
    write_weights(table, options.output)
    print(f"{len(table.weights)} traits learned from {len(examples)} sentences")
    print(", ".join(f"{kind} from {limit:.2f}" for kind, limit in zip(CLASSES, table.thresholds, strict=True)))


if __name__ == "__main__":
    main()
