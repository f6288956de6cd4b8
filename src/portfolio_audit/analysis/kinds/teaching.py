"""What teaches: books, courses and what accompanies them, guides to study by."""

import re

from portfolio_audit.analysis.kinds.names import Answer, Kind
from portfolio_audit.analysis.kinds.repository_view import View
from portfolio_audit.analysis.kinds.signs import (
    BOOK_WORDS,
    CHAPTER_PATHS,
    COMPANION_WORDS,
    GUIDE_WORDS,
    LEARNER_WORDS,
    SET_WORK,
    TAUGHT_TITLE,
    TEACHING_WORDS,
    count_words,
)

_FEW = 3
_HANDS = 8
"""Authors of what accompanies a course or book: its readers mend it. Groups of students are smaller."""
_CROWD = 25
_HEAD = 8000
_OPENING = 1500


def tell_teaching(view: View) -> Answer:
    """Tell a book, teaching material, or a guide to study by, from what the README says to its readers."""
    head = view.readme[:_HEAD]
    book = _book_words(view, head) if not view.learning_files or _chapters(view) >= _FEW else 0
    teaching, learner = count_words(TEACHING_WORDS, head), count_words(LEARNER_WORDS, head)
    if (book >= 2 and learner <= book) or (book and view.authors >= _CROWD and learner <= _FEW):  # noqa: PLR2004  # one such word may stand anywhere
        return Kind.BOOK, 0.8, ("the README presents a book",)
    if teaching > learner and (teaching > _FEW or (teaching > 1 and view.authors >= _CROWD)):
        return Kind.COURSE_MATERIAL, 0.7, (f"the README speaks to learners ({teaching} phrases)",)
    return _companion(view, teaching > learner) or _guide(view)


def _companion(view: View, is_taught: bool) -> Answer:
    """Tell the code of a book or the materials of a course: the opening says so, and many hands have mended it."""
    opening = view.readme[:_OPENING]
    found = COMPANION_WORDS.search(opening)
    by_many = view.authors >= _HANDS and not count_words(LEARNER_WORDS, opening)
    if not found or not (by_many or (is_taught and view.authors >= _FEW)):
        return None
    is_book = found["what"].lower() == "book"
    return Kind.BOOK if is_book else Kind.COURSE_MATERIAL, 0.7, ("the README says that it goes with a book or course",)


def _guide(view: View) -> Answer:
    title = f"{re.sub('[-_]', ' ', view.name)}\n{view.title}"
    if view.learning_files < _FEW and GUIDE_WORDS.search(title):
        return Kind.COURSE_MATERIAL, 0.7, ("its title says that others study by it",)
    opening = SET_WORK.sub("", view.readme[:_OPENING])
    if TAUGHT_TITLE.search(view.title) and not count_words(LEARNER_WORDS, opening) and view.authors >= _FEW:
        return Kind.COURSE_MATERIAL, 0.6, ("its title names a course or tutorial, and several people keep it",)
    return None


def _book_words(view: View, head: str) -> int:
    """Count the nouns and publishers that speak of a book, "the handbook" and "a handbook" once."""
    found = BOOK_WORDS.findall(f"{view.name.replace('-', ' ')} {head}")
    return len({text.lower().split()[-1] for text in found}) + bool(re.search("book", view.name, re.IGNORECASE))


def _chapters(view: View) -> int:
    """Count files that are numbered, or stand in folders that are, as the chapters of a book; a program has none."""
    return sum(bool(CHAPTER_PATHS.search(path)) for path in view.files)
