"""The inputs of the Action, as its steps hand them over in the environment."""

import shlex
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.close_names import did_you_mean

_PREFIX = "INPUT_"
_LONGEST = 4_096
_OPTIONS = ("profile", "config", "baseline", "fail-under", "fail-on-drop")
_LISTS = ("select", "ignore")
_YES_AND_NO = {"true": True, "false": False}
_Choice = TypeVar("_Choice", bound=StrEnum)


class CommentMode(StrEnum):
    """When a pull request gets a comment."""

    FALSE = "false"
    ON_CHANGE = "on-change"
    """Once there is something to tell, and again when score, new or fixed findings change."""
    ALWAYS = "always"
    FILE = "file"
    """Only into the artifact, from which a second workflow posts it."""


class Inputs(Struct, frozen=True):
    """What the workflow asks for, checked."""

    path: str
    """Folder of the work space, without a slash at either end; empty for all of it."""
    base: str
    arguments: tuple[str, ...]
    """Options of `portfolio-audit audit`."""
    summary: bool
    comment: CommentMode
    annotations: bool
    sarif: bool
    html: bool
    json: bool


def read_inputs(environment: Mapping[str, str]) -> Inputs:
    """Read every input; raise `UsageError` with its name where it is off."""
    return Inputs(
        path=_path(_text(environment, "path")),
        base=_text(environment, "base"),
        arguments=(*_options(environment), *_more(environment)),
        summary=_switch(environment, "summary"),
        comment=read_comment_mode(environment),
        annotations=_switch(environment, "annotations"),
        sarif=_switch(environment, "sarif"),
        html=_switch(environment, "html"),
        json=_switch(environment, "json"),
    )


def read_comment_mode(environment: Mapping[str, str]) -> CommentMode:
    """Read when to comment."""
    return _choice(environment, "comment", CommentMode, CommentMode.ON_CHANGE)


def read_path(environment: Mapping[str, str]) -> str:
    """Read which folder of the work space is meant."""
    return _path(_text(environment, "path"))


def _text(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(_PREFIX + name.upper().replace("-", "_"), "").strip()
    if len(value) > _LONGEST:
        raise UsageError(f"The input `{name}` is longer than {_LONGEST} characters.", "Put it into a file of config.")
    if "\0" in value:
        raise UsageError(f"The input `{name}` holds a zero byte.", "Write it anew.")
    return value


def _path(text: str) -> str:
    cleaned = text.replace("\\", "/").strip("/").removeprefix("./")
    if text.startswith("/") or ".." in cleaned.split("/"):
        raise UsageError("The input `path` leaves the work space.", "Name a folder of the repository.")
    return "" if cleaned == "." else cleaned


def _options(environment: Mapping[str, str]) -> Iterator[str]:
    """Write inputs as options, name and value in one word, so that no value can be read as another option."""
    for name in _OPTIONS:
        value = _text(environment, name)
        if value:
            yield f"--{name}={value}"
    for name in _LISTS:
        for value in _text(environment, name).replace(",", "\n").split("\n"):
            if value.strip():
                yield f"--{name}={value.strip()}"


def _more(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Take `args` apart as a shell would write words, without a shell."""
    try:
        return tuple(shlex.split(_text(environment, "args")))
    except ValueError as error:
        raise UsageError("The input `args` has a quote that does not end.", "For example: --min testing=40") from error


def _switch(environment: Mapping[str, str], name: str) -> bool:
    value = _text(environment, name).lower() or "true"
    if value not in _YES_AND_NO:
        raise UsageError(f"The input `{name}` must be true or false.", f"Write {name}: true, or leave it out.")
    return _YES_AND_NO[value]


def _choice(environment: Mapping[str, str], name: str, choices: type[_Choice], default: _Choice) -> _Choice:
    value = _text(environment, name).lower() or default.value
    words = [choice.value for choice in choices]
    if value not in words:
        raise UsageError(
            f"The input `{name}` is none of {', '.join(words)}{did_you_mean(value, words) if value.isalnum() else ''}",
            f"Write {name}: {default.value}, or leave it out.",
        )
    return choices(value)
