"""Opens a conversation with the API for a policy."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.cache import AnswerCache, NoCache
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.github.troubles import ApiError, Trouble
from portfolio_audit.sources.github.wire import Wire, api_root
from portfolio_audit.sources.policy import FetchPolicy


@contextmanager
def open_api(policy: FetchPolicy, patience: Patience) -> Iterator[Api]:
    """Give the API for as long as the context lasts; raise `ApiError` where nothing may be asked."""
    if policy.is_offline:
        raise ApiError(Trouble.OFFLINE)
    with closing(Wire(policy)) as wire:
        yield Api(wire, patience, policy.pauses_seconds, _cache(policy))


def _cache(policy: FetchPolicy) -> AnswerCache | NoCache:
    if policy.cache is None:
        return NoCache()
    scope = f"{api_root(policy.github)} {'signed' if policy.token else 'anonymous'} "
    return AnswerCache(Path(policy.cache) / "github", scope, policy.token)
