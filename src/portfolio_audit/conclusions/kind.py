"""What sort of repository this is, which decides which rules concern it."""

from msgspec import Struct

from portfolio_audit.analysis.kinds.names import Kind
from portfolio_audit.analysis.kinds.questions import NO_PROGRAM, decide, is_learning
from portfolio_audit.analysis.kinds.repository_view import look
from portfolio_audit.collectors.interface import Conclusion, Facts
from portfolio_audit.evidence import Located

__all__ = ["CONCLUSION", "Kind", "KindFacts", "conclude"]


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


_SCORED = frozenset({Kind.ML_PROJECT, Kind.ANALYSIS, Kind.COLLECTION})
_SENTENCES = {
    Kind.ML_PROJECT: "This is a machine-learning project.",
    Kind.ANALYSIS: "This is a data analysis.",
    Kind.COLLECTION: "This is a collection of projects: the typical one is judged, not the best.",
    Kind.LIBRARY: "This looks like a library that others install, so it gets no portfolio score.",
    Kind.APPLICATION: "This looks like an application without machine learning of its own, so it gets no portfolio "
    "score.",
    Kind.COURSE_MATERIAL: "This looks like teaching material, so it gets no portfolio score.",
    Kind.BOOK: "This looks like a book, so it gets no portfolio score.",
    Kind.LIST: "This looks like a list of links, so it gets no portfolio score.",
    Kind.WEBSITE: "This looks like a web site, so it gets no portfolio score.",
    Kind.DATASET: "This looks like a published data set, so it gets no portfolio score.",
    Kind.TEMPLATE: "This looks like a template for projects of others, so it gets no portfolio score.",
    Kind.EXAMPLES: "This looks like the examples of a framework, so it gets no portfolio score.",
    Kind.PROFILE: "This looks like the README of a profile; audit the whole account to judge the projects that it "
    "shows.",
    Kind.DOTFILES: "This looks like a collection of settings, so it gets no portfolio score.",
    Kind.DOCUMENTS: "This holds documents without machine learning, so it gets no portfolio score.",
    Kind.EMPTY: "There is nothing to judge yet: add the code, the data source and a README.",
}


def conclude(facts: Facts) -> KindFacts:
    """Ask for each kind in turn; what is left is a project, if it shows machine learning."""
    view = look(facts.snapshot)
    kind, confidence, reasons = decide(view)
    languages = sorted(view.code.items(), key=lambda pair: (-pair[1], pair[0]))
    program = sum(count for language, count in view.code.items() if language not in NO_PROGRAM) - view.notebooks
    return KindFacts(
        kind=kind,
        confidence=confidence,
        reasons=reasons,
        is_portfolio_project=kind in _SCORED,
        sentence=_SENTENCES[kind],
        is_ml=is_learning(view),
        is_program=program > 0,
        has_notebooks=view.notebooks > 0,
        is_collection=kind is Kind.COLLECTION,
        projects=view.projects if kind is Kind.COLLECTION else (),
        main_language=next((language for language, _ in languages if language not in NO_PROGRAM), ""),
        ml_evidence=view.learning,
    )


CONCLUSION = Conclusion("kind", KindFacts, conclude)
