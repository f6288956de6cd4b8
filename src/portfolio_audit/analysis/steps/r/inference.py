"""What scripts of R look at in a model that they have estimated: coefficients, their tests, measures of fit, errors."""

# ruff: noqa: E501  # a pattern reads best in one line

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.steps.r.names import ESTIMATORS as _BY_FAMILY
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

ESTIMATORS = frozenset(name for words in _BY_FAMILY.values() for name in words.split())
"""Functions of R that estimate effects of what a formula names."""
_NAMES = 60
_ESTIMATED = "|".join(sorted(map(re.escape, ESTIMATORS), key=len, reverse=True))
_ASSIGNS = lazy_regex(
    rf"^\s{{0,40}}([A-Za-z][\w.]{{0,40}})(?:\[\[?[^\]]{{1,40}}\]\]?|\$[\w.]{{1,40}})?\s?(?:<-|=)\s?(?:\w{{1,20}}::)?(?:{_ESTIMATED})\(",
    re.MULTILINE,
)
_CALLED_A_MODEL = r"(?:\w{0,20}[_.])?(?:fit|model|mod|reg|glm|lm|cox|ols|logit|probit)\w{0,3}"
"""Names of results of `broom::tidy`, which no formula shows."""

_PLAIN: tuple[tuple[StepKind, str, str, str], ...] = (
    (StepKind.EXPLAIN, "coefficients", "modelsummary(|stargazer(|etable(|reg(|plot_summs(|plot_coefs(|coefplot(|ggcoef|ggforest(|dwplot(|plot_model(|tbl_regression(|coeftest(", r"\b(?:modelsummary|stargazer|etable|screenreg|texreg|htmlreg|plot_summs|plot_coefs|coefplot|ggcoef\w{0,12}|ggforest|dwplot|plot_model|tbl_regression|coeftest)\("),
    (StepKind.EXPLAIN, "coefficients", "tidy(", rf"\btidy\(\s?{_CALLED_A_MODEL}\s?[,)]|\b(?:extract_fit_(?:parsnip|engine)|pull_workflow_fit)\([^#]{{0,60}}(?:%>%|\|>)\s?(?:broom::)?tidy\("),
    (StepKind.EXPLAIN, "coefficients", "summary(", rf"\bsummary\(\s?{_CALLED_A_MODEL}\s?[,)]"),
    (StepKind.EXPLAIN, "coefficients", "summary(|tidy(|coef(", rf"\b(?:{_ESTIMATED})\([^#]{{1,160}}(?:%>%|\|>)\s?(?:\w{{1,20}}::)?(?:summary|tidy|coef)\("),
    (StepKind.EXPLAIN, "partial", "effect|emmeans(|slopes(|margins(|ggpredict(|comparisons(|visreg(", r"\b(?:ggpredict|ggeffect|allEffects|marginaleffects|avg_slopes|plot_slopes|avg_comparisons|plot_predictions|margins|emmeans|visreg)\("),
    (StepKind.EXPLAIN, "tests of coefficients", "test(|hypothes|glht(", r"\b(?:linearHypothesis|waldtest|lrtest|hypotheses|glht)\("),
    (StepKind.METRIC, "aic", "aic|glance(", r"\bAICc?\(|\bglance\(|\$aic\b"),
    (StepKind.METRIC, "bic", "bic", r"\bBIC\("),
    (StepKind.METRIC, "log-likelihood", "loglik", r"\blogLik\("),
    (StepKind.METRIC, "r2", "r.squared|r2", r"\$(?:adj\.)?r\.squared\b|\b(?:r2|r\.squaredGLMM|PseudoR2|r2_nakagawa|r2_mcfadden)\("),
    (StepKind.METRIC, "concordance", "$concordance", r"\$concordance\b"),
    (StepKind.ANALYSE_ERRORS, "tests of residuals", "test(|zph(|check_|dispersion(|dharma|simulateresiduals(", r"\b(?:bptest|bgtest|dwtest|ncvTest|white_test|gqtest|resettest|durbinWatsonTest|pbgtest|pcdtest|cox\.zph|ggcoxzph|simulateResiduals|testDispersion|testZeroInflation|check_(?:heteroscedasticity|autocorrelation|normality|model|overdispersion))\("),
    (StepKind.ANALYSE_ERRORS, "tests of residuals", "resid", r"\b(?:shapiro\.test|Box\.test|jarque\.bera\.test|adf\.test|kpss\.test|ad\.test|lillie\.test|ljung_box)\([^#]{0,60}resid"),
    (StepKind.ANALYSE_ERRORS, "influential cases", "cooks|influence|hatvalues(|check_outliers(", r"\b(?:cooks\.distance|influencePlot|influence\.measures|hatvalues|check_outliers)\("),
    (StepKind.ANALYSE_ERRORS, "residuals", "rstandard(|rstudent(|ggcox", r"\b(?:rstandard|rstudent|ggcoxdiagnostics|ggcoxfunctional)\("),
)  # fmt: skip  # a table
_LOOKS = tuple((kind, detail, gated(needed, pattern)) for kind, detail, needed, pattern in _PLAIN)
_BY_NAME: tuple[tuple[StepKind, str, str], ...] = (
    (StepKind.EXPLAIN, "coefficients", r"\b(?:summary|tidy|coef|coefs|confint|fixef|ranef|coeftable)\(\s?{name}\s?[,)\[$]"),
    (StepKind.EXPLAIN, "tests of coefficients", r"\b[aA]nova\(\s?{name}\s?[,)]"),
    (StepKind.ANALYSE_ERRORS, "residuals", r"\b(?:plot|autoplot)\(\s?{name}\s?(?:,\s?(?:which\s?=|\d|c\(|ask)|\))"),
)  # fmt: skip  # a table
"""Calls that mean a look where they are given the name of an estimated model."""
_CURVES = lazy_regex(r"\b(?:survfit|cuminc)\(")
"""Curves of survival, which are drawn and not judged by `plot`."""


def looks_of_r(source: str, lines: Sequence[tuple[int, str]]) -> Iterator[tuple[StepKind, str, str, int]]:
    """Give kind, sort, text and line of what a script looks at."""
    named = _by_name(source)
    for number, line in lines:
        for kind, detail, gate in _LOOKS:
            found = gate.search(line)
            if found:
                yield kind, detail, found[0].strip()[:80], number
        for kind, detail, pattern in named:
            found = pattern.search(line)
            if found:
                yield kind, detail, found[0].strip()[:80], number


def _by_name(source: str) -> tuple[tuple[StepKind, str, re.Pattern[str]], ...]:
    """Give the patterns with the names of the models that this script estimates."""
    found = list(_ASSIGNS.finditer(source))[: 2 * _NAMES]
    curves = {one[1] for one in found if _CURVES.search(one[0])}
    names = [name for name in dict.fromkeys(one[1] for one in found) if name not in curves][:_NAMES]
    if not names:
        return ()
    either = f"(?:{'|'.join(map(re.escape, names))})"
    return tuple((kind, detail, re.compile(pattern.format(name=either))) for kind, detail, pattern in _BY_NAME)
