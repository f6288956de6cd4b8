"""Topics that paragraphs tell by the bold label which they open with: `**Question.** Which pumps fail?`."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document, RunIn
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_FEWEST = 12
_SHOWN = 300
_ANSWER = lazy_regex(r"(?i)^(?:the |my |our |short )?(?:answers?|conclusions?|findings?|results?|takeaways?|verdict)$")
_MEASURED = lazy_regex(r"\d[.,]\d|\d\s?%")
"""What a paragraph called Result must hold: others list what was built."""
_TAIL = lazy_regex(r"(?i),? (?:in (?:one|a|two) (?:line|sentence|word|sentences|words|lines)|in short|in brief)$")
_ANYTHING = frozenset({"challenge", "scenario", "scope", "business understanding", "impact", "plan"})
"""Labels that open passages of any sort."""
_TOLD = (
    TopicKind.MOTIVATION,
    TopicKind.PROBLEM,
    TopicKind.DATA,
    TopicKind.LIMITS,
    TopicKind.FUTURE,
)


_READING = lazy_regex(
    r"(?i)^what (?:i|we) (?:read|take|learn|conclude|make|see) (?:from|of|in|out of) (?:it|this|these|them|that"
    r"|here|the"
    r" (?:tables?|numbers|results|plots?|figures?|curves?))\b[^.?!]{0,80}:$"
)


def reading_topics(document: Document, path: str) -> Iterator[Topic]:
    """Give the lines that announce what the author reads from the results, with the words below them."""
    for line in document.lines:
        if _READING.match(line.text):
            number = line.at.line or 0
            end = min((one.end_line for one in document.sections if one.line <= number <= one.end_line), default=number)
            words = sum(count_words(one.text) for one in document.lines if number < (one.at.line or 0) <= end)
            at = Place(path, number, end)
            yield Topic(TopicKind.INTERPRETATION, line.text[:_SHOWN], at, words, 0, by_heading=True)


def run_in_topics(document: Document, path: str) -> Iterator[Topic]:
    """Give the paragraphs of twelve words whose label is the very name of a topic, as sections of their own."""
    for run_in in document.run_ins:
        words = count_words(run_in.text) - count_words(run_in.label)
        if words >= _FEWEST:
            end = run_in.line + run_in.text.count("\n")
            for kind in _kinds(run_in):
                yield Topic(kind, run_in.text[:_SHOWN], Place(path, run_in.line, end), words, 0, by_heading=True)


def _kinds(run_in: RunIn) -> Iterator[TopicKind]:
    label = _TAIL.sub("", run_in.label).lower()
    if _ANSWER.match(label):
        if "result" in label and not _MEASURED.search(run_in.text):
            return
        yield from (TopicKind.RESULTS, TopicKind.INTERPRETATION)
    else:
        yield from (kind for kind in _TOLD if label in EXACT_HEADINGS[kind] and label not in _ANYTHING)
