"""A rule in full as Markdown, for the pages and for `explain`."""

from collections.abc import Iterable

from portfolio_audit.rulebook.condition import describe
from portfolio_audit.rulebook.rule import Rule, Rulebook


def explain(rule: Rule, rulebook: Rulebook) -> str:
    """Give why, how, example, section of the guide, thresholds and limits of a rule."""
    criterion = next(one for one in rulebook.criteria if one.id == rule.criterion)
    blocks = [
        f"## {rule.id}",
        f"**{rule.summary}** (otherwise: {rule.problem})",
        _table(
            ("Criterion", f"{criterion.title} (`{criterion.id}`)"),
            ("Severity", rule.severity),
            ("Confidence", rule.confidence),
            ("Section of the guide", rule.guide),
            ("Serves", ", ".join(rule.serves)),
            ("Since", rule.since),
        ),
        f"### Why\n\n{rule.why}",
        f"### How it is judged\n\n{_how(rule)}",
        f"### What to do\n\n{rule.remediation.text} (about {rule.remediation.effort_minutes} minutes)",
        _code(rule.remediation.snippet),
        _section("Example of a repository that passes", _code(rule.example)),
        _section("Thresholds", _bullets(f"{one.value}: {one.source}" for one in rule.thresholds)),
        _section("Known limits", _bullets(rule.limits)),
        _section("A question that it may raise", rule.question),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _how(rule: Rule) -> str:
    lines = [f"- {level.credit:.0%}: {describe(level.when)}" for level in rule.levels]
    if rule.applies_when is not None:
        lines.insert(0, f"- Applies when {describe(rule.applies_when)}")
    if rule.requires:
        lines.append(f"- Fails while one of these fails: {', '.join(f'`{name}`' for name in rule.requires)}")
    return "\n".join(lines)


def _table(*rows: tuple[str, str]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def _section(title: str, text: str) -> str:
    return f"### {title}\n\n{text}" if text else ""


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _code(text: str) -> str:
    return f"````\n{text}\n````" if text else ""
