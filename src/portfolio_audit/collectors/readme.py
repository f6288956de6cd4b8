"""What the README says, shows and promises."""

from msgspec import Struct

from portfolio_audit.analysis.claims.unmet_claims import all_unmet_claims, contradictions
from portfolio_audit.analysis.prose.files.guides import Guide, find_guides
from portfolio_audit.analysis.prose.files.prose import root_readme
from portfolio_audit.analysis.prose.files.published_images import find_published_images
from portfolio_audit.analysis.prose.files.sub_readmes import SubReadme, placed, read_sub_readmes, title_of
from portfolio_audit.analysis.prose.passages import front_page
from portfolio_audit.analysis.prose.passages.data import data_first
from portfolio_audit.analysis.prose.passages.named_things import named_data, named_models
from portfolio_audit.analysis.prose.prose_claims import Command, MetricClaim, UnmetClaim
from portfolio_audit.analysis.prose.prose_commands import find_commands, is_shell
from portfolio_audit.analysis.prose.prose_links import (
    OutwardLink,
    ReadmeImage,
    broken_links,
    check_links,
    outward_links,
    shown_images,
)
from portfolio_audit.analysis.prose.prose_quality import (
    find_generator_text,
    find_placeholders,
    find_praise,
    find_repeated,
)
from portfolio_audit.analysis.prose.prose_reading import read_prose
from portfolio_audit.analysis.prose.prose_specifics import (
    content_words,
    find_exercises,
    find_named_paths,
    find_numbers,
    find_tables,
    introduction,
    words_below,
)
from portfolio_audit.analysis.prose.sections.reading import is_filled
from portfolio_audit.analysis.prose.sentences.foreign_prose import is_in_foreign_words, wording_read
from portfolio_audit.analysis.prose.tables.data import data_tables
from portfolio_audit.analysis.prose.tables.numbers import find_number_tables
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.running.own_programs import own_programs
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.collectors.interface import Collector, Unavailable
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_builder import DocumentBuilder
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

_TEXT_CHARACTERS = 50_000
_TEMPLATE_SPECIFICS = 4
_CLOSING = frozenset(
    {
        TopicKind.LIMITS,
        TopicKind.LESSONS,
        TopicKind.REFERENCES,
        TopicKind.CREDITS,
        TopicKind.CONTACT,
        TopicKind.CONTRIBUTION,
    }
)
_PERCENT = 100
_EMPTY = DocumentBuilder("", None).build(1)


class ReadmeFacts(Struct, frozen=True):
    """The README of the repository, read as a person would."""

    exists: bool
    """True when there is one in the root, .github or docs."""
    at: Place
    """The file; an empty path when there is none."""
    format: str
    """`md`, `rst`, `txt`, or empty."""
    error: str | None
    """Why parts could not be read (bad encoding, cut at the limit), else `None`."""
    title: Located | None
    wording_read: bool | Absent
    """True; absent where the README is not in English, since sentences in other languages are hardly recognised."""
    prose_words: int
    """Words of prose without code, tables, badges and markup."""
    tables: tuple[Located, ...]
    """Tables of three rows and more, by their first row."""
    content_words: int
    """Words of prose and of table cells, and half of the words in code blocks: how much there is to read."""
    words_to_read: int
    """`content_words`, and a quarter of the prose in READMEs of sub-folders, of which at most 200 words count."""
    intro: tuple[Located, ...]
    """The sentences of five words and more within the first 100 words of prose."""
    headings: tuple[Located, ...]
    topics: tuple[Topic, ...]
    run_topics: tuple[Topic, ...]
    """Those on installing, running or deploying, without headings on what a service answers."""
    purpose: tuple[Topic, ...]
    """The best three places that tell purpose or problem where a reader looks: opening, and headings on it."""
    topic_count: int
    """Different topics that a heading names, with 12 words, a code block, a table or an image below."""
    headed: tuple[Topic, ...]
    """The surest such section of each topic, with the topic in front of its text."""
    told_topics: int
    """Different topics that headings, sentences, commands to install or tables of metrics tell."""
    told: tuple[Topic, ...]
    """The surest passage of each topic, with the topic in front of its text."""
    closing: tuple[Topic, ...]
    """The first section of each topic among limits, lessons, references, credits, contact, contribution."""
    data_told: tuple[Topic, ...]
    """Headings on the data, and sentences that say which it is, where it is from and what it holds."""
    data_places: tuple[Topic, ...]
    """The same, and tables and drawn trees that list files of data or say what columns mean."""
    data_named: tuple[Located, ...]
    """Lines that name a data set, say where data is from, or count its features or records."""
    models_named: tuple[Located, ...]
    """Headings, lines and rows of tables that name an algorithm or a kind of network."""
    approach: tuple[Topic, ...]
    """Sentences about methods and models, those that name a model first."""
    approach_sections: tuple[Topic, ...]
    """Sections on method that bear that name or hold such a sentence, these first."""
    metric_claims: tuple[MetricClaim, ...]
    result_tables: tuple[Located, ...]
    """Tables in which at least every fifth cell is a decimal number or a percentage."""
    commands: tuple[Command, ...]
    published_images: tuple[Located, ...]
    """Commands that run the project in an image of a registry, or fetch its image, that no command builds."""
    guides: tuple[Guide, ...]
    """Other documents with commands to install or run: linked by the README, named so or standing at the root or in
    docs, and READMEs of sub-folders."""
    commands_to_missing_files: tuple[Located, ...]
    code_blocks: int
    shell_blocks: tuple[Located, ...]
    """Blocks with shell commands."""
    images: tuple[ReadmeImage, ...]
    broken_links: tuple[Located, ...]
    """Links and images whose target should stand in the tree and does not, and links on words to a bare `#`."""
    badges: int
    links: tuple[OutwardLink, ...]
    residue: tuple[Located, ...]
    """Text that a template left behind: generator boilerplate, placeholders, lorem, TODO."""
    open_fences: tuple[Located, ...]
    """The code fence that never closes, so that the rest of the page is shown as code."""
    is_untouched_template: bool
    """True when most of the README is the text of a generator or host."""
    unmet_claims: tuple[UnmetClaim, ...]
    """Claims that the tree contradicts, files and folders that are named and missing, tools that nothing else names."""
    contradictions: tuple[Located, ...]
    """By line: relative links that lead nowhere, claims that the tree contradicts, a code fence that never closes."""
    marketing_words: tuple[Located, ...]
    """Sentences with praise instead of facts ("cutting-edge", "seamless", "robust")."""
    marketing_share: float
    """Praise words per 100 words of prose."""
    repeated_passages: tuple[Located, ...]
    """Sentences of ten words and more that stand more than once."""
    emoji_headings: int
    specifics: int
    """Different files and folders of the tree and different numbers that the README mentions."""
    exercises: tuple[Located, ...]
    """Mentions of well-known exercises (Titanic, iris, MNIST, Boston housing ...) in title, headings and intro."""
    named_paths: tuple[Located, ...]
    """Files and folders of the tree that the README names."""
    own: tuple[Located, ...]
    """The same, and the different numbers that it states."""
    math_formulas: int
    sub_readmes: tuple[SubReadme, ...]
    """READMEs of sub-folders, by depth and path, at most 60."""
    text: str
    """The prose of the whole README in lower case, at most 50,000 characters, for `matches` conditions."""


def collect(snapshot: Snapshot) -> ReadmeFacts:
    """Read the README that the host would show, and look into those of sub-folders."""
    root = root_readme(snapshot.files)
    subs = read_sub_readmes(snapshot, root)
    if root is None:
        return _read(_EMPTY, Place(), snapshot, subs)
    document = snapshot.parsed(root, document_parser(root.path))
    if isinstance(document, Absent):
        raise Unavailable(f"{root.path} was not read: {document.reason}", document.cure)
    return _read(document, Place(root.path), snapshot, subs)


def _read(document: Document, at: Place, snapshot: Snapshot, subs: tuple[SubReadme, ...]) -> ReadmeFacts:
    tree = TreeNames(snapshot.entries)
    path, name = at.path, snapshot.target.name
    commands = find_commands(document, path, tree, own_programs(snapshot), name.rpartition("/")[2])
    checked = check_links(document.links, path, name, tree)
    reading = read_prose(snapshot, path, document)
    topics = reading.topics
    named = front_page.under_headings(document, topics)
    by_form = front_page.told_by_form(commands, reading.metric_claims)
    generator = find_generator_text(document, path)
    praise, praise_words = find_praise(document, path)
    named_paths = find_named_paths(document, path, tree)
    own = (*named_paths, *find_numbers(document, path))
    intro = introduction(document)
    broken = broken_links(document.links, path, name, tree)
    unmet = all_unmet_claims(snapshot, document, commands, path, tree)
    fences = tuple(Located("```", Place(path, line)) for line in (document.open_fence,) if line is not None)
    return ReadmeFacts(
        exists=bool(path),
        at=at,
        format=document.format if path else "",
        error=document.error,
        title=(title := title_of(document, path)),
        wording_read=wording_read(path if is_in_foreign_words(document) else ""),
        prose_words=document.prose_words,
        tables=find_tables(document, path),
        content_words=(words := content_words(document)),
        words_to_read=words + words_below(sub.prose_words for sub in subs),
        intro=placed(intro, path),
        headings=tuple(
            Located(section.heading.text, Place(path, section.heading.line))
            for section in document.sections
            if section.heading
        ),
        topics=topics,
        run_topics=front_page.running_topics(topics),
        purpose=front_page.tell_purpose(document, topics, intro),
        topic_count=len(headed := front_page.one_of_each(topic for topic in named if is_filled(topic))),
        headed=headed,
        told_topics=len(told := front_page.one_of_each((*topics, *by_form))),
        told=told,
        closing=front_page.one_of_each(topic for topic in named if topic.kind in _CLOSING),
        data_told=(told_data := data_first(topics)),
        data_places=(*told_data, *data_tables(document, path)),
        data_named=named_data(document, path),
        models_named=named_models(document, path),
        approach=(approach := front_page.approach_sentences(topics)),
        approach_sections=front_page.approach_sections(topics, approach),
        metric_claims=reading.metric_claims,
        result_tables=find_number_tables(document.tables, path),
        commands=commands,
        published_images=find_published_images(commands, (name, title.text if title else "")),
        guides=find_guides(snapshot, frozenset(item.path for item in checked if item.path and item.exists), tree),
        commands_to_missing_files=tuple(Located(command.text, command.at) for command in commands if command.missing),
        code_blocks=len(document.code_blocks),
        shell_blocks=tuple(
            Located(block.text.strip().split("\n")[0], Place(path, block.line))
            for block in document.code_blocks
            if is_shell(block)
        ),
        images=shown_images(checked, path),
        broken_links=broken,
        badges=sum(link.is_badge and link.is_image for link in document.links),
        links=outward_links(checked, name, path, document.sentences),
        residue=(*generator, *find_placeholders(document, path)),
        open_fences=fences,
        is_untouched_template=bool(generator) and len(own) < _TEMPLATE_SPECIFICS,
        unmet_claims=unmet,
        contradictions=contradictions(broken, unmet, fences),
        marketing_words=praise,
        marketing_share=round(_PERCENT * praise_words / document.prose_words, 2) if document.prose_words else 0.0,
        repeated_passages=find_repeated(document, path),
        emoji_headings=document.emoji_headings,
        specifics=len(own),
        exercises=find_exercises(document, intro, path),
        named_paths=named_paths,
        own=own,
        math_formulas=document.math_formulas,
        sub_readmes=subs,
        text=" ".join(sentence.text for sentence in document.sentences).lower()[:_TEXT_CHARACTERS],
    )


COLLECTOR = Collector("readme", ReadmeFacts, collect)
