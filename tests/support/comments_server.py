"""A stateful stand-in for the part of GitHub's API that comments need, with the rights of its tokens."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

_COMMENTS = re.compile(r"/api/v3/repos/([^/]+/[^/]+)/issues/(\d+)/comments")
_COMMENT = re.compile(r"/api/v3/repos/([^/]+/[^/]+)/issues/comments/(\d+)")
_PULLS = re.compile(r"/api/v3/repos/([^/]+/[^/]+)/pulls")


class CommentsServer(ThreadingHTTPServer):
    """One repository with pull requests and their comments."""

    daemon_threads = True

    def __init__(self, repository: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.repository = repository
        self.writers = {"ghs_writing": "github-actions[bot]", "ghp_ada": "ada"}
        """Login by token; every other token may only read."""
        self.speaks_graphql = True
        self.pulls: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.writes: list[str] = []
        """`POST` and `PATCH`, in order."""
        self.faults: list[int] = []
        """Statuses that the next requests are answered with; 0 for none."""

    @property
    def url(self) -> str:
        """The address of the server, with its API below; the name of the host is what PyGithub expects to see again."""
        return f"http://localhost:{self.server_address[1]}"

    def add_comment(self, number: int, login: str, body: str) -> dict[str, Any]:
        """Let somebody comment."""
        comment = {"id": 1000 + len(self.comments), "issue": number, "user": {"login": login}, "body": body}
        self.comments.append(comment)
        return comment

    def add_pull(self, number: int, owner: str, branch: str, sha: str) -> None:
        """Open a pull request from a branch of somebody's repository."""
        self.pulls.append({"number": number, "owner": owner, "branch": branch, "head": {"sha": sha}})


@contextmanager
def serve_comments(repository: str = "ada/bike-demand") -> Iterator[CommentsServer]:
    """Serve while the context lasts."""
    with CommentsServer(repository) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: CommentsServer

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the name is the base class's
        """Keep quiet."""

    def do_GET(self) -> None:
        """Read comments or pull requests."""
        if self._is_faulty():
            return
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if found := _COMMENTS.fullmatch(address.path):
            rows = [one for one in self.server.comments if one["issue"] == int(found[2])]
        elif _PULLS.fullmatch(address.path):
            owner, _colon, branch = asked["head"].partition(":")
            rows = [one for one in self.server.pulls if (one["owner"], one["branch"]) == (owner, branch)]
        else:
            self._send(404, {"message": "Not Found"})
            return
        size, page = int(asked.get("per_page", 30)), int(asked.get("page", 1))
        self._send(200, rows[(page - 1) * size : page * size])

    def do_POST(self) -> None:
        """Write a comment, or say whose the token is."""
        body = self._body()
        if self._is_faulty():
            return
        if self.path == "/api/graphql":
            login = self._login()
            known = self.server.speaks_graphql and login is not None
            self._send(200 if known else 403, {"data": {"viewer": {"login": login}}} if known else {"message": "no"})
        elif (found := _COMMENTS.fullmatch(self.path)) and (login := self._may_write()):
            self.server.writes.append("POST")
            self._send(201, self.server.add_comment(int(found[2]), login, body["body"]))

    def do_PATCH(self) -> None:
        """Edit a comment; whoever may write at all may edit anybody's, as on GitHub."""
        body = self._body()
        if self._is_faulty():
            return
        found = _COMMENT.fullmatch(self.path)
        if found and self._may_write():
            self.server.writes.append("PATCH")
            comment = next(one for one in self.server.comments if one["id"] == int(found[2]))
            comment["body"] = body["body"]
            self._send(200, comment)

    def _body(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")

    def _login(self) -> str | None:
        return self.server.writers.get(self.headers.get("Authorization", "").partition(" ")[2])

    def _may_write(self) -> str | None:
        login = self._login()
        if login is None:
            self._send(403, {"message": "Resource not accessible by integration"})
        return login

    def _is_faulty(self) -> bool:
        status = self.server.faults.pop(0) if self.server.faults else 0
        if status:
            self._send(status, {"message": "fault"})
        return bool(status)

    def _send(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
