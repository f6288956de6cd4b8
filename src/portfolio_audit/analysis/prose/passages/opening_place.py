"""What the opening of a front page tells by its place, where no wording tells it surely."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from portfolio_audit.analysis.prose.passages.opening_tasks import is_about_tools
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.opening import says_what_it_is, speaks_of_somebody
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS, topics_of_heading
from portfolio_audit.evidence import SURE, Located, Place
from portfolio_audit.parsers.document import Document, Heading
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_SHOWN = 300
_STATEMENTS = 5
_SENTENCES = 12
_BY_PLACE = 0.75
_MAY_TELL = 0.5
_FRONT = lazy_regex(r"(?i)^(?:\.github/|docs?/)?readme[^/]{0,12}$")
_WHAT = frozenset({TopicKind.PURPOSE, TopicKind.PROBLEM})
_FOR_WHOM = (TopicKind.AUDIENCE, TopicKind.MOTIVATION)
_OPENED_BY = frozenset({*_WHAT, *_FOR_WHOM})
"""Topics whose very name may stand above an opening."""


def opening(document: Document) -> tuple[Located, ...]:
    """Give a subtitle right below the title, and the first sentences above the next heading."""
    headings = [one.heading for one in document.sections if one.heading]
    if headings and any(headings[0].text.lower() in names for kind, names in _EXACT if kind not in _OPENED_BY):
        return ()
    subtitles = list(takewhile(lambda one: _is_subtitle(one, headings[0], document), headings[1:]))
    end = next((one.line for one in headings[1 + len(subtitles) :]), None)
    own = (one for one in document.sentences if end is None or (one.at.line or 0) < end)
    return (*(Located(one.text, Place(line=one.line)) for one in subtitles), *islice(own, _SENTENCES))


_EXACT = tuple(EXACT_HEADINGS.items())


def _is_subtitle(heading: Heading, title: Heading, document: Document) -> bool:
    between = any(title.line <= (one.at.line or 0) < heading.line for one in document.sentences)
    return not between and not topics_of_heading(heading.text.lower())


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
