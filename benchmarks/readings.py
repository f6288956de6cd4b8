"""How often a rule denies what readers find plainly in a repository, and credits what they do not find.

`python benchmarks/validity.py --labels dev.jsonl --repositories DIR --json ROWS`, then
`python benchmarks/readings.py --rows ROWS [--show RULE]`

`readings.tsv` holds what readers, who knew neither rules nor verdicts, answered for whole repositories: p (plainly
there), h (one could argue), n (not there), - (not asked). A rule denies where it fails, and credits where it passes.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

READINGS = Path(__file__).parent / "readings.tsv"
QUESTIONS: dict[str, tuple[str, ...]] = {
    "models-beat-baseline": ("baseline",),
    "models-tuned": ("tuned",),
    "models-compared": ("compared",),
    "models-seeded": ("seeded",),
    "models-training-reusable": ("training-reusable",),
    "evaluation-uncertainty-told": ("uncertainty",),
    "evaluation-errors-examined": ("errors-examined",),
    "evaluation-explained-models": ("explained",),
    "evaluation-fits-balance": ("imbalance",),
    "evaluation-fits-use": ("threshold", "watched"),
    "evaluation-held-out": ("held-out",),
    "evaluation-in-functions": ("evaluation-in-functions",),
    "deployment-watched": ("watched",),
    "deployment-model-kept": ("model-kept",),
    "deployment-model-served": ("served",),
    "deployment-inputs-checked": ("inputs-checked",),
    "deployment-automated": ("automated-deploy",),
    "deployment-reaches-readers": ("demo",),
    "tests-run-by-themselves": ("ci-tests",),
    "tests-exist": ("tests",),
    "tests-cover-kinds": ("test-kinds",),
    "preparation-data-validated": ("data-validated",),
    "preparation-data-inspected": ("inspected",),
    "preparation-data-cleaned": ("cleaned",),
    "preparation-features-derived": ("features",),
    "preparation-values-transformed": ("transformed",),
    "preparation-in-functions": ("preparation-in-functions",),
    "pipeline-settings-apart": ("settings-apart",),
    "pipeline-runs-recorded": ("runs-recorded",),
    "pipeline-one-command": ("one-command",),
    "pipeline-steps-written": ("steps-written",),
    "data-obtainable": ("data-obtainable",),
    "dependencies-versions-fixed": ("versions-fixed",),
    "code-logs-what-it-does": ("logged",),
    "visuals-labelled": ("plots-labelled",),
    "visuals-show-results": ("result-plots",),
    "code-types-told": ("types",),
    "code-docstrings-explain": ("docstrings",),
    "code-starts-on-purpose": ("main-guard",),
    "problem-has-user": ("audience",),
    "problem-motivated": ("motivation",),
    "problem-task-stated": ("task",),
    "problem-success-measure": ("success",),
    "problem-scope-stated": ("limits",),
    "communication-lessons-told": ("lessons",),
    "communication-decisions-reasoned": ("reasons",),
    "results-interpreted": ("interpretation",),
    "originality-sources-credited": ("credits",),
}
"""Rules, and what was asked about them; of several questions the better answer counts."""


class Compared(Struct):
    """How the verdicts of one rule stand to the answers."""

    plain: int = 0
    none: int = 0
    denied: list[str] = []
    credited: list[str] = []


def read_readings(path: Path) -> dict[str, Mapping[str, str]]:
    """Give the answers of each repository by question."""
    with path.open(encoding="utf-8", newline="") as opened:
        return {row["repository"]: row for row in csv.DictReader(opened, delimiter="\t")}


def answer(answers: Mapping[str, str], questions: Sequence[str]) -> str:
    """Give the best answer to several questions: plain before arguable before none."""
    given = [answers[one] for one in questions if answers[one] != "-"]
    return min(given, key="phn".index, default="-")


def compare(rule: str, answers: Mapping[str, Mapping[str, str]], verdicts: Mapping[str, Mapping[str, str]]) -> Compared:
    """Hold the verdicts of one rule against the answers; where it says nothing, nothing is counted."""
    found = Compared()
    for repository, given in answers.items():
        verdict = verdicts.get(repository, {}).get(rule, "")
        if verdict not in {"pass", "partial", "fail"}:
            continue
        match answer(given, QUESTIONS[rule]):
            case "p":
                found.plain += 1
                found.denied += [repository] * (verdict == "fail")
            case "n":
                found.none += 1
                found.credited += [repository] * (verdict == "pass")
    return found


def lines(found: Mapping[str, Compared]) -> Iterator[str]:
    """Give a line a rule, and one for all."""
    for rule, own in found.items():
        counts = f"denied {len(own.denied):3} of {own.plain:4}   credited {len(own.credited):3} of {own.none:4}"
        yield f"{rule:34} {counts}"
    denied, plain = sum(len(own.denied) for own in found.values()), sum(own.plain for own in found.values())
    credited, none = sum(len(own.credited) for own in found.values()), sum(own.none for own in found.values())
    shares = f"({denied / max(1, plain):.3f} and {credited / max(1, none):.3f})"
    yield f"{'all':34} denied {denied:3} of {plain:4}   credited {credited:3} of {none:4}   {shares}"


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    rows = json.loads(options.rows.read_text(encoding="utf-8"))["rows"]
    verdicts = {row["label"]["repo"]: row["verdicts"] for row in rows}
    answers = read_readings(READINGS)
    found = {rule: compare(rule, answers, verdicts) for rule in QUESTIONS}
    print(*lines(found), sep="\n")
    if options.show:
        print("denied:", *found[options.show].denied, "credited:", *found[options.show].credited, sep="\n  ")


if __name__ == "__main__":
    main()
