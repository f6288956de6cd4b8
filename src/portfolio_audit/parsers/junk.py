"""Which files are generated, personal or secret, as far as their path tells."""

import re

from portfolio_audit.paths import file_name, file_suffix
from portfolio_audit.patterns import lazy_regex

_FOLDERS = {
    "__pycache__": "Python cache",
    ".ipynb_checkpoints": "notebook checkpoints",
    ".pytest_cache": "test cache",
    ".mypy_cache": "type-checker cache",
    ".ruff_cache": "linter cache",
    ".idea": "editor settings",
    ".vs": "editor settings",
    "node_modules": "installed packages",
    "venv": "virtual environment",
    ".venv": "virtual environment",
    "env": "virtual environment",
    "site-packages": "installed packages",
    ".eggs": "build output",
    "mlruns": "tracking runs",
    "mlartifacts": "tracking runs",
    "wandb": "tracking runs",
    "lightning_logs": "tracking runs",
    "catboost_info": "training logs",
    "htmlcov": "coverage report",
    ".tox": "test environments",
    ".terraform": "provider downloads",
    "__macosx": "archive leftovers",
    ".gradle": "build output",
    "cmakefiles": "build output",
    "cmake-build-debug": "build output",
    ".rproj.user": "editor settings",
    "$recycle.bin": "system folder",
}
_ENVIRONMENT_NAMES = ("venv", "env", ".venv", "virtualenv")
_NAMES = {
    ".ds_store": "system file",
    "thumbs.db": "system file",
    "desktop.ini": "system file",
    ".rhistory": "shell history",
    ".rdata": "session dump",
    ".bash_history": "shell history",
    ".python_history": "shell history",
    ".zsh_history": "shell history",
    ".coverage": "coverage data",
    "pyvenv.cfg": "virtual environment",
    "npm-debug.log": "log",
    "mlflow.db": "tracking runs",
    "terraform.tfstate": "infrastructure state",
    "terraform.tfstate.backup": "infrastructure state",
}
_SUFFIXES = {
    ".pyc": "Python cache",
    ".pyo": "Python cache",
    ".swp": "editor backup",
    ".egg": "build output",
    ".log": "log",
    ".db-wal": "database leftovers",
    ".db-shm": "database leftovers",
    ".sqlite-wal": "database leftovers",
    ".sqlite-shm": "database leftovers",
}
_PRIVATE = lazy_regex(
    r"(?:^|/)(?:\.env(?:\.(?:local|prod|production|dev|development))?|[^/]{0,40}\.env|id_(?:rsa|dsa"
    r"|ed25519)|[^/]{1,60}\.pem"
    r"|\.(?:bash|zsh|python)_history|credentials(?:\.(?:json|csv|ya?ml))?|client_secrets?\.json"
    r"|kaggle\.json|\.pgpass|\.netrc"
    r"|secrets\.(?:ya?ml|json|toml|py)|service[_-]account[^/]{0,30}\.json|terraform\.tfstate|\.htpasswd)$",
    re.IGNORECASE,
)
_PLACEHOLDERS = lazy_regex(r"example|sample|template|dist$|\.gitkeep|\.keep", re.IGNORECASE)
_ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".rar", ".7z", ".bz2", ".xz"})
_DATA_ARCHIVE = lazy_regex(
    r"\.(?:csv|tsv|json|jsonl|txt|pkl|npy|npz|nii|idx\d-ubyte|ubyte|svg|xml|sql|log|parquet|feather|mtx"
    r"|fasta|fastq|joblib|pickle)\.(?:gz|bz2|xz|zip)$",
    re.IGNORECASE,
)


def junk_of(path: str) -> tuple[str, str] | None:
    """Give what a generated or personal file is and the folder (or file) to name, `None` for anything else."""
    parts = tuple(part for part in path.split("/") if part not in {"", "."})
    for depth, part in enumerate(parts[:-1]):
        kind = _folder_kind(part.lower(), parts[depth + 1 :])
        if kind:
            return kind, "/".join(parts[: depth + 1]) + "/"
    name = parts[-1].lower() if parts else ""
    named = _NAMES.get(name) or _SUFFIXES.get(file_suffix(name))
    return (named, path) if named else None


def _folder_kind(folder: str, rest: tuple[str, ...]) -> str:
    if folder.endswith(".egg-info"):
        return "build output"
    if folder in _ENVIRONMENT_NAMES and rest[0].lower() not in {
        "lib",
        "lib64",
        "bin",
        "scripts",
        "include",
        "share",
        "etc",
        "pyvenv.cfg",
    }:
        return ""
    return _FOLDERS.get(folder, "")


def is_private(path: str) -> bool:
    """Tell whether a file of this name usually holds a secret."""
    return bool(_PRIVATE.search(path)) and not _PLACEHOLDERS.search(file_name(path))


def is_archive(path: str) -> bool:
    """Tell whether a file is an archive of files, compressed single tables apart."""
    return file_suffix(path).lower() in _ARCHIVES and not _DATA_ARCHIVE.search(path)
