"""One file of a question to a question."""

from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Marked, Trouble
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.read_condition import read_condition, read_text_facts
from portfolio_audit.rulebook.vocabulary import Vocabulary


def read_question(marked: Marked, stem: str, vocabulary: Vocabulary, trouble: Trouble) -> QuestionTemplate | None:
    """Read one file; nothing comes back when something of it is off."""
    before = len(trouble.problems)
    fields = Fields(marked, trouble)
    when = fields.take("when", required=True)
    condition = read_condition(when, vocabulary, trouble) if when else None
    texts = {key: fields.text(key, required=True) for key in ("id", "asks", "because")}
    rank = int(fields.number("rank", 50, required=True))
    instead_of = fields.texts("instead_of")
    for key in ("asks", "because"):
        read_text_facts(texts[key], fields.place(key), vocabulary, trouble)
    if texts["id"] and texts["id"] != stem:
        trouble.add(fields.place("id"), f"the id `{texts['id']}` differs from the name of the file, `{stem}`")
    fields.finish()
    if condition is None or len(trouble.problems) > before:
        return None
    return QuestionTemplate(**texts, when=condition, rank=rank, instead_of=instead_of)
