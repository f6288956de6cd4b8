"""One rule file to a rule."""

from itertools import pairwise

from portfolio_audit.patterns import lazy_regex
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.condition import Condition
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Marked, Trouble
from portfolio_audit.rulebook.read_condition import read_condition, read_fact_type, read_text_facts
from portfolio_audit.rulebook.rule import Confidence, Level, Remediation, Rule, Severity, Threshold
from portfolio_audit.rulebook.vocabulary import Vocabulary

GUIDE_CRITERIA = tuple(f"R{number}" for number in range(1, 47))
"""Codes of the criteria that the guide states or implies for one repository."""
PORTFOLIO_CRITERIA = tuple(f"W{number}" for number in range(1, 26))
"""The same for all repositories of one person."""

_ID = lazy_regex(r"[a-z]+(-[a-z0-9]+)+")
_FILLED = ("summary", "problem", "strength", "question")


class RuleReader:
    """Reads rules against one vocabulary and one list of criteria and guide sections."""

    def __init__(self, vocabulary: Vocabulary, criteria: tuple[str, ...], sections: tuple[str, ...]) -> None:
        """Keep the words that rules may use."""
        self.vocabulary = vocabulary
        self.criteria = criteria
        self.sections = sections

    def read(self, marked: Marked, stem: str, family: str, trouble: Trouble) -> Rule | None:
        """Read one file's content; nothing comes back when something of it is off."""
        before = len(trouble.problems)
        fields = Fields(marked, trouble)
        rule = Rule(
            id=self._read_id(fields, stem, family),
            criterion=self._read_word(fields, "criterion", self.criteria),
            severity=fields.choice("severity", Severity, Severity.MEDIUM),
            confidence=fields.choice("confidence", Confidence, Confidence.HIGH),
            guide=self._read_word(fields, "guide", self.sections),
            serves=self._read_serves(fields),
            summary=fields.text("summary", required=True),
            problem=fields.text("problem", required=True),
            why=fields.text("why", required=True),
            levels=self._read_levels(fields),
            remediation=self._read_remediation(fields),
            since=fields.text("since", required=True),
            applies_when=self._read_applies_when(fields),
            requires=fields.texts("requires"),
            evidence=self._read_evidence(fields, "evidence"),
            evidence_against=self._read_evidence(fields, "evidence_against"),
            example=fields.text("example"),
            thresholds=self._read_thresholds(fields),
            limits=fields.texts("limits"),
            strength=fields.text("strength"),
            question=fields.text("question"),
        )
        self._check_severity(fields)
        for key in _FILLED:
            self.check_placeholders(fields, key)
        fields.finish()
        return rule if len(trouble.problems) == before else None

    def check_placeholders(self, fields: Fields, key: str) -> None:
        """Report names in braces that are no facts."""
        read_text_facts(fields.text(key), fields.place(key), self.vocabulary, fields.trouble)

    def _read_id(self, fields: Fields, stem: str, family: str) -> str:
        rule_id = fields.text("id", required=True)
        place = fields.place("id")
        if rule_id and not _ID.fullmatch(rule_id):
            fields.trouble.add(place, f"`{rule_id}` is no id: small words joined by `-`, the family first")
        elif rule_id and rule_id != stem:
            fields.trouble.add(place, f"the id `{rule_id}` differs from the name of the file, `{stem}`")
        elif rule_id and not rule_id.startswith(f"{family}-"):
            fields.trouble.add(place, f"the id must start with the name of its folder, `{family}-`")
        return rule_id

    def _read_word(self, fields: Fields, key: str, known: tuple[str, ...]) -> str:
        word = fields.text(key, required=True)
        if word and word not in known:
            fields.trouble.add(fields.place(key), f"there is no {key} `{word}`{did_you_mean(word, known)}")
        return word

    def _read_serves(self, fields: Fields) -> tuple[str, ...]:
        codes = fields.texts("serves")
        for code in codes:
            if code not in {*GUIDE_CRITERIA, *PORTFOLIO_CRITERIA}:
                fields.trouble.add(fields.place("serves"), f"`{code}` is none of R1 to R46 and W1 to W25")
        if not codes:
            fields.trouble.add(fields.place("serves"), "`serves` must name the criteria of the guide, such as R1 or W1")
        return codes

    def _check_severity(self, fields: Fields) -> None:
        if "severity" not in fields:
            fields.trouble.add(fields.mark, "`severity` is missing")

    def _read_levels(self, fields: Fields) -> tuple[Level, ...]:
        check = fields.take("check")
        levels = tuple(self._read_level(item, fields.trouble) for item in fields.items("levels"))
        if (check is None) == (not levels):
            fields.trouble.add(fields.mark, "a rule has either `check` or `levels`")
            return ()
        if check is not None:
            condition = read_condition(check, self.vocabulary, fields.trouble)
            return (Level(1.0, condition),) if condition else ()
        known = tuple(level for level in levels if level is not None)
        if len(known) == len(levels) and any(better.credit < worse.credit for better, worse in pairwise(known)):
            fields.trouble.add(fields.place("levels"), "levels stand best first, none with more credit than the last")
        return known

    def _read_level(self, marked: Marked, trouble: Trouble) -> Level | None:
        fields = Fields(marked, trouble)
        credit = fields.number("credit", 0.0, required=True)
        if credit > 1:
            trouble.add(fields.place("credit"), "credit goes from 0 to 1")
        when = fields.take("when", required=True)
        condition = read_condition(when, self.vocabulary, trouble) if when else None
        problem = fields.text("problem")
        self.check_placeholders(fields, "problem")
        fields.finish()
        return Level(float(credit), condition, problem) if condition else None

    def _read_remediation(self, fields: Fields) -> Remediation:
        marked = fields.take("remediation", required=True)
        if marked is None:
            return Remediation("", 0)
        inner = Fields(marked, fields.trouble)
        minutes = inner.number("effort_minutes", 0, required=True)
        remediation = Remediation(inner.text("text", required=True), int(minutes), inner.text("snippet"))
        self.check_placeholders(inner, "text")
        inner.finish()
        return remediation

    def _read_applies_when(self, fields: Fields) -> Condition | None:
        marked = fields.take("applies_when")
        return read_condition(marked, self.vocabulary, fields.trouble) if marked else None

    def _read_evidence(self, fields: Fields, key: str) -> tuple[str, ...]:
        facts = fields.texts(key)
        for fact in facts:
            read_fact_type(fact, fields.place(key), self.vocabulary, fields.trouble)
        return facts

    def _read_thresholds(self, fields: Fields) -> tuple[Threshold, ...]:
        return tuple(_read_threshold(item, fields.trouble) for item in fields.items("thresholds"))


def _read_threshold(marked: Marked, trouble: Trouble) -> Threshold:
    fields = Fields(marked, trouble)
    threshold = Threshold(fields.text("value", required=True), fields.text("source", required=True))
    fields.finish()
    return threshold
