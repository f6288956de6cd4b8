"""What sort of repository this is, which decides which rules concern it."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.evidence import Located


class Kind(StrEnum):
    """Sorts of repositories."""

    ML_PROJECT = "ml-project"
    ANALYSIS = "analysis"
    COLLECTION = "collection"
    LIBRARY = "library"
    APPLICATION = "application"
    COURSE_MATERIAL = "course-material"
    BOOK = "book"
    LIST = "list"
    WEBSITE = "website"
    DATASET = "dataset"
    TEMPLATE = "template"
    PROFILE = "profile"
    DOTFILES = "dotfiles"
    DOCUMENTS = "documents"
    EMPTY = "empty"


class KindFacts(Struct, frozen=True):
    """The kind, why, and what follows for the audit."""

    kind: Kind
    confidence: float
    """0 to 1."""
    reasons: tuple[str, ...]
    """Clauses that led to the kind, best first."""
    is_portfolio_project: bool
    """True when a score makes sense: a project, an analysis or a collection of them."""
    sentence: str
    """What to tell the reader about the kind."""
    is_ml: bool
    """True when code or prose shows machine learning or data analysis."""
    is_program: bool
    """True when there are scripts or modules beyond notebooks."""
    has_notebooks: bool
    is_collection: bool
    """True when several small projects stand side by side."""
    projects: tuple[Located, ...]
    """The folders of those projects; empty for a single project."""
    main_language: str
    """Language with most own code, lower case (`python`, `r`, `julia`); empty without code."""
    ml_evidence: tuple[Located, ...]
    """Imports, calls and words that show machine learning."""
