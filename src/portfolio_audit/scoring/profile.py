"""Profiles: how much each criterion and rule weighs for a role and level."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.load import raise_problems
from portfolio_audit.rulebook.marked import Marked, Trouble, parse_yaml
from portfolio_audit.rulebook.packs import all_packs, profile_files
from portfolio_audit.rulebook.rule import Rule, Rulebook

DEFAULT_PROFILE = "entry"
_COVERAGE = 0.5
_GENERATIONS = 5


class Profile(Struct, frozen=True):
    """Weights for a role and level."""

    name: str
    title: str
    description: str
    digest: str
    coverage: float
    """Share of the weight that must be assessed before a criterion gets a score, and a repository a total."""
    criteria: Mapping[str, float]
    rules: Mapping[str, float]

    def criterion_weight(self, criterion: str) -> float:
        """Give the weight of a criterion, 1 where nothing is said."""
        return self.criteria.get(criterion, 1.0)

    def rule_weight(self, rule: Rule) -> float:
        """Give the weight of a rule inside its criterion, 1 where nothing is said."""
        return self.rules.get(rule.id, 1.0)


class _Own(Struct, frozen=True):
    """What one profile file says itself."""

    extends: str
    title: str
    description: str
    coverage: float | None
    criteria: Mapping[str, float]
    rules: Mapping[str, float]
    content: bytes


def builtin_profiles() -> Mapping[str, Path]:
    """Give the profile files of all packs by name."""
    return {path.stem: path for pack in reversed(all_packs()) for path in profile_files(pack)}


def load_profile(name: str, rulebook: Rulebook) -> Profile:
    """Load a profile by name, or by the path of a YAML file; `rulebook` must hold all rules.

    Raises:
        UsageError: there is no such profile, or the file cannot be used.
    """
    known = builtin_profiles()
    path = known.get(name, Path(name))
    if not path.is_file():
        raise UsageError(f"There is no profile `{name}`{did_you_mean(name, known)}", "Name a profile or a YAML file.")
    line = _ancestors(path, known, rulebook)
    own = line[0]
    coverage = next((one.coverage for one in line if one.coverage is not None), _COVERAGE)
    criteria = {key: weight for one in reversed(line) for key, weight in one.criteria.items()}
    rules = {key: weight for one in reversed(line) for key, weight in one.rules.items()}
    digest = sha256(b"\0".join(one.content for one in line)).hexdigest()[:16]
    return Profile(path.stem, own.title, own.description, digest, coverage, criteria, rules)


def _ancestors(path: Path, known: Mapping[str, Path], rulebook: Rulebook) -> tuple[_Own, ...]:
    line = [_read(path, known, rulebook)]
    while line[-1].extends:
        if len(line) > _GENERATIONS:
            raise UsageError(f"The profile {path} extends in a circle.", "Mend its `extends`.")
        line.append(_read(known[line[-1].extends], known, rulebook))
    return tuple(line)


def _read(path: Path, known: Mapping[str, Path], rulebook: Rulebook) -> _Own:
    trouble = Trouble(str(path) if path not in known.values() else f"profiles/{path.name}")
    content = path.read_bytes()
    marked = parse_yaml(content.decode("utf-8", "replace"), trouble)
    own = _read_fields(Fields(marked, trouble), known, rulebook, content) if marked else None
    raise_problems(trouble.problems)
    if own is None:
        raise UsageError(f"The profile {path} is empty.", "Give it a `title`.")
    return own


def _read_fields(fields: Fields, known: Mapping[str, Path], rulebook: Rulebook, content: bytes) -> _Own:
    extends = fields.text("extends")
    if extends and extends not in known:
        fields.trouble.add(fields.place("extends"), f"there is no profile `{extends}`{did_you_mean(extends, known)}")
        extends = ""
    coverage = fields.number("coverage", _COVERAGE) if "coverage" in fields else None
    title, description = fields.text("title", required=True), fields.text("description")
    criteria = _read_weights(fields, "criteria", {criterion.id for criterion in rulebook.criteria})
    rules = _read_weights(fields, "rules", {rule.id for rule in rulebook.rules})
    fields.finish()
    return _Own(extends, title, description, coverage, criteria, rules, content)


def _read_weights(fields: Fields, key: str, known: set[str]) -> Mapping[str, float]:
    marked = fields.take(key)
    if marked is None:
        return {}
    inner = Fields(Marked(marked.value, marked.mark), fields.trouble)
    weights: dict[str, float] = {}
    for name in inner.names():
        weights[name] = inner.number(name, 1.0)
        if name not in known:
            fields.trouble.add(inner.place(name), f"there is no `{name}` among {key}{did_you_mean(name, known)}")
    return weights
