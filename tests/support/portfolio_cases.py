"""Portfolios in YAML: few words for each repository, and what a rule must say about them together."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from portfolio_audit.analysis.library_use import LibraryUse
from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.records import Collection, Record
from portfolio_audit.report.outline import Outline, Sign
from portfolio_audit.report.portfolio import Career, RoleFit
from portfolio_audit.snapshot.account import (
    AccountRecord,
    CallCount,
    Contributions,
    HostedRepository,
    PullRequest,
)

FOLDER = Path(__file__).parents[1] / "fixtures" / "portfolio_rules"
TODAY = date(2026, 11, 26)
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_STAGES = ("frame", "data", "prepare", "split", "model", "evaluate", "present", "serve")
_CASE_KEYS = {
    "repositories", "unseen", "career", "account", "roles", "verdict", "credit", "evidence", "says", "reason"
}  # fmt: skip


class Case(Struct, frozen=True):
    """One portfolio and what the rule must say about it."""

    rule: str
    title: str
    content: dict[str, Any]

    @property
    def verdict(self) -> str:
        """The verdict expected."""
        return str(self.content["verdict"])

    def collection(self) -> Collection:
        """Build the portfolio."""
        rows = self.content.get("repositories") or {}
        return make_collection(
            {name: row or {} for name, row in rows.items()},
            tuple(self.content.get("unseen", ())),
            self.content.get("career"),
            self.content.get("account"),
        )

    def roles(self) -> tuple[RoleFit, ...]:
        """Build the fits of roles from `title: [scores]`."""
        fits = self.content.get("roles") or {}
        return tuple(
            RoleFit(title, title, sum(scores) // 3, tuple("abc"[: len(scores)]), tuple(scores))
            for title, scores in fits.items()
        )


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the cases of one rule; unknown keys are mistakes."""
    raw = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert set(raw) == {"rule", "cases"}, f"{path.name} must hold `rule` and `cases`"
    assert raw["rule"] == path.stem, f"{path.name} names another rule: {raw['rule']}"
    for title, content in raw["cases"].items():
        assert not set(content) - _CASE_KEYS, f"{path.name}, {title}: known are {sorted(_CASE_KEYS)}"
        assert "verdict" in content, f"{path.name}, {title}: no verdict"
    return tuple(Case(path.stem, title, content) for title, content in raw["cases"].items())


def make_collection(
    rows: Mapping[str, Mapping[str, Any]],
    unseen: tuple[str, ...] = (),
    career: Mapping[str, Any] | None = None,
    account: Mapping[str, Any] | None = None,
) -> Collection:
    """Build a portfolio from few words for each repository."""
    return Collection(
        records=tuple(make_record(name, **row) for name, row in rows.items()),
        unseen=unseen,
        today=TODAY,
        account=_account(account) if account is not None else None,
        career=Career(career.get("background", ""), tuple(career.get("showcase", ()))) if career else None,
    )


def make_record(name: str, **row: Any) -> Record:
    """Build what is known of one repository; places are lines of a file that is named like what stands there."""
    stages = row.pop("stages", 0)
    names = _STAGES[:stages] if isinstance(stages, int) else stages
    outline = Outline(
        title=row.pop("title", ""),
        tasks=tuple(row.pop("tasks", ())),
        families=tuple(row.pop("families", ())),
        skills={skill: _sign([skill], "work.py") for skill in row.pop("skills", ())},
        libraries=tuple(
            LibraryUse(library, Place("work.py", 1), count, count)
            for library, count in row.pop("libraries", {}).items()
        ),
        signs={sign: _sign(texts, "README.md") for sign, texts in row.pop("signs", {}).items()},
        first_day=str(row.pop("first_day", "")),
        last_day=str(row.pop("last_day", "")),
        active_months=tuple(row.pop("months", ())),
        authors=row.pop("authors", 1),
        sketch=tuple(row.pop("sketch", ())),
    )
    proofs = {rule: Place("README.md", line) for rule, line in row.pop("proofs", {}).items()}
    score = row.pop("score", None)
    record = Record(
        name=name,
        score=score,
        is_project=row.pop("is_project", True),
        kind=row.pop("kind", "ml-project"),
        stages={stage: (Located(stage, Place("work.py", 1)),) for stage in names},
        credits=row.pop("credits", {}),
        proofs=proofs,
        outline=outline,
    )
    assert not row, f"not known of a repository: {sorted(row)}"
    return record


def _sign(texts: list[str], path: str) -> Sign:
    return Sign(len(texts), tuple(Located(str(text), Place(path, line)) for line, text in enumerate(texts, 1)))


def _account(words: Mapping[str, Any]) -> AccountRecord:
    merged = words.get("merged", [])
    return AccountRecord(
        login="ada",
        url="https://github.com/ada",
        name="Ada",
        bio=words.get("bio", ""),
        website="",
        created_at=None,
        profile_readme=words.get("profile_readme"),
        pinned=tuple(words.get("pinned", ())),
        repositories=tuple(_hosted(name, text) for name, text in words.get("described", {}).items()),
        contributions=Contributions(len(merged), tuple(PullRequest(name, 1, "Mend it", _LONG_AGO) for name in merged)),
        gaps=(),
        calls=CallCount(0, 0, 0.0),
    )


def _hosted(name: str, description: str) -> HostedRepository:
    return HostedRepository(
        name=name,
        description=description,
        topics=(),
        homepage="",
        language="Python",
        default_branch="main",
        size_kib=10,
        stars=0,
        created_at=_LONG_AGO,
        pushed_at=_LONG_AGO,
        is_fork=False,
        is_archived=False,
        fork_parent=None,
        releases=(),
    )
