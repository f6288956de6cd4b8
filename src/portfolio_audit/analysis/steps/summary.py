"""Lists of steps drawn from all steps: by kind, one for each sort, and the functions they stand in."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from portfolio_audit.analysis.steps.explained import EVALUATE
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.plausible.network_parts import OWN_PART
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_PARSED = lazy_regex(r"\.(?:py|ipynb|r|rmd|qmd)$", re.IGNORECASE)
"""Files whose calls are read by their names."""
_FAMILIES = {
    "bayes": "naive Bayes",
    "neighbours": "nearest neighbours",
    "tree": "tree or forest",
    "clustering": "k-means",
    "linear": "linear or logistic regression",
}
"""What a model is called of which a line only holds a word."""
LISTED = 1_000
ORDERED = frozenset({"time", "group"})
"""Sorts of split that keep rows together which belong together."""
_PART = lazy_regex(
    r"(?:Block|Layer|Norm(?:ali[sz]ation)?|Loss|Bottleneck|Attention|Embeddings?|Encoding|Pool(?:ing)?|Head|2[Nn]orm"
    r"|Criterion|Stem|Neck|Conv(?:BN|Bn|Norm)?|(?:Up|Down)[Ss]ampl\w{1,4})$|^(?:Up|Down)$"
    r"|^(?:Base|Abstract)[A-Z]|^(?:Soft)?(?:Dice|Tversky|Focal|Lovasz)(?!\w*(?:Net|Model))"
)
"""Names of classes that are parts of a network, or what models are derived from."""
_NETWORK = "network"
"""The name under which a network counts that a library builds, whatever its layers."""
_WHOLE = lazy_regex(r"(?:^|\.)(?:Sequential|Model|\w*(?:Classifier|Regressor|[Ll]earner|Transformer)|create_cnn)$")
"""Calls that make a whole network; others make a layer of one."""
_FEED = lazy_regex(r"\.(?:placeholder|InteractiveSession)$")
_WRITTEN_OUT = lazy_regex(r"\.(?:c|cc|cpp|h|hpp|java|jl|rs|go|m)$")
"""Files of languages in which a model that is named is mostly written out."""
_R = (".r", ".R", ".rmd", ".Rmd", ".qmd")
"""Files of R, where a network is one call with a name of its own (`nnet`)."""
_BUILT = frozenset({"neural", "pretrained"})
_TRAINING = frozenset({StepKind.FIT, StepKind.TRAIN_LOOP, StepKind.TUNE})
_LOADING = lazy_regex(r"_?(?:load|restore)(?:_|$)")
_CALL = lazy_regex(r"[A-Za-z_]\w*(?:\.\w+)+$")
_ASIDES = frozenset({"optimizer", "early-stopping", "schedule", "values"})
_WRITTEN_LOOP = frozenset({"backward", "gradients"})


def of_kind(steps: Iterable[Step], *kinds: StepKind) -> tuple[Step, ...]:
    """Give the steps of these kinds, each name once for a cell, function and sort, at most 1,000."""
    seen: dict[tuple[str, ...], Step] = {}
    for step in steps:
        if step.kind in kinds:
            seen.setdefault((step.text, step.detail, step.at.path, f"{step.at.cell}", step.scope), step)
    return tuple(seen.values())[:LISTED]


def places_of(steps: Iterable[Step], *kinds: StepKind) -> tuple[Step, ...]:
    """Give one step of these kinds for each line and sort, at most 1,000.

    A function that is named for what stands in its body is no place of its own, and one that is only named to
    evaluate is none at all.
    """
    chosen = tuple(step for step in steps if step.kind in kinds)
    lines: dict[tuple[str, int | None], list[int]] = {}
    for step in chosen:
        if not step.defined_until:
            lines.setdefault((step.at.path, step.at.cell), []).append(step.at.line or 1)
    seen: dict[tuple[str, int | None, int | None, str], Step] = {}
    for step in chosen:
        if not _only_names(step, lines.get((step.at.path, step.at.cell), [])):
            seen.setdefault((step.at.path, step.at.cell, step.at.line, step.detail), step)
    return tuple(seen.values())[:LISTED]


def _only_names(step: Step, lines: list[int]) -> bool:
    """Tell a definition whose name says no more than the lines in its body do."""
    if not step.defined_until:
        return False
    return step.detail == "named" or any((step.at.line or 1) <= line <= step.defined_until for line in lines)


def one_of_each(steps: Iterable[Step], *kinds: StepKind, without: frozenset[str] = frozenset()) -> tuple[Step, ...]:
    """Give the first step of each sort, by sort; what a function is named for is none beside what the code shows."""
    first: dict[str, Step] = {}
    for step in steps:
        if step.kind in kinds and step.detail not in without:
            first.setdefault(step.detail, step)
    return tuple(first[detail] for detail in sorted(first) if detail != "own" or len(first) == 1)


def unwrapped(steps: Iterable[Step], kind: StepKind) -> tuple[Step, ...]:
    """Give the steps of a kind without calls of the author's functions that hold such a step themselves.

    A definition whose name tells a sort that its body does not (`split_by_patient`) is kept, and a call that takes a
    part for validation, whose names tell it.
    """
    chosen = tuple(step for step in steps if step.kind is kind)
    holders = {step.scope.rpartition(".")[2] for step in chosen} - {""}
    return tuple(
        step
        for step in chosen
        if step.text.rpartition(".")[2] not in holders
        or (step.defined_until and step.detail in ORDERED)
        or step.detail == "validation"
    )


def trainings(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the places of training: calls that fit, and the lines that drive a loop written out."""
    return places_of(
        (step for step in steps if step.kind is StepKind.FIT or step.detail in _WRITTEN_LOOP),
        StepKind.FIT,
        StepKind.TRAIN_LOOP,
    )


def models_by_name(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the first step of each different model.

    Layers of one network count as one; a class and what is built inside it are one model; a part of a network, a
    base class, and a library's function beside its class (`lightgbm.train`) are none of their own.
    """
    models = tuple(step for step in steps if step.kind is StepKind.MODEL)
    own = {(step.at.path, step.text): step for step in models if step.detail.startswith("own-")}
    inside = {(step.at.path, step.scope.partition(".")[0]) for step in models if not step.detail.startswith("own-")}
    has_others = any(step.detail in _BUILT and not _holder(step, own) for step in models)
    first: dict[str, Step] = {}
    for step in models:
        if not _belongs_to_another(step, own, inside, has_others=has_others):
            _keep_telling(first, _name_of(step), step)
    if own and _NETWORK in first and not _WHOLE.search(first[_NETWORK].text):
        del first[_NETWORK]
    libraries = {step.text.partition(".")[0] for name, step in first.items() if name[:1].isupper() and "." in step.text}
    return tuple(_said(name, first[name]) for name in sorted(first) if name not in libraries)


def own_models(models: Iterable[Step], steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the author's own networks, estimators and ensembles, then networks of a library's layers."""
    kept = tuple(models)
    own = tuple(step for step in kept if step.detail.startswith("own-"))
    written_out = tuple(step for step in kept if _WRITTEN_OUT.search(step.at.path))
    return (*own, *of_kind(steps, StepKind.DESIGN), *written_out)


def is_parsed(step: Step) -> bool:
    """Tell a step of a language whose calls are read by their names, and not by the words of lines."""
    return _PARSED.search(step.at.path) is not None


def to_explain(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give what words could stand beside: steps that are surely such, and not each list of values to try."""
    return tuple(step for step in steps if is_parsed(step) and step.detail != "values")


def _said(name: str, step: Step) -> Step:
    """Call a network, and a model that only words of a line tell, by the name of its family."""
    if not is_parsed(step) and step.detail in _FAMILIES:
        return replace(step, text=_FAMILIES[step.detail])
    is_known = name != _NETWORK or _WHOLE.search(step.text) or step.at.path.endswith(_R)
    return step if is_known else replace(step, text="neural network")


def families(models: Iterable[Step]) -> tuple[Step, ...]:
    """Give the first model of each family; baselines are none, and own networks are one with those of a library."""
    found = one_of_each(models, StepKind.MODEL, without=frozenset({"baseline", OWN_PART}))
    has_networks = any(step.detail == "neural" for step in found)
    return tuple(step for step in found if not (has_networks and step.detail == "own-network"))


def _keep_telling(first: dict[str, Step], name: str, step: Step) -> None:
    """Keep the first step of a name, of a network the first that names the whole instead of a layer."""
    kept = first.setdefault(name, step)
    if name == _NETWORK and _vagueness(step) < _vagueness(kept):
        first[name] = step


def _vagueness(step: Step) -> int:
    """Give 0 for a whole network, 1 for a layer of one, 2 for what only feeds it."""
    return 0 if _WHOLE.search(step.text) else 1 + bool(_FEED.search(step.text))


def _holder(step: Step, own: dict[tuple[str, str], Step]) -> Step | None:
    """Give the model class that a step stands in."""
    return own.get((step.at.path, step.scope.partition(".")[0]))


def _belongs_to_another(
    step: Step, own: dict[tuple[str, str], Step], inside: set[tuple[str, str]], *, has_others: bool
) -> bool:
    """Tell what is built inside an own network, an own class that wraps a model, and a part of a network."""
    if step.detail == OWN_PART:
        return True
    if step.detail == "own-network":
        return bool(_PART.search(step.text)) and (has_others or any(not _PART.search(name) for _, name in own))
    if step.detail.startswith("own-"):
        return bool(_PART.search(step.text)) or (step.at.path, step.text) in inside
    holder = _holder(step, own)
    return holder is not None and holder.detail in ("own-network", OWN_PART)


def _name_of(step: Step) -> str:
    """Name the model; where only words of a line tell it, the family is all that is known."""
    if step.detail == "neural":
        return _NETWORK
    if not is_parsed(step):
        return step.detail
    owner, _, name = step.text.rpartition(".")
    if name in {"train", "cv"}:
        return step.text.partition(".")[0]
    return owner.rpartition(".")[2] if name == "from_pretrained" else name


def openings(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the places that open data; what cuts opened data into batches only where nothing else is seen."""
    found = places_of(steps, StepKind.LOAD)
    return tuple(step for step in found if step.detail != "batches") or found


def without_loading(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Leave out what stands in functions that only make a model to load one, and put those that train first."""
    kept = tuple(steps)
    trained = {(step.at.path, step.scope) for step in kept if step.kind in _TRAINING}
    restored = {(step.at.path, step.scope) for step in kept if step.kind is StepKind.RESTORE}
    told = (step for step in kept if (step.at.path, step.scope) in trained or not _loads(step, restored))
    return tuple(sorted(told, key=lambda step: (step.at.path, step.scope) not in trained))


def _loads(step: Step, restored: set[tuple[str, str]]) -> bool:
    return (step.at.path, step.scope) in restored or bool(_LOADING.match(step.scope.rpartition(".")[2]))


def without_names(steps: Iterable[Step], kinds: frozenset[StepKind]) -> tuple[Step, ...]:
    """Leave out steps of these kinds that a name or an argument tells alone, where others of them are there."""
    kept = tuple(steps)
    done = tuple(step for step in kept if step.kind not in kinds or not _is_told_only(step))
    return done if any(step.kind in kinds for step in done) else kept


def _is_told_only(step: Step) -> bool:
    """Tell a definition, the layers of a network, and a metric that is an argument of another call."""
    is_argument = step.kind is StepKind.METRIC and bool(_CALL.match(step.text)) and not _measures(step.text)
    is_name = bool(step.defined_until) and (step.kind is not StepKind.METRIC or step.detail in ("own", "named"))
    return is_name or step.detail == "outline" or is_argument


def is_own_metric(step: Step) -> bool:
    """Tell a function that is one metric by its name: what is written at it is written beside the measuring."""
    return step.kind is StepKind.METRIC and bool(step.defined_until) and step.detail not in ("own", "named")


def is_named_baseline(step: Step) -> bool:
    """Tell a baseline that only a name says: a model or a table that is called so, and no step of evaluation."""
    return step.kind is StepKind.BASELINE and step.detail in ("named", "printed")


def measuring_first(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the steps of evaluation, those that measure before those that explain."""
    return tuple(sorted(of_kind(steps, *EVALUATE), key=lambda step: step.kind is StepKind.EXPLAIN))


def _measures(name: str) -> bool:
    return any(one.kind is StepKind.METRIC for one in meanings(name))


def is_aside(step: Step) -> bool:
    """Tell what belongs to training and is no step by itself: optimizers, schedules, metrics and weights of a model."""
    is_argument = step.text.endswith(".compile") or any(one.kind is StepKind.MODEL for one in meanings(step.text))
    return step.detail in _ASIDES or only_weighs(step) or (step.kind is StepKind.METRIC and is_argument)


def only_weighs(step: Step) -> bool:
    """Tell weights of classes that are an argument of a model or of its training, and no step of their own."""
    return step.kind is StepKind.RESAMPLE and not any(one.kind is StepKind.RESAMPLE for one in meanings(step.text))
