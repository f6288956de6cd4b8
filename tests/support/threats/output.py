"""Threats that want their words to do something where the report is shown."""

from support.repositories import README, Repository
from support.threats.trap import Threat, Trap

_COMMANDS = "::set-output name=score::100\n::error::x\n##[error]x\n::stop-commands::a\n::add-mask::e\nEOF\nscore=100\n"
_SIGNS = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\u200b\x08\x08\r"
_FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\uff1d1+1", " =1+1")


def _commands_of_a_runner(trap: Trap) -> None:
    repository = Repository(trap.path)
    names = ("::error file=a.py::x.py", "a%0A::set-output name=score::1.py", "##[group]x.md")
    text = f"{README}\n{_COMMANDS}\n@everyone fixes #1 closes ada/churn#2\n"
    code = "".join(f'"""{_COMMANDS}"""\nx = "\\d"\n' for _ in range(3))
    repository.commit({"README.md": text, "a.py": code, **dict.fromkeys(names, code)}, _COMMANDS)


def _signs_of_a_terminal(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit(
        {"README.md": f"# {_SIGNS}\n\n{README}", f"a{_SIGNS}.py": f"# {_SIGNS}\nx = 1\n"}, f"work {_SIGNS}"
    )


def _formulas_for_names(trap: Trap) -> None:
    files = {f"{formula.replace('/', '')}.py": f"def f(:\n    '{formula}'\n" for formula in _FORMULAS}
    Repository(trap.path).commit(
        {"README.md": README, **files, **{f"{f.replace('/', '')}.ipynb": "x" for f in _FORMULAS}}
    )


def _markup_everywhere(trap: Trap) -> None:
    script = "<script>fetch('http://127.0.0.1:9/')</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"
    links = "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) ![d](http://127.0.0.1:9/p.png)"
    table = "| a | b |\n|---|---|\n| </td><script>x</script> | ``` |\n"
    files = {f"{script.replace('/', '')[:200]}.py": f"# {script}\ndef f(:\n", "LICENSE": script}
    Repository(trap.path).commit(
        {"README.md": f"# {script}\n\n{links}\n\n{table}\n</details></body>{script}\n", **files}, script
    )


def _twins_by_case(trap: Trap) -> None:
    repository = Repository(trap.path)
    blobs = [repository.write_object("blob", text) for text in (README.encode(), b"# Other\n", b"# Third\n")]
    names = (b"README.md", b"Readme.md", b"readme.MD")
    repository.write_commit(
        repository.write_tree(*(("100644", name, blob) for name, blob in zip(names, blobs, strict=True)))
    )


THREATS = (
    Threat("commands of a runner", ("O4", "O5", "O6"), _commands_of_a_runner),
    Threat("control signs of a terminal", ("O7",), _signs_of_a_terminal),
    Threat("formulas of a spreadsheet", ("O8",), _formulas_for_names),
    Threat("markup and links everywhere", ("O1", "O2", "O3"), _markup_everywhere),
    Threat("names that differ by case only", ("I5",), _twins_by_case),
)
