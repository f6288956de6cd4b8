"""Questions that an interviewer could ask about a fact of the repository."""

from msgspec import Struct

from portfolio_audit.rulebook.condition import Condition


class QuestionTemplate(Struct, frozen=True, kw_only=True):
    """A question with a condition on facts and placeholders for them."""

    id: str
    asks: str
    """The question; ends with a question mark."""
    because: str
    """What was seen, as a statement."""
    when: Condition
    """When it makes sense; the places that decide are its evidence, those of the first part first."""
    rank: int
    """Lower ones are asked first."""
    instead_of: tuple[str, ...] = ()
    """Rules whose own question asks the same in general."""
