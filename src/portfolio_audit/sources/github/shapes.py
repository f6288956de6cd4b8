"""The parts of GitHub's answers that we read, in its own names and types."""

from datetime import datetime

import msgspec
from msgspec import Struct


class Parent(Struct, frozen=True):
    """What a fork was made from."""

    full_name: str


class Repository(Struct, frozen=True):
    """A repository in a list or by itself; `parent` comes only in the second."""

    full_name: str
    fork: bool
    archived: bool
    size: int
    created_at: datetime
    default_branch: str = ""
    description: str | None = None
    disabled: bool = False
    private: bool = False
    homepage: str | None = None
    language: str | None = None
    parent: Parent | None = None
    pushed_at: datetime | None = None
    stargazers_count: int = 0
    topics: tuple[str, ...] = ()


class User(Struct, frozen=True):
    """An account, of a person or an organisation."""

    login: str
    name: str | None = None
    bio: str | None = None
    blog: str | None = None
    created_at: datetime | None = None


class Readme(Struct, frozen=True):
    """A README with its content."""

    content: str
    encoding: str


class FoundPullRequest(Struct, frozen=True):
    """One result of a search."""

    number: int
    title: str
    repository_url: str
    closed_at: datetime


class Found(Struct, frozen=True):
    """A page of results; each is read by itself, so that an odd one costs only itself."""

    total_count: int
    items: tuple[msgspec.Raw, ...]
    incomplete_results: bool = False


class Release(Struct, frozen=True):
    """A release in a list."""

    tag_name: str
    published_at: datetime | None = None
    draft: bool = False


class Run(Struct, frozen=True):
    """One run of a workflow."""

    workflow_id: int
    head_sha: str
    updated_at: datetime
    name: str | None = None
    conclusion: str | None = None


class Runs(Struct, frozen=True):
    """A page of runs, the newest first."""

    workflow_runs: tuple[Run, ...]


class NamedNode(Struct, frozen=True, rename="camel"):
    """A repository that is only named."""

    name_with_owner: str = ""


class ReleaseNode(Struct, frozen=True, rename="camel"):
    """A release in GraphQL."""

    tag_name: str
    published_at: datetime | None = None
    is_draft: bool = False


class ReleaseNodes(Struct, frozen=True):
    """Releases in GraphQL."""

    nodes: tuple[ReleaseNode, ...] = ()


class LanguageNode(Struct, frozen=True):
    """A language that some code is in."""

    name: str


class LanguageNodes(Struct, frozen=True):
    """Languages of a repository."""

    nodes: tuple[LanguageNode, ...] = ()


class RepositoryNode(Struct, frozen=True, rename="camel"):
    """What the REST listing leaves out of a repository."""

    name_with_owner: str
    releases: ReleaseNodes
    languages: LanguageNodes = LanguageNodes()
    parent: NamedNode | None = None


class PageInfo(Struct, frozen=True, rename="camel"):
    """Where the next page begins."""

    has_next_page: bool = False
    end_cursor: str | None = None


class RepositoryNodes(Struct, frozen=True, rename="camel"):
    """A page of repositories in GraphQL."""

    nodes: tuple[RepositoryNode, ...]
    page_info: PageInfo


class PinnedNodes(Struct, frozen=True):
    """Pinned items that are repositories; others come as empty objects."""

    nodes: tuple[NamedNode, ...] = ()


class OwnerNode(Struct, frozen=True, rename="camel"):
    """An account in GraphQL."""

    repositories: RepositoryNodes
    pinned_items: PinnedNodes = PinnedNodes()


class OwnerAnswer(Struct, frozen=True, rename="camel"):
    """The answer to the one query."""

    repository_owner: OwnerNode | None = None
