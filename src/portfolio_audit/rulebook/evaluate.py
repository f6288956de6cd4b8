"""Rules judged on facts: the only place that catches a broken check."""

import logging
from collections.abc import Callable
from functools import cached_property

from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.analysis.kinds.typical import serves, share_of_projects, stands_in, undivided
from portfolio_audit.checks.interface import Judgement, Verdict
from portfolio_audit.collectors.interface import Facts
from portfolio_audit.evidence import SURE, Located, surest
from portfolio_audit.rulebook.answer import Answer, Asker
from portfolio_audit.rulebook.condition import facts_in
from portfolio_audit.rulebook.faults import welcome_facts
from portfolio_audit.rulebook.judged import Asked, Judged
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.plain_words import concerns
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.rulebook.rule import Level, Rule, Rulebook
from portfolio_audit.rulebook.wording import OF_EVIDENCE, fill, look_at, shorten, show
from portfolio_audit.snapshot.records import Absent

_PATH_CHARACTERS = 60
_PLAINLY = "Say it in plain words, best below a heading of its own."
"""Before what rests on places that may tell something else."""

_log = logging.getLogger("portfolio_audit")


def evaluate(rulebook: Rulebook, facts: Facts) -> tuple[Judged, ...]:
    """Judge every rule by itself, in the rulebook's order; `settle` then looks at what rules require."""
    judge = _Judge(rulebook, facts)
    return tuple(judge.judge(rule) for rule in rulebook.rules)


def put_questions(rulebook: Rulebook, facts: Facts) -> tuple[Asked, ...]:
    """Put every question whose condition holds, by rank."""
    judge = _Judge(rulebook, facts)
    return tuple(asked for template in rulebook.questions if (asked := judge.put(template)) is not None)


def look_up(lookup: Lookup, fact: str) -> object:
    """Give a fact to show; one without a collector is absent, a broken collector is logged and leaves it absent."""
    if fact.partition(".")[0] not in lookup.facts:
        return Absent("nothing collects it")
    try:
        return lookup.value(fact)
    except Exception:  # noqa: BLE001  # the same border, for facts that are shown but not judged
        _log.exception("the fact %s cannot be had", fact)
        return Absent("a collector of ours broke")


def _not_known(_: str) -> object:
    return Absent("it could not be looked at")


class _Judge:
    def __init__(self, rulebook: Rulebook, facts: Facts) -> None:
        self._rulebook = rulebook
        self._lookup = Lookup(facts)
        self._asker = Asker(rulebook.vocabulary, self._lookup)
        self._welcome = welcome_facts(rulebook)

    def judge(self, rule: Rule) -> Judged:
        try:
            return self._judge(rule)
        except Exception as error:  # noqa: BLE001  # the one border where a broken check of ours becomes a verdict
            _log.exception("the rule %s broke", rule.id)
            reason = f"a check of ours broke ({type(error).__name__}); please report it"
            return Judged(rule, Verdict.ERROR, 0.0, rule.summary, rule.problem, reason=reason)

    def put(self, template: QuestionTemplate) -> Asked | None:
        try:
            answer = self._asker.ask(template.when)
            if not answer.holds:
                return None
            places = surest(answer.evidence)
            look = self._looker(places)
            return Asked(template, fill(template.asks, look), fill(template.because, look), places[: limits.EVIDENCE])
        except Exception:  # noqa: BLE001  # the same border, for a question that is then not put
            _log.exception("the question %s broke", template.id)
            return None

    def _judge(self, rule: Rule) -> Judged:
        if rule.applies_when is not None:
            applies = self._asker.ask(rule.applies_when)
            if applies.holds is None:
                return self._unknown(rule, applies.absent)
            if not applies.holds:
                return self._unasked(rule, concerns(rule.applies_when))
        return self._judge_levels(rule)

    def _judge_levels(self, rule: Rule) -> Judged:
        answer, unsure = Answer(holds=False), None
        for level in rule.levels:
            answer = self._asker.ask(level.when)
            if answer.judgement is not None and len(rule.levels) == 1:
                return self._from_check(rule, answer.judgement)
            if answer.holds is None:
                return self._unknown(rule, answer.absent)
            if answer.holds:
                found = self._at_level(rule, level, answer)
                if found.verdict is not Verdict.UNKNOWN:
                    return found if level.credit else unsure or found
                unsure = unsure or found
        if unsure is not None:
            return unsure
        failed = self._word(rule, Verdict.FAIL, 0.0, answer, rule.problem)
        typical = self._stand_in(rule.levels)
        return self._elsewhere(failed, typical) if typical and not failed.are_faults else failed

    def _elsewhere(self, failed: Judged, typical: str) -> Judged:
        """Look at all of the collection for what its typical project lacks.

        It counts by the share of projects that hold one of the places shown, so the typical one still decides.
        """
        whole = self._whole.judge(failed.rule)
        if whole.verdict is Verdict.FAIL:
            return whole
        paths = (place.at.path for place in whole.evidence)
        share = share_of_projects(self._lookup.facts.snapshot, paths)
        if whole.verdict not in {Verdict.PASS, Verdict.PARTIAL} or not share:
            return failed
        message = f"Not in {shorten(typical, _PATH_CHARACTERS)}, which stands for the collection, but elsewhere: "
        credit = max(round(whole.credit * share, 2), 0.01)
        return replace(
            failed,
            verdict=Verdict.PARTIAL,
            credit=credit,
            message=message + whole.message,
            evidence=whole.evidence,
            evidence_total=whole.evidence_total,
        )

    @cached_property
    def _whole(self) -> "_Judge":
        facts = self._lookup.facts
        return _Judge(self._rulebook, facts.about(undivided(facts.snapshot)))

    def _stand_in(self, levels: tuple[Level, ...]) -> str:
        """Name the project of a collection that the levels of a rule look at; empty where they look at everything."""
        subjects = {fact.partition(".")[0] for level in levels for fact in facts_in(level.when)}
        return max((self._lookup.stand_in(subject) for subject in subjects), default="")

    def _at_level(self, rule: Rule, level: Level, answer: Answer) -> Judged:
        verdict = Verdict.PASS if level.credit >= 1 else Verdict.PARTIAL if level.credit > 0 else Verdict.FAIL
        text = rule.summary if verdict is Verdict.PASS else level.problem or rule.problem
        return self._word(rule, verdict, level.credit, answer, text, (level,))

    def _from_check(self, rule: Rule, judgement: Judgement) -> Judged:
        match judgement.verdict:
            case Verdict.UNKNOWN:
                return self._unknown(rule, Absent(judgement.reason, judgement.cure))
            case Verdict.NOT_APPLICABLE:
                return self._unasked(rule, judgement.reason)
        text = rule.summary if judgement.verdict is Verdict.PASS else judgement.problem or rule.problem
        answer = Answer(holds=None, evidence=judgement.evidence)
        return self._word(rule, judgement.verdict, judgement.credit, answer, text)

    def _unasked(self, rule: Rule, reason: str) -> Judged:
        look = self._looker(())
        return Judged(
            rule, Verdict.NOT_APPLICABLE, 0.0, fill(rule.summary, look), fill(rule.problem, look), reason=reason
        )

    def _unknown(self, rule: Rule, absent: Absent | None) -> Judged:
        known = absent or Absent("we could not look")
        texts = (fill(rule.summary, _not_known), fill(rule.problem, _not_known))
        return Judged(rule, Verdict.UNKNOWN, 0.0, *texts, reason=known.reason, cure=known.cure)

    def _seen_in(self, levels: tuple[Level, ...], places: tuple[Located, ...], verdict: Verdict) -> str:
        """Say which project of a collection the answer rests on, unless its evidence stands in others, or is a commit.

        Where something is missed, that only this one was asked: the others may well have it.
        """
        typical = self._stand_in(levels)
        belongs = stands_in if verdict is Verdict.PASS else serves
        if not typical or not all(place.at.path and belongs(place.at.path, typical) for place in places):
            return ""
        project = shorten(typical, _PATH_CHARACTERS)
        asked = f"In {project}" if verdict is Verdict.PASS else f"Asked of {project} alone"
        return f"{asked}, which stands for the collection: "

    def _word(
        self, rule: Rule, verdict: Verdict, credit: float, answer: Answer, text: str, levels: tuple[Level, ...] = ()
    ) -> Judged:
        """Put the answer into words; `levels` are those that it rests on, all of the rule where none held."""
        facts = rule.evidence if verdict is Verdict.PASS else rule.evidence_against or rule.evidence
        places = tuple(
            dict.fromkeys(answer.evidence or (place for fact in facts for place in self._lookup.places(fact)))
        )
        are_faults = answer.are_faults if answer.evidence else not self._welcome.intersection(facts)
        shown = surest(places)
        if credit > 0 and not all(place.chance >= SURE for place in shown):
            return self._unknown(rule, Absent(f"{show(shown[0].at)} may tell it, but not surely", _PLAINLY))
        look = self._looker(shown)
        return Judged(
            rule,
            verdict,
            credit,
            self._seen_in(levels or rule.levels, places, verdict) + fill(text, look),
            fill(rule.problem, look),
            shown[: limits.EVIDENCE],
            len(shown),
            strength=fill(rule.strength, look) if verdict is Verdict.PASS else "",
            question=fill(rule.question, look) if verdict is not Verdict.PASS else "",
            remediation=fill(rule.remediation.text, look),
            are_faults=verdict is not Verdict.PASS and bool(places) and are_faults,
        )

    def _looker(self, places: tuple[Located, ...]) -> Callable[[str], object]:
        """Give what looks up placeholders, those of the evidence among these places."""
        return lambda name: look_at(places, name) if name in OF_EVIDENCE else self._lookup.value(name)
