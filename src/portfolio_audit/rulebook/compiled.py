"""The rulebook from its last reading, where neither rules nor program have changed since."""

from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit.cache.checked_file import read_checked, write_checked
from portfolio_audit.cache.fingerprint import fingerprint
from portfolio_audit.rulebook.condition import AllOf, AnyOf, Condition, Inquiry, Not
from portfolio_audit.rulebook.packs import all_packs, question_files, rule_files
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.rule import Criterion, Rule, Rulebook
from portfolio_audit.rulebook.vocabulary import Vocabulary, gather_vocabulary


class _Compiled(Struct, frozen=True):
    """A rulebook without what the program itself holds."""

    version: str
    digest: str
    criteria: tuple[Criterion, ...]
    guide_sections: tuple[str, ...]
    rules: tuple[Rule, ...]
    questions: tuple[QuestionTemplate, ...]


def load_compiled(folder: Path | None, *, to_show: bool = False) -> Rulebook:
    """Load all rules, the quick way where `folder` holds them as they are; raise as `load_rulebook` does.

    Rules that are only to be shown may come without the facts and checks, which take longer to load than the rules.
    """
    if folder is None:
        return _load()
    path = folder / f"rules-{_digest()}.msgpack"
    read = _read(path)
    if read is None:
        rulebook = _load()
        _write(rulebook, path)
        return rulebook
    own = (read.version, read.digest, read.criteria, read.guide_sections, read.rules)
    return Rulebook(*own, Vocabulary({}, {}) if to_show else gather_vocabulary(), read.questions)


def _load() -> Rulebook:
    """Read the rules, with what reads YAML loaded only now."""
    rulebook: Rulebook = import_module("portfolio_audit.rulebook.load").load_rulebook()
    return rulebook


def _read(path: Path) -> _Compiled | None:
    encoded = read_checked(path)
    try:
        return msgspec.msgpack.decode(encoded, type=_Compiled) if encoded is not None else None
    except msgspec.MsgspecError:
        return None


def _digest() -> str:
    """Stand for every file that a rulebook is made of."""
    digest = sha256(fingerprint().encode())
    for path in _files():
        digest.update(f"{path}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _files() -> Iterator[Path]:
    packs = all_packs()
    yield packs[0] / "criteria.yaml"
    for pack in packs:
        yield from rule_files(pack)
        yield from question_files(pack)


def _write(rulebook: Rulebook, path: Path) -> None:
    """Write the rules, unless a check takes options of a type that only the check knows."""
    conditions = [level.when for rule in rulebook.rules for level in rule.levels]
    conditions += [rule.applies_when for rule in rulebook.rules if rule.applies_when is not None]
    conditions += [question.when for question in rulebook.questions]
    if any(_inquires(condition) for condition in conditions):
        return
    own = (rulebook.version, rulebook.digest, rulebook.criteria, rulebook.guide_sections, rulebook.rules)
    write_checked(path, msgspec.msgpack.encode(_Compiled(*own, rulebook.questions)))


def _inquires(condition: Condition) -> bool:
    match condition:
        case Inquiry():
            return True
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(_inquires(part) for part in parts)
        case Not(part=part):
            return _inquires(part)
        case _:
            return False
