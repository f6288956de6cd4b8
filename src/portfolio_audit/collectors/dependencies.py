"""What the project says it needs to run, and whether that covers what the code imports."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.kinds.typical import read_steps, serving_files
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.running.install_lines import (
    find_hosted_hints,
    find_install_lines,
    find_installing_scripts,
)
from portfolio_audit.analysis.running.package_uses import PackageUse, files_importing, is_declared, package_uses
from portfolio_audit.analysis.running.packaging import building_files, describing_files
from portfolio_audit.analysis.running.stated_python import StatedPython, stated_pythons, told_pythons
from portfolio_audit.analysis.serving.dockerfiles import read_dockerfiles
from portfolio_audit.analysis.serving.image_versions import fixing_images, installed_by_images
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.manifest import manifest_parser
from portfolio_audit.parsers.manifest_locks import parse_lock
from portfolio_audit.parsers.manifest_values import Manifest
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot


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


class DependencyFacts(Struct, frozen=True):
    """Manifests, locks, the versions they fix, and the imports they cover."""

    typical_project: str
    """Folder of the project whose manifests, locks and environment are told in a collection; empty elsewhere."""
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
    fixing_images: tuple[Located, ...]
    """Dockerfiles, those left out that install from a list of packages in which versions are open."""
    pythons: tuple[StatedPython, ...]
    """Places that state the Python version."""
    supported_pythons: tuple[StatedPython, ...]
    """Those whose oldest version was supported when the last commit was made."""
    ended_pythons: tuple[StatedPython, ...]
    """Those whose oldest version had no more support when the last commit was made."""
    told_pythons: tuple[Located, ...]
    """Lines of the README and of set-up documents that name a version of Python 3."""
    imported: tuple[Located, ...]
    """Third-party packages that the project's own code imports, one place each (text is the imported name)."""
    missing: tuple[Located, ...]
    """Those that no manifest beside or above the project names, first what most files import; what is only tried is
    left out."""
    covered_share: float | Absent
    """Share of the imported packages that a manifest names, in a collection package by package and project by project;
    unknown without readable third-party imports, or where a lock that could name the rest was not read."""
    packaging: tuple[Located, ...]
    """Files that describe the project as a package: pyproject.toml, setup.py, DESCRIPTION."""
    packages: tuple[Located, ...]
    """Those by which an installation has something to build."""
    install_lines: tuple[Located, ...]
    """`pip install` lines in notebooks and prose."""
    installing_scripts: tuple[Located, ...]
    """Scripts of R that install packages, one line each."""
    hosted_notebook_hints: tuple[Located, ...]
    """Signs of a hosted environment: Colab or Kaggle badges, paths and imports."""


_PLACES = 300
_ITSELF = lazy_regex(r"^(?:(?:-e|--editable)[\s=]+)?\.{1,2}(?:[/\[]|$)")
"""A line of requirements that installs the project's own code."""
_LANGUAGE_FORMATS = frozenset({"package.json", "vcpkg", "julia", "description"})
_ENVIRONMENT = lazy_regex(
    r"(?:^|/)(?:devcontainer\.json|shell\.nix|flake\.nix|default\.nix|apt\.txt"
    r"|renv\.lock|install\.r|pixi\.toml|environment\.ya?ml|conda\.ya?ml|python_env\.ya?ml)$",
    re.IGNORECASE,
)


def collect(snapshot: Snapshot) -> DependencyFacts:
    """Read manifests and locks, and compare them with the imports."""
    parsed = _manifests(snapshot)
    serving = frozenset(entry.path for entry in serving_files(snapshot))
    declared = [
        (path, manifest)
        for path, manifest in parsed
        if manifest.is_dependency_file and manifest.format != "lock" and path in serving
    ]
    locks = tuple(lock for lock in _locks(snapshot, parsed, declared) if lock.at.path in serving)
    requirements = _requirements(declared)
    units = read_code_units(snapshot)
    uses = package_uses(snapshot, units)
    names = tuple(
        (str(PurePosixPath(path).parent).removeprefix("."), one.name)
        for path, manifest in parsed
        for one in manifest.declared
    )
    installed = installed_by_images(snapshot)
    missing = tuple(use for use in uses if not is_declared(use, names, installed))
    needed = tuple(use for use in missing if not use.is_tried)
    pythons = tuple(stated_pythons(snapshot, (one for one in parsed if one[0] in serving)))
    return DependencyFacts(
        typical_project=read_steps(snapshot).typical,
        manifests=tuple(Located(manifest.format, Place(path)) for path, manifest in declared)[:_PLACES],
        locks=locks,
        requirements=requirements,
        constrained_share=_share(sum(bool(one.constraint) for one in requirements), len(requirements)),
        pinned_share=1.0 if locks else _share(sum(one.is_pinned for one in requirements), len(requirements)),
        environment_files=_environment_files(snapshot),
        fixing_images=fixing_images(snapshot, dict(parsed)),
        pythons=pythons,
        supported_pythons=tuple(python for python in pythons if python.oldest and not python.ended_on),
        ended_pythons=tuple(python for python in pythons if python.ended_on),
        told_pythons=told_pythons(snapshot),
        imported=_one_each(uses),
        missing=_most_used(needed, files_importing(units)),
        covered_share=_covered(len(uses), len(missing) if needed else 0, _unread_locks(snapshot, locks)),
        packaging=describing_files(snapshot),
        packages=building_files(snapshot),
        install_lines=find_install_lines(snapshot, units),
        installing_scripts=find_installing_scripts(units),
        hosted_notebook_hints=find_hosted_hints(snapshot, units),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _manifests(snapshot: Snapshot) -> list[tuple[str, Manifest]]:
    found = []
    for entry in snapshot.files:
        parser = manifest_parser(entry.path) if is_own_code(entry.path) else None
        manifest = snapshot.parsed(entry, parser) if parser else None
        if isinstance(manifest, Manifest):
            found.append((entry.path, manifest))
    return found


def _locks(
    snapshot: Snapshot, parsed: list[tuple[str, Manifest]], declared: list[tuple[str, Manifest]]
) -> tuple[Located, ...]:
    """Give the locks; those of a web front-end beside Python or R stand for the front-end only and are left out."""
    named = {path for path, manifest in parsed if manifest.is_lock}
    named |= {
        entry.path for entry in snapshot.files if manifest_parser(entry.path) is parse_lock and is_own_code(entry.path)
    }
    is_web = bool(declared) and all(manifest.format in _LANGUAGE_FORMATS for _, manifest in declared)
    kept = sorted(path for path in named if is_web or PurePosixPath(path).name not in _WEB_LOCKS)
    return tuple(Located(path, Place(path)) for path in kept)[:_PLACES]


_WEB_LOCKS = frozenset({"package-lock.json", "yarn.lock", "pnpm-lock.yaml"})


def _requirements(declared: list[tuple[str, Manifest]]) -> tuple[Requirement, ...]:
    """Give one requirement a name, the pinned mention first; other languages count only where they are alone."""
    own = [pair for pair in declared if pair[1].format not in _LANGUAGE_FORMATS] or declared
    best: dict[str, Requirement] = {}
    for path, manifest in own:
        for one in manifest.declared:
            if _ITSELF.match(one.text):
                continue
            requirement = Requirement(one.text, one.name, one.constraint, one.is_pinned, Place(path, one.line))
            known = best.get(one.name)
            if known is None or (requirement.is_pinned, bool(requirement.constraint)) > (
                known.is_pinned,
                bool(known.constraint),
            ):
                best[one.name] = requirement
    return tuple(best[name] for name in sorted(best))


def _most_used(uses: Iterable[PackageUse], files: Counter[str]) -> tuple[Located, ...]:
    return tuple(sorted(_one_each(uses), key=lambda package: -files[package.text]))


def _one_each(uses: Iterable[PackageUse]) -> tuple[Located, ...]:
    first: dict[str, Located] = {}
    for use in uses:
        first.setdefault(use.first.text, use.first)
    return tuple(first[name] for name in sorted(first))


def _unread_locks(snapshot: Snapshot, locks: tuple[Located, ...]) -> tuple[str, ...]:
    return tuple(lock.at.path for lock in locks if snapshot.by_path[lock.at.path].unread is not None)


def _covered(uses: int, missing: int, unread: tuple[str, ...]) -> float | Absent:
    """Give the share; what is missing in the manifest may stand in a lock that was not read."""
    if not uses:
        return Absent("no import of another package could be read")
    if missing and unread:
        return Absent(f"{unread[0]} was not read")
    return _share(uses - missing, uses)


def _environment_files(snapshot: Snapshot) -> tuple[Located, ...]:
    images = {entry.path for entry, _ in read_dockerfiles(snapshot)}
    named = (entry.path for entry in serving_files(snapshot))
    paths = {path for path in named if path in images or _ENVIRONMENT.search(path)}
    return tuple(Located(PurePosixPath(path).name, Place(path)) for path in sorted(paths))[:_PLACES]


COLLECTOR = Collector("dependencies", DependencyFacts, collect)
