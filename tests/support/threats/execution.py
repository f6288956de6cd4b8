"""Threats that want a program to run."""

import json
import pickle

from support.repositories import README, Repository
from support.threats.trap import Threat, Trap

_CONFIGURATION = """
[core]
  fsmonitor = "{0}"
  hooksPath = .hooks
  sshCommand = "{0}"
  pager = "{0}"
  editor = "{0}"
  gitProxy = "{0}"
[diff]
  external = "{0}"
[diff "own"]
  textconv = "{0}"
  command = "{0}"
[filter "own"]
  clean = "{0}"
  smudge = "{0}"
  process = "{0}"
  required = true
[gpg]
  program = "{0}"
[log]
  showSignature = true
[credential]
  helper = "!{0}"
[remote "origin"]
  url = "ext::{0}"
  uploadpack = "{0}"
  promisor = true
[protocol "ext"]
  allow = always
[include]
  path = "{1}"
"""
_SHADOWED = (
    "ast",
    "json",
    "tokenize",
    "re",
    "sitecustomize",
    "usercustomize",
    "conftest",
    "portfolio_audit",
    "msgspec",
)


def _programs_of_git(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit({"README.md": README, ".gitattributes": "* filter=own diff=own\n", "a.py": "x = 1\n"})
    repository.write({".hooks/post-checkout": f"#!/bin/sh\n{trap.command}\n"})
    for name in ("pre-commit", "post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        hook = repository.git_folder / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{trap.command}\n")
        hook.chmod(0o755)
    settings = repository.git_folder / "config"
    settings.write_text(settings.read_text() + _CONFIGURATION.format(trap.command, trap.secret))


def _posing_as_a_git_directory(trap: Trap) -> None:
    repository = Repository(trap.path)
    files = {"HEAD": "ref: refs/heads/main\n", "objects/info/alternates": f"{trap.secret.parent}\n", "refs/keep": ""}
    settings = "[core]\n  bare = true\n" + _CONFIGURATION.format(trap.command, trap.secret)
    repository.commit(
        {"README.md": README, "config": settings, "sub.git/config": settings, "sub.git/HEAD": "x", **files}
    )


def _options_for_names(trap: Trap) -> None:
    repository = Repository(trap.path)
    names = (
        f"--output={trap.canary}",
        "-o",
        "$(touch canary)",
        "`touch canary`.py",
        "; touch canary",
        "a\n--exec=touch",
    )
    repository.commit({"README.md": README, **{name.replace("/", "_"): "x = 1\n" for name in names}})
    (repository.git_folder / "HEAD").write_text("ref: refs/heads/--upload-pack=touch${IFS}canary\n")
    main = (repository.git_folder / "refs/heads/main").read_text()
    (repository.git_folder / "refs/heads/--upload-pack=touch${IFS}canary").write_text(main)


def _submodules(trap: Trap) -> None:
    repository = Repository(trap.path)
    modules = "".join(
        f'[submodule "{number}"]\n  path = sub{number}\n  url = {url}\n  update = !{trap.command}\n'
        for number, url in enumerate(
            (f"ext::{trap.command}", "-u./touch", f"file://{trap.secret.parent}", "http://127.0.0.1:9/a")
        )
    )
    repository.write({"README.md": README, ".gitmodules": modules})
    repository.git("add", "--all")
    for number in range(4):
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub{number}")
    repository.git("commit", "--quiet", "--message", "work")


def _modules_of_our_names(trap: Trap) -> None:
    code = f"import pathlib\npathlib.Path({str(trap.canary)!r}).touch()\n"
    Repository(trap.path).commit(
        {"README.md": README, **{f"{name}.py": code for name in _SHADOWED}, "msgspec/__init__.py": code}
    )


def _settings_of_tools(trap: Trap) -> None:
    code = f"import os\nos.system({trap.command!r})\n"
    settings = f"plugins: [evil]\nrun: {trap.command}\noutput: {trap.canary}\npacks: [{trap.secret.parent}]\n"
    files = {
        "setup.py": code,
        "conftest.py": code,
        "evil.py": code,
        "noxfile.py": code,
        ".pylintrc": f"[MASTER]\ninit-hook='{code.splitlines()[1]}'\n",
        "mypy.ini": "[mypy]\nplugins = evil.py\n",
        ".portfolio-audit.yml": settings,
        "Makefile": f"all:\n\t{trap.command}\n",
    }
    Repository(trap.path).commit({"README.md": README, **files})


class _Bomb:
    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, (f"__import__('os').system({self.command!r})",)


def _code_that_wants_to_run(trap: Trap) -> None:
    source = f"%load_ext evil\n!{trap.command}\nimport os; os.system({trap.command!r})\n"
    cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": 1}
    notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    load = f"!!python/object/apply:os.system ['{trap.command}']\n"
    files: dict[str, str | bytes] = {
        "a.ipynb": json.dumps(notebook),
        "model.pkl": pickle.dumps(_Bomb(trap.command)),
        "environment.yml": load,
    }
    template = "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}{{ config }}{% raw %}\n"
    Repository(trap.path).commit({"README.md": README + template, **files})


THREATS = (
    Threat("programs in the settings and hooks of a handed-over repository", ("X1",), _programs_of_git),
    Threat("a work tree that poses as a git directory", ("X2",), _posing_as_a_git_directory),
    Threat("branches and files named like options and commands", ("X3", "X4"), _options_for_names),
    Threat("submodules with programs for addresses", ("X5",), _submodules),
    Threat("modules with the names of ours", ("X6",), _modules_of_our_names),
    Threat("settings of tools, our own included, that name programs", ("X7",), _settings_of_tools),
    Threat("notebooks, pickles, YAML and templates that want to run", ("X8", "X9"), _code_that_wants_to_run),
)
