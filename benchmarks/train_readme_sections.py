"""Learns the weights of README sections from a labelled file and writes them for the package.

`python benchmarks/train_readme_sections.py --sections FILE
--output src/portfolio_audit/analysis/prose/section_weights.json`

Plain Python, no dependency, no randomness: the same file gives the same bytes. What is written are weights of traits
(heading words that stand in at least two files, kinds of words, counts), never text of a README.
"""

import argparse
from pathlib import Path

from learned_tables import write_weights
from portfolio_audit.analysis.prose.sections.classes import LEARNED
from section_examples import file_digest, read_files
from section_learning import learn


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sections", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    files = read_files(options.sections)
    table = learn(files, file_digest(options.sections))
    write_weights(table, options.output)
    print(f"{len(table.weights)} traits learned from {len(files)} files")
    print(", ".join(f"{kind} from {limit:.2f}" for kind, limit in zip(LEARNED, table.thresholds, strict=True)))


if __name__ == "__main__":
    main()
