"""What a fetch may do."""

from msgspec import Struct

from portfolio_audit import limits

GITHUB = "https://github.com"
TOKEN_VARIABLES = ("PORTFOLIO_AUDIT_GITHUB_TOKEN", "GH_TOKEN", "GITHUB_TOKEN")
"""Where the token is looked for, in this order."""
DEFAULT_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "huggingface.co")


class FetchPolicy(Struct, frozen=True):
    """Hosts, token and time for remote repositories."""

    hosts: tuple[str, ...] = ()
    """Hosts allowed besides the usual ones: `git.example.org`, `git.example.org:8443`, or `http://127.0.0.1:8080`."""
    token: str | None = None
    """GitHub token, sent to `github` and its API only; held in memory and in the environment of one git child."""
    github: str = GITHUB
    """Where GitHub is: its own address, or that of a GitHub Enterprise server."""
    asks_host: bool = False
    """True also asks what GitHub says about a repository besides its commits, which costs three calls each."""
    cache: str | None = None
    """Folder of what is kept between runs, made when it is missing; `None` keeps nothing."""
    answer_seconds: int = limits.API_ANSWER_SECONDS
    """Wall-clock seconds for one answer of the API, however it drips."""
    wait_seconds: float = limits.API_WAIT_SECONDS
    """Seconds to wait for limits of the API to pass, all waits of a run together."""
    seconds: float = limits.CLONE_SECONDS
    """Wall-clock seconds for one fetch, all tries together."""
    is_offline: bool = False
    """True when nothing may be fetched."""
    pauses_seconds: tuple[float, ...] = (1.0, 4.0)
    """Waits between the tries."""

    def __repr__(self) -> str:
        """Show everything but the token, so that no traceback or log can."""
        token = None if self.token is None else "..."
        return (
            f"FetchPolicy(hosts={self.hosts!r}, token={token!r}, github={self.github!r}, seconds={self.seconds}, "
            f"is_offline={self.is_offline})"
        )


DEFAULT_POLICY = FetchPolicy()
"""The usual hosts, no token."""
