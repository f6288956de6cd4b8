"""Which packages the code of each project imports, and which of them a manifest nearby names."""

from collections import Counter
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code.optional_imports import tried_imports
from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.distributions import distributions_of, is_standard
from portfolio_audit.snapshot.snapshot import Snapshot

_BROUGHT_ALONG = frozenset(
    """
    google kaggle_secrets kaggle_datasets conda pip kaggle_web_client dbutils setuptools pkg_resources IPython
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""What a notebook, its host or the installation brings along."""
_HOUSE_NAMES = frozenset({"utils", "util", "helper", "helpers", "config", "configs", "constants", "settings", "common"})
"""Names that projects give their own modules; what is missing under one was not committed."""


class PackageUse(Struct, frozen=True):
    """A package imported in one project of the repository."""

    project: str
    """Folder of the project, empty for the whole repository."""
    first: Located
    is_tried: bool = False
    """True where each import stands inside of a `try`, so that the code does without the package."""


def package_uses(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[PackageUse, ...]:
    """Give each package once a project; standard and local modules are left out."""
    local = local_names(snapshot)
    projects = [f"{project.text}/" for project in find_sub_projects(snapshot)]
    first: dict[tuple[str, str], PackageUse] = {}
    for unit in units:
        project = next((folder for folder in projects if unit.path.startswith(folder)), "")
        for found in unit.module.imports if unit.module else ():
            top = found.module.split(".", 1)[0]
            if not top or _is_local(top, local) or top in _BROUGHT_ALONG or is_standard(top):
                continue
            known = first.get((top, project))
            if known is None or known.is_tried:
                is_tried = found.line in tried_imports(unit)
                if known is None or not is_tried:
                    first[top, project] = PackageUse(project, Located(top, unit.place(found.line)), is_tried)
    return tuple(first[key] for key in sorted(first))


def files_importing(units: tuple[CodeUnit, ...]) -> Counter[str]:
    """Count for each package the files that import it."""
    found = {
        (unit.path, one.module.split(".", 1)[0])
        for unit in units
        for one in (unit.module.imports if unit.module else ())
    }
    return Counter(top for _, top in found)


def _is_local(top: str, local: frozenset[str]) -> bool:
    """Tell a module of the repository, also by an earlier name made of theirs (`crawler_reuters`)."""
    parts = top.split("_")
    return top in local or top in _HOUSE_NAMES or (len(parts) > 1 and local.issuperset(parts))


def is_declared(use: PackageUse, names: tuple[tuple[str, str], ...], installed: frozenset[str]) -> bool:
    """Tell whether a manifest beside or above the project names the package, or a part or add-on that needs it."""
    wanted = frozenset(distributions_of(use.first.text))
    if wanted & installed:
        return True
    parts = f"{use.first.text.replace('_', '-').lower()}-"
    return any(
        (name in wanted or name.startswith(parts)) and _serves(f"{folder}/".removeprefix("/"), use.project)
        for folder, name in names
    )


def _serves(folder: str, project: str) -> bool:
    """Tell whether a manifest's folder, `requirements` counted for the one it lies in, is in the project or above."""
    served = folder.removesuffix("requirements/")
    return served.startswith(project) or project.startswith(served)


def local_names(snapshot: Snapshot) -> frozenset[str]:
    """Give every name under which code of the repository could be imported."""
    names = {part for entry in snapshot.files_with_suffix(".py") for part in PurePosixPath(entry.path).parts[:-1]}
    names |= {
        PurePosixPath(entry.path).stem for entry in snapshot.files_with_suffix(".py", ".ipynb", ".pyx", ".so", ".proto")
    }
    names.add(snapshot.target.name.rpartition("/")[2].replace("-", "_"))
    return frozenset(names)
