"""What templates and generators leave behind in prose: residue, praise, repetition."""

import re
from collections import Counter
from collections.abc import Iterator

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 200
_FINDINGS = 50
_REPEATED_WORDS = 10
_GENERATORS = lazy_regex(
    r"this project was bootstrapped with \[?create react app|getting started with create react app"
    r"|this template provides a minimal setup to get react working|react \+ (?:typescript \+ )?vite"
    r"|this is a \[?next\.js\]? ?(?:\(\S{1,80}\) )?project bootstrapped"
    r"|check out the configuration reference at|"
    r"edit `?/?(?:src/)?streamlit_app\.py`? to customi[sz]e|blank app template"
    r"|welcome to streamlit!|to make it easy for you to get started with gitlab|this is your new kedro project"
    r"|one paragraph of project description goes here|welcome to your new dbt project|"
    r"a short description of the project\."
    r"|this is the default readme|welcome to your (?:new )?lovable|this (?:project|"
    r"library) was generated with \[?(?:angular|nx)"
    r"|basic sample hardhat project",
)
_PLACEHOLDERS = lazy_regex(
    r"\byour[-_ ]?(?:user|github)?[-_]?(?:username|name|repo|repository|org|handle|email)\b(?=[/\]>}.@]|-repo|\s*$)"
    r"|github\.com/(?:your\w{0,20}|username|user|<[\w -]{1,30}>|yourusername|your-[\w-]{1,20})/|<your[\w -]{1,30}>"
    r"|\[(?:your|insert|add|project name|project title|link to|image of)\b[^\]]{0,60}\](?!\()"
    r"|\blorem ipsum\b|^project title$|\bchange ?me\b|\bfill (?:this )?in\b|(?<!\bdel )(?<!\bde )"
    r"(?<!\bcon )(?<!\bsobre )(?<!\bante )\btodo\b(?! (?:lo|el|la|los|las|o|a|un|uma?|una|est?\w{1,3}|mundo|tipo)\b):?|"
    r"\btbd\b|\bto be (?:added|written|completed)\b"
    r"|\bxxxx+\b|\{\{[^}]{1,60}\}\}|\bscreenshots? (?:here|goes here|placeholder)\b|"
    r"\b(?:add|insert) (?:your )?(?:screenshots?|images?) here\b"
    r"|^(?:add|insert|include|place|put|upload) (?:your |some |a |the )?(?:\w{1,12} )?"
    r"(?:screenshots?|images?|pictures?|gifs?|links?|demo)\b.{0,20}\b(?:here|below|for:|of:)"
    r"|you@example\.com|your\.?email@|^(?:\$ )?git clone (?:https?://)?<[^<>]{1,40}>"
)
_PRAISE = lazy_regex(
    r"\b(?:cutting[- ]edge|state[- ]of[- ]the[- ]art|seamless(?:ly)?|powerful|comprehensive(?:ly)?|"
    r"robust(?:ly|ness)?(?! (?:to|against|scal\w+|statistic\w*)\b)|"
    r"world[- ]class|revolutionary|innovative|next[- ]generation|game[- ]chang\w+|blazing\w*|lightning[- ]fast|"
    r"enterprise[- ](?:grade|level|ready)|production[- ](?:grade|ready|style|level)|"
    r"industry[- ](?:grade|standard|leading)|"
    r"leverag(?:es?|ing)|harness(?:es|ing)?|unlock(?:s|ing)?|empower(?:s|ing)?|elevat(?:es?|ing)|best[- ]in[- ]class|"
    r"highly (?:scalable|accurate|efficient|maintainable)|amazing|awesome|stunning|ultimate|effortless(?:ly)?|"
    r"professional[- ]grade|showcas(?:es|ing)|delv(?:es?|ing)|holistic|synerg\w+|sophisticated|intelligent insights|"
    r"actionable insights|modern (?:react|ui|frontend)|clean (?:and )?modular|scalable and maintainable)\b"
)
_FUTURE = lazy_regex(r"future|to[- ]?do|roadmap|next steps?|coming soon|improve|plan")


def find_generator_text(document: Document, path: str) -> tuple[Located, ...]:
    """Give the sentences that project generators and hosts write into every README."""
    return tuple(_matches(document.sentences, _GENERATORS, path))


def find_placeholders(document: Document, path: str) -> tuple[Located, ...]:
    """Give placeholders in prose, headings, commands and links that nobody filled in."""
    texts = [*_prose_outside_plans(document), *_headings(document), *_commands(document), *_targets(document)]
    found = {(item.at.line, item.text): item for item in _matches(texts, _PLACEHOLDERS, path)}
    return tuple(sorted(found.values(), key=_by_line)[:_FINDINGS])


def find_praise(document: Document, path: str) -> tuple[tuple[Located, ...], int]:
    """Give the sentences that praise, and the number of praising words."""
    found = tuple(_matches(document.sentences, _PRAISE, path))
    return found, sum(len(_PRAISE.findall(sentence.text.lower())) for sentence in document.sentences)


def find_repeated(document: Document, path: str) -> tuple[Located, ...]:
    """Give long sentences at their second and later appearance."""
    seen: Counter[str] = Counter()
    repeated = []
    for sentence in document.sentences:
        key = sentence.text.lower()
        if count_words(key) >= _REPEATED_WORDS:
            if seen[key]:
                repeated.append(Located(sentence.text[:_TEXT_CHARACTERS], Place(path, sentence.at.line)))
            seen[key] += 1
    return tuple(repeated[:_FINDINGS])


def _by_line(item: Located) -> tuple[int, str]:
    return (item.at.line or 0, item.text)


def _prose_outside_plans(document: Document) -> Iterator[Located]:
    """Yield sentences but those of plans, where "TODO" is the subject, not a gap."""
    plans = [
        range(section.line, section.end_line + 1)
        for section in document.sections
        if section.heading is not None and _FUTURE.search(section.heading.text.lower())
    ]
    for sentence in document.sentences:
        if not any((sentence.at.line or 0) in plan for plan in plans):
            yield sentence


def _headings(document: Document) -> Iterator[Located]:
    for section in document.sections:
        if section.heading is not None and not _FUTURE.search(section.heading.text.lower()):
            yield Located(section.heading.text, Place(line=section.heading.line))


def _commands(document: Document) -> Iterator[Located]:
    for block in document.code_blocks:
        for offset, line in enumerate(block.text.split("\n")):
            if "github.com" in line or "gitlab.com" in line or "git clone " in line:
                yield Located(line.strip(), Place(line=block.line + offset))


def _targets(document: Document) -> Iterator[Located]:
    return (Located(link.target, Place(line=link.line)) for link in document.links)


def _matches(
    texts: Iterator[Located] | tuple[Located, ...] | list[Located], pattern: re.Pattern[str], path: str
) -> Iterator[Located]:
    for text in texts:
        if pattern.search(text.text[:1_000].lower()):
            yield Located(text.text[:_TEXT_CHARACTERS], Place(path, text.at.line))
