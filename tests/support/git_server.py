"""Git's own HTTP backend on loopback, with faults by the first part of the path."""

import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

LOGIN_PAGE = b"<html><title>Free WiFi</title>Please log in</html>"


class GitServer(ThreadingHTTPServer):
    """Serves `/<fault>/<name>.git` from a folder; `ok` is no fault."""

    daemon_threads = True

    def __init__(self, root: Path, handler: "type[GitHandler] | None" = None) -> None:
        """Listen on a free port of this machine only."""
        super().__init__(("127.0.0.1", 0), handler or GitHandler)
        self.root = root
        self.requests: list[tuple[str, bool]] = []
        """Paths asked for, and whether an `Authorization` header came along."""
        self.fetches = 0
        """Questions for objects, as far as the fault `onefetch` was asked."""

    @property
    def origin(self) -> str:
        """The address up to the path."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client has gone away."""


@contextmanager
def serve(root: Path) -> Iterator[GitServer]:
    """Serve the bare repositories of a folder while the context lasts."""
    with GitServer(root) as server, running(server):
        yield server


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[None]:
    """Let a server answer while the context lasts."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


class GitHandler(BaseHTTPRequestHandler):
    """Answers the requests of git."""

    server: GitServer
    answers: ClassVar[dict[str, tuple[int, bytes]]] = {
        "missing": (404, b""),
        "private": (401, b""),
        "empty200": (200, b""),
        "portal": (200, LOGIN_PAGE),
        "busy": (503, b""),
        "limited": (429, b""),
        "forbidden": (403, b""),
    }

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""

    def do_GET(self) -> None:
        """Answer the first request of a fetch."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Answer the requests after it."""
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def _answer(self, body: bytes) -> None:
        _empty, fault, *rest = self.path.split("/")
        earlier = sum(path.startswith(f"/{fault}/") for path, _token in self.server.requests)
        self.server.requests.append((self.path, "Authorization" in self.headers))
        if fault in self.answers:
            self._send(*self.answers[fault])
        elif fault == "moved":
            self._send(301, b"", f"{self.server.origin}/ok/{'/'.join(rest)}")
        elif fault == "onefetch" and self._is_second_fetch(body):
            self._send(503, b"")
        elif fault == "stall":
            time.sleep(5)
        elif fault == "reset" or (fault == "once" and not earlier):
            self.break_off()
        else:
            self.serve_git("/" + "/".join(rest), body, cut=fault == "truncated" and self.command == "POST")

    def _is_second_fetch(self, body: bytes) -> bool:
        self.server.fetches += b"command=fetch" in body
        return self.server.fetches > 1

    def _send(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def break_off(self) -> None:
        """End the connection at once."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def serve_git(self, path: str, body: bytes, *, cut: bool = False) -> None:
        """Hand a request to git's own backend."""
        place, _mark, query = path.partition("?")
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.server.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*",
            "GIT_CONFIG_KEY_1": "uploadpack.allowFilter",
            "GIT_CONFIG_VALUE_1": "true",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "PATH_INFO": place,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
        }
        done = subprocess.run(["git", "http-backend"], env=environment, input=body, capture_output=True, check=False)
        head, _blank, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
