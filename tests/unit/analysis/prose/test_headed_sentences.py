"""Sentences and the headings above them."""

from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.parsers.document_markdown import parse_markdown

_PAGE = b"""Before any heading stands this sentence.

# Orchard

Below the title stands another one.

## Limits

Only one city was observed so far.
"""


def test_each_sentence_has_the_heading_above_it() -> None:
    document = parse_markdown(_PAGE)

    found = [(sentence.text, heading) for sentence, heading in headed_sentences(document, document.sentences)]

    assert found == [
        ("Before any heading stands this sentence.", ""),
        ("Below the title stands another one.", "Orchard"),
        ("Only one city was observed so far.", "Limits"),
    ]
