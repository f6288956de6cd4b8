"""Fixtures of rules: small repositories in YAML, and what a rule must say about them."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from portfolio_audit.snapshot.records import Absent, Commit
from portfolio_audit.snapshot.snapshot import Snapshot
from support.hosts import read_host
from support.snapshots import make_commit, make_snapshot

FOLDER = Path(__file__).parents[1] / "fixtures" / "rules"

_CASE_KEYS = {
    "files", "sizes", "links", "commits", "name", "host", "verdict", "credit", "evidence", "says", "reason"
}  # fmt: skip


class Case(Struct, frozen=True):
    """One small repository and what the rule must say about it."""

    rule: str
    title: str
    content: dict[str, Any]

    @property
    def verdict(self) -> str:
        """The verdict expected."""
        return str(self.content["verdict"])

    def snapshot(self) -> Snapshot:
        """Build the repository."""
        commits = self.content.get("commits", [])
        return make_snapshot(
            {path: read_file(content) for path, content in (self.content.get("files") or {}).items()},
            Absent(commits) if isinstance(commits, str) else [_read_commit(one) for one in commits],
            self.content.get("sizes"),
            self.content.get("links", ()),
            self.content.get("name", "ada/churn"),
            read_host(self.content.get("host"), self.content.get("name", "ada/churn")),
        )


def read_fixture(path: Path) -> tuple[Case, ...]:
    """Read the cases of one rule; unknown keys are mistakes."""
    raw = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert set(raw) == {"rule", "cases"}, f"{path.name} must hold `rule` and `cases`"
    assert raw["rule"] == path.stem, f"{path.name} names another rule: {raw['rule']}"
    for title, content in raw["cases"].items():
        unknown = set(content) - _CASE_KEYS
        assert not unknown, f"{path.name}, {title}: {sorted(unknown)} not known; known are {sorted(_CASE_KEYS)}"
        assert "verdict" in content, f"{path.name}, {title}: no verdict"
    return tuple(Case(path.stem, title, content) for title, content in raw["cases"].items())


def read_file(content: str | Mapping[str, Any] | None) -> str | bytes:
    """Give the bytes of a file: text, `{notebook: [...]}`, `{repeat: text, times: n}` or `{base64: ...}`."""
    match content:
        case None:
            return ""
        case str():
            return content
        case {"notebook": cells}:
            return make_notebook(cells, content.get("language", "python"))
        case {"repeat": text, "times": times}:
            return str(text) * int(times)
        case {"base64": text}:
            return base64.b64decode(text)
    raise AssertionError(f"a file is a text or one of notebook, repeat, base64, not {content!r}")


def make_notebook(cells: list[dict[str, Any]], language: str = "python") -> str:
    """Write a notebook of format 4.5 from cells `{markdown: ...}`, `{code: ..., outputs: [...]}` and `{raw: ...}`."""
    written = [_write_cell(number, cell) for number, cell in enumerate(cells, 1)]
    kernel = {"kernelspec": {"name": language, "display_name": language, "language": language}}
    return json.dumps({"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def _write_cell(number: int, cell: dict[str, Any]) -> dict[str, Any]:
    kind = next(kind for kind in ("markdown", "code", "raw") if kind in cell)
    written: dict[str, Any] = {
        "cell_type": kind,
        "id": f"cell{number}",
        "metadata": {"tags": cell["tags"]} if "tags" in cell else {},
        "source": cell[kind],
    }
    if kind == "code":
        outputs = cell.get("outputs", [])
        written["execution_count"] = cell.get("count", number if outputs else None)
        written["outputs"] = [_write_output(output) for output in outputs]
    return written


def _write_output(output: dict[str, Any]) -> dict[str, Any]:
    match output:
        case {"stream": text}:
            return {"output_type": "stream", "name": "stdout", "text": text}
        case {"error": name}:
            value = output.get("value", "it broke")
            return {"output_type": "error", "ename": name, "evalue": value, "traceback": []}
        case {"text": _} | {"table": _}:
            return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": _shown(output)}
    return {"output_type": "display_data", "metadata": {}, "data": _shown(output)}


def _shown(output: dict[str, Any]) -> dict[str, str]:
    match output:
        case {"text": text}:
            return {"text/plain": text}
        case {"table": html}:
            return {"text/html": f"<table class='dataframe'>{html}</table>", "text/plain": "rows"}
        case {"image": _}:
            return {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"}
        case {"html": html}:
            return {"text/html": html}
        case {"data": dict(data)}:
            return data
    raise AssertionError(f"an output is text, stream, image, table, html, data or error, not {output!r}")


def _read_commit(one: dict[str, Any]) -> Commit:
    return make_commit(
        one["subject"],
        *one.get("paths", ()),
        day=one.get("day", 0),
        author=one.get("author", "Ada"),
        body=one.get("body", ""),
        parents=one.get("parents", 1),
    )
