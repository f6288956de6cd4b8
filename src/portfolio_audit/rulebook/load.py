"""Packs of YAML files to one rulebook, or every problem at once."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import RulebookError
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Mark, Problem, Trouble, parse_yaml
from portfolio_audit.rulebook.packs import all_packs, question_files, rule_files
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.read_question import read_question
from portfolio_audit.rulebook.read_rule import RuleReader
from portfolio_audit.rulebook.rule import Criterion, Rule, Rulebook
from portfolio_audit.rulebook.vocabulary import Vocabulary, gather_vocabulary

PROBLEMS_SHOWN = 20


class Catalogue(Struct, frozen=True):
    """What rules refer to: criteria and sections of the guide."""

    version: str
    guide_sections: tuple[str, ...]
    criteria: tuple[Criterion, ...]


def load_rulebook(packs: Iterable[Path] | None = None, vocabulary: Vocabulary | None = None) -> Rulebook:
    """Load all rules of the packs (the first one holds the criteria), or raise with every problem found."""
    rulebook, problems = read_rulebook(packs, vocabulary)
    raise_problems(problems)
    return rulebook


def read_rulebook(
    packs: Iterable[Path] | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Rulebook, tuple[Problem, ...]]:
    """Load the rules that can be used, and say what is wrong with the others."""
    folders = tuple(packs) if packs is not None else all_packs()
    words = vocabulary or gather_vocabulary()
    catalogue, content = _load_catalogue(folders[0] / "criteria.yaml")
    digest = sha256(content)
    reader = RuleReader(words, tuple(criterion.id for criterion in catalogue.criteria), catalogue.guide_sections)
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for path in (path for folder in folders for path in rule_files(folder)):
        raw = path.read_bytes()
        digest.update(path.stem.encode() + b"\0" + raw)
        rule, found = _load_rule(path, raw, reader, frozenset(rules))
        problems += found
        if rule is not None:
            rules.setdefault(rule.id, rule)
    questions: list[QuestionTemplate] = []
    for path in (path for folder in folders for path in question_files(folder)):
        raw = path.read_bytes()
        digest.update(path.stem.encode() + b"\0" + raw)
        problems += _load_question(path, raw, words, rules, questions)
    usable, more = _check_requires(rules)
    ordered = tuple(usable[rule_id] for rule_id in _order(usable))
    identity = (catalogue.version, digest.hexdigest()[:16], catalogue.criteria, catalogue.guide_sections)
    asked = tuple(sorted(questions, key=lambda one: (one.rank, one.id)))
    return Rulebook(*identity, ordered, words, asked), (*problems, *more)


def load_catalogue(path: Path) -> Catalogue:
    """Load criteria and sections of the guide."""
    return _load_catalogue(path)[0]


def raise_problems(problems: Iterable[Problem]) -> None:
    """Raise one error that lists the problems, where there are any."""
    found = sorted(set(problems))
    if not found:
        return
    lines = [str(problem) for problem in found[:PROBLEMS_SHOWN]]
    if len(found) > PROBLEMS_SHOWN:
        lines.append(f"... and {len(found) - PROBLEMS_SHOWN} more")
    raise RulebookError("\n".join(lines), "Mend the lines named above.")


def _load_rule(path: Path, raw: bytes, reader: RuleReader, taken: frozenset[str]) -> tuple[Rule | None, list[Problem]]:
    trouble = Trouble(f"{path.parent.name}/{path.name}")
    marked = parse_yaml(raw.decode("utf-8", "replace"), trouble)
    rule = reader.read(marked, path.stem, path.parent.name, trouble) if marked else None
    if rule is not None and rule.id in taken:
        trouble.add(Mark(1, 1), f"another pack has a rule `{rule.id}` already")
    return rule, trouble.problems


def _load_question(
    path: Path, raw: bytes, words: Vocabulary, rules: Mapping[str, Rule], questions: list[QuestionTemplate]
) -> list[Problem]:
    trouble = Trouble(f"{path.parent.name}/{path.name}")
    marked = parse_yaml(raw.decode("utf-8", "replace"), trouble)
    question = read_question(marked, path.stem, words, trouble) if marked else None
    for name in question.instead_of if question is not None else ():
        if name not in rules:
            trouble.add(Mark(1, 1), f"`instead_of` names no rule `{name}`{did_you_mean(name, rules)}")
    questions += [question] if question is not None else []
    return trouble.problems


def _load_catalogue(path: Path) -> tuple[Catalogue, bytes]:
    raw = path.read_bytes()
    trouble = Trouble(path.name)
    marked = parse_yaml(raw.decode("utf-8", "replace"), trouble)
    catalogue = Catalogue("", (), ())
    if marked is not None:
        fields = Fields(marked, trouble)
        criteria = tuple(_read_criterion(Fields(item, trouble)) for item in fields.items("criteria", required=True))
        catalogue = Catalogue(fields.text("version", required=True), fields.texts("guide_sections"), criteria)
        fields.finish()
    raise_problems(trouble.problems)
    return catalogue, raw


def _read_criterion(fields: Fields) -> Criterion:
    criterion = Criterion(*(fields.text(key, required=True) for key in ("id", "group", "title", "asks")))
    fields.finish()
    return criterion


def _check_requires(rules: Mapping[str, Rule]) -> tuple[dict[str, Rule], list[Problem]]:
    usable = dict(rules)
    problems: list[Problem] = []
    while missing := [(rule, name) for rule in usable.values() for name in rule.requires if name not in usable]:
        for rule, name in missing:
            problems.append(_problem(rule, f"`requires` names no rule `{name}`{did_you_mean(name, rules)}"))
            usable.pop(rule.id, None)
    try:
        _order(usable)
    except CycleError as error:
        circle: list[str] = error.args[1]
        problems.append(_problem(rules[circle[0]], f"`requires` goes in a circle: {' > '.join(reversed(circle))}"))
        usable = {rule.id: rule for rule in usable.values() if not rule.requires}
    return usable, problems


def _order(rules: Mapping[str, Rule]) -> tuple[str, ...]:
    return tuple(TopologicalSorter({rule.id: rule.requires for rule in rules.values()}).static_order())


def _problem(rule: Rule, message: str) -> Problem:
    return Problem(f"{rule.family}/{rule.id}.yaml", 1, 1, message)
