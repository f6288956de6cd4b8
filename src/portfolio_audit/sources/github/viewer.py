"""As whom a token speaks."""

from msgspec import Struct

from portfolio_audit.sources.github.api import Api

_QUERY = "query { viewer { login } }"


class _User(Struct, frozen=True):
    login: str


class _Answer(Struct, frozen=True):
    viewer: _User


def viewer_login(api: Api) -> str:
    """Give the login; that of an app too, which may ask GraphQL only. Raise `ApiError` where GitHub does not say."""
    return api.graphql(_Answer, _QUERY).viewer.login
