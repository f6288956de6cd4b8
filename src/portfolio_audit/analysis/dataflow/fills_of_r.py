"""Missing values that a script of R fills with a mean or median of all rows before they are split."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind, told
from portfolio_audit.patterns import lazy_regex

_FILLS = lazy_regex(
    r"\b(?:if_else|ifelse|fifelse|coalesce|replace_na|replace)\((?![^#]{0,120}(?i:train))[^#]{0,80}\b(?:mean|median)\("
    r"|\[\s?is\.na\((?![^#]{0,120}(?i:train))[^#]{1,80}\]\s?<-\s?(?:mean|median)\("
)
_SPLITS = lazy_regex(r"\b(initial_split|initial_validation_split|createDataPartition|sample\.split)\(")
_FILE = lazy_regex(r"['\"]([^'\"\n]{1,80}\.(?:rds|rda|RData|csv|parquet|feather|fst|qs))['\"]")
_WRITES = lazy_regex(
    r"\b(?:write_rds|saveRDS|write[._]csv2?|fwrite|write_parquet|write_feather|write_fst|save|qsave)\("
)


def fills_of_r(units: Iterable[CodeUnit]) -> Iterator[Leak]:
    """Yield the first of each script, where the script itself splits later or one that opens what it writes does."""
    kept = [unit for unit in units if unit.language == "r"]
    splits = [(unit, number, found) for unit in kept for number, _, found in _lines(unit, _SPLITS)]
    for unit in kept:
        for number, line, _ in list(_lines(unit, _FILLS))[:1]:
            at = unit.place(number)
            later = [
                (other.place(place), found[1])
                for other, place, found in splits
                if (place > number if other is unit else _hands_on(unit, other))
            ]
            for parted, called in later[:1]:
                said = told(line.strip()[:40], at, "then", called, parted)
                yield Leak(said, at, LeakKind.PREPROCESSING, "medium", parted)


def _lines(unit: CodeUnit, pattern: re.Pattern[str]) -> Iterator[tuple[int, str, re.Match[str]]]:
    for number, line in enumerate(unit.source.splitlines(), 1):
        found = pattern.search(line.partition("#")[0][:240])
        if found:
            yield number, line, found


def _hands_on(writer: CodeUnit, reader: CodeUnit) -> bool:
    """Tell a file that one script writes and the other names."""
    lines = [line for line in writer.source.splitlines() if _WRITES.search(line[:240])]
    written = {found.rpartition("/")[2] for line in lines for found in _FILE.findall(line)}
    return not written.isdisjoint({found.rpartition("/")[2] for found in _FILE.findall(reader.source)})
