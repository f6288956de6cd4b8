"""The repositories of an account, and which of them are audited."""

from collections.abc import Mapping
from itertools import count

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.snapshot.account import Gap, HostedRepository, Release
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.github import shapes
from portfolio_audit.sources.github.api import Api
from portfolio_audit.sources.github.exclusions import exclude
from portfolio_audit.sources.github.reading import checked_name, read_each, read_releases, read_repository
from portfolio_audit.sources.github.troubles import ApiError, as_absent

PER_PAGE = 100
ONE_BY_ONE = Absent(
    "GitHub tells it of one repository at a time where no token is given",
    "Set GH_TOKEN, then all repositories are answered at once.",
)


class Listing(Struct, frozen=True):
    """What the pages held."""

    found: tuple[shapes.Repository, ...]
    gaps: tuple[Gap, ...]


class Supplement(Struct, frozen=True):
    """What the listing leaves out and GraphQL tells at once."""

    pinned: tuple[str, ...] | Absent
    releases: Mapping[str, tuple[Release, ...]]
    parents: Mapping[str, str]
    languages: Mapping[str, frozenset[str]]
    missing: Absent
    """Why a repository is not among the releases."""


def list_repositories(api: Api, login: str, *, has_token: bool) -> Listing:
    """Read page after page; raise `ApiError` where not even the first can be had."""
    found: list[shapes.Repository] = []
    gaps: list[Gap] = []
    for page in range(1, limits.API_PAGES + 1):
        try:
            answer = api.get(
                tuple[msgspec.Raw, ...],
                f"/users/{login}/repos",
                type="owner",
                sort="pushed",
                per_page=PER_PAGE,
                page=page,
            )
        except ApiError as error:
            if page == 1:
                raise
            gaps.append(_after(page - 1, as_absent(error, has_token=has_token)))
            break
        own = _read_own(answer.value, login)
        found += own
        gaps += [_odd(len(answer.value) - len(own))] if len(own) < len(answer.value) else []
        if not answer.has_next:
            break
    else:
        gaps.append(_after(limits.API_PAGES, Absent("the account has more", "Audit those that you show one by one.")))
    return Listing(tuple(found), tuple(gaps))


def _read_own(items: tuple[msgspec.Raw, ...], login: str) -> tuple[shapes.Repository, ...]:
    """Decode those that are what they should be: public repositories of this account."""
    raw, _odd = read_each(items, shapes.Repository)
    owned = login.lower()
    return tuple(one for one in raw if not one.private and _owner_of(one) == owned)


def _owner_of(raw: shapes.Repository) -> str | None:
    """Give the owner in lower case; `None` where the name is none that GitHub gives."""
    name = checked_name(raw.full_name)
    return name.partition("/")[0].lower() if name else None


def _after(pages: int, why: Absent) -> Gap:
    return Gap(f"repositories after the {pages * PER_PAGE} pushed to last", why)


def _odd(number: int) -> Gap:
    what = "one repository" if number == 1 else f"{number} repositories"
    return Gap(what, Absent("its description is none that GitHub gives", "Run it again."))


_QUERY = """
query($login: String!, $after: String) {
  repositoryOwner(login: $login) {
    ... on ProfileOwner { pinnedItems(first: 6, types: [REPOSITORY]) { nodes { ... on Repository { nameWithOwner } } } }
    repositories(first: 100, after: $after, ownerAffiliations: [OWNER], privacy: PUBLIC,
                 orderBy: {field: PUSHED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner
        parent { nameWithOwner }
        languages(first: 20) { nodes { name } }
        releases(first: 10, orderBy: {field: CREATED_AT, direction: DESC}) {
          nodes { tagName publishedAt isDraft }
        }
      }
    }
  }
}
"""


def ask_supplement(api: Api, login: str) -> Supplement:
    """Ask for pinned repositories, fork parents and releases, a hundred repositories a call."""
    pinned: tuple[str, ...] = ()
    nodes: list[shapes.RepositoryNode] = []
    after: str | None = None
    for page in count(1):
        owner = api.graphql(shapes.OwnerAnswer, _QUERY, login=login, after=after).repository_owner
        if owner is None:
            break
        pinned = pinned or _names(owner.pinned_items.nodes)
        nodes += owner.repositories.nodes
        after = owner.repositories.page_info.end_cursor
        if page >= limits.API_PAGES or not owner.repositories.page_info.has_next_page:
            break
    return Supplement(
        pinned,
        {node.name_with_owner: read_releases(node.releases.nodes) for node in nodes},
        {node.name_with_owner: node.parent.name_with_owner for node in nodes if node.parent},
        {node.name_with_owner: frozenset(one.name for one in node.languages.nodes) for node in nodes},
        Absent("GitHub did not say", "Run it again."),
    )


def _names(nodes: tuple[shapes.NamedNode, ...]) -> tuple[str, ...]:
    return tuple(name for node in nodes if (name := checked_name(node.name_with_owner)))


def make_repositories(listing: Listing, supplement: Supplement) -> tuple[HostedRepository, ...]:
    """Join what both APIs said, and say which repositories are left out and why."""
    records = []
    for raw in listing.found:
        record = read_repository(raw, supplement.releases.get(raw.full_name, supplement.missing))
        if record is None:
            continue
        if record.is_fork:
            parent = checked_name(supplement.parents.get(record.name, ""))
            record = replace(record, fork_parent=parent or supplement.missing)
        languages = supplement.languages.get(record.name, frozenset())
        records.append(exclude(record, languages, is_disabled=raw.disabled))
    return tuple(records)
