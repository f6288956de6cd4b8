"""Which summaries sum up results: by numbers in their sentences, or by standing behind them."""

from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.parsers.document import Section
from portfolio_audit.parsers.document_text import split_sentences
from portfolio_audit.patterns import lazy_regex

_SUMMARY = lazy_regex(
    r"(?i)^\W*(?:(?:\d{1,2}|[ivx]{1,4})[.):]? )?(?:the )?(?:(?:short |brief |quick |executive |final )?summary|in short"
    r"|in brief|in a nutshell|the short version|tl;?dr|em resumo|resumo|en resumen|resumen|en bref|en résumé"
    r"|résumé|in breve"
    r"|in sintesi|riassunto|zusammenfassung|kurz gesagt|in kürze|kurzfassung)\W*$"
)
_MEASURED = lazy_regex(r"(?<![$€£\d.,])\d{1,12}[.,]\d|\d\s?%|\d\s?percent")
_SETTING = lazy_regex(r"(?i)\bpython\s?\d|\bversion\b|\bv\d|\bcuda\b")
_FEWEST = 2
_SHARE = 2
_ON_ANSWERS = frozenset({TopicKind.RESULTS, TopicKind.EVALUATION, TopicKind.INTERPRETATION})


def is_summary(section: Section) -> bool:
    """Tell a section by a heading that says no more than that it sums up."""
    return section.heading is not None and bool(_SUMMARY.match(section.heading.text))


def sums_up_results(section: Section) -> bool:
    """Tell a summary whose sentences give measured numbers: two measured ones, and some in half of all."""
    if not is_summary(section):
        return False
    said = [text for text, _ in split_sentences(section.text)]
    measured = sum(bool(_MEASURED.search(text)) and not _SETTING.search(text) for text in said)
    numbered = sum(any(map(str.isdigit, text)) for text in said)
    return measured >= _FEWEST and _SHARE * numbered >= len(said)


def concludes(section: Section, before: frozenset[TopicKind]) -> bool:
    """Tell a summary that stands behind results; `before` are the topics of the headings in front of it."""
    return is_summary(section) and bool(before & _ON_ANSWERS)
