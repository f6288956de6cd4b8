"""Tests that continuous integration runs by the name of a task."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.task_files import commands_of, parse_targets
from portfolio_audit.parsers.workflow import StepKind, Workflow, runs_tests
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_TASK_FILE = lazy_regex(r"(?:gnumakefile|makefile|justfile)$", re.IGNORECASE)


def tests_behind_tasks(snapshot: Snapshot, workflows: Sequence[tuple[Entry, Workflow]]) -> Iterator[Located]:
    """Give the steps that call a target of the Makefile or justfile at the top, which runs tests."""
    named = (entry for entry in snapshot.files if _TASK_FILE.match(entry.path))
    targets = {name: target for _, found in snapshot.parsed_all(named, parse_targets) for name, target in found.items()}
    testing = {name for name in targets if any(map(runs_tests, commands_of(targets, name)))}
    for entry, workflow in workflows:
        known = {step.line for step in workflow.steps if step.kind is StepKind.TEST}
        for step in workflow.steps:
            if step.kind is StepKind.TASK and step.text in testing and step.line not in known:
                yield Located(f"make {step.text}", Place(entry.path, step.line))
