"""Traps of training and evaluating with PyTorch."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.programs import Program
from portfolio_audit.analysis.traps.traps import Trap, TrapKind
from portfolio_audit.analysis.traps.traps_softmax import find_softmax_twice
from portfolio_audit.patterns import lazy_regex

_CLEARED = lazy_regex(r"zero_grad|\.grad\b")
_OPTIMISER = lazy_regex(r"opti|sgd|adam", re.IGNORECASE)
_HELD_OUT_LOOP = lazy_regex(
    r"^[ \t]{0,40}for [^\n]{1,80} in [^\n]{0,40}\b(\w{0,20}(?:test|val|valid|validation|dev|eval)_?"
    r"(?:data)?_?(?:loader|dl|iter|generator)s?)\b",
    re.MULTILINE | re.IGNORECASE,
)
_EVALUATION_MODE = lazy_regex(
    r"\.eval\(|no_grad|inference_mode|set_grad_enabled|\.train\((?:mode\s?=\s?)?(?:False|\w{0,20}train\w{0,10})\)|"
    r"volatile"
)
_MODULE_BASE = lazy_regex(r"(^|\.)(Module|LightningModule|PreTrainedModel)$")


def find_torch_traps(programs: tuple[Program, ...]) -> Iterator[Trap]:
    """Go through the programs that use PyTorch."""
    chosen = tuple(program for program in programs if program.imports("torch", "torchvision"))
    modules = "\n".join(program.text for program in chosen if not program.units[0].in_notebook)
    networks = _networks(chosen)
    for program in chosen:
        yield from _gradients_kept(program)
        yield from _training_mode(program, program.text if program.units[0].in_notebook else modules)
        yield from _forward_called(program, networks)
    yield from find_softmax_twice(chosen)


def _gradients_kept(program: Program) -> Iterator[Trap]:
    """Give the first backward pass of a program that steps an optimiser and never clears gradients."""
    if ".backward(" not in program.text or _CLEARED.search(program.text):
        return
    calls = list(program.calls())
    steps = any(
        call.name.endswith(".step") and (call.name.startswith("torch.optim") or _OPTIMISER.search(call.receiver))
        for _, call in calls
    )
    passes = [(unit, call) for unit, call in calls if call.name.endswith(".backward") and call.in_loop]
    if steps and passes:
        unit, call = passes[0]
        text = f"{call.receiver or 'loss'}.backward() in a loop, and no zero_grad() in the file"
        yield Trap(text, TrapKind.GRADIENTS_KEPT, unit.place(call.line), "high")


def _training_mode(program: Program, context: str) -> Iterator[Trap]:
    """Give the first loop over a held-out part where nothing ever switches to evaluation."""
    if ".backward(" not in context or _EVALUATION_MODE.search(context):
        return
    for unit in program.units:
        found = _HELD_OUT_LOOP.search(unit.source)
        if found:
            line = unit.source.count("\n", 0, found.start(1)) + 1
            text = f"the loop over {found.group(1)} runs without eval() and without no_grad()"
            yield Trap(text, TrapKind.TRAINING_MODE, unit.place(line), "medium")
            return


def _forward_called(program: Program, networks: frozenset[str]) -> Iterator[Trap]:
    """Give calls of `forward` by name on a network; a layer of one's own that is no module has no other way."""
    if ".forward(" not in program.text:
        return
    for unit, call in program.calls():
        owner, _, method = call.name.rpartition(".")
        is_network = owner.startswith("torch.nn.") or owner.rpartition(".")[2] in networks
        if method == "forward" and is_network and call.receiver and call.receiver != "self":
            text = f"{call.receiver}.forward(...) passes over hooks, {call.receiver}(...) does not"
            yield Trap(text, TrapKind.FORWARD_CALLED, unit.place(call.line), "medium")


def _networks(programs: tuple[Program, ...]) -> frozenset[str]:
    """Give the names of the classes that are modules of PyTorch."""
    classes = (
        definition
        for program in programs
        for unit in program.units
        for definition in (unit.module.classes if unit.module else ())
    )
    return frozenset(one.name for one in classes if any(_MODULE_BASE.search(base) for base in one.bases))
