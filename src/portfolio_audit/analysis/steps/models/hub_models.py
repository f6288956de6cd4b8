"""Models that are fetched from a hub, told from those that lie in a folder of the project."""

import re

from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_FROM_A_HUB = lazy_regex(r"(?:^|\.)(?:from_pretrained|SentenceTransformer|CrossEncoder)$|^transformers\.pipeline$")
_LOCAL = lazy_regex(
    r"^(?:\.{1,2}/|/|~|[A-Za-z]:[\\/])|^(?:models?|outputs?|out|results?|checkpoints?|saved\w{0,20}|trained\w{0,20}|artifacts?"
    r"|runs|weights|my[-_]\w{1,40}|fine-?_?tuned\w{0,20})(?:/|$)|/(?:best|final|checkpoint)[\w-]{0,30}$"
)
"""Paths of the project's own folders, and not names in a hub."""
_TRAINS = lazy_regex(r"\bTrainer\(|\.train\(\)|\.backward\(|\.fit\(|get_peft_model|\boptim\.|num_labels\s?=")
"""What code does with a foundation that it trains further."""


def may_be_of_a_hub(call: Call) -> bool:
    """Tell a call that takes a name in a hub or a folder."""
    return _FROM_A_HUB.search(call.name) is not None


def is_local(call: Call) -> bool:
    """Tell such a call that is given a folder of the project."""
    said = _given(call)
    return said in call.strings and _LOCAL.search(said) is not None


def is_foundation(call: Call, source: str) -> bool:
    """Tell a call that fetches a model by its name in a hub, in code that trains it further."""
    if not may_be_of_a_hub(call) or not _TRAINS.search(source):
        return False
    said = _given(call)
    if said.isidentifier() and said not in call.strings:
        constant = re.search(rf"\b{said}\s?(?::\s?\w{{1,20}}\s?)?=\s?['\"]([^'\"\n]{{1,100}})['\"]", source)
        said = constant.group(1) if constant else ""
        return bool(said) and not _LOCAL.search(said)
    return said in call.strings and not _LOCAL.search(said)


def _given(call: Call) -> str:
    """Give the keyword that names the model, else the first argument (of a pipeline the second)."""
    keywords = dict(call.keywords)
    for name in ("model", "pretrained_model_name_or_path", "model_name_or_path"):
        if name in keywords:
            return keywords[name]
    position = 1 if call.name == "transformers.pipeline" else 0
    return call.arguments[position] if len(call.arguments) > position else ""
