"""Names of calls that estimate effects, and doubt the estimate, in libraries of statistics."""

from portfolio_audit.analysis.steps.steps import Family, StepKind

MODELS: dict[Family, str] = {
    Family.LINEAR: """
        GLS GLSAR RLM MixedLM GEE MNLogit OrderedModel RollingOLS RecursiveLS PanelOLS PooledOLS RandomEffects
        BetweenOLS FirstDifferenceOLS FamaMacBeth IV2SLS IVGMM IVLIML IVGMMCUE AbsorbingLS linearmodels:SUR
        smf:logit smf:probit smf:wls smf:gls smf:rlm smf:mixedlm smf:gee smf:poisson smf:mnlogit smf:quantreg
        smf:negativebinomial sm:Poisson sm:NegativeBinomial sm:ZeroInflatedPoisson sm:GLMGam statsmodels:BetaModel
        pyfixest:feols pyfixest:fepois pyfixest:feglm pingouin:linear_regression
        pingouin:logistic_regression
        """,
    Family.TIME_SERIES: "VECM UECM ARDL MarkovRegression MarkovAutoregression",
    Family.SURVIVAL: """
        WeibullFitter NelsonAalenFitter AalenAdditiveFitter AalenJohansenFitter CoxTimeVaryingFitter LogNormalAFTFitter
        LogLogisticAFTFitter ExponentialFitter LogNormalFitter LogLogisticFitter PiecewiseExponentialFitter
        GeneralizedGammaRegressionFitter CRCSplineFitter SplineFitter PHReg SurvfuncRight CoxnetSurvivalAnalysis
        GradientBoostingSurvivalAnalysis ComponentwiseGradientBoostingSurvivalAnalysis FastSurvivalSVM
        ExtraSurvivalTrees IPCRidge
        """,
}
"""Family to names of constructors and functions, in the notation of `words_prepare`."""

METRICS: dict[str, str] = {
    "concordance": "concordance_index_ipcw",
    "brier": "integrated_brier_score",
    "roc-auc": "cumulative_dynamic_auc",
}
"""Name of the metric to names of calls."""

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.FIT: {"fit": "pyfixest:feols pyfixest:fepois pyfixest:feglm"},
    StepKind.EXPLAIN: {"partial": "lifelines:plot_partial_effects_on_outcome plot_partial_effects_on_outcome"},
}
"""The same for other kinds of steps."""
