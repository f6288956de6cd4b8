"""Threats that want time, memory or a crash."""

import json
import os

from support.repositories import README, Repository
from support.threats.trap import Threat, Trap

_MEGABYTE = 1 << 20


def _tree_of_trees(trap: Trap) -> None:
    repository = Repository(trap.path)
    entry = ("100644", repository.write_object("blob", b"x = 1\n"))
    for _ in range(10):
        mode, found = entry
        entry = ("40000", repository.write_tree(*((mode, b"%d.py" % number, found) for number in range(10))))
    readme = repository.write_object("blob", README.encode())
    repository.write_commit(repository.write_tree(("100644", b"README.md", readme), ("40000", b"a", entry[1])))


def _few_bytes_that_grow(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit(
        {"README.md": b"a " * (30 * _MEGABYTE), "data.csv": b"1,2\n" * (8 * _MEGABYTE), "a.py": "x = 1\n"}
    )


def _code_that_is_deep_or_wide(trap: Trap) -> None:
    files: dict[str, str | bytes] = {
        "deep.py": "x = " + "(" * 4_000 + "1" + ")" * 4_000 + "\n",
        "sum.py": "x = " + "+".join("1" for _ in range(60_000)) + "\n",
        "nested.py": "\n".join(" " * depth + "if x:" for depth in range(90)) + "\n" + " " * 90 + "pass\n",
        "number.py": "x = " + "9" * 200_000 + "\n",
        "names.py": "\n".join(f"x{number} = {number}" for number in range(20_000)) + "\n",
        "bytes.py": b"x = '\x00\xff\xfe'\n",
        "coding.py": b"# coding: rot13\nk = 1\n",
        "text.py": 'x = """' + "a" * 400_000 + '"""\n',
    }
    Repository(trap.path).commit({"README.md": README, **files})


def _notebooks_of_wrong_shapes(trap: Trap) -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": "x = 1", "outputs": [], "execution_count": 1}
    good = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    image = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * (20 * _MEGABYTE)}}
    shapes = {
        "deep": "[" * 100_000,
        "types": json.dumps({**good, "cells": [1, None, {"cell_type": 7, "source": {"a": 1}}, [], "x"]}),
        "numbers": json.dumps({**good, "nbformat": 10**4000 % 10**300, "cells": {}}),
        "old": json.dumps({"nbformat": 2, "worksheets": [{"cells": [{"cell_type": "code", "input": 5}]}]}),
        "pointer": "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 5\n",
        "empty": "",
        "large": json.dumps({**good, "cells": [{**cell, "outputs": [image]}]}),
        "keys": json.dumps({**good, "cells": [{**cell, "metadata": {str(number): {} for number in range(50_000)}}]}),
    }
    Repository(trap.path).commit({"README.md": README, **{f"{name}.ipynb": text for name, text in shapes.items()}})


def _settings_that_expand(trap: Trap) -> None:
    layers = "\n".join(f"x{n}: &x{n} [{', '.join(f'*x{n - 1}' for _ in range(9))}]" for n in range(1, 9))
    laughs = "x0: &x0 [lol]\n" + layers + "\n"
    files = {
        "environment.yml": laughs,
        ".github/workflows/ci.yml": laughs,
        ".portfolio-audit.yml": laughs,
        "pyproject.toml": "x = " + "[" * 50_000 + "]" * 50_000 + "\n",
        "package.json": '{"a":' * 50_000 + "1" + "}" * 50_000,
        "poetry.lock": "a = 1\n" * 80_000,
    }
    Repository(trap.path).commit({"README.md": README, **files})


def _texts_that_keep_patterns_busy(trap: Trap) -> None:
    lines = (
        "a" * 60_000,
        "[" * 20_000,
        "*" * 20_000,
        "<!--" * 8_000,
        "`" * 20_000,
        " \t" * 20_000,
        "|" * 20_000 + "\n|-" * 50,
    )
    words = "accuracy " * 9_000 + "0." + "9" * 9_000 + " (" * 9_000 + "http://" * 3_000 + "e@" * 5_000 + "![](" * 4_000
    code = "# " + "x" * 60_000 + "\nx = '" + "\\\\n " * 20_000 + "'\n"
    Repository(trap.path).commit(
        {"README.md": "\n\n".join(("# A", *lines, words)), "a.py": code, "b.R": words, "c.rst": words}
    )


def _history_of_odd_objects(trap: Trap) -> None:
    repository = Repository(trap.path)
    readme = repository.write_object("blob", README.encode())
    tree = repository.write_tree(("100644", b"README.md", readme))
    parents = b""
    for author in (
        b"A <a> 0 +0000",
        b"A <a> 99999999999999 +9999",
        b"A <a> -1 -0000",
        b"<> x",
        b"A\x1b[31m <a@b> 1 +0100",
    ):
        body = b"tree %s\n%sauthor %s\ncommitter %s\n\n%s\n" % (tree.encode(), parents, author, author, b"m" * 200_000)
        parents = b"parent " + repository.write_object("commit", body).encode() + b"\n"
    (repository.git_folder / "refs/heads/main").write_bytes(parents[7:])


def _an_object_that_is_broken(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit({"README.md": README, "a.py": "x = 1\n"})
    place = repository.object_path(repository.git("rev-parse", "HEAD:a.py"))
    place.chmod(0o644)
    place.write_bytes(b"\x00nothing")
    repository.git("config", "core.bare", "true")


def _folders_beyond_the_longest_path(trap: Trap) -> None:
    Repository(trap.path).commit({"README.md": README})
    here = os.open(trap.path, os.O_RDONLY)
    for _ in range(1_100):
        os.mkdir("deep", dir_fd=here)  # pathlib knows no folder by its number
        below = os.open("deep", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def _nothing_at_all(trap: Trap) -> None:
    Repository(trap.path)


THREATS = (
    Threat("a tree of trees", ("D1",), _tree_of_trees),
    Threat("few bytes that grow", ("D2",), _few_bytes_that_grow),
    Threat("code that is deep or wide", ("D3", "D4"), _code_that_is_deep_or_wide),
    Threat("texts that keep patterns busy", ("D5",), _texts_that_keep_patterns_busy),
    Threat("notebooks of wrong shapes", ("D6",), _notebooks_of_wrong_shapes),
    Threat("settings that expand", ("D7",), _settings_that_expand),
    Threat("dates, names and messages that are none", ("D8",), _history_of_odd_objects),
    Threat("an object that is broken", ("D8",), _an_object_that_is_broken),
    Threat("a repository without a commit", ("D8",), _nothing_at_all),
    Threat("folders beyond the longest path", ("D9",), _folders_beyond_the_longest_path),
)
