"""A small GitHub on loopback: its REST and GraphQL answers from a state, git's own backend for clones, and faults."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from support.git_server import GitHandler, GitServer, running
from support.github_state import GitHubState

API = "/api/v3"
GIT = "git "
"""Begins the kinds of faults that strike transfers."""


class Fault:
    """Something that goes wrong with requests whose path holds a text, so many times."""

    def __init__(self, kind: str, path: str = "", times: int = 1_000_000, argument: str = "", verb: str = "") -> None:
        """Say what goes wrong, where, how often, with which number, and with which verb only."""
        self.verb = verb
        self.kind = kind
        self.path = path
        self.left = times
        self.argument = argument


class GitHubServer(GitServer):
    """Answers as GitHub Enterprise does: the API under a path, repositories at the root."""

    def __init__(self, root: Path, state: GitHubState) -> None:
        """Serve a state, and the bare repositories of `root/OWNER/NAME.git`."""
        super().__init__(root, _Handler)
        self.state = state
        self.faults: list[Fault] = []
        self.api_requests: list[str] = []
        """Paths of the API that were asked for, with their parameters."""
        self.tokens: list[str] = []
        """What came as `Authorization` with them."""
        self.writes: list[tuple[str, str]] = []
        """Verb and path of what changed something."""
        self.unchanged = 0
        """Answers "not modified"."""

    def fault_of(self, verb: str, path: str) -> Fault | None:
        """Give the fault that is due, and count it."""
        for fault in self.faults:
            if fault.path in path and fault.verb in {"", verb} and fault.left:
                fault.left -= 1
                return fault
        return None


@contextmanager
def serve_github(root: Path, state: GitHubState) -> Iterator[GitHubServer]:
    """Serve an account while the context lasts."""
    with GitHubServer(root, state) as server, running(server):
        yield server


class _Handler(GitHandler):
    server: GitHubServer

    def do_PATCH(self) -> None:  # noqa: N802  # the name is the base class's
        """Answer what edits something."""
        self.do_POST()

    def _answer(self, body: bytes) -> None:
        if self.path.startswith("/api/"):
            self._answer_api(body)
            return
        self.server.requests.append((self.path, "Authorization" in self.headers))
        fault = self.server.fault_of(self.command, self.path)
        if fault is not None and fault.kind.startswith(GIT):
            self._send(*self.answers[fault.kind.removeprefix(GIT)])
            return
        place, mark, query = self.path.partition("?")
        owner, name, *rest = place.strip("/").split("/")
        self.serve_git(f"/{owner}/{name.removesuffix('.git')}.git/{'/'.join(rest)}{mark}{query}", body)

    def _answer_api(self, body: bytes) -> None:
        self.server.api_requests.append(self.path)
        self.server.tokens.append(self.headers.get("Authorization", ""))
        fault = self.server.fault_of(self.command, self.path)
        if fault is not None and fault.kind in _FAULTS:
            _FAULTS[fault.kind](self, fault, body)
            return
        self.tell(*self.right_answer(body))

    def right_answer(self, body: bytes) -> tuple[int, Any, str]:
        """Give status, value and `Link` that the state has for this request."""
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        token = self.headers.get("Authorization", "").rpartition(" ")[2]
        if parts.path == "/api/graphql":
            return 200, self.server.state.graphql(json.loads(body), token), ""
        if self.command != "GET":
            return self._change(parts.path.removeprefix(API), json.loads(body), token)
        value = self.server.state.get(parts.path.removeprefix(API), asked)
        if value is None:
            return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}, ""
        if isinstance(value, list) and "page" in asked:
            return self._page(value, int(asked["page"]), int(asked["per_page"]))
        return 200, value, ""

    def _change(self, path: str, content: Any, token: str) -> tuple[int, Any, str]:
        value = self.server.state.change(path, content, token)
        if value is None:
            return 404, {"message": "Not Found"}, ""
        if not value:
            return 403, {"message": "Resource not accessible by personal access token"}, ""
        self.server.writes.append((self.command, path))
        return 201 if self.command == "POST" else 200, value, ""

    def _page(self, rows: list[Any], page: int, size: int) -> tuple[int, Any, str]:
        end = page * size
        link = f'<{self.server.origin}{API}/never/used?page={page + 1}>; rel="next"' if end < len(rows) else ""
        return 200, rows[end - size : end], link

    def tell(self, status: int, value: Any, link: str = "", **headers: str) -> None:
        """Send a value with its mark, or say that it has not changed."""
        content = json.dumps(value).encode()
        etag = f'W/"{sha1(content + link.encode(), usedforsecurity=False).hexdigest()}"'
        if status == 200 and self.command == "GET" and self.headers.get("If-None-Match") == etag:
            self.server.unchanged += 1
            status, content = 304, b""
        extra = {"ETag": etag} | ({"Link": link} if link else {}) | headers
        self.send(status, content, **{name.replace("_", "-"): text for name, text in extra.items()})

    def send(self, status: int, content: bytes, **headers: str) -> None:
        """Send an answer as it is given."""
        self.send_response(status)
        for name, text in {"Content-Type": "application/json; charset=utf-8", **headers}.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _limit(status: int, message: str, **headers: str) -> Callable[[_Handler, Fault, bytes], None]:
    def answer(handler: _Handler, fault: Fault, _body: bytes) -> None:
        told = {name.replace("_", "-"): text.format(fault.argument or "1") for name, text in headers.items()}
        if "X-RateLimit-Reset" in told:
            told["X-RateLimit-Reset"] = str(int(time.time()) + int(told["X-RateLimit-Reset"]))
        handler.send(status, json.dumps({"message": message}).encode(), **told)

    return answer


def _body(content: bytes, status: int = 200, **headers: str) -> Callable[[_Handler, Fault, bytes], None]:
    return lambda handler, _fault, _body: handler.send(status, content, **headers)


def _drip(handler: _Handler, fault: Fault, _body: bytes) -> None:
    content = b" " * 100_000
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    for place in range(len(content)):
        handler.wfile.write(content[place : place + 1])
        time.sleep(float(fault.argument or 0.05))


def _mute(handler: _Handler, fault: Fault, _body: bytes) -> None:
    time.sleep(float(fault.argument or 30))
    handler.close_connection = True


def _truncated(handler: _Handler, _fault: Fault, body: bytes) -> None:
    content = json.dumps(handler.right_answer(body)[1]).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[: len(content) // 2])
    handler.close_connection = True


def _heard(handler: _Handler, fault: Fault, body: bytes) -> None:
    """Do what was asked for and break off, at once or after some seconds, before the answer."""
    handler.right_answer(body)
    time.sleep(float(fault.argument or 0))
    handler.break_off()


def _echo(handler: _Handler, _fault: Fault, _body: bytes) -> None:
    """Throw back what came as authorization, as a careless server in between could."""
    token = handler.headers.get("Authorization", "").rpartition(" ")[2]
    handler.tell(200, {"login": token, "full_name": f"ada/{token}", "message": token, "bio": token})


def _redirect(handler: _Handler, fault: Fault, _body: bytes) -> None:
    status, _comma, address = fault.argument.partition(" ")
    handler.send(int(status), b"{}", Location=address.replace("ORIGIN", handler.server.origin))


_FAULTS: dict[str, Callable[[_Handler, Fault, bytes], None]] = {
    "primary": _limit(
        403, "API rate limit exceeded for 127.0.0.1.", X_RateLimit_Remaining="0", **{"X-RateLimit-Reset": "{}"}
    ),
    "secondary": _limit(403, "You have exceeded a secondary rate limit. Please wait a few minutes.", Retry_After="{}"),
    "secondary-silent": _limit(403, "You have exceeded a secondary rate limit. Please wait a few minutes."),
    "too-many": _limit(429, "Too many requests", Retry_After="{}"),
    "too-many-silent": _limit(429, "Too many requests"),
    "forbidden": _limit(403, "Resource not accessible by personal access token"),
    "bad-token": _limit(401, "Bad credentials"),
    "busy": _body(b"<html>502 Bad Gateway</html>", 502),
    "portal": _body(b"<html><title>Free WiFi</title>Please log in</html>"),
    "empty": _body(b""),
    "empty-object": _body(b"{}"),
    "types": _body(b'{"login": 7, "full_name": ["x"], "fork": "no", "items": {}, "content": {}}'),
    "deep": _body(b'{"login":' * 100_000),
    "big": _body(b'{"login":"' + b"A" * (6 << 20) + b'"}'),
    "not-utf8": _body(b'{"login": "\xff\xfe"}'),
    "odd-headers": _body(b"{}", 403, **{"X-RateLimit-Remaining": "many", "Retry-After": "soon", "Link": "<"}),
    "accepted": _body(b"{}", 202),
    "unchanged": _body(b"", 304),
    "reset": lambda handler, _fault, _body: handler.break_off(),
    "drip": _drip,
    "mute": _mute,
    "truncated": _truncated,
    "heard": _heard,
    "gone": _limit(410, "Issues are disabled for this repo"),
    "echo": _echo,
    "redirect": _redirect,
}
FAULTS = tuple(_FAULTS)
"""Every kind of fault there is."""
