"""The files of the repository that a shell line names."""

import posixpath
import re
from collections.abc import Iterator

from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.patterns import lazy_regex

_FILE = lazy_regex(
    r"(?<![\w:/.@$~-])((?:\.{0,2}/)?\.?[A-Za-z0-9_][\w./-]{0,120}\.(?:py|ipynb|sh|R|r|jl|sql|"
    r"txt|yml|yaml|toml|cfg))(?![\w/])"
)
_DOCKER_FILE = lazy_regex(r"(?:^|\s)(?:-f|--file)[\s=]+((?:[\w.-]{1,60}/){0,6}[Dd]ockerfile[\w.-]{0,40})(?=\s|$)")
_WRITTEN = lazy_regex(r"(?:^|\s)(?:-o|--out\w{0,20}|>)[\s=]+\S{0,200}$")
"""What stands before the name of a file that a command writes."""
_FETCHED = lazy_regex(r"\b(?:wget|curl|gdown|unzip|tar|kaggle)\b")
_MODULE = lazy_regex(r"(?<![\w./-])(?:python[\d.]*|py)\s+-m\s+([A-Za-z_][\w.]{0,100})")
_SERVED = lazy_regex(r"(?:uvicorn|gunicorn)\s.{0,60}?([A-Za-z_][\w.]{0,80}):\w+")
_STANDARD_MODULES = frozenset(
    {"venv", "pip", "pytest", "unittest", "http", "jupyter", "ipykernel", "spacy", "streamlit", "flask", "uvicorn",
     "build",
     "virtualenv", "notebook", "black", "ruff", "mypy", "coverage", "torch", "mlflow", "nltk", "ensurepip", "timeit",
     "cProfile",
     "accelerate", "pipenv", "poetry", "gunicorn", "django", "playwright", "zipfile", "webbrowser", "json",
     "pre_commit",
     "prefect", "dvc", "kedro", "twine", "sphinx", "pylint", "flake8", "isort", "bandit", "doctest", "site", "celery",
     "fastapi"}
)  # fmt: skip
_SETTINGS = frozenset({".yaml", ".yml", ".toml", ".cfg", ".txt"})
MADE_BY_USER = lazy_regex(
    r"\.env|venv|credentials|secrets|(?:^|/)local\.ya?ml$|kaggle\.json|config\.local|path/to|(?:^|[/_-])(?:your|my|example|some)[_-]|miniconda|anaconda"
    r"|(?:^|/)(?:hello|example|experiment_name|script|file|filename|your\w{0,20})\.\w+$",
    re.IGNORECASE,
)
"""Files that a reader writes or fetches, and names that stand for any file."""


def named_files(line: str, folder: str, tree: TreeNames) -> tuple[tuple[str, ...], bool]:
    """Give the own files that a line names and that are not there, and whether it names one that is."""
    if re.search(r"[<>{}*]|\bcp\b|\bmv\b|\bwget\b|\bcurl\b|\btouch\b|\becho\b|://", line):
        return (), False
    missing, existing = [], False
    for name in (*_FILE.findall(line), *_DOCKER_FILE.findall(line), *_modules(line)):
        if MADE_BY_USER.search(name):
            continue
        resolved = tree.resolve(name, folder)
        if (resolved is not None and tree.has(resolved)) or _stands_elsewhere(name, tree):
            existing = True
        elif resolved is not None and not (name in line and _WRITTEN.search(line[: line.find(name)])):
            missing.append(name)
    return tuple(missing), existing


def _stands_elsewhere(name: str, tree: TreeNames) -> bool:
    """Tell a path of which every part is a name of the tree: the reader may stand in another folder."""
    return all(tree.mentions(part) for part in name.split("/") if part.strip("."))


def may_make(earlier: str, name: str) -> bool:
    """Tell whether an earlier command fetches a file, or names all words of one of settings, which it may write."""
    if _FETCHED.search(earlier) and posixpath.basename(name) in earlier:
        return True
    stem, suffix = posixpath.splitext(posixpath.basename(name))
    words = re.split(r"[-.]", stem)
    return suffix in _SETTINGS and len(words) > 1 and all(word in earlier for word in words)


def _modules(line: str) -> Iterator[str]:
    """Yield the files that `python -m package.module` and `uvicorn app:api` stand for."""
    for dotted in (*_MODULE.findall(line), *_SERVED.findall(line)):
        if dotted.split(".")[0] not in _STANDARD_MODULES and "." in dotted:
            yield dotted.replace(".", "/") + ".py"
