"""The sorts of repositories."""

from enum import StrEnum


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
    EXAMPLES = "examples"
    """Examples of a framework, kept by its makers."""
    PROFILE = "profile"
    DOTFILES = "dotfiles"
    DOCUMENTS = "documents"
    EMPTY = "empty"


Answer = tuple[Kind, float, tuple[str, ...]] | None
"""The kind, how sure it is, and why; nothing where the question does not tell it."""
