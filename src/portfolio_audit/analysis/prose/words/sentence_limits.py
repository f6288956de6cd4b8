"""What stands in a sentence, in lower case, that speaks of a topic's words in another sense."""

import re

from portfolio_audit.analysis.prose.topics import TopicKind as Kind
from portfolio_audit.patterns import lazy_regex

_BUILDING = (
    r"\b(?:layers?|batch(?:es)?|arrays?|architecture|hyperparameters?|optimi[sz]er|scripts?|functions?|"
    r"librar(?:y|ies)|docker|bucket|localhost|install\w*|containers?|repository|notebook|memory|gpu|csv|"
    r"you(?:'ll)? (?:need|have|must|should|can)|feature_?\w* importance|ci/cd)\b"
)
"""Words of building and running: a need or a cost beside them is the program's, and not the question's."""

_CITED = r"\b(?:conference|proceedings|journal|et al)\b|, (?:19|20)\d\d[,.;]"
TAKEN_BACK: dict[Kind, re.Pattern[str]] = {
    Kind.PURPOSE: lazy_regex(
        r"\b(?:clone|fork|install\w*|execute|navigate|run) (?:this|the|our)\b|\btaught\b|\bopen source\b|"
        r"\bthe name of\b"
        r"|\b(?:discouraged|invoked)\b|\blicen[sc]ed?\b"
    ),
    Kind.METHOD: lazy_regex(
        r"\b(?:run|running|install\w*|fork|pull requests?|feel free|(?:additional|staff) training|"
        r"tutorial"
        r"|\d+ ?gb|orchestrat\w*|is saved|are saved|logs are|assumes)\b"
    ),
    Kind.MOTIVATION: lazy_regex(rf"{_BUILDING}|{_CITED}"),
    Kind.AUDIENCE: lazy_regex(
        r"\b(?:data ?sets?|observations?|rows|records|columns?|contains|docker\w*|install\w*|localhost|csv"
        r"|predictors? of|"
        r"default behaviou?r|input values|frontend|"
        r"department of (?:economics|computer|cse|mathematics|statistics)|faculty)\b"
    ),
    Kind.PROBLEM: lazy_regex(
        r"\b(?:(?:i|we)(?: [a-z]+)? recommend|licen[sc]e|docker|install|director(?:y|ies)|paths?|root|neighbou?rs?|"
        r"(?:dense|layers?)\b(?!.*\bto (?:classify|predict|recogni[sz]e|detect)\b)|drift|metrics?|detects that"
        rf"|localhost|github)\b|{_CITED}"
    ),
    Kind.INTERPRETATION: lazy_regex(
        r"^if |^test |^compared (?:to|with)\b[^,]*$|\\[a-z]+\{|\?$| \.\.\.|^[\w.-]+: the |\bif (?:the|a|an|any|it) |"
        r"\b(?:to ensure|can be (?:compared|adapted)|th(?:is|e) (?:files?|command|script)|install\w*|docker"
        r"|suppose|notebook will|"
        r"you (?:can|should|will)|localhost|config\w*|steps?:|would (?:also )?like|we will|to deduce|todo|"
        r"important to)\b"
    ),
    Kind.LESSONS: lazy_regex(r" \.\.\."),
    Kind.CONTACT: lazy_regex(
        r"\b(?:created|developed|written|maintained|made) by (?:(?:the|an?|this|each)\b(?! (?:\w+ )?team)"
        r"|(?:make|python3?|running|using|dvc|docker|uv|snakemake)\b)"
    ),
    Kind.SUCCESS: lazy_regex(r"\b(?:localhost|install\w*|security group|port)\b"),
    Kind.LIMITS: lazy_regex(
        r"weights (?:&|and) biases|wandb|\blicen[sc]ed?\b|warrant|assumes? (?:knowledge|familiarity|you|that you)|"
        r"\bassuming (?:that )?(?:you\b|\S+ is on\b|(?:the )?\w+ (?:was|is|were|are) (?:in|on|saved|installed|running))"
    ),
}
