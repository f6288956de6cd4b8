"""A repository with a pull request, as the runner checks it out, and the event that it comes with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from support.repositories import Repository

REPOSITORY = "ada/bike-demand"
NUMBER = 7
TRAIN = """\
\"\"\"Train the model of demand.\"\"\"

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


def main() -> None:
    frame = pd.read_csv("data/rides.csv").dropna()
    train, test = train_test_split(frame, random_state=7)
    model = RandomForestRegressor(random_state=7).fit(train[["hour", "rain"]], train["rides"])
    print(mean_absolute_error(test["rides"], model.predict(test[["hour", "rain"]])))


main()
"""
README = "# Bike demand\n\nHow many bikes does a station need at eight in the morning?\n"
BETTER = f"{README}\n## Run it\n\n```bash\npip install -r requirements.txt\npython train.py\n```\n"
CHANGES = {
    "README.md": BETTER,
    "requirements.txt": "pandas==2.2.3\nscikit-learn==1.5.2\n",
    ".gitignore": "__pycache__/\n",
}
DATA = "hour,rain,rides\n8,0,31\n9,1,12\n10,0,22\n"


class Checkout(Struct, frozen=True):
    """What actions/checkout left, and what the event says."""

    path: Path
    sha: str
    """The merge commit."""
    base: str
    head: str
    event: Mapping[str, Any]


def start(path: Path, **files: str) -> Repository:
    """Make a small machine-learning repository that knows branches already; `files` replace or add."""
    repository = Repository(path)
    given = {"README.md": README, "train.py": TRAIN, "data/rides.csv": DATA, "requirements.txt": "pandas\n"} | files
    repository.commit({"README.md": README}, "Say what the question is")
    repository.git("checkout", "--quiet", "-b", "model")
    repository.commit(given, "Train a first model of the demand")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge the first model", "model")
    return repository


def open_pull_request(path: Path, changes: Mapping[str, str | bytes], *, owner: str = "ada") -> Checkout:
    """Make a repository, change it on a branch, and merge as GitHub does for a pull request."""
    repository = start(path)
    base = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "better")
    head = repository.commit(changes, "Say how to run it")
    repository.git("checkout", "--quiet", "--detach", base)
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge the way to run it", head)
    return checkout_of(repository, base, head, owner)


def push_more(checkout: Checkout, changes: Mapping[str, str | bytes]) -> Checkout:
    """Push another commit to the branch."""
    repository = Repository.__new__(Repository)
    repository.path = checkout.path
    repository.git("checkout", "--quiet", "better")
    head = repository.commit(changes, "Say more about the demand")
    repository.git("checkout", "--quiet", "--detach", checkout.base)
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge the way to run it", head)
    return checkout_of(repository, checkout.base, head, "ada")


def checkout_of(repository: Repository, base: str, head: str, owner: str) -> Checkout:
    """Describe the state that stands checked out as the event does."""
    fork = None if owner == "gone" else {"full_name": f"{owner}/bike-demand", "owner": {"login": owner}}
    event = {
        "action": "opened",
        "number": NUMBER,
        "pull_request": {
            "number": NUMBER,
            "base": {"ref": "main", "sha": base, "repo": {"full_name": REPOSITORY}},
            "head": {"ref": "better", "sha": head, "repo": fork},
        },
        "repository": {"full_name": REPOSITORY},
    }
    return Checkout(repository.path, repository.git("rev-parse", "HEAD"), base, head, event)


def after_run(run: str, checkout: Checkout, *, owner: str = "eve", branch: str = "better") -> Mapping[str, Any]:
    """Describe the end of a run for a pull request, as the second workflow hears of it."""
    return {
        "action": "completed",
        "workflow_run": {
            "id": int(run),
            "event": "pull_request",
            "head_sha": checkout.head,
            "head_branch": branch,
            "head_repository": {"full_name": f"{owner}/bike-demand", "owner": {"login": owner}},
            "conclusion": "success",
            "pull_requests": [],
        },
    }
