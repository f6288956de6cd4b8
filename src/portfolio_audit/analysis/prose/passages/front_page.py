"""Which passages of the front page prove best that it tells a topic."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from portfolio_audit.analysis.prose.passages.data import tells_data
from portfolio_audit.analysis.prose.passages.method import methods_first
from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind, MetricClaim
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS
from portfolio_audit.evidence import SURE, Located
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_PURPOSES = frozenset({TopicKind.PURPOSE, TopicKind.PROBLEM, TopicKind.MOTIVATION})
_SHOWN_PURPOSES = 3
_FILLED_WORDS = 12
_NAMED_OTHERWISE: dict[TopicKind, re.Pattern[str]] = {
    TopicKind.DEPLOYMENT: lazy_regex(
        r"^(?!.*\b(?:deploy\w*|serv\w+|api|ci/cd|hosting|kubernetes)\b)"
        r".*\b(?:docker\w*|containers?|monitoring|set ?up|drift)\b"
        r"|^\W{0,6}challenge \d",
        re.IGNORECASE,
    ),
    TopicKind.AUDIENCE: lazy_regex(r"^(?:.*\b)?(?:business value|use cases?|potential applications)\b", re.IGNORECASE),
    TopicKind.USAGE: lazy_regex(
        r"\b(?:outputs?|report|deploy\w*)\b|\bset ?up instructions\b|\bdag\b|\binference pipeline\b|\bprerequisites\b",
        re.IGNORECASE,
    ),
    TopicKind.METHOD: lazy_regex(
        r"^solution (?:of|to|for)\b"
        r"|\bdata used\b|\binsights?\b|\bstack\b|\bdiagram\b|\btests?\b|\btools?\b|\borchestrat\w+|\bdocumentation\b",
        re.IGNORECASE,
    ),
    TopicKind.TESTING: lazy_regex(
        r"^\W{0,6}test (?:the |your )?(?:workflow|app|service|model|endpoint)", re.IGNORECASE
    ),
    TopicKind.DATA: lazy_regex(
        r"\bneeds? data\b|^\W{0,6}(?:\d\W{0,3})?(?:generat|download|prepar|load|clean|split|pre-?process)",
        re.IGNORECASE,
    ),
    TopicKind.PROBLEM: lazy_regex(r"\btarget variable\b", re.IGNORECASE),
    TopicKind.CONTENTS: lazy_regex(r"\S.{30}"),
}
"""Headings with a word of the topic that lead to something else first of all."""
_SAID_OTHERWISE: dict[TopicKind, re.Pattern[str]] = {
    TopicKind.PURPOSE: lazy_regex(r"\b(?:every|each) project\b|^update\b|\bmonorepo\b", re.IGNORECASE),
    TopicKind.PROBLEM: lazy_regex(r"\bexplanations?\b|\b(?:input|output) layer\b", re.IGNORECASE),
    TopicKind.LESSONS: lazy_regex(r"\brecommend\b", re.IGNORECASE),
    TopicKind.LIMITS: lazy_regex(r"\bfindings?\b|\bcalibration\b", re.IGNORECASE),
    TopicKind.INTERPRETATION: lazy_regex(
        r"^(?!.*(?:\d|models?\b|scor|accura|error|features?\b|predict|forecast|baseline|results?\b|perform|correlat))",
        re.IGNORECASE,
    ),
}
"""Sentences in the words of a topic that say something else."""
_BESIDE_METHOD = lazy_regex(
    r"\b(?:19|20)\d\d-\d\d|\bprerequisites\b|\bdocumentation\b|\bversioned\b"
    r"|\bsav(?:e|es|ing) (?:each |the )?trained\b"
    r"|\b(?:i['’]?m|i am|we are) (?:currently |now )?(?:learning|looking to|interested in)\b|^\W*ask me about\b",
    re.IGNORECASE,
)
"""Lists of pages and folders, what surrounds the method, and what a person says of themself."""
_SURELY_SAID = frozenset(
    {
        TopicKind.PURPOSE,
        TopicKind.DATA,
        TopicKind.METHOD,
        TopicKind.LICENCE,
        TopicKind.CONTRIBUTION,
        TopicKind.CREDITS,
    }
)
"""Topics whose sentences are seldom mistaken; those on audience, stakes or meaning are told after them."""
_SAYS_PURPOSE = lazy_regex(
    r"\b(?:aims?|goal|purpose|objective|objectif|objetivo|ziel)\b"
    r"|\b(?:this|our|the) (?:project|repo|repository|app|application|tool|package|pipeline|study|work|system)"
    r" (?:is|aims|builds|implements|predicts|forecasts|classifies|evaluates|focuses|contains|shows|demonstrates"
    r"|gauges|provides|tries|uses|reads|makes|allows|analy[sz]es|explores|holds|helps)\b"
    r"|^\W*this is an?\b|\bwe (?:build|built|present|introduce|propose)\b|\bend-to-end\b"
    r"|\b(?:app|application|tool|platform|system|pipeline|api|website|service) (?:that|which|for|to|demonstrating)\b"
    r"|本リポジトリ|本项目|이 프로젝트",
    re.IGNORECASE,
)
"""Sentences that leave no doubt that they say what the project is or does."""
_RUNNING = frozenset({TopicKind.INSTALL, TopicKind.USAGE, TopicKind.DEPLOYMENT})
_OF_A_SERVICE = lazy_regex(
    r"^\W*(?:\d+\W*)?(?:rest )?(?:api|endpoints?|predictions?|swagger)\b"
    r"(?!.{0,40}\b(?:run|start|us[ei]))",
    re.IGNORECASE,
)
_NO_PURPOSE = lazy_regex(
    r"\breceived\b|\bhardware\b|\bmonorepo\b|\bblog ?posts?\b|\bthe data ?set used\b|\btarget variable\b"
    r"|\b(?:main )?features of\b|\bproject was developed\b|^\W*update\b|\boutput layer\b|\blayer is\b"
    r"|^\W*(?:shap|support)\b|\bcourse provided by\b",
    re.IGNORECASE,
)
"""What the opening says of the project besides its purpose."""


_TRIES = lazy_regex(r"\W{0,6}try (?:it|this|out)\b", re.IGNORECASE)


def running_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give what tells of installing, running or deploying, and not only of what a service answers."""
    told = (replace(one, kind=TopicKind.USAGE) if _is_trial(one) else one for one in topics)
    return tuple(one for one in told if one.kind in _RUNNING and not _OF_A_SERVICE.search(one.text))


def _is_trial(topic: Topic) -> bool:
    """Tell a heading such as `Try it` over a block of commands."""
    return topic.kind is TopicKind.DEMO and topic.blocks > 0 and _TRIES.match(topic.text) is not None


def approach_sentences(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give the sentences on models or method, those that name a model first."""
    said = (one for one in topics if one.kind is TopicKind.METHOD and not one.by_heading)
    return methods_first(one for one in said if not _BESIDE_METHOD.search(one.text))


def approach_sections(topics: Iterable[Topic], told: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give the sections on method: those that hold such sentences first, then those that bear the very name."""
    lines = [topic.at.line or 0 for topic in told]
    sections = [one for one in topics if one.by_heading and one.kind is TopicKind.METHOD and not _is_misnamed(one)]

    def doubt(section: Topic) -> tuple[int, bool]:
        return -sum(_spans(section, line) for line in lines), not _is_named_exactly(section)

    return tuple(sorted(sections, key=doubt))


def _spans(topic: Topic, line: int) -> bool:
    return (topic.at.line or 0) <= line <= (topic.at.end_line or 0)


def under_headings(document: Document, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give the topics that headings name on lines of their own, without labels that open a paragraph."""
    lines = {section.heading.line for section in document.sections if section.heading is not None}
    return tuple(one for one in topics if one.by_heading and one.at.line in lines)


def one_of_each(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give one passage of each topic, named, the surest first.

    A heading that is the topic's very name goes before other headings, and these before sentences.
    """
    first: dict[TopicKind, Topic] = {}
    for topic in sorted(filter(_is_told, topics), key=_doubt):
        first.setdefault(topic.kind, replace(topic, text=f"{topic.kind}: {topic.text}"))
    return tuple(first.values())


def told_by_form(commands: Iterable[Command], claims: Iterable[MetricClaim]) -> Iterator[Topic]:
    """Give set-up where a command installs, and results where two rows of tables hold values of metrics."""
    for command in commands:
        if command.kind is CommandKind.INSTALL:
            yield Topic(TopicKind.INSTALL, command.text, command.at, 0, 0, by_heading=False)
            break
    rows = {claim.at.line: claim for claim in claims if claim.in_table}
    if len(rows) > 1:
        first = rows[min(rows, key=lambda line: line or 0)]
        yield Topic(TopicKind.RESULTS, first.text, first.at, 0, 0, by_heading=False)


def _is_told(topic: Topic) -> bool:
    """Tell what surely speaks of its topic: a heading that means it, or a sentence that leaves little doubt."""
    if topic.by_heading:
        return not _is_misnamed(topic)
    return topic.chance >= SURE and _says_so(topic)


def _says_so(topic: Topic) -> bool:
    if topic.kind is TopicKind.DATA:
        return tells_data(topic)
    if topic.kind is TopicKind.METHOD:
        return bool(approach_sentences((topic,)))
    another = _SAID_OTHERWISE.get(topic.kind)
    return another is None or not another.search(topic.text)


def _is_misnamed(topic: Topic) -> bool:
    another = _NAMED_OTHERWISE.get(topic.kind)
    return another is not None and bool(another.search(topic.text))


def _doubt(topic: Topic) -> tuple[int, int]:
    if topic.by_heading:
        return int(not _is_named_exactly(topic)), topic.at.line or 0
    return 2 + (topic.kind not in _SURELY_SAID), topic.at.line or 0


def _is_named_exactly(topic: Topic) -> bool:
    return topic.by_heading and topic.text.lower() in EXACT_HEADINGS[topic.kind]


def tell_purpose(document: Document, topics: Iterable[Topic], intro: tuple[Located, ...]) -> tuple[Topic, ...]:
    """Give the best three places that tell the purpose where a reader looks, each once.

    These are headings on it, and sentences of the opening or below those. The opening ends with the introduction, or
    where the first heading below the title begins.
    """
    chosen = [
        topic
        for topic in topics
        if topic.kind in _PURPOSES and (_says_so(topic) if not topic.by_heading else not _is_misnamed(topic))
    ]
    below = [section.line - 1 for section in document.sections if section.heading is not None][1:2]
    end = max((*below, *(sentence.at.line or 0 for sentence in intro)), default=0)
    headed = [topic for topic in chosen if topic.by_heading and _is_filled_purpose(topic)]
    said = [topic for topic in chosen if not topic.by_heading and not _NO_PURPOSE.search(topic.text)]
    early = [one for one in said if (one.at.line or 0) <= end or any(_spans(top, one.at.line or 0) for top in headed)]
    told: dict[tuple[int | None, str], Topic] = {}
    for topic in sorted((*headed, *early), key=_purpose_doubt):
        told.setdefault((topic.at.line, topic.text), topic)
    best = min((_purpose_doubt(topic)[0] for topic in told.values()), default=0)
    return tuple(topic for topic in told.values() if _purpose_doubt(topic)[0] < best + 2)[:_SHOWN_PURPOSES]


def _is_filled_purpose(topic: Topic) -> bool:
    return topic.words >= _FILLED_WORDS or _is_question(topic)


def _is_question(topic: Topic) -> bool:
    return topic.text.endswith("?")


def _purpose_doubt(topic: Topic) -> tuple[int, int]:
    line = topic.at.line or 0
    if topic.kind is TopicKind.MOTIVATION:
        return 5, line
    if topic.by_heading:
        return (1 if _is_named_exactly(topic) else 3), line
    if _SAYS_PURPOSE.search(topic.text):
        return 0, line
    return (1 if topic.kind is TopicKind.PURPOSE else 2), line
