"""Scripts and tasks of a person that put the work in service when they are called."""

import re

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_FILES = lazy_regex(
    r"\.(?:sh|bat|ps1)$|(?:^|/)(?:(?:gnu)?makefile|justfile|taskfile\.ya?ml|package\.json)$", re.IGNORECASE
)
_DEPLOYS = lazy_regex(
    r"\bgcloud (?:run|app|functions) deploy|\bgcloud builds submit|\bkubectl apply|\bhelm (?:upgrade|install)"
    r"|\bterraform(?: -chdir=\S{1,60})? apply|\beb create\b"
    r"|\b(?:serverless|sls|sam|cdk|firebase|netlify|modal|bentoml|prefect|fly|flyctl|eb) deploy\b"
    r"|\baws (?:lambda (?:update|create)-function|ecs update-service|cloudformation deploy)"
    r"|\baz (?:webapp|containerapp|container) (?:up|create|deploy)|\bdocker push\b|\brailway up\b"
    r"|\bheroku container:(?:push|release)|\bgit push heroku\b|\bvercel (?:--prod|deploy)|\bgh-pages -d\b"
    r"|\bhuggingface-cli upload\b"
)
_ONLY_TELLS = lazy_regex(r"\s{0,40}(?:#|//|@?(?:echo|printf)\b)")
_PLACES = 50


def find_deploy_scripts(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the first line of each file that deploys, or pushes an image."""
    named = (entry for entry in snapshot.files if _FILES.search(entry.path) and is_own_code(entry.path))
    found = []
    for entry, lines in snapshot.parsed_all(named, read_lines):
        calls = (pair for pair in enumerate(lines, 1) if _DEPLOYS.search(pair[1]) and not _ONLY_TELLS.match(pair[1]))
        first = next(calls, None)
        if first is not None:
            found.append(Located(first[1].strip()[:200], Place(entry.path, first[0])))
    return tuple(found)[:_PLACES]
