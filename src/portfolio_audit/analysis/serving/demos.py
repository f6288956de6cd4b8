"""Links in READMEs to something that runs, and apps that a page of HTML runs in the browser."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import BROWSER_APPS
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_PAGES = 300
_FRONT = lazy_regex(r"(?:\.github/|docs/)?readme[\w.-]{0,10}", re.IGNORECASE)
_INNER = lazy_regex(r"(?:[^/]{1,80}/){1,4}readme[\w.-]{0,10}", re.IGNORECASE)
_OTHERS = (
    r"(?!localhost|127\.|0\.0\.0\.0|(?:[\w-]{1,40}\.)?(?:github(?!\.io)|gitlab(?!\.io)|githubusercontent|youtube|youtu|loom"
    r"|vimeo|medium|colab|kaggle|zenodo|figshare|google|docker|pypi|arxiv|shields|huggingface\.co/(?!spaces))\b"
    r"|(?:www\.)?(?:render|heroku|vercel|netlify|railway|streamlit|gradio|fly|pythonanywhere)\.\w{2,4}/?(?:[\s)>\"']|$))"
)
"""What stands after `https://` where videos, code, articles and the home of a host follow, and nothing that runs."""
_ADDRESS = lazy_regex(
    r"https?://[\w.-]{1,80}\.(?:streamlit\.app|herokuapp\.com|onrender\.com|vercel\.app|netlify\.app"
    r"|hf\.space|run\.app|fly\.dev|up\.railway\.app|azurewebsites\.net|shinyapps\.io"
    r"|pythonanywhere\.com|web\.app|gradio\.live|ngrok(?:-free)?\.app|amplifyapp\.com"
    r"|streamlitapp\.com|execute-api\.[\w-]{4,20}\.amazonaws\.com|elasticbeanstalk\.com|azurecontainerapps\.io"
    r"|railway\.app|modal\.run|pages\.dev|koyeb\.app"
    r"|appspot\.com|firebaseapp\.com|repl\.co|surge\.sh|lambda-url\.[\w-]{4,20}\.on\.aws)"
    r"|https?://(?!(?:www|docs?|status|help|blog|support)\.)[\w-]{1,60}\.[\w-]{1,40}\.app\b"
    r"|https?://public\.tableau\.com/\w|https?://(?:lookerstudio|datastudio)\.google\.com/\w|https?://app\.powerbi\.com/view"
    r"|https?://huggingface\.co/spaces/[\w.-]{1,60}/|https?://share\.streamlit\.io/\w",
    re.IGNORECASE,
)
"""Addresses of hosts of apps."""
_TOLD = lazy_regex(
    r"(?:\b(?:live (?:at|on|here|app|demo|site|version)|try it (?:at|here|on)"
    r"|(?:app|demo|dashboard|website|service|hosted version|instance)\b[^.\n]{0,30}"
    r"\b(?:live|hosted|deployed|running|runs) (?:at|on|here|under)|(?:web app|demo|dashboard|instance) is available"
    r" (?:at|here|under))[^\w\n]{0,8}"
    r"|(?:^|[\s*|>_-])(?:(?:live|web|online|interactive|deployed|hosted|public) ){0,2}"
    r"(?:demo|web ?app|dashboard|deployed app)(?: link| url)?[*_]{0,2}\s?[:|\u2013-][*_]{0,2}\s{0,3}<?"
    r"|\binteractive (?:map|app|dashboard|demo|report|tool|site|version|explorer)\b[^\n]{0,120}?"
    r"(?<=[\s<(])(?=https?://[\w-]{1,40}\.(?:github|gitlab)\.io/))"
    rf"https?://{_OTHERS}"
    r"|\[[^\]\[]{0,30}\b(?:live (?:app|site|version|preview)"
    r"|(?:hosted|online|running) (?:app|site|version|dashboard|model|api)"
    r"|(?:open|try|launch|visit) (?:the )?(?:live )?(?:app|dashboard|tool|site)"
    rf"|demo|deployed|try it)\b[^\]\[]{{0,30}}\](?:\([^()\s]{{1,300}}\)\])?\(https?://{_OTHERS}"
    rf"|<a\s[^>]{{0,80}}href=[\"']https?://{_OTHERS}"
    r"(?=[^\"'\s]{4,200}[\"'][^>]{0,80}>(?:(?!</a>)[^\n]){0,160}?\b(?:live|demo)\b)",
    re.IGNORECASE,
)
"""Other addresses, with the words that say that something runs there."""
_IS_PICTURE = lazy_regex(
    r"img\.shields|badge|capsule-render|readme-stats|skillicons|\.(?:png|jpe?g|gif|svg|mp4|webm|webp)\b", re.IGNORECASE
)
_TARGET = lazy_regex(r"https?://[^\s)\]>\"']{0,300}$")
_REST = lazy_regex(r"[^\s)\]>\"']{0,300}")
_PLACEHOLDER = lazy_regex(r"://[^/\s]{0,40}\b(?:your\w{0,20}|my-?app|example|x{3,})\b|<|\{", re.IGNORECASE)


def front_demos(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the links on the front page to a running demo."""
    return tuple(_linked(snapshot, (entry for entry in snapshot.files if _FRONT.fullmatch(entry.path))))[:_PLACES]


def inner_demos(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give addresses of usual hosts in READMEs of sub-folders, those left out that ask to be filled in."""
    readmes = (entry for entry in snapshot.files if _INNER.fullmatch(entry.path) and not _FRONT.fullmatch(entry.path))
    found = _linked(snapshot, (entry for entry in readmes if is_own_code(entry.path)))
    hosted = (link for link in found if link.text.lower().startswith("http"))
    return tuple(link for link in hosted if not _PLACEHOLDER.search(link.text))[:_PLACES]


def browser_apps(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the pages that load Python, R or a model into the browser, one framework a page."""
    pages = own_files(snapshot, ".html", ".htm")[:_PAGES]
    return tuple(_in_browser(snapshot, pages))


def _linked(snapshot: Snapshot, readmes: Iterable[Entry]) -> Iterator[Located]:
    for entry, lines in snapshot.parsed_all(readmes, read_lines):
        for number, line in enumerate(lines, 1):
            found = (*_ADDRESS.finditer(line), *_TOLD.finditer(line)) if "://" in line else ()
            match = next((one for one in found if not _leads_to_picture(one)), None)
            if match is not None:
                yield Located(match.group(0), Place(entry.path, number))


def _leads_to_picture(match: re.Match[str]) -> bool:
    """Tell an address that is a badge or a picture itself, and not one that a badge leads to."""
    line, end = match.string, match.end()
    begun = _TARGET.search(line, 0, end)
    rest = _REST.match(line, end)
    address = (begun[0] if begun else "") + (rest[0] if rest else "")
    return _IS_PICTURE.search(address) is not None or line[: match.start()].endswith(("=", "url="))


def _in_browser(snapshot: Snapshot, pages: Iterable[Entry]) -> Iterator[Located]:
    for entry, lines in snapshot.parsed_all(pages, read_lines):
        loads = ((BROWSER_APPS.search(line), number) for number, line in enumerate(lines, 1))
        found = next((Located(load.group(1), Place(entry.path, number)) for load, number in loads if load), None)
        if found is not None:
            yield found
