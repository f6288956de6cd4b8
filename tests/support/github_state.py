"""What a small GitHub knows: accounts and repositories in the shapes of the public API's documentation."""

import base64
from typing import Any

CREATED = "2025-01-10T09:00:00Z"
PUSHED = "2026-02-20T18:30:00Z"


class GitHubState:
    """One account with its repositories; a test changes what it needs."""

    def __init__(self, login: str = "ada") -> None:
        """Begin with an account without repositories."""
        self.login = login
        self.user: dict[str, Any] = {
            "login": login,
            "id": 1,
            "type": "User",
            "name": "Ada Example",
            "bio": "From nursing to machine learning",
            "blog": "https://ada.example.org",
            "created_at": CREATED,
        }
        self.repositories: list[dict[str, Any]] = []
        self.profile_readme: str | None = None
        self.pinned: list[str] = []
        self.parents: dict[str, str] = {}
        self.languages: dict[str, list[str]] = {}
        self.releases: dict[str, list[dict[str, Any]]] = {}
        self.runs: dict[str, list[dict[str, Any]]] = {}
        self.merged: list[dict[str, Any]] = []
        self.issues: dict[str, list[dict[str, Any]]] = {}
        self.writers = {"ghp_mentor": "mentor"}
        """Login by token."""

    def add(self, name: str, **changed: Any) -> None:
        """Add a repository, the last pushed to the longest ago."""
        full_name = f"{self.login}/{name}"
        self.repositories.append(
            {
                "id": len(self.repositories) + 10,
                "name": name,
                "full_name": full_name,
                "private": False,
                "owner": {"login": self.login, "id": 1},
                "html_url": f"https://github.com/{full_name}",
                "clone_url": "ext::sh -c touch% /nonexistent/x",
                "description": f"What {name} is about",
                "fork": False,
                "archived": False,
                "disabled": False,
                "size": 120,
                "language": "Jupyter Notebook",
                "homepage": None,
                "topics": ["machine-learning"],
                "default_branch": "main",
                "stargazers_count": 3,
                "created_at": CREATED,
                "pushed_at": PUSHED,
                **changed,
            }
        )

    def add_release(self, name: str, tag: str) -> None:
        """Publish a release of a repository."""
        release = {"tag_name": tag, "published_at": "2026-01-05T10:00:00Z", "draft": False}
        self.releases.setdefault(f"{self.login}/{name}", []).append(release)

    def add_run(self, name: str, conclusion: str, workflow: int = 7) -> None:
        """Let a workflow have run."""
        run = {
            "workflow_id": workflow,
            "name": "checks",
            "head_sha": "a" * 40,
            "conclusion": conclusion,
            "updated_at": f"2026-02-20T18:{30 - len(self.runs):02}:00Z",
        }
        self.runs.setdefault(f"{self.login}/{name}", []).append(run)

    def add_merged(self, repository: str, number: int, title: str) -> None:
        """Merge a pull request of the account elsewhere."""
        address = f"https://api.github.com/repos/{repository}"
        found = {"number": number, "title": title, "repository_url": address, "closed_at": "2026-01-20T12:00:00Z"}
        self.merged.append(found)

    def get(self, path: str, asked: dict[str, str]) -> Any:
        """Answer one REST question; `None` where there is nothing of that name."""
        match path.strip("/").split("/"):
            case ["users", login] if login.lower() == self.login.lower():
                return self.user
            case ["users" | "orgs", login, "repos"] if login.lower() == self.login.lower():
                return self.repositories
            case ["search", "issues"]:
                assert f"author:{self.login}" in asked["q"]
                return {"total_count": len(self.merged), "incomplete_results": False, "items": self.merged}
            case ["repos", owner, name, "issues", *number]:
                return self._issues_of(f"{owner}/{name}", number, asked)
            case ["repos", owner, name, *rest]:
                return self._of_repository(f"{owner}/{name}", rest)
            case _:
                return None

    def _of_repository(self, full_name: str, rest: list[str]) -> Any:
        own = next((one for one in self.repositories if one["full_name"] == full_name), None)
        if own is None:
            return None
        match rest:
            case []:
                parent = {"parent": {"full_name": self.parents[full_name]}} if full_name in self.parents else {}
                return own | parent
            case ["readme"] if self.profile_readme is not None:
                content = base64.encodebytes(self.profile_readme.encode()).decode()
                return {"name": "README.md", "encoding": "base64", "content": content}
            case ["releases"]:
                return self.releases.get(full_name, [])
            case ["actions", "runs"]:
                runs = self.runs.get(full_name, [])
                return {"total_count": len(runs), "workflow_runs": runs}
            case _:
                return None

    def _issues_of(self, full_name: str, number: list[str], asked: dict[str, str]) -> Any:
        """Give one issue, or all of a repository that somebody opened."""
        issues = self.issues.get(full_name, [])
        if number:
            return next((one for one in issues if one["number"] == int(number[0])), None)
        return [one for one in issues if asked.get("creator") in {None, one["user"]["login"]}]

    def add_issue(self, full_name: str, login: str, body: str, title: str = "A thought") -> dict[str, Any]:
        """Let somebody open an issue."""
        issues = self.issues.setdefault(full_name, [])
        issues.append({"number": len(issues) + 1, "title": title, "body": body, "user": {"login": login}})
        return issues[-1]

    def change(self, path: str, content: dict[str, Any], token: str) -> Any:
        """Open or edit an issue; `None` where there is no such place, nothing where the token may not."""
        match path.strip("/").split("/"):
            case ["repos", owner, name, "issues", *number] if self._of_repository(f"{owner}/{name}", []):
                if token not in self.writers:
                    return {}
                if not number:
                    login = self.writers[token]
                    return self.add_issue(f"{owner}/{name}", login, content["body"], content["title"])
                issue = self._issues_of(f"{owner}/{name}", number, {})
                issue.update(content)
                return issue
        return None

    def graphql(self, question: dict[str, Any], token: str = "") -> Any:
        """Answer the queries that we put."""
        if "viewer" in question["query"]:
            return {"data": {"viewer": {"login": self.writers.get(token, "reader")}}}
        if question["variables"]["login"].lower() != self.login.lower():
            return {"data": {"repositoryOwner": None}}
        first = int(question["variables"]["after"] or 0)
        rows = self.repositories[first : first + 100]
        is_last = first + 100 >= len(self.repositories)
        page = {"hasNextPage": not is_last, "endCursor": None if is_last else str(first + 100)}
        pinned = [{"nameWithOwner": name} for name in self.pinned] + [{}]
        repositories = {"pageInfo": page, "nodes": [self._node(one["full_name"]) for one in rows]}
        return {"data": {"repositoryOwner": {"pinnedItems": {"nodes": pinned}, "repositories": repositories}}}

    def _node(self, full_name: str) -> dict[str, Any]:
        releases = [
            {"tagName": one["tag_name"], "publishedAt": one["published_at"], "isDraft": one["draft"]}
            for one in self.releases.get(full_name, [])
        ]
        parent = {"nameWithOwner": self.parents[full_name]} if full_name in self.parents else None
        languages = [{"name": name} for name in self.languages.get(full_name, ["Jupyter Notebook"])]
        return {
            "nameWithOwner": full_name,
            "parent": parent,
            "releases": {"nodes": releases},
            "languages": {"nodes": languages},
        }
