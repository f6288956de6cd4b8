"""What parent and child say to each other."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.evidence import Place
from portfolio_audit.report.baseline import Baseline
from portfolio_audit.report.report import Manifest, Report
from portfolio_audit.scoring.waivers import Waiver
from portfolio_audit.snapshot.records import SnapshotRecord
from portfolio_audit.snapshot.spool import Span


class Choice(Struct, frozen=True):
    """What the user chose to be judged by."""

    profile: str | None = None
    """Name of a built-in profile or path of a profile file; `None` leaves it to the configuration, then to `entry`."""
    select: tuple[str, ...] = ()
    """Rule ids, families or prefixes to keep; empty keeps all."""
    ignore: tuple[str, ...] = ()
    """Rule ids, families or prefixes to leave out."""
    uses_repository_configuration: bool = True
    """False ignores the configuration that the audited repository carries, and the comments in its files."""
    waivers: tuple[Waiver, ...] = ()
    """What the user's own configuration sets aside."""
    manifest: Manifest | None = None
    """What the user declares; it stands for what the repository declares."""
    baseline: Baseline | None = None
    """The findings that are known already."""


class Known(Struct, frozen=True, array_like=True):
    """What a function made of a content in an earlier run, and where it lies among the known."""

    name: str
    span: Span


class Job(Struct, frozen=True):
    """One repository to judge."""

    record: SnapshotRecord
    index: Mapping[str, Span]
    """Where each content lies in the spool, by path."""
    spool_path: str
    choice: Choice
    seconds: float = limits.AUDIT_SECONDS
    """Time for the whole job; the child takes it as a limit on its processor time."""
    memory_bytes: int = limits.WORKER_MEMORY_BYTES
    """Address space that the child may take."""
    is_brief: bool = False
    """True where scores and verdicts are enough."""
    most_marks: int = 0
    """Marks of a fingerprint of the code that is wanted too; 0 for none."""
    quotes: tuple[Place, ...] = ()
    """Where something stands here, only the code at these places is wanted, and nothing is judged."""
    known: Mapping[str, tuple[Known, ...]] = {}
    """What is known of contents, by path."""
    known_path: str = ""
    """The file that holds it."""
    learns: bool = False
    """True where what is made of contents is to be told."""


class Parsing(Struct, frozen=True, tag=True):
    """The file that is parsed next; an empty path says that parsing it is over."""

    path: str


class Learnt(Struct, frozen=True, tag=True):
    """What a function made of a content, for later runs."""

    path: str
    name: str
    value: bytes
    of_place: bool
    """True where it rests on the path too."""


class Judged(Struct, frozen=True, tag=True):
    """The result."""

    report: Report
    code_print: CodePrint | None = None
    """The fingerprint, where it was wanted."""


class Quoted(Struct, frozen=True, tag=True):
    """The code at the places that were asked for, in their order; empty where it cannot be read."""

    texts: tuple[str, ...]


class Refused(Struct, frozen=True, tag=True):
    """Why there is no result."""

    message: str
    advice: str
    exit_code: int


Frame = Parsing | Learnt | Judged | Quoted | Refused
_frames: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


def decode_frame(body: bytes) -> Frame:
    """Validate what the child sent; raise `msgspec.ValidationError` or `msgspec.DecodeError` on anything else."""
    return _frames.decode(body)
