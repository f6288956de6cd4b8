"""Which different models the steps tell, each under the name that is surest."""

from collections.abc import Iterable

from msgspec.structs import replace

from portfolio_audit.analysis.steps.plausible.network_parts import OWN_PART
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.summary import is_parsed, of_kind, one_of_each
from portfolio_audit.patterns import lazy_regex

_FAMILIES = {
    "bayes": "naive Bayes",
    "neighbours": "nearest neighbours",
    "tree": "tree or forest",
    "clustering": "k-means",
    "linear": "linear or logistic regression",
}
"""What a model is called of which a line only holds a word."""
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
    if name == "create":
        return next((part for part in owner.split(".") if part[:1].isupper()), name)
    return owner.rpartition(".")[2] if name == "from_pretrained" else name
