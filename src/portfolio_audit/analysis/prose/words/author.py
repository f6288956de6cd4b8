"""How sentences are worded that speak of the author: what they did before, what they look for, where to write to."""

from collections.abc import Iterable

from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Section
from portfolio_audit.parsers.document_text import split_sentences
from portfolio_audit.patterns import lazy_regex

_WORK = (
    r"(?:years?|months|engineers?|scientists?|analysts?|managers?|students?|teachers?|writers?|developers?"
    r"|consultants?|nurses?|physicists?|economists?|phd|ph\.d|msc|bsc|degrees?|certificates?|bootcamps?|career"
    r"|background|marketing|retail|sales|finance|university|graduat\w{1,3}|freelanc\w{1,4})\b"
)
_PERSON = lazy_regex(
    r"(?i)^\W{0,4}about (?:me|us|the authors?)\W{0,3}[:–—-]"
    rf"|\bI(?:['’]m| am| was| have been|['’]ve been|['’]ve spent| spent| worked| work| studied| did my| hold| moved)\b"
    rf".{{0,100}}\b{_WORK}"
    r"|\b(?:(?:I['’]m|I am|am|is|are|currently|now)? ?(?:looking|searching) for (?:an? |my |new |work\b)?"
    r"(?:\w{1,12} ){0,4}(?:work|jobs?|roles?|positions?|internships?|opportunit\w{1,3}|team|traineeships?)"
    r"|open to (?:work|relocat\w{1,4}|(?:new )?(?:roles?|opportunities|offers)|remote)|available for hire"
    r"|(?:changing|transition\w{0,4}|moving|moved|switch\w{0,4}|migrat\w{1,4}|career change\w?) (?:\w{1,12} ){0,2}"
    r"(?:to|into) (?:data|analytics|machine learning|ml|ai|tech|software))\b"
)
_PRESENTED = lazy_regex(r"(?i)^\W{0,4}about (?:me|us|the authors?)\W{0,3}[:–—-] ?\w")
_SELF = lazy_regex(r"(?i)\b(?:this|the) (?:project|repo\w{0,8}|work|package|app|tool|notebook|analysis|code)\b")
_ADDRESS = lazy_regex(
    r"(?i)(?<![\w.+/:-])([a-z0-9][\w.+-]{0,60})@([a-z0-9][\w-]{0,60}(?:\.[a-z0-9-]{1,30}){0,2}\.(?!xx)[a-z]{2,12})\b"
)
_NO_PERSON = lazy_regex(
    r"(?i)^(?:git|user(?:name)?|name|you|your\w*|test\w*|admin|root|noreply|no-reply|someone|example|foo|x+|ubuntu"
    r"|ec2-user|firstname.*|email)$"
)
_NO_HOST = lazy_regex(r"(?i)^(?:example|domain|email|mail|test|yourdomain|company|server|host)\.(?:com|org|net)$")
_OF_OTHERS = lazy_regex(
    r"(?i)\b(?:data ?sets?|corpus|licen[cs]e|request (?:access|the data)|login|password|username|--?\w+[ =]\S*@"
    r"|ssh|scp|brew|install"
    r"|e-?mail (?:column|field|address(?:es)? (?:of|are|is))|columns?|customers?|spam|phishing|enron"
    r"|vulnerabilit\w{2,3})\b"
)
_ABOUT = lazy_regex(
    r"(?i)^\W*(?:about|(?:a bit |more )?about (?:me|us|the authors?)|who (?:am i|i am|made this|we are)"
    r"|sobre(?: m[ií]m?)?"
    r"|à propos|chi sono|über(?: mich)?)\W*$"
)
_NAMED = lazy_regex(
    r"^(?:[A-ZÀ-Þ][\w’'-]{1,20}|[A-ZÀ-Þ]\.)(?: (?:[a-zà-þ]{1,3} )?[A-ZÀ-Þ][\w’'-]{1,20}){1,3}\s?(?:[,·|(/]|[–—-]\s)"
)
_PROFESSION = lazy_regex(
    r"(?i)\b(?:linkedin|m\.?sc|b\.?sc|ph\.?d|(?:data|ml|software|backend|machine learning) (?:scientist|analyst"
    r"|engineer|developer)|(?:student|étudiante?|estudante|estudiante|studente(?:ssa)?|student(?:in)?) (?:of|at"
    r"|de|en|di|der)"
    r"|mestre em|mestra em|mestrad[oa]|ci[êe]ncia de dados|ciencia de datos|graduate of|freelance)\b"
)
_HEADING = lazy_regex(r"^\s{0,3}#{1,6}\s|<h[1-6]")
_OF_AUTHOR = lazy_regex(
    r"(?i)^\W{0,9}(?:about (?:me|us|the authors?)|authors?|contact(?: me)?|who am i|sobre m[ií]m?|über mich)\W{0,6}$"
)
_SEEKING = lazy_regex(
    r"(?i)\b(?:looking for (?:an? |my )?(?:\w{1,12} ){0,3}(?:jobs?|roles?|positions?|internships?)|open to work"
    r"|available for hire"
    r"|(?:changing|transitioning|moving|moved|switching) (?:\w{1,12} ){0,2}(?:to|into) (?:data|analytics"
    r"|machine learning|ml))\b"
)
_FIRST = 300


def speaks_of_author(text: str) -> bool:
    """Tell whether a sentence says what its author was, is or looks for, and nothing of the project."""
    return bool(_PERSON.search(text)) and not _SELF.search(text)


def gives_address(text: str) -> bool:
    """Tell whether a sentence holds the e-mail address of a person that is not there for an example or for data."""
    return not _OF_OTHERS.search(text) and any(
        not _NO_PERSON.match(name) and not _NO_HOST.match(host) for name, host in _ADDRESS.findall(text)
    )


def presents_author(text: str) -> bool:
    """Tell a line that is labelled as being about its author."""
    return bool(_PRESENTED.match(text))


def is_on_author(section: Section) -> bool:
    """Tell a section called About that opens with its author, and speaks of the project in fewer than half."""
    if section.heading is None or not _ABOUT.match(section.heading.text):
        return False
    said = [text for text, _ in split_sentences(section.text)]
    personal = [speaks_of_author(text) or gives_address(text) for text in said]
    return bool(personal) and personal[0] and 2 * sum(personal) >= len(personal)


def introduces_author(line: str) -> bool:
    """Tell a line that opens with the name of a person and goes on with what they are or how to reach them."""
    return bool(_NAMED.match(line[:_FIRST])) and (
        bool(_PROFESSION.search(line)) or speaks_of_author(line) or gives_address(line)
    )


def without_author(lines: Iterable[Located]) -> tuple[Located, ...]:
    """Leave out the lines below a heading such as About me, and lines that present the author or what they look for."""
    kept: list[Located] = []
    path, below = "", False
    for line in lines:
        heading = _HEADING.match(line.text)
        if line.at.path != path or heading:
            path, below = line.at.path, bool(heading and _OF_AUTHOR.match(line.text))
        if not below and not presents_author(line.text) and not _SEEKING.search(line.text):
            kept.append(line)
    return tuple(kept)
