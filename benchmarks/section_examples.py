"""Labelled README sections, and how well given classes agree with the labels."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from portfolio_audit.analysis.prose.sections.classes import CLASSES, SectionClass
from portfolio_audit.analysis.prose.sections.features import SectionText, SectionTraits, read_traits


class LabelledFile(Struct, frozen=True):
    """One README with the labels of its sections."""

    sections: tuple[SectionText, ...]
    traits: tuple[SectionTraits, ...]
    labels: tuple[frozenset[SectionClass], ...]


class Agreement(Struct, frozen=True):
    """Precision, recall and F1 of one class."""

    kind: SectionClass
    precision: float
    recall: float
    f1: float
    support: int


def read_files(path: Path) -> tuple[LabelledFile, ...]:
    """Read a file of one JSON object a section, grouped by `file_id`, in the order of the file."""
    grouped: dict[str, list[dict[str, object]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            grouped.setdefault(str(row["file_id"]), []).append(row)
    return tuple(_labelled(rows) for rows in grouped.values())


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def agreements(
    labels: Sequence[frozenset[SectionClass]], given: Sequence[frozenset[SectionClass]]
) -> tuple[Agreement, ...]:
    """Compare class by class, each section a yes or no."""
    return tuple(_agreement(kind, labels, given) for kind in CLASSES)


def weighted_f1(found: Sequence[Agreement], *, with_excluded: bool) -> float:
    """Give the mean F1 of the classes, each weighted by the number of sections that bear its label."""
    counted = [item for item in found if with_excluded or item.kind is not SectionClass.EXCLUDED]
    return sum(item.f1 * item.support for item in counted) / max(1, sum(item.support for item in counted))


def _labelled(rows: list[dict[str, object]]) -> LabelledFile:
    sections = tuple(
        SectionText(str(row["heading"] or ""), int(str(row["level"])), str(row["content"] or "")) for row in rows
    )
    labels = tuple(frozenset(map(SectionClass, _codes(row))) for row in rows)
    return LabelledFile(sections, read_traits(sections), labels)


def _codes(row: dict[str, object]) -> list[str]:
    codes = row["codes"]
    return [str(code) for code in codes] if isinstance(codes, list) else []


def _agreement(
    kind: SectionClass, labels: Sequence[frozenset[SectionClass]], given: Sequence[frozenset[SectionClass]]
) -> Agreement:
    right = sum(kind in label and kind in answer for label, answer in zip(labels, given, strict=True))
    support = sum(kind in label for label in labels)
    answers = sum(kind in answer for answer in given)
    return Agreement(
        kind, right / max(1, answers), right / max(1, support), 2 * right / max(1, support + answers), support
    )
