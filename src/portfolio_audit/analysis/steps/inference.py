"""What a file that estimates with a library of statistics looks at: coefficients, their tests, measures of fit, errors."""

# ruff: noqa: E501  # a pattern reads best in one line

from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.steps.steps import Family, Step, StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

LIBRARIES = frozenset({"statsmodels", "linearmodels", "lifelines", "pyfixest", "pingouin"})
"""Top-level imports whose models are estimated to be read, with errors and tests of what was estimated."""
_OTHERS = frozenset({"torch", "keras", "tensorflow", "pyspark"})
"""Imports whose objects have a summary, parameters or layers as well."""
_CHARACTERS = 240
_LINES = 12_000
_OWNER = r"(?<![\w.])(?:self\.)?(?!(?:self|cls|args?|config|cfg|request|trial|grid|search|best|response|wandb|run|spec|job|query|pred\w*|f?casts?|fc|forecast\w*|stl)\b)[A-Za-z_]\w{0,40}"
"""A name that may stand for an estimated model, and for no forecast or table of settings."""
_ARRAYS = r"(?:\([^()]{0,80}\)|\[[^\]]{0,40}\])?"
_REST = r"[^#]{0,60}(?:resid|\bu_?hat\b)"

_PATTERNS: tuple[tuple[StepKind, str, str, str], ...] = (
    (StepKind.EXPLAIN, "coefficients", ".summary|print_summary", rf"{_OWNER}{_ARRAYS}\.(?:summary2?|print_summary)\(|\)\.(?:summary2?|print_summary)\("),
    (StepKind.EXPLAIN, "coefficients", ".params|.bse|.tvalues|.pvalues|.hazard_ratios_", rf"{_OWNER}{_ARRAYS}\.(?:params_?|bse|tvalues|pvalues|std_errors|hazard_ratios_)\b(?!\s?=(?!=)|\()"),
    (StepKind.EXPLAIN, "coefficients", ").params", r"\.fit\([^#]{0,120}\)\.params\b"),
    (StepKind.EXPLAIN, "coefficients", ".conf_int(", rf"{_OWNER}{_ARRAYS}\.conf_int\("),
    (StepKind.EXPLAIN, "coefficients", "summary_col|stargazer|etable(|coefplot(", r"\b(?:summary_col|Stargazer|etable|coefplot)\("),
    (StepKind.EXPLAIN, "coefficients", "cph.|cox|aft", r"\b(?:cph|cox\w{0,12}|\w{0,12}aft)\.(?:summary\b|plot\(|plot_covariate_groups\()"),
    (StepKind.EXPLAIN, "tests of coefficients", "_test(|anova_lm(", r"\.(?:wald_test(?:_terms)?|t_test(?:_pairwise)?|f_test|compare_(?:lr|f|lm)_test|log_likelihood_ratio_test)\(|\banova_lm\("),
    (StepKind.METRIC, "r2", ".rsquared|.prsquared", r"\.(?:p?rsquared)(?:_adj|_within|_between|_overall|_inclusive)?\b"),
    (StepKind.METRIC, "aic", ".aic", r"\.(?:aicc?|AIC_|AIC_partial_)\b(?!\s?=(?!=))"),
    (StepKind.METRIC, "bic", ".bic", r"\.(?:bic|BIC_)\b(?!\s?=(?!=))"),
    (StepKind.METRIC, "log-likelihood", ".llf|.log_likelihood_|.loglik", r"\.(?:llf|log_likelihood_|loglik)\b(?!\s?=(?!=))"),
    (StepKind.METRIC, "durbin-watson", "durbin_watson(", r"\bdurbin_watson\("),
    (StepKind.METRIC, "concordance", ".concordance_index_", r"\.concordance_index_\b"),
    (StepKind.ANALYSE_ERRORS, "tests of residuals", "het_|breusch_godfrey|linear_|cusum|check_assumptions|proportional_hazard_test|.test_", r"\b(?:het_(?:breuschpagan|white|goldfeldquandt)|acorr_breusch_godfrey|linear_(?:reset|rainbow|harvey_collier)|breaks_cusumolsresid|proportional_hazard_test)\(|\.(?:check_assumptions|test_(?:serial_correlation|normality|heteroskedasticity|whiteness))\("),
    (StepKind.ANALYSE_ERRORS, "tests of residuals", "resid|hat", rf"\b(?:acorr_ljungbox|acorr_lm|het_arch|jarque_bera|omni_normtest|normal_ad|shapiro|anderson|normaltest|kstest|adfuller|kpss|lilliefors)\({_REST}"),
    (StepKind.ANALYSE_ERRORS, "influential cases", "influence", r"\.get_influence\(|\b(?:OLSInfluence|influence_plot|plot_leverage_resid2|plot_influence)\("),
)  # fmt: skip  # a table
_LOOKS = tuple((kind, detail, gated(needed, pattern)) for kind, detail, needed, pattern in _PATTERNS)
_SPECIFIED = tuple(
    (name, lazy_regex(pattern))
    for name, pattern in (
        ("ECM", r"(?:^|_)ecm(?:_|$)"),
        ("DOLS", r"(?:^|_)dols(?:_|$)"),
        ("FMOLS", r"(?:^|_)fmols(?:_|$)"),
        ("two-stage least squares", r"(?:^|_)(?:2sls|tsls|two_stage_least_squares)(?:_|$)"),
        ("difference in differences", r"(?:^|_)(?:did_(?:model|fit|reg|res\w{0,4})|diff_in_diff\w{0,2})(?:_|$)"),
        ("event study", r"(?:^|_)event_study(?:_|$)"),
    )
)
"""Models that one class estimates by what it is given, and what people call them."""
SPECIFICATIONS = frozenset(name for name, _ in _SPECIFIED)
"""What such models are called here."""
_DRAWS = lazy_regex(r"bootstrap|\.(?:integers|choice|choices|permutation|randint)\(")
_GIVES_A_NAME = lazy_regex(r"^\s{0,40}\w{1,40}(?:, ?\w{1,40}){0,6} ?= ?[^=]")


def with_looks(units: tuple[CodeUnit, ...], steps: tuple[tuple[Step, ...], ...]) -> tuple[tuple[Step, ...], ...]:
    """Add what a file of statistics looks at, and leave out residuals that only new rows are drawn from."""
    if not _estimates(units):
        return steps
    return tuple(
        tuple(sorted(_with_looks(unit, found), key=lambda step: (step.at.line or 0, step.kind, step.text)))
        for unit, found in zip(units, steps, strict=True)
    )


def _with_looks(unit: CodeUnit, known: tuple[Step, ...]) -> Iterator[Step]:
    kept = tuple(step for step in known if not _is_drawn_from(unit, step))
    yield from kept
    yield from _looks(unit, kept)


def _estimates(units: Sequence[CodeUnit]) -> bool:
    """Tell a file that imports a library of statistics, in any of its cells, and none that makes networks."""
    roots = frozenset().union(*(unit.roots for unit in units))
    return bool(roots & LIBRARIES) and not roots & _OTHERS


def _looks(unit: CodeUnit, known: Sequence[Step]) -> Iterator[Step]:
    """Give what a unit of such a file looks at, but not where a step of the sort is known on the line."""
    told = {(step.kind, step.detail, step.at.line) for step in known}
    for number, line in enumerate(unit.source.splitlines()[:_LINES], 1):
        code = line[:_CHARACTERS].partition("#")[0]
        for kind, detail, pattern in _LOOKS if code.strip() else ():
            found = pattern.search(code)
            if found and (kind, detail, number) not in told:
                told.add((kind, detail, number))
                yield Step(
                    kind, found[0].strip()[:80], detail, unit.place(number), _scope(unit, number), unit.in_notebook
                )
    for call in unit.module.calls if unit.module else ():
        for name in _specifications(call):
            yield Step(StepKind.MODEL, name, Family.LINEAR.value, unit.place(call.line), call.scope, unit.in_notebook)


def _is_drawn_from(unit: CodeUnit, step: Step) -> bool:
    """Tell residuals that are given a name to draw new rows from, and are not looked at."""
    if step.kind is not StepKind.ANALYSE_ERRORS or not step.text.endswith(".resid"):
        return False
    line = unit.source.splitlines()[(step.at.line or 1) - 1]
    return bool(_GIVES_A_NAME.match(line) and _DRAWS.search(unit.source))


def _specifications(call: Call) -> Iterator[str]:
    """Give what the function around a fit, or the name that it is given, calls the model."""
    root = call.name.partition(".")[0]
    if root not in LIBRARIES or not call.name.endswith((".fit", ".fit_regularized")):
        return
    named = f"{call.scope.rpartition('.')[2]} {call.target}".lower().split()
    yield from (said for said, pattern in _SPECIFIED if any(map(pattern.search, named)))


def _scope(unit: CodeUnit, line: int) -> str:
    functions = unit.module.functions if unit.module else ()
    around = [one for one in functions if one.line <= line <= one.end_line]
    return max(around, key=lambda one: one.line).qualified_name if around else ""
