"""The small part of the expressions of workflows that our own YAML uses."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(r"\s*(?:(?P<op>&&|\|\||==|!=|!|\(|\))|'(?P<text>[^']*)'|(?P<name>[A-Za-z_][\w.-]*))")
_WHOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_FUNCTIONS: Mapping[str, Callable[[bool], bool]] = {
    "cancelled": lambda _failed: False,
    "always": lambda _failed: True,
    "success": lambda failed: not failed,
    "failure": lambda failed: failed,
}


class Expressions:
    """Evaluates `${{ ... }}` in the context of one step."""

    def __init__(self, contexts: Mapping[str, Any], *, has_failed: bool = False) -> None:
        self._contexts = contexts
        self._has_failed = has_failed
        self._tokens: list[tuple[str, str]] = []

    def fill(self, text: object) -> str:
        """Replace every expression in a text."""
        return _WHOLE.sub(lambda found: _shown(self.value(found[1])), str(text))

    def holds(self, condition: object) -> bool:
        """Decide an `if`; without a word about the state, a step runs only where none has failed."""
        text = str(condition)
        found = _WHOLE.fullmatch(text.strip())
        inner = found[1] if found else text
        says_state = any(f"{name}(" in inner for name in _FUNCTIONS)
        return bool(self.value(inner)) and (says_state or not self._has_failed)

    def value(self, text: str) -> Any:
        """Evaluate one expression."""
        self._tokens = [
            (kind, found[kind]) for found in _TOKEN.finditer(text.strip()) if (kind := found.lastgroup or "")
        ]
        assert "".join(found[0] for found in _TOKEN.finditer(text.strip())).strip() == text.strip(), text
        value = self._either()
        assert not self._tokens, text
        return value

    def _either(self) -> Any:
        value = self._both()
        while self._eat("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._eat("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Any:
        value = self._single()
        if self._eat("=="):
            return _shown(value) == _shown(self._single())
        if self._eat("!="):
            return _shown(value) != _shown(self._single())
        return value

    def _single(self) -> Any:
        if self._eat("!"):
            return not self._single()
        if self._eat("("):
            value = self._either()
            assert self._eat(")")
            return value
        kind, text = self._tokens.pop(0)
        if kind == "text":
            return text
        if self._eat("("):
            assert self._eat(")")
            return _FUNCTIONS[text](self._has_failed)
        return self._look_up(text)

    def _look_up(self, name: str) -> Any:
        value: Any = self._contexts
        for part in name.split("."):
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value

    def _eat(self, operator: str) -> bool:
        if self._tokens and self._tokens[0] == ("op", operator):
            self._tokens.pop(0)
            return True
        return False


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
