"""Texts and records that code opens without a library: documents of a folder, and lines of JSON."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_GLOB = lazy_regex(r"\b(?:r?glob)\(\s?[^()\n]{0,60}\*\.(?:md|txt|html?|pdf|rst|docx)['\"]")
_READS = lazy_regex(r"\.read_text\(|\bopen\(|\.open\(")
_OF_TEXTS = lazy_regex(
    r"corpus|corpora|chunk|passage|ingest|knowledge|(?:^|[_./ ])kb(?:$|[_./ ])"
    r"|\b_?(?:load|read|iter|parse|index|embed)_(?:all_)?(?:docs|documents|articles|texts|pages)\b"
)
"""What a function or file is called that opens texts to search; many scripts list the pages of a project, too."""
_LOADS = lazy_regex(
    r"^_?(?:load|read|iter|parse|get)_(?:\w{1,30}_)?(?:questions?|quer(?:y|ies)|corpus|docs?|documents?|passages?|examples?|records?"
    r"|data(?:set)?|jsonl|samples?|pairs?|reviews?|posts?|tweets?|articles?|dialogues?|sentences?|texts?|chunks?)$"
)
"""Functions that are named for what they open."""
_OF_LINES = lazy_regex(
    r"\bfor \w{1,20}(?:, \(?\w{1,20}\)?)? in [^\n]{0,120}(?:splitlines\(|\bopen\(|\bf\b|\bfh\b|\bfile\b|handle|lines)"
)


def own_readings(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give sort, text and line of each."""
    if unit.module is None:
        return
    source = unit.source
    if _GLOB.search(source) and _READS.search(source):
        for number, line in enumerate(source.splitlines(), 1):
            if (found := _GLOB.search(line[:240])) and _OF_TEXTS.search(f"{_scope(unit, number)} {unit.path.lower()}"):
                yield "documents", f"{found[0]})", number
    if "json.loads(" not in source:
        return
    lines = source.splitlines()
    for function in unit.module.functions:
        body = "\n".join(lines[function.line - 1 : function.end_line])
        if _LOADS.match(function.name) and "json.loads(" in body and _OF_LINES.search(body):
            first = next(n for n in range(function.line, function.end_line + 1) if "json.loads(" in lines[n - 1])
            yield "records", f"json.loads in {function.name}", first


def _scope(unit: CodeUnit, line: int) -> str:
    functions = unit.module.functions if unit.module else ()
    return " ".join(one.name.lower() for one in functions if one.line <= line <= one.end_line)
