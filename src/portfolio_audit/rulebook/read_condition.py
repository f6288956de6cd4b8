"""YAML to conditions, checked against the types of the facts."""

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.condition import AllOf, AnyOf, Ask, Condition, Inquiry, ItemTest, Not
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Mark, Marked, Trouble
from portfolio_audit.rulebook.operators import (
    COUNT_OPERATORS,
    NUMBER_OPERATORS,
    OPERATORS,
    PATTERN_OPERATORS,
    Expected,
    Operator,
    Shape,
    compile_pattern,
)
from portfolio_audit.rulebook.vocabulary import FactType, UnknownNameError, Vocabulary, type_of, type_of_field
from portfolio_audit.rulebook.wording import OF_EVIDENCE, listings, placeholders

_FORMS = ("all", "any", "not", "python", "fact")


def read_condition(marked: Marked, vocabulary: Vocabulary, trouble: Trouble) -> Condition | None:
    """Read one condition; nothing comes back when something of it is off."""
    fields = Fields(marked, trouble)
    forms = [form for form in _FORMS if form in fields]
    if len(forms) != 1:
        trouble.add(marked.mark, "a condition has one of `all`, `any`, `not`, `python` and `fact`")
        return None
    match forms[0]:
        case "all" | "any":
            return _read_parts(fields, forms[0], vocabulary, trouble)
        case "not":
            return _read_not(fields, vocabulary, trouble)
        case "python":
            return _read_inquiry(fields, vocabulary, trouble)
    return _read_ask(fields, vocabulary, trouble)


def _read_parts(fields: Fields, form: str, vocabulary: Vocabulary, trouble: Trouble) -> Condition | None:
    items = fields.items(form)
    parts = tuple(read_condition(item, vocabulary, trouble) for item in items)
    fields.finish()
    if not items:
        trouble.add(fields.place(form), f"`{form}` needs at least one condition")
    known = tuple(part for part in parts if part is not None)
    if not items or len(known) < len(parts):
        return None
    return AllOf(known) if form == "all" else AnyOf(known)


def _read_not(fields: Fields, vocabulary: Vocabulary, trouble: Trouble) -> Condition | None:
    marked = fields.take("not")
    fields.finish()
    part = read_condition(marked, vocabulary, trouble) if marked else None
    return Not(part) if part else None


def _read_inquiry(fields: Fields, vocabulary: Vocabulary, trouble: Trouble) -> Condition | None:
    name = fields.text("python", required=True)
    given = fields.take("options")
    fields.finish()
    check = vocabulary.checks.get(name)
    if check is None:
        trouble.add(fields.place("python"), f"there is no check `{name}`{did_you_mean(name, vocabulary.checks)}")
        return None
    try:
        options: Struct = msgspec.convert(plain(given) if given else {}, check.options)
    except msgspec.ValidationError as error:
        trouble.add(given.mark if given else fields.mark, f"the options of `{name}` do not fit: {error}")
        return None
    return Inquiry(name, options)


def plain(marked: Marked) -> object:
    """Give a marked value without its marks."""
    match marked.value:
        case tuple():
            return [plain(item) for item in marked.value]
        case Mapping():
            return {key: plain(value) for key, value in marked.value.items()}
    return marked.value


def _read_ask(fields: Fields, vocabulary: Vocabulary, trouble: Trouble) -> Condition | None:
    before = len(trouble.problems)
    fact = fields.text("fact", required=True)
    found = read_fact_type(fact, fields.place("fact"), vocabulary, trouble)
    where = _read_where(fields, found, trouble)
    demand = _read_operator(fields, fact, found, trouble)
    fields.finish()
    if demand is None or len(trouble.problems) > before:
        return None
    return Ask(fact, *demand, where)


def read_fact_type(fact: str, place: Mark, vocabulary: Vocabulary, trouble: Trouble) -> FactType | None:
    """Give the type of a fact, or note what is wrong with its name."""
    try:
        return type_of(vocabulary, fact)
    except UnknownNameError as unknown:
        hint = did_you_mean(unknown.part, unknown.known)
        trouble.add(place, f"there is no fact `{fact}`: `{unknown.part}` is not known{hint}")
        return None


def read_text_facts(text: str, place: Mark, vocabulary: Vocabulary, trouble: Trouble) -> None:
    """Note the names in braces that are no facts, and the fields in braces that the items of a list have not."""
    for name in placeholders(text):
        if name not in OF_EVIDENCE:
            read_fact_type(name, place, vocabulary, trouble)
    for name, field in listings(text):
        found = read_fact_type(name, place, vocabulary, Trouble(trouble.file))
        if found is None or found.shape is not Shape.LIST or found.struct is None:
            trouble.add(place, f"`{name}` is no list whose items have fields, so `:{field}` lists nothing")
        elif field not in found.struct.__struct_fields__:
            hint = did_you_mean(field, found.struct.__struct_fields__)
            trouble.add(place, f"the items of `{name}` have no `{field}`{hint}")


def _read_where(fields: Fields, found: FactType | None, trouble: Trouble) -> tuple[ItemTest, ...]:
    marked = fields.take("where")
    if marked is None or found is None:
        return ()
    if found.shape is not Shape.LIST or found.struct is None:
        trouble.add(marked.mark, "`where` asks about the fields of a list's items; this fact has none")
        return ()
    items = Fields(marked, trouble)
    tests = (_read_item_test(name, items, found.struct, trouble) for name in items.names())
    return tuple(test for test in tests if test is not None)


def _read_item_test(name: str, items: Fields, struct: type[Struct], trouble: Trouble) -> ItemTest | None:
    marked = items.take(name)
    if marked is None:
        return None
    try:
        found = type_of_field(struct, name)
    except UnknownNameError as unknown:
        trouble.add(marked.mark, f"items have no field `{name}`{did_you_mean(unknown.part, unknown.known)}")
        return None
    if isinstance(marked.value, Mapping):
        demand = _read_operator(Fields(marked, trouble), name, found, trouble)
        return ItemTest(name, *demand) if demand else None
    expected = _expect(Operator.EQUALS, marked, found, trouble)
    return None if expected is None else ItemTest(name, Operator.EQUALS, expected)


def _read_operator(
    fields: Fields, fact: str, found: FactType | None, trouble: Trouble
) -> tuple[Operator, Expected] | None:
    names = [name for name in fields.names() if name not in {"fact", "where"}]
    for name in names:
        fields.take(name)
    if found is None:
        return None
    allowed = OPERATORS[found.shape]
    if len(names) != 1:
        trouble.add(fields.mark, f"`{fact}` needs one operator of {_listed(allowed)}")
        return None
    marked = fields.take(names[0])
    if names[0] not in allowed or marked is None:
        hint = did_you_mean(names[0], allowed) if allowed else "; it is no value that operators take, go on with a dot"
        trouble.add(fields.place(names[0]), f"`{names[0]}` does not fit `{fact}`, a {found.shape.value}{hint}")
        return None
    operator = Operator(names[0])
    expected = _expect(operator, marked, found, trouble)
    return None if expected is None else (operator, expected)


def _listed(operators: tuple[Operator, ...]) -> str:
    return ", ".join(f"`{operator}`" for operator in operators)


def _expect(operator: Operator, marked: Marked, found: FactType, trouble: Trouble) -> Expected | None:
    if operator in PATTERN_OPERATORS:
        return _expect_pattern(operator, marked, found, trouble)
    if operator in COUNT_OPERATORS:
        return _expect_number(marked, trouble, whole=True)
    if operator is Operator.IS_ONE_OF:
        return _expect_texts(marked, found, trouble)
    if operator in NUMBER_OPERATORS or found.shape is Shape.NUMBER:
        return _expect_number(marked, trouble, whole=False)
    if found.shape is Shape.BOOLEAN:
        return _expect_boolean(marked, trouble)
    return _expect_choice(marked, found, trouble)


def _expect_pattern(operator: Operator, marked: Marked, found: FactType, trouble: Trouble) -> str | None:
    if found.shape is Shape.LIST and not found.has_text:
        trouble.add(marked.mark, f"`{operator}` needs items with a text; use `where`")
        return None
    if not isinstance(marked.value, str):
        trouble.add(marked.mark, f"`{operator}` needs a pattern in quotes")
        return None
    try:
        compile_pattern(marked.value)
    except re.error as error:
        trouble.add(marked.mark, f"the pattern does not compile: {error}")
        return None
    return marked.value


def _expect_number(marked: Marked, trouble: Trouble, *, whole: bool) -> float | None:
    value = marked.value
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and not isinstance(value, int)):
        trouble.add(marked.mark, f"a {'whole ' if whole else ''}number should stand here")
        return None
    return value


def _expect_boolean(marked: Marked, trouble: Trouble) -> bool | None:
    if isinstance(marked.value, bool):
        return marked.value
    trouble.add(marked.mark, "true or false should stand here")
    return None


def _expect_texts(marked: Marked, found: FactType, trouble: Trouble) -> tuple[str, ...] | None:
    if not isinstance(marked.value, tuple) or not marked.value:
        trouble.add(marked.mark, "a list of texts should stand here")
        return None
    texts = tuple(_expect_choice(item, found, trouble) for item in marked.value)
    known = tuple(text for text in texts if text is not None)
    return known if len(known) == len(texts) else None


def _expect_choice(marked: Marked, found: FactType, trouble: Trouble) -> str | None:
    if not isinstance(marked.value, str):
        trouble.add(marked.mark, "a text should stand here; put it in quotes")
        return None
    if found.choices and marked.value not in found.choices:
        trouble.add(marked.mark, f"it is never `{marked.value}`{did_you_mean(marked.value, found.choices)}")
        return None
    return marked.value
