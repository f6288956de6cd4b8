"""What the project says it needs to run, and whether that covers what the code imports."""

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.snapshot.records import Absent


class Requirement(Struct, frozen=True):
    """One package that a manifest names."""

    text: str
    """As written, cut to a line."""
    name: str
    """Normalised name of the distribution: lower case, dashes."""
    constraint: str
    """The version constraint, empty where there is none."""
    is_pinned: bool
    """True for one exact version (also a hash, a commit or a path of the repository)."""
    at: Place


class StatedPython(Struct, frozen=True):
    """A Python version that the project states."""

    text: str
    """The statement, such as `>=3.11` or `3.12.1`."""
    oldest: str
    """Oldest version that it allows, as `3.11`; empty where it names none."""
    ended_on: str
    """Day on which that version's support ended, empty while it is supported or unknown."""
    at: Place


class DependencyFacts(Struct, frozen=True):
    """Manifests, locks, the versions they fix, and the imports they cover."""

    manifests: tuple[Located, ...]
    """Files that declare dependencies (text is the format), locks apart; nested projects included."""
    locks: tuple[Located, ...]
    """Lock files, and requirements that are fully pinned with hashes or by a compiler."""
    requirements: tuple[Requirement, ...]
    """Declared packages, one a name, from all manifests (development groups included)."""
    constrained_share: float
    """Share of the declared packages with any version constraint; 0 where nothing is declared."""
    pinned_share: float
    """Share of the declared packages with an exact version, 1 where a lock exists; 0 where nothing is declared."""
    environment_files: tuple[Located, ...]
    """What rebuilds the whole environment: conda files, Dockerfiles, dev containers, Nix, Binder, renv."""
    pythons: tuple[StatedPython, ...]
    """Places that state the Python version."""
    supported_pythons: tuple[StatedPython, ...]
    """Those whose oldest version was supported when the last commit was made."""
    ended_pythons: tuple[StatedPython, ...]
    """Those whose oldest version had no more support when the last commit was made."""
    imported: tuple[Located, ...]
    """Third-party packages that the project's own code imports, one place each (text is the imported name)."""
    missing: tuple[Located, ...]
    """Those that no manifest names."""
    covered_share: float | Absent
    """Share of the imported packages that a manifest names; unknown without readable third-party imports."""
    install_lines: tuple[Located, ...]
    """`pip install` lines in notebooks and prose."""
    hosted_notebook_hints: tuple[Located, ...]
    """Signs of a hosted environment: Colab or Kaggle badges, paths and imports."""
