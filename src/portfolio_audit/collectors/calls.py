"""How the code calls its libraries: what is easily overlooked, what is gone, and what is written out instead."""

from itertools import chain

from msgspec import Struct

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.programs import Program, programs_of
from portfolio_audit.analysis.proofs import is_left_behind
from portfolio_audit.analysis.traps.from_scratch import find_from_scratch
from portfolio_audit.analysis.traps.from_scratch_r import written_out_in_r
from portfolio_audit.analysis.traps.removed_uses import RemovedUse, find_removed, watched_imports
from portfolio_audit.analysis.traps.traps import Trap
from portfolio_audit.analysis.traps.traps_frames import find_frame_traps
from portfolio_audit.analysis.traps.traps_keras import find_keras_traps
from portfolio_audit.analysis.traps.traps_torch import find_torch_traps
from portfolio_audit.cache.kept import kept
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_NETWORKS = ("torch", "tensorflow", "keras")


class CallFacts(Struct, frozen=True):
    """Traps of training networks and changing tables, removed names, and learning written by hand."""

    network_programs: tuple[Located, ...]
    """Files and notebooks that use PyTorch, TensorFlow or Keras."""
    training_traps: tuple[Trap, ...]
    """Places where a network is trained or judged otherwise than it seems."""
    table_programs: tuple[Located, ...]
    """Files and notebooks that use pandas."""
    table_traps: tuple[Trap, ...]
    """Places where a table is changed or compared otherwise than it seems; some depend on the release of pandas."""
    watched: tuple[Located, ...]
    """One import of each library whose removed names are known."""
    removed: tuple[RemovedUse, ...]
    """Uses of names that current releases no longer have, whatever release the project asks for."""
    from_scratch: tuple[Located, ...]
    """Classes and functions that learn with arrays alone."""


class _Look(Struct, frozen=True):
    keras_traps: tuple[Trap, ...]
    table_traps: tuple[Trap, ...]
    removed: tuple[RemovedUse, ...]
    from_scratch: tuple[Located, ...]


def collect(snapshot: Snapshot) -> CallFacts:
    """Look at each file and notebook, those in folders of code no longer in use last."""
    units = read_code_units(snapshot)
    programs = tuple(sorted(programs_of(units), key=lambda one: is_left_behind(one.path)))
    looks = [snapshot.told(snapshot.by_path[program.path], _look, program) for program in programs]
    return CallFacts(
        network_programs=_programs(programs, *_NETWORKS),
        training_traps=(*find_torch_traps(programs), *chain.from_iterable(look.keras_traps for look in looks))[
            :_PLACES
        ],
        table_programs=_programs(programs, "pandas"),
        table_traps=tuple(chain.from_iterable(look.table_traps for look in looks))[:_PLACES],
        watched=watched_imports(programs),
        removed=tuple(chain.from_iterable(look.removed for look in looks))[:_PLACES],
        from_scratch=(*chain.from_iterable(look.from_scratch for look in looks), *written_out_in_r(units))[:_PLACES],
    )


@kept
def _look(program: Program) -> _Look:
    """Look at one program by itself."""
    alone = (program,)
    return _Look(
        keras_traps=tuple(find_keras_traps(alone)),
        table_traps=tuple(find_frame_traps(alone)),
        removed=find_removed(alone),
        from_scratch=tuple(find_from_scratch(alone)),
    )


def _programs(programs: tuple[Program, ...], *packages: str) -> tuple[Located, ...]:
    """Give the first unit of each program that imports one of the packages."""
    chosen = (program for program in programs if program.imports(*packages))
    return tuple(Located(program.path, program.units[0].place(1)) for program in chosen)[:_PLACES]


COLLECTOR = Collector("calls", CallFacts, collect)
