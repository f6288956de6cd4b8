"""Which passages tell of the data: where it is from, how much there is and what stands in it."""

import re
from collections.abc import Iterable
from typing import TypeVar

from portfolio_audit.analysis.prose.passages.topics import Passage
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS
from portfolio_audit.patterns import lazy_regex

_Told = TypeVar("_Told", Topic, Passage)
_ON_PROGRAMS = lazy_regex(
    r"(?<!within the )(?<!by the )\bscripts?\b|\.ipynb\b|\bbig data\b"
    r"|\.py\b|\.env\b|\bpipelines? (?:that|to|for|with|can|will)\b|\bcommands?\b"
    r"|\bfunctionalit\w{1,3}\b|\bendpoints?\b|\bdemo\b|\byou (?:can|may|could)\b|\b(?:ram|gpu|memory|drift|dvc)\b"
    r"|\bpackage\b|\bdirectory\b|\bsql\b|\btrigger\w{0,3}\b|\b(?:pulls?|transfers?|moves?|uploads?|versioned)\b"
    r"|\bfront-?end\b|\bback-?end\b|vectori[sz]er|\bvectors?\b|\baxis\b|\bimportance\b|\bresampl\w{2,4}\b"
    r"|\b(?:mean|local|training|test) (?:error|minimum)\b|\blabell?ed samples\b"
    r"|^\W{0,6}(?:figure|fig\.?|plot|chart)\s?\d{1,2}\b|\barxiv|, (?:19|20)\d\d-\d\d|\bto select\b|\boptimi[sz]er\b"
    r"|\b(?:samples?|rows?|images?)\s?/\s?s(?:ec)?\w{0,4}\b|\bper second\b"
    r"|\bforeign key\b",
    re.IGNORECASE,
)
"""Words of sentences that tell what a program does with data, or speak of rows and features in another sense, and
captions of figures."""
_ABOUT_DATA = lazy_regex(
    r"^\W{0,6}(?:\d{1,2}[.)]\d?\s)?(?:[\w-]{1,14}\s){0,2}(?:data ?sets?|data|features|variables)"
    r"(?:\s(?:sources?|resources?|descriptions?|overview|used|dictionary|format|understanding|layout|schemas?|information|card|and|of|on)\b.{0,60})?"
    r"\W{0,4}$|^\W{0,6}dataset: .{3,80}$|数据|データ|데이터",
    re.IGNORECASE,
)
"""Headings that say in short that the section is on the data."""
_SPEAKS_OF_DATA = lazy_regex(
    r"\bdata\b|data ?sets?|\brows?\b|\bcolumns?\b|\brecords?\b|\bsamples?\b|\bfeatures?\b|\bvariables?\b|\.csv"
    r"|\bcorpus\b|\bimages?\b|数据|データ|데이터|donn[ée]es|datos|daten",
    re.IGNORECASE,
)
"""Words by which a sentence surely speaks of data; the lines of a list of columns do without."""
_PROFESSION = lazy_regex(
    r"\bdata[- ](?:scien\w{2,6}|engineer\w{0,3}|analy\w{2,5}|professional\w?|enthusiast\w?)\b", re.IGNORECASE
)
"""What an author or a field is called, which is no data."""
_STEPS = lazy_regex(
    r"^\W{0,6}(?:\d{1,2}[.)]\d?\s)?(?:set ?up|generat(?:e|ing)|get|getting"
    r"|upload|(?:down)?load\w{0,3}|visuali[sz]\w{1,3}|updat\w{1,3}|prepare|run|create|copy|place"
    r"|install|clone|start|use|open|unzip|stor(?:e|ing)|see|configure|export|add|make sure|split|splitting|read|reading"
    r"|import|importing|clean|cleaning|take|work|fix|finish|aggregate|explore|plot|plotting|preprocess\w{0,3}"
    r"|transform\w{0,3}|sav(?:e|ing)|examin\w{1,3}|augment\w{0,3}|version|purpose|big|needs?)\b(?! (?:of|from)\b)"
    r"|\bneeds? data\b"
    r"|^\W{0,6}\[[ x]\]",
    re.IGNORECASE,
)
"""What is to be done with data, which describes none."""
_BESIDE = lazy_regex(
    r"\b(?:every|each) (?:year|month|day|week)\b.{0,80}\b(?:millions?|billions?|thousands?|tons?|tonnes|percent)\b"
    r"|\b(?:millions|billions) of (?:people|dollars|euros|pounds|tons|tonnes|users|lives|patients|customers)\b"
    r"|\b(?:results|reports|outputs|metrics)/[\w./-]{1,60}\.(?:csv|json|md)\b|\bmetrics\.(?:csv|json)\b"
    r"|\bbootstrap (?:re)?samples\b|\bbalanced (?:with|by|using) smote\b|\bsmote\b",
    re.IGNORECASE,
)
"""What is told of the world, of files of results and of steps with numbers, and not of the data."""
_SOURCES = {"readme": 0, "report": 1, "sub-readme": 1, "notebook": 2}


def tells_data(told: Topic | Passage) -> bool:
    """Tell whether a heading is on the data, or a sentence says which it is, where it is from or what it holds."""
    if told.kind is not TopicKind.DATA or _STEPS.search(told.text):
        return False
    if told.by_heading:
        return told.text.lower() in EXACT_HEADINGS[TopicKind.DATA] or bool(_ABOUT_DATA.search(told.text))
    named = _PROFESSION.sub("", told.text)
    if named != told.text and not _SPEAKS_OF_DATA.search(named):
        return False
    return not _ON_PROGRAMS.search(told.text) and not _BESIDE.search(told.text)


def data_first(passages: Iterable[_Told]) -> tuple[_Told, ...]:
    """Give what surely tells of data, headings before sentences, the front page before reports and notebooks."""

    def doubt(one: _Told) -> tuple[int, bool, bool, float]:
        return _source(one), not one.by_heading, _SPEAKS_OF_DATA.search(one.text) is None, -one.chance

    return tuple(sorted(filter(tells_data, passages), key=doubt))


def _source(told: Topic | Passage) -> int:
    return _SOURCES.get(told.source, len(_SOURCES)) if isinstance(told, Passage) else 0
