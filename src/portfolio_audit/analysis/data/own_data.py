"""Data that the author collected, labelled or was let use: what prose says of it, and code that collects."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.recorders import records
from portfolio_audit.analysis.steps.plausible.steps import FETCHING_LIBRARIES
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call
from portfolio_audit.parsers.serving import DASHBOARDS, SERVICES
from portfolio_audit.patterns import lazy_regex

OWN_DATA_WORDS = lazy_regex(
    r"\b(?:I|we) (?:scraped|collected|gathered|crawled|labell?ed|annotated|recorded|photographed|surveyed"
    r"|compiled|built (?:a|our|the) dataset)\b|\b(?:scraped|crawled) (?:from|by|using|with|data)\b"
    r"|\bself[- ](?:collected|scraped|labell?ed)\b|\bweb[- ]?scrap|\bcrawler\b|\bour own data\b"
    r"|\b(?:I|we|my|our)\b[^.]{0,160}\bfield (?:seasons?|campaigns?|trips?)\b"
    r"|\bhand[- ](?:drawn|labell?ed|annotated|traced) (?:\w+ )?(?:masks?|labels?|annotations?|boxes|outlines)\b"
    r"|\b(?:photographed|recorded|annotated|labell?ed|drawn|transcribed|typed in) by (?:me|us|myself|ourselves|hand)\b"
    r"|\b(?:I|we) (?:took|shot|filmed) (?:\w+ ){0,4}(?:photo\w{0,7}|pictures?|images?|videos?|recordings?)\b"
    r"|\b(?:a|my|our) (?:\w+ )?(?:collector|scraper|poller|data logger) (?:\w+ ){0,2}"
    r"(?:asks|polls|queries|reads|records|fetches|collects|saves|stores|has been)\b"
    r"|\b(?:photo\w{0,7}|pictures?|images?|videos?|recordings?) (?:that |which )?(?:I|we) "
    r"(?:made|took|shot|filmed|recorded)\b"
    r"|\b(?:shared|used|published|given) with (?:the |their |his |her )?(?:kind )?permission\b"
    r"|\b(?:anonymi[sz]ed|pseudonymi[sz]ed|rescaled|masked) by (?:me|us)\b"
    r"|\b(?:data|records|exports?|measurements|recordings|photos|interviews)\b[^.!?]{0,60}"
    r"\b(?:(?:may|must) not leave|(?:can|could)(?:not|n['’]t| not) be (?:shared|published)|stays? (?:with|at|in) the"
    r"|(?:is|are) (?:confidential|not public|under an? nda))\b"
    r"|\b(?:our|created (?:my|our)) own data ?set\b|\bquestionnaire\b|\bsurvey of\b"
    r"|\bmanually (?:labell?ed|annotated|collected)\b"
    r"|\b(?:recorded|collected|photographed|labell?ed|annotated|gathered|filmed|transcribed|measured|surveyed) "
    r"(?:by (?:me|us|hand)\b|(?:by )?(?:myself|ourselves)\b)"
    r"|\b\d[\d,. ]{0,8}own (?:photos?|photographs|pictures|recordings?|measurements|reviews|annotations)\b"
    r"|\b(?:data|records|recordings|measurements) belongs? to (?:the|my|our)\b"
    r"|\b(?:export(?:ed)?|receipts|extract(?:ed)?) (?:of|from) (?:the|my|our|their) (?:till|shop|store|crm|erp|scada"
    r"|pos|booking|billing|clinic|gym|accounting)\b"
    r"|\b(?:my|our) own (?:recordings?|photos|photographs|measurements|annotations|survey|sensors?)\b"
    r"|\bwe (?:create|introduce|release|present) (?:a|an|the|our)\b[^.]{0,60}\bdata ?set"
    r"|\b(?:recogimos|recopilamos|recolectamos|recogí|recopilé|recolecté|etiquetamos|etiqueté|anotamos a mano"
    r"|raspei|(?:eu|foram|fueron|ont été|wurden) (?:raspad|marquei|anotei|recopilad|recolectad|gesammelt"
    r"|coletad)\w{0,3}"
    r"|coletamos|coletei|rotulamos|rotulei|(?:avons|ai) (?:nous[- ]mêmes? )?(?:collecté|recueilli|annoté|étiqueté)e?s?"
    r"|abbiamo (?:raccolto|etichettato|annotato)|(?:selbst|von hand) (?:gesammelt|erhoben|annotiert)\w{0,2})\b",
    re.IGNORECASE,
)
_LIBRARIES = {
    "scrapy": "web scraping",
    "bs4": "web scraping",
    "selenium": "web scraping",
    "playwright": "web scraping",
    "tweepy": "API of Twitter",
    "praw": "API of Reddit",
    "spotipy": "API of Spotify",
    "googlemaps": "API of Google Maps",
    "snscrape": "web scraping",
    "requests_html": "web scraping",
    "newspaper": "web scraping",
    "feedparser": "feeds",
    "label_studio_sdk": "labelling",
    "mpu6050": "sensors",
    "yfinance": "API of Yahoo Finance",
    "osmnx": "API of OpenStreetMap",
    "pystac_client": "catalogue of satellite images",
    "openmeteo_requests": "API of Open-Meteo",
    "sodapy": "API of an open data portal",
    "riotwatcher": "API of Riot Games",
    "google_play_scraper": "web scraping",
    "gtfs_realtime": "live feeds",
    "google.transit": "live feeds",
}
_COLLECTING = lazy_regex(
    r"(?:^|[/_])(?:(?:ingest|scrap|crawl|collect|fetch)[a-z]{0,6}(?:_[\w]{1,60})?|get_\w{1,60})\.py$", re.IGNORECASE
)
"""Names of scripts that collect data, where they also ask an interface."""
_FRAMEWORKS = frozenset({*SERVICES, *DASHBOARDS})
_ASKS = frozenset({"get", "post", "request"})
_READS_ANSWER = lazy_regex(r"(?:^|\.)(?:json|json\.loads)$")
_KEEPS = lazy_regex(
    r"\.(?:to|write)_(?:csv|parquet|json|sql|feather|pickle)$|\.writerows?$|^json\.dump$|\.(?:write|write_text|executemany)$"
)
"""Calls that put rows into a file or a database."""
_INSERTS = lazy_regex(r"(?i)^\s*(?:insert|replace|copy)\s+(?:or\s+\w+\s+)?into\b")
_ANSWERS = lazy_regex(r"(?:^|[._])(?:predict|predict_proba|load_model)$")
"""Calls of what answers, and asks others in order to answer."""
_INTERFACE = lazy_regex(
    r"https?://(?!localhost|127\.|0\.0\.0\.0|[\w.-]{0,60}(?:openai|anthropic|telegram|slack|github)\b)[^\s\"']{0,80}(?:\bapi\b|/resource/)",
    re.IGNORECASE,
)
_LOGGED_IN = lazy_regex(
    r"headers\s?=\s?\{[^{}]{0,80}(?:Authorization|api[-_]?key)(?=.{0,3000}\.json\(\))", re.IGNORECASE | re.DOTALL
)
"""What asks an interface with a key and reads its answer, wherever its address stands."""


def collecting_code(units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Give the places of code that collects data: scraping libraries, clients of interfaces, and sensors."""
    recorders = tuple(Located("recordings of a sensor", unit.place(line)) for unit in units if (line := records(unit)))
    yield from recorders
    seen = {recorder.at.path for recorder in recorders}
    fetching = {unit.path for unit in units if unit.roots & FETCHING_LIBRARIES}
    for unit in units:
        line = _asking_line(unit) if unit.path in fetching - seen else 0
        if line:
            seen.add(unit.path)
            teller = "notebook" if unit.in_notebook else "script"
            yield Located(f"{teller} that asks an interface for data", unit.place(line))
        for found in unit.module.imports if unit.module else ():
            if found.module.startswith("bs4") and unit.path not in fetching:
                continue
            sort = _LIBRARIES.get(found.module.split(".", 1)[0]) or _LIBRARIES.get(found.module)
            if sort and unit.path not in seen:
                seen.add(unit.path)
                yield Located(sort, unit.place(found.line))


def _asking_line(unit: CodeUnit) -> int:
    """Give the line that shows a client of an interface; 0 where none is."""
    asked = _INTERFACE.search(unit.source) or (not unit.in_notebook and _LOGGED_IN.search(unit.source))
    if asked and (unit.in_notebook or _COLLECTING.search(unit.path)):
        return unit.source.count("\n", 0, asked.start()) + 1 if unit.in_notebook else 1
    return 0 if unit.in_notebook else _paging_line(unit)


def _paging_line(unit: CodeUnit) -> int:
    """Give the line of a script that asks with parameters, reads the answer and keeps it; 0 where it does not."""
    calls: tuple[Call, ...] = unit.module.calls if unit.module else ()
    asked = next((call.line for call in calls if _asks_with_parameters(call)), 0)
    reads = any(_READS_ANSWER.search(call.name) for call in calls)
    keeps = any(_KEEPS.search(call.name) or any(map(_INSERTS.match, call.strings)) for call in calls)
    serves = unit.roots & _FRAMEWORKS or any(_ANSWERS.search(call.name) for call in calls)
    return asked if reads and keeps and not serves else 0


def _asks_with_parameters(call: Call) -> bool:
    return call.name.rpartition(".")[2] in _ASKS and any(word == "params" for word, _ in call.keywords)
