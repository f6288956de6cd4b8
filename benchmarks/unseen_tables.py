"""Learns tables of sentences, each from four fifths of the repositories, to judge the last fifth by.

`python benchmarks/unseen_tables.py --labels dev.jsonl --repositories DIR --output FOLDER` (3 minutes), then
`validity.py --unseen FOLDER` or `draw_findings.py --unseen FOLDER`.

The thresholds are those of the shipped table: 14 numbers, which were chosen with all repositories in sight.
"""

import argparse
import json
from pathlib import Path

from msgspec.structs import replace

from learned_tables import write_weights
from portfolio_audit.analysis.prose.sentences.classes import WEIGHTS
from portfolio_audit.analysis.prose.sentences.learned_weights import read_weights
from sentence_examples import read_examples
from sentence_learning import unseen_tables
from train_sentences import FOLDER
from unseen_sentences import PARTS


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    unseen = unseen_tables(read_examples(FOLDER, options.labels, options.repositories))
    tables = list({id(table): table for table in unseen.values()}.values())
    for part, table in enumerate(tables):
        write_weights(replace(table, thresholds=read_weights(WEIGHTS).thresholds), options.output / f"{part}.json")
    parts = {group: tables.index(table) for group, table in unseen.items()}
    (options.output / PARTS).write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
