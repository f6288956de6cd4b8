"""Words of fields, of questions asked for somebody, and of research."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator

from portfolio_audit.patterns import lazy_regex

DOMAIN = lazy_regex(
    r"\b(?:patients?|pneumonia|x-?rays?|clinical|clinicians?|hospitals?|diagnos\w{2,5}|medicaid|radiolog\w{1,4}|disease|symptoms?|"
    r"tumou?rs?"
    r"|oncolog\w{1,4}|cardiac|nurses?|vaccin\w{1,6}|epidemi\w{1,8}|genom\w{1,4}|protein|molecul\w{1,4}|chemistry"
    r"|ecolog(?:y|ical|ists?)|biodiversity|geolog(?:y|ical|ists?)|hydrolog\w{1,4}|archaeolog\w{1,4}|forestry|veterinar\w{1,5}"
    r"|species|botan\w{1,4}|petals?|sepals?|habitats?|wildlife"
    r"|astronom(?:y|ical)|galax\w{1,3}|satellite|remote sensing|geospatial|climate|emissions?|rainfall|air quality"
    r"|pollution|farm\w{0,4}|crop|soil|energy|solar|wind turbine|electricity"
    r"|transit|subway|ridership|passengers?|fleet|congestion|airlines?|flights?|logistics|freight"
    r"|police|court|crime|legal|patent|malware|cyber\w{1,10}|school|teacher|curriculum|voters?|elections?"
    r"|supply chain|inventory|manufactur\w{2,5}|predictive maintenance|retail(?:ers?)?|grocer(?:y|ies)|shoppers?"
    r"|stores|promotions?|e-?commerce|marketing|campaign|telecom|subscribers?|customer lifetime|lifetime value"
    r"|underwriting|insurance|claims?|lenders?|borrowers?|mortgages?|portfolio risk|monetary|central bank"
    r"|equit(?:y|ies)|options pricing|derivatives|auction"
    r"|real estate|residential|housing policy|neighbou?rhoods?|tenants?|hotels?|restaurants?"
    r"|banks?|banking|applicants?"
    r"|billing|health ?care|football|basketball|league of legends|e-?sports|gamers?|chess|music|songs?|playlists?)\b",
    re.IGNORECASE,
)
"""Words of fields in which such questions arise; no list of them is complete."""
_MORE = lazy_regex(
    r"\b(?:transportation|commut(?:e|ers?|ing)|tourists?|bike[- ]?shar\w{2,3}|bicycles?|bike[- ]?(?:trips|rentals?|paths?|availability|stations?)"
    r"|beekeep\w{2,3}|honey ?bees?|apiar(?:y|ies)|livestock|town halls?|municipal\w{0,7}|citizens|housing cooperatives?"
    r"|caretakers?|lending librar(?:y|ies)|library loans?|m[ée]diath[eè]ques?|museums?"
    r"|precipitation|rainfall|snowfall|weather|housing|house prices?|home ?buyers?|buyers|(?<!best.)sellers|rentals?|real[- ]estate agents?"
    r"|credit ?cards?|cardholders?|loans?|creditworth\w{3,5}|used cars?|vehicles?|mileage|car dealers?|wines?|vineyards?"
    r"|customer support|support tickets?|help ?desk|unit sales|sales department|product families|fraud(?:ulent|sters?)?"
    r"|video ?games?|game reviews?|occupancy|hvac|mobile banking|app ?store reviews?|advertis\w{2,8}|classifieds)\b",
    re.IGNORECASE,
)
"""More of them, which stand in very many titles too."""
_SENSES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (lazy_regex(r"stores$", re.IGNORECASE), lazy_regex(r"\b(?:\d+|different|multiple|grocery|retail|across|individual|physical|of(?: the)?|chain|our|their|its|these|those|such|many|few|two|three|all|the|which|between|by) (?:\w{1,20} )?stores\b(?! (?:the|all|a|an|it|every|each)\b)", re.IGNORECASE)),
    (lazy_regex(r"promotion", re.IGNORECASE), lazy_regex(r"^(?!.*\b(?:registry|champion|challenger|rollout|staging|production|models?)\b)", re.IGNORECASE)),
    (lazy_regex(r"derivatives$", re.IGNORECASE), lazy_regex(r"financ|market|trading|pric|option|securit|futures", re.IGNORECASE)),
    (lazy_regex(r"flights?$", re.IGNORECASE), lazy_regex(r"airlin|airport|delay|fare|passenger|aircraft|engine|pilot|aviation|ticket|carrier|depart|arriv", re.IGNORECASE)),
    (lazy_regex(r"diagnos", re.IGNORECASE), lazy_regex(r"patient|disease|cancer|clinic|medic|doctor|tumou?r|hospital|symptom|malignan|benign|heart|health|x-?ray", re.IGNORECASE)),
    (lazy_regex(r"legal$", re.IGNORECASE), lazy_regex(r"\blaw|contract|document|court|lawyer|advice|case", re.IGNORECASE)),
    (lazy_regex(r"neighbou?rhood", re.IGNORECASE), lazy_regex(r"^(?!.*\b(?:anneal\w*|search|graphs?|local|pixels?|kernel|nearest|successors?|nodes?|points?)\b)", re.IGNORECASE)),
    (lazy_regex(r"claims?$", re.IGNORECASE), lazy_regex(r"insur|medic|polic(?:y|ies)|fraud|paid|billing|provider|damage", re.IGNORECASE)),
    (lazy_regex(r"campaign", re.IGNORECASE), lazy_regex(r"market|customer|retention|bank|e-?mail|advert|subscri|target", re.IGNORECASE)),
    (lazy_regex(r"curriculum$|school$", re.IGNORECASE), lazy_regex(r"student|pupil|educat|teacher|grade|admission|universit", re.IGNORECASE)),
    (lazy_regex(r"crop$", re.IGNORECASE), lazy_regex(r"^(?!.*\b(?:images?|pixels?|resiz\w*|augment\w*|random crop|cent(?:er|re) crop|bounding)\b)", re.IGNORECASE)),
    (lazy_regex(r"emissions?$", re.IGNORECASE), lazy_regex(r"^(?!.*\b(?:probabilit\w*|hmm|hidden|states?)\b)", re.IGNORECASE)),
    (
        lazy_regex(r"vehicles?$", re.IGNORECASE),
        lazy_regex(r"^(?!.*\bvehicle (?:for|to|of)\b)", re.IGNORECASE),
    ),
    (
        lazy_regex(r"occupancy$", re.IGNORECASE),
        lazy_regex(r"room|building|office|sensor|hotel|detect|parking|bed", re.IGNORECASE),
    ),
    (lazy_regex(r"banks?$", re.IGNORECASE), lazy_regex(r"^(?!.*\b(?:memory|filter|word|prompt|river) banks?\b)", re.IGNORECASE)),
)  # fmt: skip  # a table
"""Words that mean something else as often, and what the line must hold (or, behind `^(?!`, must not) to mean a field."""
RESEARCH = lazy_regex(
    r"arxiv\.org|\bdoi\.org/|\bdoi:|@(?:article|inproceedings|misc|thesis|phdthesis)\{|(?<!investment )"
    r"\bthesis\b(?! statement)|\bdissertation\b|\bpreprint\b|\bour paper\b|\bthe paper\b"
    r"|\bpublished (?:in|at)\b|\bICLR\b|\bNeurIPS\b|\bISMIR\b|\bICML\b|\bACL\b|\bKDD\b|\bCVPR\b",
    re.IGNORECASE,
)
ASKS_TO_BE_CITED = lazy_regex(
    r"\bcit(?:e|ing) (?:this|our|us|me|my|it)\b|\bif you (?:use|find|found|build on)\b|@(?:misc|software)\{",
    re.IGNORECASE,
)
"""What says that it is the work itself that is to be cited."""


def field_words(line: str) -> Iterator[str]:
    """Give the words of a field in a line, those left out that mean something else there."""
    yield from _in_their_sense(DOMAIN, line)


def more_field_words(line: str) -> Iterator[str]:
    """Give the words that stand in very many titles too."""
    yield from _in_their_sense(_MORE, line)


def _in_their_sense(words: re.Pattern[str], line: str) -> Iterator[str]:
    for found in words.finditer(line):
        word = found.group(0)
        if all(needed.search(line) for sense, needed in _SENSES if sense.search(word)):
            yield word
