"""Checks, written out by hand, of what a service takes in: conditions on it that end in a refusal."""

import ast
import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax import children, flat, last_name, mentions, root_name, walk
from portfolio_audit.patterns import lazy_regex

MAY_REFUSE = lazy_regex(
    r"\b4(?:00|13|15|22)\b|BAD_REQUEST|UNPROCESSABLE|UNSUPPORTED_MEDIA|BadRequest|INVALID_ARGUMENT|flash\(|\braise\b|error|\.append\("
    r"|invalid|missing|required|please|\bno (?:file|image|text|input|data)",
    re.IGNORECASE,
)
NAMES_A_PAYLOAD = lazy_regex(
    r"\b(?:payload|(?:request|req|json|form|user|input)_?(?:data|json|body|payload|dict|input|fields)|body)\b"
)
"""Names of parameters that only what came in bears."""
_ENDPOINT = lazy_regex(r"(?:^|\.)(?:post|put|get|api|route|patch)$")
_CODES = frozenset({400, 413, 415, 422})
"""Answers of HTTP which say that what came in is wrong, and not who sent it."""
_NAMED_CODES = lazy_regex(
    r"BAD_REQUEST|UNPROCESSABLE|UNSUPPORTED_MEDIA|(?:ENTITY|CONTENT|PAYLOAD)_TOO_LARGE|HTTP_4(?:00|13|15|22)"
    r"|BadRequest|UnprocessableEntity|UnsupportedMediaType|RequestEntityTooLarge|^(?:Parse|Validation)Error$|INVALID_ARGUMENT"
)
_ANSWERS = lazy_regex(r"abort|exception|response|respond|error|status|json|problem|reject|fail", re.IGNORECASE)
_RAISED = lazy_regex(
    r"^(?:Value|Type|Key)Error$|^(?:Bad|Invalid|Missing)\w{1,30}$|(?:Input|Request|Payload|Field)Error$"
)
_COMPLAINS = lazy_regex(
    r"error|invalid|missing|required|\bno (?:file|image|text|input|data)|please|\bmust\b|bad (?:request|input)"
    r"|not (?:an? )?(?:valid|supported|allowed|numeric|number)|\bprovide|cannot be empty|too (?:long|short|large|big)",
    re.IGNORECASE,
)
_COMPLAINTS = lazy_regex(r"err|problem|issue|missing|invalid|wrong|complain|violation", re.IGNORECASE)
_OF_PERSONS = lazy_regex(
    r"passw|token(?!i[sz]|s\b)|api_?key|credential|auth(?!or)|log_?in|session|username|csrf|secret|admin", re.IGNORECASE
)
_OF_THE_CALL = lazy_regex(r"\.method\b|headers")
_OF_RECORDS = lazy_regex(
    r"already|exists|not found|permission|forbidden|inactive|credential|password|not (?:been )?(?:loaded|trained)",
    re.IGNORECASE,
)
"""Words of refusals that are about persons, stored records or the service itself."""
_WRONG_INPUT = lazy_regex(
    r"^(?:Value|Type|Key|Index|Attribute|Runtime|OS|IO|Assertion|Overflow)Error$|Unidentified|Decode|Validation|Schema"
    r"|Invalid|Parse|Format|binascii|Sndfile"
)
"""Exceptions that reading of a wrong input raises."""
_OUTSIDE = frozenset({"request", "req", "event"})
_NOT_GIVEN = frozenset({"self", "cls", "db", "session", "conn", "model", "response", "app", "context", "settings"})
_BUILTINS = frozenset(
    """
    int float str len set list dict bool sorted all any isinstance tuple type min max sum map filter zip enumerate
    round abs bytes range getattr hasattr
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_READERS = frozenset(
    """
    json ujson orjson np numpy pd pandas pl io base64 Image PIL cv2 sf soundfile librosa torchaudio os re math datetime
    csv pathlib magic mimetypes imghdr filetype request req event wave rfile
    """.split()  # noqa: SIM905  # as above
)
"""Modules that read what came in and say nothing of what is stored."""
_CHECKING = lazy_regex(
    r"valid|allowed|missing|parse|problem|errors?$|schema|^check_(?:input|field|payload|request|data|image)"
)
_FUNCTIONS = 300
_ASSIGNED = 400
_FOLLOWED = 3


class Given(Struct):
    """Names that surely came in, names that may have, and those that stand for the whole of it."""

    surely: set[str]
    maybe: set[str]
    whole: set[str]


def is_endpoint(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell a function that a decorator puts behind an address."""
    routes = (ast.unparse(one.func) for one in node.decorator_list if isinstance(one, ast.Call))
    return any(_ENDPOINT.search(route) for route in routes)


def refusals(tree: ast.Module, *, serves: bool) -> Iterator[int]:
    """Give the first line of each function on which it refuses what came in; what does not serve names it a payload."""
    functions = [node for node in walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions[:_FUNCTIONS]:
        given = _given(function, serves=serves)
        if (given.surely or given.maybe) and (serves or _looks_up(function, given.surely)):
            _follow(function, given)
            refused = next((node for node in walk(function) if _refuses(node, given)), None)
            if isinstance(refused, ast.stmt):
                yield refused.lineno


def _given(function: ast.FunctionDef | ast.AsyncFunctionDef, *, serves: bool) -> Given:
    arguments = [*function.args.args, *function.args.kwonlyargs]
    injected = {
        argument.arg
        for argument, default in zip(function.args.args[::-1], function.args.defaults[::-1], strict=False)
        if isinstance(default, ast.Call) and last_name(default.func) in {"Depends", "Security"}
    }
    typed = {one.arg for one in arguments if one.annotation is not None and "Depends" in code_of(one.annotation)}
    names = {one.arg for one in arguments} - _NOT_GIVEN - injected - typed
    payloads = {name for name in names if NAMES_A_PAYLOAD.fullmatch(name)}
    if not serves:
        return Given(payloads, set(), set())
    return Given(set(_OUTSIDE) | (names if is_endpoint(function) else payloads), names, set())


def _looks_up(function: ast.AST, names: set[str]) -> bool:
    """Tell whether a field is asked of one of the names by its key."""
    for node in walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and root_name(node) in names:
            return True
        if isinstance(node, ast.Call) and last_name(node.func) == "get" and root_name(node.func) in names:
            return True
    return False


def _follow(function: ast.AST, given: Given) -> None:
    """Follow what came in from name to name, through readers and conversions only."""
    bound = [one for one in _bindings(function) if not _OF_PERSONS.search(code_of(one[1], 300))][:_ASSIGNED]
    for _ in range(_FOLLOWED):
        for targets, value in bound:
            for known in (given.surely, given.maybe):
                if _goes_on(value, known):
                    known.update(targets)
        given.whole |= {name for targets, value in bound for name in targets if _is_whole(value)}


def _bindings(function: ast.AST) -> Iterator[tuple[set[str], ast.expr]]:
    for node in walk(function):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield {part.id for one in targets for part in flat(one) if isinstance(part, ast.Name)}, node.value
        elif isinstance(node, ast.For | ast.comprehension):
            yield {part.id for part in flat(node.target) if isinstance(part, ast.Name)}, node.iter


def _goes_on(value: ast.expr, known: set[str]) -> bool:
    """Tell an expression in which what came in goes on, and nothing is asked but readers, conversions and checks."""
    if not (mentions(value, known) or any(last_name(node) == "rfile" for node in walk(value))):
        return False
    return all(_only_reads(node, known) for node in walk(value) if isinstance(node, ast.Call))


def _only_reads(call: ast.Call, known: set[str]) -> bool:
    """Tell a method of what came in or of a literal, a conversion, a reader, a class, or what is named as a check."""
    root = root_name(call.func)
    is_of_literal = isinstance(call.func, ast.Attribute) and not root
    is_known = root in known | _BUILTINS | _READERS or root[:1].isupper() or is_of_literal
    return is_known or _CHECKING.search(last_name(call.func)) is not None


def _is_whole(value: ast.expr) -> bool:
    """Tell what is handed on as it is: no field of it, no comparison, nothing that was made of it."""
    telling = ast.Compare | ast.BinOp | ast.Subscript
    return not any(
        isinstance(node, telling)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
        for node in walk(value)
    )


def _refuses(node: ast.AST, given: Given) -> bool:
    """Tell a condition on what came in, or a reader of it that fails, where the next step refuses it."""
    if isinstance(node, ast.If) and _asks_more(node.test, given):
        said = code_of(node.test, 300)
        for known, is_sure in ((given.surely, True), (given.maybe, False)):
            if _goes_on(node.test, known) and not (_OF_PERSONS.search(said) or _OF_THE_CALL.search(said)):
                return any(_is_refusal(one, is_sure=is_sure) for one in (*node.body, *node.orelse))
    if isinstance(node, ast.Try):
        is_sure = any(mentions(one, given.surely) for one in node.body)
        if is_sure or any(mentions(one, given.maybe) for one in node.body):
            failing = (one for one in node.handlers if _is_wrong_input(one))
            return any(_is_refusal(one, is_sure=is_sure) for handler in failing for one in handler.body)
    return False


def _asks_more(test: ast.expr, given: Given) -> bool:
    """Tell a condition on more than whether anything came in at all."""
    bare = test.operand if isinstance(test, ast.UnaryOp) else test
    if isinstance(bare, ast.Compare) and code_of(bare.comparators[0]) == "None":
        bare = bare.left
    if isinstance(bare, ast.Name):
        return bare.id not in given.whole
    return not (isinstance(bare, ast.Call | ast.Attribute) and root_name(bare) in _OUTSIDE and _is_whole(bare))


def _is_wrong_input(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is not None and _WRONG_INPUT.search(code_of(one).rpartition(".")[2] or "") for one in kinds)


def _is_refusal(node: ast.stmt, *, is_sure: bool) -> bool:
    """Tell an answer with a code of wrong input; of what surely came in also an error or a complaint in words."""
    if not isinstance(node, ast.Return | ast.Raise | ast.Expr | ast.Assign | ast.AugAssign):
        return False
    said = code_of(node, 400)
    if _OF_RECORDS.search(said):
        return False
    return _has_code(node) or (is_sure and _complains(node))


def _has_code(node: ast.stmt) -> bool:
    for part in walk(node):
        if _NAMED_CODES.search(last_name(part)):
            return True
        is_answer = (
            isinstance(part, ast.Tuple | ast.Dict)
            or (isinstance(part, ast.Call) and _ANSWERS.search(code_of(part.func)) is not None)
            or (isinstance(part, ast.keyword) and (part.arg or "").startswith(("status", "code")))
            or (isinstance(part, ast.Assign) and "status" in code_of(part.targets[0]))
        )
        if is_answer and any(isinstance(one, ast.Constant) and one.value in _CODES for one in children(part)):
            return True
    return False


def _complains(node: ast.stmt) -> bool:
    words = [one.value for one in walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if isinstance(node, ast.Raise):
        return node.exc is not None and _RAISED.search(last_name(getattr(node.exc, "func", node.exc))) is not None
    if isinstance(node, ast.Return):
        return any(map(_COMPLAINS.search, words))
    if isinstance(node, ast.Assign):
        return bool(words) and _COMPLAINTS.search(root_name(node.targets[0])) is not None
    called = node.value if isinstance(node, ast.Expr) else None
    if not (isinstance(called, ast.Call) and words):
        return False
    is_listed = last_name(called.func) in {"append", "add"}
    return last_name(called.func) == "flash" or (
        is_listed and (_COMPLAINTS.search(root_name(called.func)) is not None or any(map(_COMPLAINS.search, words)))
    )
