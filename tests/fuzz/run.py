"""Fuzz one target with atheris: `python tests/fuzz/run.py TARGET SECONDS`; what it finds goes into build/fuzz."""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["portfolio_audit"]):
    from fuzz.targets import TARGETS, seeds

FOUND = Path("build/fuzz")
LONGEST_BYTES = 20_000
SECONDS_OF_ONE = 10
MEGABYTES = 1_024


def main() -> None:
    """Write the seeds, and fuzz until the time is over or something is found."""
    name, seconds = sys.argv[1], sys.argv[2]
    corpus = FOUND / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(content)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_BYTES}",
        f"-timeout={SECONDS_OF_ONE}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={FOUND}/{name}-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
