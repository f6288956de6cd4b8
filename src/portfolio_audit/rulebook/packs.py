"""Where packs of rules are."""

from collections.abc import Iterator
from pathlib import Path

from portfolio_audit.errors import RulebookError
from portfolio_audit.plugins import offered

_HERE = Path(__file__).resolve()
_IN_WHEEL = _HERE.parents[1] / "_rules"
_IN_REPOSITORY = _HERE.parents[3] / "rules"
_NO_FAMILIES = frozenset({"profiles", "questions", "portfolio"})


def builtin_pack() -> Path:
    """Give the folder of our own rules: inside an installed wheel, else beside the source tree."""
    for folder in (_IN_WHEEL, _IN_REPOSITORY):
        if (folder / "criteria.yaml").is_file():
            return folder
    raise RulebookError("the built-in rules are not installed", "Reinstall portfolio-audit.")


def all_packs() -> tuple[Path, ...]:
    """Give our own pack, then the folders that installed plug-ins name."""
    return (builtin_pack(), *(Path(str(folder)) for folder in offered("portfolio_audit.packs")))


def portfolio_pack() -> Path:
    """Give the folder of our rules about several repositories of one person; it is a pack of its own."""
    return builtin_pack() / "portfolio"


def rule_files(pack: Path) -> Iterator[Path]:
    """Give the rule files of a pack, family by family."""
    return (path for path in sorted(pack.glob("*/*.yaml")) if path.parent.name not in _NO_FAMILIES)


def question_files(pack: Path) -> Iterator[Path]:
    """Give the files of questions of a pack."""
    return iter(sorted((pack / "questions").glob("*.yaml")))


def profile_files(pack: Path) -> Iterator[Path]:
    """Give the profile files of a pack."""
    return iter(sorted((pack / "profiles").glob("*.yaml")))
