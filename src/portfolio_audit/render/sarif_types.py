"""The part of SARIF 2.1.0 that a report needs, as types."""

import msgspec
from msgspec import Struct

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class _Sarif(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Keys in camel case, and none for what is not given."""


class Message(_Sarif, frozen=True, kw_only=True):
    """Words for a person."""

    text: str
    markdown: str = ""


class Configuration(_Sarif, frozen=True, kw_only=True):
    """How a rule ranks when a result says nothing else."""

    level: str


class RuleProperties(
    _Sarif,
    frozen=True,
    kw_only=True,
    rename={"problem_severity": "problem.severity", "security_severity": "security-severity"},
):
    """What GitHub reads of a rule."""

    tags: tuple[str, ...]
    precision: str
    problem_severity: str
    security_severity: str = ""


class RuleDescriptor(_Sarif, frozen=True, kw_only=True):
    """One rule with its help."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: RuleProperties


class Driver(_Sarif, frozen=True, kw_only=True):
    """The tool and its rules."""

    name: str
    semantic_version: str
    information_uri: str
    rules: tuple[RuleDescriptor, ...]


class Tool(_Sarif, frozen=True, kw_only=True):
    """What made the log."""

    driver: Driver


class Artifact(_Sarif, frozen=True, kw_only=True):
    """A file, relative to the root of the repository."""

    uri: str
    uri_base_id: str = ""


class Region(_Sarif, frozen=True, kw_only=True):
    """Lines of a file."""

    start_line: int
    end_line: int | None = None


class PhysicalLocation(_Sarif, frozen=True, kw_only=True):
    """Lines in a file."""

    artifact_location: Artifact
    region: Region


class LogicalLocation(_Sarif, frozen=True, kw_only=True):
    """A place that has no line of its own: a cell or a commit."""

    name: str
    kind: str


class Location(_Sarif, frozen=True, kw_only=True):
    """Where something is."""

    id: int | None = None
    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] = ()
    message: Message | None = None


class Result(_Sarif, frozen=True, kw_only=True):
    """One finding."""

    rule_id: str
    rule_index: int
    level: str
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] = ()
    partial_fingerprints: dict[str, str]


class Notification(_Sarif, frozen=True, kw_only=True):
    """Something that was left out."""

    level: str
    message: Message


class Invocation(_Sarif, frozen=True, kw_only=True, omit_defaults=False):
    """How the run went."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...]


class Base(_Sarif, frozen=True, kw_only=True):
    """The name of a folder that paths start from."""

    uri_base_id: str


class Provenance(_Sarif, frozen=True, kw_only=True):
    """Which commit was audited."""

    repository_uri: str
    revision_id: str
    mapped_to: Base


class Run(_Sarif, frozen=True, kw_only=True):
    """One audit."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    version_control_provenance: tuple[Provenance, ...] = ()
    column_kind: str
    results: tuple[Result, ...]


class Log(Struct, frozen=True):
    """The file."""

    schema: str = msgspec.field(name="$schema")
    version: str
    runs: tuple[Run, ...]
