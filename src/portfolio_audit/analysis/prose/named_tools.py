"""Tools and models that a front page says the project uses."""

from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.prose.prose_specifics import rows_of
from portfolio_audit.analysis.prose.sentences.foreign_prose import is_in_foreign_words
from portfolio_audit.analysis.prose.sentences.headed_sentences import own_sentences
from portfolio_audit.analysis.prose.words.tools import TOOLS, Tool
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document, Section
from portfolio_audit.patterns import lazy_regex

_NO_USE_HEADING = lazy_regex(
    r"future|to[- ]?do|next|roadmap|improve|coming|enhancement|plan|ideas|limit|requirement|prerequisite"
    r"|install|set-? ?up|getting started|alternativ|related|reference|credit|acknowledg|thank|author|about me"
    r"|contact|skill|\blearn(?:ed|t|ings)\b|lesson|background|theory|literature|compar|other|contribut|licen[cs]e"
    r"|faq|troubleshoot|resource|further|reading|tutorial|course|certificat|education|experience|changelog"
    r"|history|news|extend|customi[sz]|support|integrat|option|challenge|previous|old|archive|projects|why\b"
    r"|motivation|citation|paper|phase|stretch|milestone|vision\b|backlog|wish|propos|would|production"
    r"|example|what is|glossary|notes?\b"
)
"""Sections that tell what may come, what is needed, what a person knows, or what others made."""
_STACK_HEADING = lazy_regex(
    r"\b(?:tech(?:nical|nology)?[ -]?stack|stack|technolog(?:y|ies)(?: used)?|built with|tools?(?: used)?"
    r"|librar(?:y|ies)|frameworks?|packages used|software used|tecnologias)\b"
)
_PARTS_HEADING = lazy_regex(
    r"\b(?:features?|architecture|components?|models?|modell?ing|methodology|methods?|approach|algorithms?|pipeline"
    r"|system design|highlights|overview|workflow|how it works)\b"
)
_USES = lazy_regex(
    r"\b(?:uses?|using|utili[sz](?:es?|ing)|powered by|built (?:with|on|using|in|upon|around)|leverag(?:es?"
    r"|ing)|employ(?:s|ing)|implemented (?:in|with|using|via)|trained (?:with|using)|ensembles? of"
    r"|deployed (?:on|to|with|via|using)|served (?:by|with|via|through)|stored in|tracked (?:with|in|by|via)"
    r"|monitored (?:with|by|via)|runs on|orchestrated (?:by|with|via)|written (?:in|with|using)|combin(?:es"
    r"|ing)|integrates)\b"
)
_MAY_NOT = lazy_regex(
    r"\b(?:no|not|never|cannot|without|instead|rather|unlike|vs|versus|compare[ds]?|comparing|comparison|than"
    r"|alternativ\w+|optional\w*|could|can|may|might|should|would|will|plan\w*|future|todo|next|upcoming|coming"
    r"|soon|wip|progress|roadmap|later|eventually|want\w*|wish\w*|hop(?:e|ing)|consider\w*|explor\w+"
    r"|experiment(?:ed|ing|al)|tried|try|trying|initially|previous\w*|earlier|originally|moved|migrat\w+"
    r"|replac\w+|remov\w+|deprecat\w*|dropped|similar|like|such as|e\.g|eg|example|inspired|papers?|et al"
    r"|proposed|literature|benchmark\w*|supports?|supporting|compatib\w+|ready|requir\w+|prerequisites?"
    r"|install\w*|needs?|needed|if|or|either|learned|learnt|familiar\w*|skills?|courses?|tutorials?|books?"
    r"|knowledge|others?|another|external\w*|separate\w*|private|known|famous|popular|winn\w+|worked|work(?:s"
    r"|ing) (?:at|for|as)|engineer|developer|analyst|scientist|choose|choice|choosing|was|were|tested|ideas?"
    r"|port(?:ed|ing)?|prior)\b|n['’]t\b|\[ \]|🚧|⏳|🔜|❌|\?(?:\n|$)"
)
"""Words that tell a plan, a choice, a comparison, a need, a person's skill, or somebody else's work."""
_ELSEWHERE = lazy_regex(r"https?://(?:www\.)?(?:github|gitlab|bitbucket|huggingface|kaggle|colab)\b")
_STATIC_BADGE = lazy_regex(r"img\.shields\.io/badge/")
_OTHERS_TABLE = lazy_regex(
    r"\b(?:papers?|authors?|stud(?:y|ies)|citation|team|rank|skills?|level|proficiency|pros|cons)\b"
)
"""Columns of tables on the work of others, on persons, or on choices."""
_CODE_ELSEWHERE = lazy_regex(
    r"\b(?:separate|another|other|different|companion|sister|private|second|own) repo(?:sitor(?:y|ies)|s)?\b"
    r"|\b(?:code|source|implementation|notebooks?|repository|project|frontend"
    r"|backend)\b[^.]{0,60}\b(?:proprietary|confidential|nda|closed[- ]source|not (?:public|published|included"
    r"|shared|open|in this)|cannot be (?:shared|published)|can['’]t be (?:shared|published)|on request"
    r"|private)\b|\b(?:only (?:contains|holds|includes|shows)|contains only|subset of the|excerpt"
    r"|part of a larger)\b"
)
"""Words on code that stands in another place, or is not shown."""
_RUNS_ELSEWHERE = lazy_regex(r"colab\.research\.google\.com/drive|kaggle\.com/(?:code|kernels|[\w-]{1,60}/notebooks)\b")
"""Addresses of notebooks that need not be in the tree."""
_LINKS_OF_A_LIST = 80
_LISTED_WORDS = 16
_TEXT_CHARACTERS = 160


def stated_tools(document: Document, path: str, lines: Sequence[str]) -> tuple[tuple[Tool, Located], ...]:
    """Give each tool with the first line that says that the project uses it.

    The `lines` are those of the file, since boxes of tasks are no prose.
    """
    if _sends_elsewhere(document):
        return ()
    found: dict[str, tuple[Tool, Located]] = {}
    linked = {link.line for link in document.links if _ELSEWHERE.match(link.target)}
    for line, text, is_row in _texts(document):
        place = _place(document.sections, line)
        written = f"{text}\n{lines[line - 1] if 0 < line <= len(lines) else ''}".lower()
        if place == "none" or line in linked or _MAY_NOT.search(written):
            continue
        for tool in TOOLS:
            named = tool.called.search(text)
            if named is not None and _says(place, text, named.start(), is_row=is_row):
                found.setdefault(tool.name, (tool, Located(text.strip()[:_TEXT_CHARACTERS], Place(path, line))))
    return tuple(sorted(found.values(), key=lambda pair: pair[1].at.line or 0))


def _sends_elsewhere(document: Document) -> bool:
    """Tell a page that is in another language, collects links, or says that code stands elsewhere."""
    if any(_RUNS_ELSEWHERE.search(link.target) for link in document.links):
        return True
    outward = sum(link.target.startswith("http") and not link.is_badge for link in document.links)
    told = any(_CODE_ELSEWHERE.search(one.text.lower()) for one in document.sentences)
    return told or outward > _LINKS_OF_A_LIST or is_in_foreign_words(document)


def _texts(document: Document) -> Iterator[tuple[int, str, bool]]:
    """Yield line, text, and whether it stands by itself, as in a row of a table or a badge."""
    for one in own_sentences(document):
        yield one.at.line or 0, one.text, False
    for table in document.tables:
        if not any(map(_OTHERS_TABLE.search, map(str.lower, table.header))):
            kept = tuple(not _NO_USE_HEADING.search(name.lower()) for name in table.header)
            for row, line in rows_of(table):
                cells = (cell for number, cell in enumerate(row) if number >= len(kept) or kept[number])
                yield line, " | ".join(cells), True
    for link in document.links:
        if link.is_image and _STATIC_BADGE.search(link.target):
            yield link.line, link.text, True


def _says(place: str, text: str, start: int, *, is_row: bool) -> bool:
    """Tell whether a text states use: in a list of what is used, or behind a verb that says so."""
    if place == "stack" or is_row:
        return True
    if place == "parts" and len(text.split()) <= _LISTED_WORDS:
        return True
    return _USES.search(text.lower()[:start]) is not None


def _place(sections: tuple[Section, ...], line: int) -> str:
    """Tell by the headings above a line, the title apart, how what it names is meant."""
    above: dict[int, str] = {}
    headings = [section.heading for section in sections if section.heading is not None and section.line <= line]
    for heading in headings[1:]:
        above = {level: text for level, text in above.items() if level < heading.level}
        above[heading.level] = heading.text.lower()
    texts = tuple(above.values())
    if any(map(_NO_USE_HEADING.search, texts)):
        return "none"
    if any(map(_STACK_HEADING.search, texts)):
        return "stack"
    return "parts" if texts and _PARTS_HEADING.search(texts[-1]) else ""
