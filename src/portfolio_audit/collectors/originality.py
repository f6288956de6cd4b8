"""Signs of an own question, own data and own work, and signs of an exercise."""

from msgspec import Struct

from portfolio_audit.evidence import Located


class OriginalityFacts(Struct, frozen=True):
    """Each list holds places; an empty list means that no sign was seen."""

    toy_data: tuple[Located, ...]
    """Well-known teaching data sets (text is the data set), by name, file, loader or README title."""
    main_toy_data: tuple[Located, ...]
    """Those that the project is about: named in the repository name or the README's title, or the only data."""
    common_tasks: tuple[Located, ...]
    """Questions that many portfolios ask: house prices, churn, customer segmentation, sentiment ..."""
    competitions: tuple[Located, ...]
    """Competitions that are named or linked."""
    course_marks: tuple[Located, ...]
    """Names of courses and programmes."""
    homework_marks: tuple[Located, ...]
    """Homework, assignment, exercise and week folders or titles."""
    skeleton_marks: tuple[Located, ...]
    """Starter code: YOUR CODE HERE, TODO: implement, graded cells, untouched template text."""
    tutorial_marks: tuple[Located, ...]
    """Statements that the work follows a tutorial, video or other people's notebook."""
    own_data: tuple[Located, ...]
    """Own collection: scrapers, API clients, labelling, surveys, joined sources."""
    data_sources: tuple[Located, ...]
    """Different places that data comes from (one place each)."""
    own_question: tuple[Located, ...]
    """Sentences that put a question or name who needs the answer."""
    domain_terms: tuple[Located, ...]
    """Words of a domain in the README, one place each."""
    research_marks: tuple[Located, ...]
    """Papers, DOIs, citations, theses."""
    engineering: tuple[Located, ...]
    """Work around the model: service, tests, pipelines, monitoring (one place a sort)."""
    credits: tuple[Located, ...]
    """Acknowledged sources and inspirations."""
    own_code_lines: int
    """Lines of own code in modules, notebooks and other languages."""
