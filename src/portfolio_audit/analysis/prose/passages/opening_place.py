"""What the opening of a front page tells by its place, where no wording tells it surely."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from portfolio_audit.analysis.prose.passages.opening import opening
from portfolio_audit.analysis.prose.passages.opening_tasks import is_about_tools
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.opening import says_what_it_is, speaks_of_somebody
from portfolio_audit.evidence import SURE, Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_SHOWN = 300
_STATEMENTS = 5
_BY_PLACE = 0.75
_MAY_TELL = 0.5
_FRONT = lazy_regex(r"(?i)^(?:\.github/|docs?/)?readme[^/]{0,12}$")
_WHAT = frozenset({TopicKind.PURPOSE, TopicKind.PROBLEM})
_FOR_WHOM = (TopicKind.AUDIENCE, TopicKind.MOTIVATION)


def placed_topics(document: Document, path: str, told: Iterable[Topic]) -> Iterator[Topic]:
    """Give what the opening says the project is as its purpose, and unsurely as its task, where nothing tells these.

    Where nothing tells whom it serves or why, people in the opening may tell it.
    """
    sentences = opening(document) if _FRONT.match(path) else ()
    known = tuple(told)
    lines = {one.at.line for one in sentences}
    before_lists = takewhile(lambda one: not one.text.endswith(":"), sentences[:_STATEMENTS])
    said = next((one for one in before_lists if says_what_it_is(one.text)), None)
    if said is not None and not any(_tells_what(one) and one.at.line in lines for one in known):
        if not any(one.kind in _WHAT and one.by_heading for one in known):
            yield _topic(TopicKind.PURPOSE, said, path, _BY_PLACE)
        if not is_about_tools(said.text) and not any(one.kind is TopicKind.PROBLEM for one in known):
            yield _topic(TopicKind.PROBLEM, said, path, _MAY_TELL)
    people = [one for one in sentences if speaks_of_somebody(one.text)][:1]
    for kind in _FOR_WHOM:
        if not any(one.kind is kind for one in known):
            yield from (_topic(kind, one, path, _MAY_TELL) for one in people)


def _tells_what(topic: Topic) -> bool:
    return topic.kind in _WHAT and not topic.by_heading and topic.chance >= SURE


def _topic(kind: TopicKind, said: Located, path: str, chance: float) -> Topic:
    words = count_words(said.text)
    return Topic(kind, said.text[:_SHOWN], Place(path, said.at.line), words, 0, by_heading=False, chance=chance)
