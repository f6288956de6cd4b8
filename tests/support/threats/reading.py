"""Threats that want something outside of the repository to be read or written."""

import os
import socket
from contextlib import closing, suppress

from support.repositories import README, Repository
from support.threats.trap import SECRET, TOKEN, Threat, Trap


def _links_to_a_secret(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit({"a.py": "x = 1\n"})
    for name in ("README.md", "LICENSE", "requirements.txt", "work.ipynb", ".portfolio-audit.yml"):
        (trap.path / name).symlink_to(trap.secret)
    (trap.path / "src").symlink_to(trap.secret.parent)
    (trap.path / "docs").symlink_to("/proc/self")
    (trap.path / "train.py").symlink_to("/proc/self/environ")
    (trap.path / "round").symlink_to(".")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "link")


def _links_into_the_git_folder(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit({"a.py": "x = 1\n"})
    settings = repository.git_folder / "config"
    settings.write_text(settings.read_text() + f"[http]\n  extraheader = Bearer {SECRET}\n")
    (trap.path / "README.md").symlink_to(".git/config")
    (trap.path / "notes.md").symlink_to(".GIT/config")


def _pipes_sockets_and_holes(trap: Trap) -> None:
    Repository(trap.path).commit({"README.md": README})
    for name in ("train.py", "work.ipynb", "notes.md"):
        os.mkfifo(trap.path / name)
    with closing(socket.socket(socket.AF_UNIX)) as listening, suppress(OSError):
        here = os.open(trap.path, os.O_RDONLY)
        listening.bind(f"/proc/self/fd/{here}/talk.py")
        os.close(here)
    with (trap.path / "huge.py").open("wb") as hole:
        hole.truncate(1 << 40)


def _paths_that_lead_out(trap: Trap) -> None:
    repository = Repository(trap.path)
    blob = repository.write_object("blob", b"print('out')\n")
    readme = repository.write_object("blob", README.encode())
    names = (b"..", b".git", b".GIT", b"git~1", b"a/../../b", b"/etc/passwd", b"C:\\x", b".git ")
    tree = repository.write_tree(
        ("100644", b"README.md", readme), *(("100644", name, blob) for name in sorted(names)), ("120000", b"z", blob)
    )
    repository.write_commit(tree)


def _another_repository_behind_it(trap: Trap) -> None:
    hidden = Repository(trap.path.with_name("hidden"))
    hidden.commit({"private.md": SECRET})
    repository = Repository(trap.path)
    repository.commit({"README.md": README})
    information = repository.git_folder / "objects/info"
    information.mkdir(exist_ok=True)
    (information / "alternates").write_text(f"{hidden.git_folder / 'objects'}\n")
    (repository.git_folder / "refs/heads/main").write_text(hidden.git("rev-parse", "HEAD") + "\n")


def _reports_that_are_links(trap: Trap) -> None:
    repository = Repository(trap.path)
    repository.commit({"README.md": README})
    for name in ("report.html", "report.json", "out.md", ".portfolio-audit-cache"):
        (trap.path / name).symlink_to(trap.secret)


def _our_token_in_its_texts(trap: Trap) -> None:
    repository = Repository(trap.path)
    text = f"{README}\nUse `{TOKEN}` as the token.\n"
    repository.commit({"README.md": text, "a.py": f"TOKEN = '{TOKEN}'\n", f"{TOKEN}.py": "def f(:\n"}, f"Add {TOKEN}")
    repository.git("remote", "add", "origin", f"https://x:{TOKEN}@github.com/ada/churn.git")


THREATS = (
    Threat("links to files outside, to processes and in circles", ("F1",), _links_to_a_secret),
    Threat("links into the git folder, where a token lies", ("F2",), _links_into_the_git_folder),
    Threat("pipes, sockets and files with holes", ("F3",), _pipes_sockets_and_holes),
    Threat("names in a tree that lead out of it", ("F5",), _paths_that_lead_out),
    Threat("objects borrowed from a private repository", ("F4",), _another_repository_behind_it),
    Threat("links where reports might be written", ("F6",), _reports_that_are_links),
    Threat("our own token in texts, names and addresses", ("O9",), _our_token_in_its_texts),
)
