"""Which files the author wrote, as far as their path tells."""

from functools import lru_cache
from posixpath import splitext

from portfolio_audit import limits
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_FOREIGN_FOLDERS = frozenset(
    """
    node_modules bower_components vendor vendored vendors third_party third-party thirdparty 3rdparty external externals
    extern site-packages dist-packages venv .venv virtualenv .virtualenv env.bak __pypackages__ .tox .nox .eggs
    __pycache__ .ipynb_checkpoints .git .cache .mypy_cache .pytest_cache .ruff_cache .idea .vscode .history
    dist build target cmakefiles packrat renv htmlcov _build .next .parcel-cache
    dbt_packages dbt_modules mlruns mlartifacts wandb lightning_logs catboost_info
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Folders that package managers, builds and tools fill."""

_BUILT = lazy_regex(r"\.egg-info$|^cmake-build-")
_COPIED_LIBRARIES = frozenset(
    """
    fastai fastai_old detectron2 mmdet mmdetection yolov3 yolov4 yolov5 yolov7 yolov8 ultralytics
    keras_retinanet
    maskrcnn mask_rcnn fairseq allennlp openai_baselines stylegan2 apex catch2 catch googletest gtest eigen pybind11
    """.split()  # noqa: SIM905  # as above
)
"""Folders named after a library whose source people copy into their repository."""

_TRANSFORMERS = lazy_regex(
    r"(?:^|/)transformers/(?:(?:src|models|generation|examples|templates)/|(?:modeling|tokenization|configuration|convert)_)"
)
"""The library of that name; folders of the author's own steps bear it too."""
_VIRTUAL_ENVIRONMENT = lazy_regex(r"(^|/)[^/]{0,60}/(lib|lib64)/python3?[^/]{0,8}/|(^|/)(Lib|lib)/site-packages/")
_GENERATED_NAMES = lazy_regex(
    r"\.min\.(js|css)$|_pb2(_grpc)?\.pyi?$|(^|/)(versioneer|_version|get-pip|ez_setup)\.py$|-checkpoint\."
)
_CODE_SUFFIXES = frozenset(
    {".py", ".ipynb", ".r", ".rmd", ".qmd", ".jl", ".cpp", ".cc", ".c", ".h", ".hpp", ".java", ".scala", ".sh"}
)


@lru_cache(maxsize=limits.FILES)
def is_own_code(path: str) -> bool:
    """Tell whether a path looks like the author's work and not like a copied library, a build or a cache."""
    folders = path.lower().split("/")[:-1]
    if any(folder in _FOREIGN_FOLDERS or _BUILT.search(folder) for folder in folders):
        return False
    if in_copied_library(path) and splitext(path)[1].lower() in _CODE_SUFFIXES:
        return False
    return not (_VIRTUAL_ENVIRONMENT.search(path) or _GENERATED_NAMES.search(path))


def in_copied_library(path: str) -> bool:
    """Tell whether a path stands in a folder named after a library whose source people copy."""
    folders = path.lower().split("/")[:-1]
    return any(folder in _COPIED_LIBRARIES for folder in folders) or _TRANSFORMERS.search(path) is not None


def own_files(snapshot: Snapshot, *suffixes: str) -> tuple[Entry, ...]:
    """Give the author's files whose name ends with one of the suffixes, sorted by path."""
    return tuple(entry for entry in snapshot.files_with_suffix(*suffixes) if is_own_code(entry.path))


def own_modules(snapshot: Snapshot) -> frozenset[str]:
    """Give the names by which code of the repository can be imported."""
    folders = [entry.path.removesuffix(".py").split("/") for entry in own_files(snapshot, ".py")]
    return frozenset(name for parts in folders for name in parts)


def unread_notebooks(snapshot: Snapshot) -> Absent | None:
    """Say why nothing is known of the notebooks, where most could not be read: what we did not see is not missing."""
    own = own_files(snapshot, ".ipynb", ".rmd", ".qmd")
    unread = [entry for entry in own if entry.unread is not None]
    if len(unread) * 2 <= len(own):
        return None
    return Absent(f"{len(unread)} of {len(own)} notebooks were not read: {unread[0].unread}")
