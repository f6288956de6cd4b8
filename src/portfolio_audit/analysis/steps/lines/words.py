"""Patterns of single lines: what calls alone do not show, in Python and in other languages."""

# ruff: noqa: E501  # a pattern reads best in one line

import re

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.analysis.steps.lines.words_prepare import PREPARING
from portfolio_audit.analysis.steps.steps import Family, StepKind
from portfolio_audit.patterns import lazy_regex

_FRAME = r"(?:\w{0,30}(?:df|data|train|test|frame|dataset|feat|table|feats|features|combined|full|all)\w{0,20}|X|X_\w{1,20}|d|x)"

_NO_DATA = r"(?!\w{0,30}(?:accura|score|metric|result|history|importance|summary|meta_?data|config|param|payload|request|response|small|2idx|loss|_dict\b|_log\b))"
"""Tables of what models reached, whose columns prepare nothing."""
_TRUTH = r"(?:[xy]=)?(?:[yY]_(?:test|true|val|valid|actual|holdout)\w{0,10}|(?:(?:test|val|valid)_[yY]|true|actuals?|[yY])\b(?!\s?=))(?:\.values)?"
_ANSWER = r"(?:[xy]=)?\w{0,20}(?:pred|y_?hat)\w{0,15}"
"""True values and answers of a model, side by side in a call that plots."""
_DATED = r"(?:date|time|year|month|week|\bday|_at\b|\bts\b)\w{0,12}['\"\])]{0,4}\s?(?:[<>]=?\s|\.between\()"
_HELD_PART = r"['\"](?:test|val|valid|validation|hold_?out|oos)(?:_\w{1,12})?['\"]"
"""A comparison with a date, and what rows of the part that is held out are called."""
_NO_ERROR = r"[^()]{0,60}(?:shap|coef|importance|corr|grad\b|weights?\b|contrib)"
"""What has a size without being an error: shares of columns in an answer, weights."""
_NO_CASES = r"model|algo|param|trial|run|fold|epoch|feature|setting|config|method|classifier|experiment|seed|scenario"
"""What does worst without being a case of the data."""
_PYTHON: tuple[tuple[StepKind, str, str, re.Pattern[str]], ...] = (
    (StepKind.ENGINEER, "derived", "]=|] =", lazy_regex(rf"^(?!.{{0,200}}[Pp]red(?:ict|s?\b|\[))\s{{0,40}}{_NO_DATA}{_FRAME}(?:\.loc)?\[[^\]]{{0,60}}['\"][^'\"\]]{{1,60}}['\"]\]\s?=[^=]")),
    (StepKind.ENGINEER, "dates", ".dt.", lazy_regex(r"\.dt\.(hour|day|dayofweek|weekday|month|year|quarter|week|total_seconds|is_month_end|date)\b")),
    (StepKind.CLEAN, "filtered", "[", lazy_regex(r"^\s{0,40}(?!\w{0,30}(?:result|missing|explan|importan|score|metric|pred|leaderboard|summary))(\w{1,40})\s?=\s?\1(?:\.loc)?\[\s?[(~]{0,3}\1[.\[]")),
    (StepKind.CLEAN, "outliers", "iqr|1.5 *|1.5*", lazy_regex(r"\biqr\b|\b1\.5\s?\*\s?\(?\w{0,20}(?:iqr|q3|q_3|range|spread)|iqr\w{0,10}\s?\*\s?1\.5\b", re.IGNORECASE)),
    (StepKind.SPLIT, "time", ".iloc[|<", lazy_regex(r"\.iloc\[\s{0,2}:\s{0,2}-?\w{0,20}(split|train|cut|test|val|horizon|n_|cort|coupure|taglio|schnitt|treino|entren)\w{0,20}|(?:\b|_)(date|timestamp|datetime|index|week|month|time|year|ds)(?:s|_?\w{0,6})['\"\])]{0,3}\s?(<|<=)\s?(?:\w{1,20}[._])?(split|cut_?off|train|val|test)\w{0,15}")),
    (StepKind.SPLIT, "validation", "val|eval", lazy_regex(r"\bvalidation_(data|split)\s?=|\beval_set\s?=|\bevals\s?=|\b(df|[Xx]|y|ds|data|dl|loader|dataloader|dataset)_val(id|idation)?\b|\bval(id|idation)?_(df|data|set)\b|(?i:\bval(id|idation)?_?(loaders?|dataloaders?|dataset|ds|set)\b)|\bval(?:idation)?_(?:idx|index|indices|ids|mask)\b|\bvalid_sets\s?=|\bphase\s?=\s?['\"](val\w{0,7}|test)['\"]")),
    (StepKind.SPLIT, "predefined", "read_|load_|split|false", lazy_regex(r"\btest_(df|data|set|dataset)\s?=\s?\w{0,15}\.?(read_|load_)|\btrain\s?=\s?False\b(?!(?:\s?,[^()]{0,80})?\)\s?(?:->.{1,40})?:\s{0,4}$)|split\s?=\s?['\"](test|validation)['\"]")),
    (StepKind.SPLIT, "validation", "val|holdout", lazy_regex(r"\b(?:valid_pct|val_pct|validation_fraction|holdout_frac\w{0,6}|val_size|valid_size|val_fraction|val_frac)\s?=")),
    (StepKind.SPLIT, "validation", "['val|[\"val|['dev|[\"dev", lazy_regex(r"\b(?:\w{1,20}_)?(?:data(?:sets?|loaders?|_?dict)?|ds|dls?|dsets?|splits?|parts?|loaders?|subsets|sets|frames|dfs)\[\s?['\"](?:val|valid|validation|dev)['\"]\s?\]")),
    (StepKind.SPLIT, "time", "'test|\"test|'val|\"val|holdout|'oos|\"oos", lazy_regex(rf"(?:^\s{{0,40}}\w[\w.]{{0,40}}\[[^\n]{{0,120}}|\bwhere\([^\n,]{{0,80}}){_DATED}[^\n]{{1,160}}(?:\]\s?=\s?|,\s?){_HELD_PART}")),
    (StepKind.SPLIT, "predefined", "train[", lazy_regex(r"['\"]train\[\s?[:\d]")),
    (StepKind.CALIBRATE, "calibration", "cut(|digitize(", lazy_regex(r"\b(?:cut|digitize)\(\s?[\w.\[\]'\"]{1,40}\s?,\s?(?:bins\s?=\s?)?(?:np|numpy)\.(?:linspace|arange)\(\s?0(?:\.0?)?\s?,\s?1(?:\.\d{0,2})?\s?,")),
    (StepKind.CALIBRATE, "calibration", "qcut(", lazy_regex(r"\bqcut\(\s?(?:[\w.\[\]'\"]{0,30}(?:prob\w{0,8}|pred\w{0,8}|risk|p_hat|y_hat)['\"\]]{0,2}|p)\s?,")),
    (StepKind.SAVE, "model", ".tflite|.onnx|.pmml", lazy_regex(r"\.(?:tflite|onnx|pmml)['\"]\s?,\s?['\"]wb?['\"]|\.(?:tflite|onnx|pmml)['\"]\)\.write_(?:bytes|text)\(")),
    (StepKind.RESTORE, "model", "json.load", lazy_regex(r"\bjson\.loads?\(.{0,120}(?:\bweights\b|\btheta\b|centroids|\bcoef(?:s|ficients)?\b)")),
    (StepKind.SAVE, "model", "json.dump", lazy_regex(r"\bjson\.dumps?\(.{0,120}(?:\.coef_|\.intercept_|\bweights\b|\btheta\b|centroids)")),
    (StepKind.CALIBRATE, "threshold", "thr|cut", lazy_regex(r"\b\w{0,15}(?:thresholds?|thresh|thrs?|ths|cut_?offs?)\w{0,6}\[\s?(?:np\.(?:nan)?arg|ix\b|idx|best|opt|max|\w{1,20}\.arg)")),
    (StepKind.SPLIT, "predefined", "split", lazy_regex(r"\bsplit['\"\])]{0,3}\s?==\s?['\"](train\w{0,4}|test|val\w{0,7})['\"]")),
    (StepKind.SPLIT, "own", "split|train_", lazy_regex(r"\b(split_?(idx|index|point|at|ind)|train_(idx|index|indices|indexes|mask|ids))\b\s?=")),
    (StepKind.BASELINE, "named", "baseline|persistence|naive|majority|mean_predictor", lazy_regex(r"\b(?!\w{0,30}(?:training_baseline|baseline_(?:stat|data|ref|dist|key|path|file|s3)|drift|monitor|baseline\s?=\s?None\b|baseline_?(?:years?|period|window|start|end|season|dates?|mean|std|median|level|width|height|hr|bmi|visit|scan|url|colou?r|covariates?)\b|baseline_mean_|n_baseline\b))\w{0,30}(baseline|persistence|naive_(forecast|pred|model|mae|rmse)|seasonal_?naive|majority_class|mean_predictor)\w{0,30}\b", re.IGNORECASE)),
    (StepKind.EXPLAIN, "importance", "_importances_", lazy_regex(r"\.feature_importances_\b")),
    (StepKind.EXPLAIN, "coefficients", ".coef_", lazy_regex(r"(?<!\bself)\.coef_\b")),
    (StepKind.EXPLAIN, "coefficients", ".pvalues|.tvalues|.params", lazy_regex(r"\.(?:pvalues|tvalues)\b|\b\w{0,20}(?:model|result|fitted|ols|logit|sarimax?)\w{0,10}\.params\b")),
    (StepKind.EXPLAIN, "shap", "shap|pred_contrib", lazy_regex(r"\bpred_contribs?\s?=\s?True|\bshap_values\b|\bshap\.(?:[A-Z]\w{0,40}|\w{0,30}plot\w{0,10}\b|plots\b|initjs\b|sample\b|kmeans\b|maskers\b|utils\b)")),
    (StepKind.TUNE, "grid", "param|search_space", lazy_regex(r"\b(param_?grid|params_?grid|param_dist\w{0,15}|param_space|search_space|grid_params|parameter_grid|param_distributions)\b\s?=")),
    (StepKind.TUNE, "manual", "for ", lazy_regex(r"^\s{0,40}for (\w{0,20}(depth|alpha|learning_rate|n_estimators|lambda|neighbors|threshold|n_clusters|dropout|min_samples)\w{0,20}|\w{0,10}_(lr|eta|leaf|units)|(?:batch|hidden|kernel|leaf|step|tree|vocab|ensemble)_size|(?:n_)?hidden(?:_(?:units|dims?|layers|nodes))?|k|lr|eta|lam|leaf|units|(?-i:C))(, \w{1,20}){0,2} in (\[|range|np\.|tqdm)|^\s{0,40}for (?:\w{0,12}(?:depth|alpha|learning_rate|n_estimators|neighbors|n_clusters|dropout)\w{0,12}|(?:n_)?hidden(?:_(?:size|units|dims?|layers|nodes))?|lr) in (?=\(\s?\d)|^\s{0,40}for \w{0,12}(depth|alpha|n_estimators|neighbors|n_clusters|dropout)\w{0,12} in \w|^\s{0,40}for \w{1,30}(?:, \w{1,20}){0,2} in \w{0,30}(?:temperatures|learning_rates|depths|alphas|lambdas|gammas|dropouts|batch_sizes|hidden_sizes|params_list|param_(?:list|combinations|grid)|hyper_?params?)\b", re.IGNORECASE)),
    (StepKind.TUNE, "manual", "product(", lazy_regex(r"\bproduct\(\s?\*\w{0,20}(?:param|hyper|grid|setting)\w{0,20}")),
    (StepKind.METRIC, "accuracy", "correct|==|.eq(", lazy_regex(r"\b(n_?)?correct\s?\+=|\.mean\(\(?\w{1,30}\s?==|\.eq\(\w{1,40}(\.\w{1,20}\(\w{0,9}\)){0,2}\)\.sum\(|==\s?(?!(?:[cgijklmnv]|cls|klass|lab|cat|cluster|group|bin|val|value|name|key)\))[A-Za-z_]\w{0,29}\)\.(float\(\)\.)?(mean|sum)\(")),
    (StepKind.METRIC, "accuracy", "acc", lazy_regex(r"\b\w{0,12}acc(?:uracy)?\w{0,10}\s?\+?=\s?(?!.{0,200},\s?\[\]\s?\))[^=].{0,80}(?:\bmean\(|\bsum\(|[\w)]\s?/\s?[\w(])")),
    (StepKind.METRIC, "rmse", "sqrt|.5|squared", lazy_regex(r"sqrt\(\s?(np\.)?mean\((?=\s{0,4}$|[^#]{0,80}(?:-|err|resid|diff|mse|dev|delta|loss|\be\b))|\brmse\w{0,20}\s?=[^=].{0,40}sqrt\(\s?(?:np\.)?mean\(|sqrt\((?:\w{1,20}\.)?mean_squared_error|\*\*\s?0?\.5\)?\s{0,3}#\s?rmse|squared\s?=\s?False", re.IGNORECASE)),
    (StepKind.METRIC, "mae", "abs(", lazy_regex(rf"\bmean\(\s?(np\.|torch\.)?abs\((?!{_NO_ERROR})(?![^()]{{1,80}}\)\s?[<>])|\babs\((?!{_NO_ERROR})[^()]{{1,80}}\)\.mean\(")),
    (StepKind.METRIC, "elbow", "inertia_", lazy_regex(r"\.inertia_\b")),
    (StepKind.VALIDATE, "assertion", "assert", lazy_regex(r"^\s{0,40}assert\s.{0,120}(?:\.(?:isna|isnull|notna|notnull|duplicated|between|isin)\(|\.columns\b|\.dtypes?\b|\.shape\b|\.is_unique\b|\.is_monotonic\w{0,12}\b|\.index\.|\bset\(\w{1,30}\[)")),
    (StepKind.TRANSFORM, "scale", "255", lazy_regex(r"/=?\s{0,2}255(?:\.0{0,2})?\b")),
    (StepKind.TRANSFORM, "encode", ".map(|.replace(|.codes", lazy_regex(r"\.(?:map|replace)\(\s?\{[^{}]{1,80}['\"]\s?:\s?\d|\.map\(\w{0,20}_(?:to|2)_?(?:int|num|idx|index|id|code)\w{0,6}\b|\.cat\.codes\b")),
    (StepKind.INSPECT, "duplicates", "duplicated", lazy_regex(r"\.duplicated\([^()]{0,80}\)\.(?:sum|any|mean|value_counts)\(")),
    (StepKind.INSPECT, "missing", "isnull|isna", lazy_regex(r"\.(?:isnull|isna)\(\)\.(?:sum|mean|any)\(")),
    (StepKind.VALIDATE, "columns", "columns|missing_|absent_", lazy_regex(r"^\s{0,40}(?:el)?if\b.{0,80}\bnot in \w{1,30}(?:\.\w{1,20}){0,2}\.columns\b|\b(?:missing|absent)_(?:cols?|columns?|fields)\b\s?=[^=]|\.issubset\(\w{1,30}\.columns")),
    (StepKind.VALIDATE, "days", "date_range", lazy_regex(r"\bdate_range\(.{0,120}\)\.difference\(")),
    (StepKind.VALIDATE, "days", ".difference(|missing_", lazy_regex(r"\b\w{0,20}(?:dates|days|range|calendar|idx|index)\w{0,10}\.difference\(\w{1,30}(?:\.index|\[|\))|\bmissing_(?:dates|days|hours|months|timestamps)\s?=(?!=|\s?\d)")),
    (StepKind.SAVE, "model", ".write()", lazy_regex(r"\.write\(\)(?:\.\w{1,20}\([^()]{0,80}\)){0,4}\.save\(")),
    (StepKind.RESTORE, "model", "booster", lazy_regex(r"\bBooster\(\s?model_(?:file|str)\b")),
    (StepKind.RESAMPLE, "weights", "class_weight|scale_pos_weight|is_unbalance", lazy_regex(r"['\"](?:\w{1,20}__)?(?:auto_class_weights|class_weights?|scale_pos_weight|is_unbalance)['\"](?:\s?\]\s?=(?!=)|\s?:)\s?(?!None\b|False\b|1(?:\.0)?\s?(?:[,}]|$))(?=\S)")),
    (StepKind.RESAMPLE, "drawn", "sample(", lazy_regex(r"\.groupby\([^()]{0,20}(?:label|class|target|\by\b|outcome|sentiment|churn|fraud|categor|species)[^()]{0,20}\)(?:\[[^\]]{1,40}\])?\.(?:sample\(\s?(?:n\s?=|\d)|apply\(\s?lambda (\w{1,20})\s?:\s?\1\.sample\((?!\s?frac))|\.sample\(\s?(?:n\s?=\s?)?(?:len\(\s?\w{0,20}|n_)(?:minor|positiv|pos\b|rare|fraud)")),
    (StepKind.SEED, "argument", "random_state|seed", lazy_regex(r"['\"](random_state|random_seed|seed)['\"]\s?:\s?\d{1,12}|^\s{0,40}[A-Za-z_.]{0,30}(random_state|random_seed|seed)\w{0,20}(?:\s?:\s?int)?\s?=\s?\d{1,12}\s*$", re.IGNORECASE)),
    (StepKind.TUNE, "early-stopping", "early", lazy_regex(r"\bearly_?stopping(?!\w{0,20}['\"]?\s?[=:]\s?(?:False|None)\b)", re.IGNORECASE)),
    (StepKind.TRAIN_LOOP, "epochs", "epoch", lazy_regex(r"^\s{0,40}for \w{0,6}epoch\w{0,6} in ", re.IGNORECASE)),
    (StepKind.TUNE, "schedule", "lr|scheduler|schedule|exponentialdecay", lazy_regex(r"\b(ReduceLROnPlateau|CosineAnnealingLR|StepLR|LearningRateScheduler|OneCycleLR|get_linear_schedule_with_warmup|ExponentialDecay)\b")),
    (StepKind.UNCERTAINTY, "interval", "ci_|conf|std_err|1.96|percentile", lazy_regex(r"\b(ci_(low|high|lower|upper|95)|conf_?int\w{0,10}|confidence_interval|std_err)\b|1\.96\s?\*|percentile\([^()]{1,60}\[?2\.5")),
    (StepKind.UNCERTAINTY, "test", "pvalue|cov_type|p_sim|p_val|p_norm|pval", lazy_regex(r"\.pvalues?\b|\.p_(?:sim|value|norm|z_sim)\b|\bcov_type\s?=|^\s{0,40}(?:\w{1,30}, ?){0,3}p_?val(?:ue)?s?(?:_\w{1,20})?(?:, ?\w{1,30}){0,2}\s?=(?!=)(?!.{0,60}(?:\.get|f_classif|f_regression|\bchi2)\()[^#'\"]{0,80}\(")),
    (StepKind.UNCERTAINTY, "spread", "std", lazy_regex(r"\bstd_test_score\b|\bstd\(\s?\w{0,20}(?:scores?|aucs?|metrics?|rmses?|accs|accurac\w{1,3}|maes)\w{0,10}\s?[,)]|\b\w{0,20}(?:scores?|aucs?|rmses?|accs|maes)\.std\(")),
    (StepKind.UNCERTAINTY, "seeds", "seed", lazy_regex(r"^\s{0,40}for \w{0,10}seed\w{0,5} in ")),
    (StepKind.CALIBRATE, "threshold", "for |threshold", lazy_regex(r"^\s{0,40}for (?:\w{0,8}thresh\w{0,8} in (?:np\.(?:arange|linspace)|thresholds)|t in thresholds)|\bbest_threshold\b|\boptimal_threshold\b")),
    (StepKind.ANALYSE_ERRORS, "residuals", "residual|err", lazy_regex(r"\bresiduals?\s?=[^=].{0,80}(?:\s-|resid)|label\(['\"][Rr]esiduals?['\"]|['\"]residuals?['\"]|\b(error|err|abs_error|residual)\w{0,10}['\"]\]\s?=[^=].{0,80}(?:-|abs\(|resid)")),
    (StepKind.ANALYSE_ERRORS, "wrong cases", "misclass|wrong", lazy_regex(r"\bmisclassified\b|\bwrong_(preds|predictions|idx)\b")),
    (StepKind.ANALYSE_ERRORS, "worst cases", "worst", lazy_regex(rf"\bworst(?!_?(?:{_NO_CASES}))\w{{0,20}}\s?=[^=][^#]{{0,120}}\.(?:nsmallest|nlargest|sort_values)\([^#]{{0,40}}['\"](?:\w{{1,20}}_)?(?:iou|dice|f1|mae|rmse|mape|loss|err(?:or)?s?|resid\w{{0,6}}|wer|cer|psnr|ssim)['\"]")),
    (StepKind.ANALYSE_ERRORS, "worst cases", "worst", lazy_regex(r"\bworst_(?:pred|error|case|example|row|sample|class|slice|segment|perform|residual|label|miss)\w{0,20}\s?=")),
    (StepKind.ANALYSE_ERRORS, "confusion", "false_", lazy_regex(r"\bfalse_(positives|negatives)\b")),
    (StepKind.ANALYSE_ERRORS, "residuals", "pred|hat", lazy_regex(rf"\b(?:\w{{0,10}}plot|hist|scatter|hexbin)\w{{0,6}}\([^#]{{0,60}}\b{_TRUTH}\s?[-,]\s?{_ANSWER}|\b(?:\w{{0,10}}plot|hist|scatter|hexbin)\w{{0,6}}\([^#]{{0,60}}\b{_ANSWER}\s?[-,]\s?{_TRUTH}")),
    (StepKind.ANALYSE_ERRORS, "confusion", "confusion|fp", lazy_regex(r"\bconfusion_(?:table|mat|matrix)\b\s?=[^=]|^\s{0,40}fp\s?\+?=[^=]")),
    (StepKind.METRIC, "precision", "fp", lazy_regex(r"\btp\b['\"\]]{0,2}\s?/\s?\([^()]{0,40}\+\s?[\w.\[\]'\"]{0,30}\bfp\b")),
    (StepKind.METRIC, "recall", "fn", lazy_regex(r"\btp\b['\"\]]{0,2}\s?/\s?\([^()]{0,40}\+\s?[\w.\[\]'\"]{0,30}\bfn\b")),
    (StepKind.COLLECT, "hub", "://", lazy_regex(r"\bread_(?:csv|excel|json|table|parquet|file|xml|html|feather|fwf|stata|ndjson)\(\s?[fr]?['\"](?:https?|ftp)://[\w.-]{1,60}")),
    (StepKind.COLLECT, "hub", "wget|curl|gdown|kaggle", lazy_regex(r"(?:^\s{0,40}!\s?|\b(?:system|run|call|check_call|Popen)\(\s?\[?[fr]?['\"])(?:wget|curl|gdown|kaggle)\b(?!.{0,200}(?:model|weights|install|\.(?:h5|pth?|onnx|jpe?g|png|sh|py|whl|deb)\b))")),
    (StepKind.COLLECT, "export", "scrap|crawl", lazy_regex(r"\bscrap(e|ing|er)\w{0,20}\(|\bcrawl\w{0,20}\(")),
)  # fmt: skip  # as above

PYTHON = tuple(
    (kind, detail, tuple(needed.split("|")), pattern) for kind, detail, needed, pattern in (*_PYTHON, *PREPARING)
)
"""Kind of step, sort of it, texts of which the lower-case line must hold one (a cheap test that saves most searches),
and the pattern of one line of Python, comments removed."""

METRIC_KEY = lazy_regex(
    r"(?<![=!]= )(?<![=!]=)['\"](?:\w{0,12}[_ /])?([A-Za-z][A-Za-z0-9_]{0,20})(?:[_ ]\w{0,8})?['\"](?:\s?:|\]\s?=(?!=))"
)
"""A literal key or column that may name a metric (`{"rmse": ...}`, `row["AUC"] = ...`), neither compared with
(`name == "auc":`) nor printed (`f"{row['auc']:.2f}"`)."""

_SENTENCE = lazy_regex(r"""(['"])(?=[^'"]{0,200}\w\s)[^'"]{0,200}\1(?!\s?[:\]])""")

_BLOCK = lazy_regex(r"(\"\"\"|''').*?\1", re.DOTALL)


def without_blocks(source: str) -> str:
    """Give Python without docstrings and other texts over several lines, each line at its number."""
    return _BLOCK.sub(lambda found: "\n" * found.group().count("\n"), source)


def without_sentences(line: str) -> str:
    """Give a line without literals of several words that are no key, which are shown to people and name no value."""
    return _SENTENCE.sub("''", line)


_OTHER: tuple[tuple[StepKind, str, str, str], ...] = (
    (StepKind.MODEL, Family.NEURAL, "neural|perceptron|chain(|softmax|sigmoid|relu|hidden|mlp|convolution|back", r"neural|perceptron|\bchain\(\s?dense|\bsoftmax|\bsigmoid|\brelu\b|hidden_?layer|\bmlp\b|convolution|back_?prop"),
    (StepKind.MODEL, Family.BAYES, "naive|laplac|likelihood|prior|posterior", r"naive_?\s?bayes|laplac|log_?likelihood|prior_?prob|posterior"),
    (StepKind.MODEL, Family.NEIGHBOURS, "knn|nearest", r"\bknn\b|nearest_?neigh"),
    (StepKind.MODEL, Family.TREE, "decision|random|rpart", r"decision_?tree|random_?forest|\brpart\b"),
    (StepKind.MODEL, Family.CLUSTERING, "means", r"\bk_?means\b"),
    (StepKind.MODEL, Family.LINEAR, "regression|glm(", r"linear_?regression|logistic_?regression|\bglm\("),
    (StepKind.FIT, "fit", "train|fit|epoch|gradient|back", r"\btrain(?!_?(?:test|val|split|set|data|idx|size))(_?model|ing)?\w{0,12}\(|\bfit\w{0,10}\(|\bfor\b.{0,40}\bepochs?\b|gradient_?descent\w{0,20}\(|\bback_?(?:prop\w{0,10}|ward)\("),
    (StepKind.PREDICT, "predict", "predict|classify|infer", r"\b(predict|classify|infer)\w{0,20}\("),
    (StepKind.METRIC, "accuracy", "accuracy|correct", r"\baccuracy|\bcorrect\w{0,12}\s?(\+\+|\+=|/)"),
    (StepKind.METRIC, "score of the model", "validate|evaluate|score", r"\b(?:validate|evaluate|score)(?:_?(?:model|net\w{0,5}|test\w{0,6}|accuracy|classifier|predictions?|set|all))?\("),
    (StepKind.METRIC, "loss", "entropy|mse|squared", r"\bcross_?entropy|\bmse\b|mean_?squared"),
    (StepKind.ANALYSE_ERRORS, "confusion", "confusion", r"confusion_?matrix"),
    (StepKind.SPLIT, "own", "partition|splitobs|split|cvpartition", r"\bpartition\(\s?eachindex|\bsplitobs\(|train_?test_?split|split_?(?:data|dataset)\w{0,10}\(|\brandomSplit\(|\bcvpartition\("),
    (StepKind.SPLIT, "predefined", "t10k|test|validation", r"t10k|\btest_?(images|labels|set|data|x\b)|validation_?(set|images|data)"),
    (StepKind.LOAD, "table", "ifstream|read|load|csv.", r"\bCSV\.(?:read|File)\(|\breaddlm\(|\bifstream\s{1,4}\w{1,40}\s?[({;]|\bread_?(csv|file|images|labels|mnist|data)\w{0,12}\(|\bload_?(csv|file|images|labels|mnist|data)\w{0,12}\("),
    (StepKind.CLEAN, "missing", "dropmissing", r"\bdropmissing!?\("),
    (StepKind.TRANSFORM, "scale", ".- mean(", r"\.-\s?mean\([^#]{1,60}\./\s?std\("),
    (StepKind.TRANSFORM, "scale", "normali|255|standardi", r"normali[sz]e|/\s?255|standardi[sz]e"),
    (StepKind.TRANSFORM, "encode", "hot", r"one_?hot"),
    (StepKind.SAVE, "model", "save", r"\bsave\w{0,20}\(|@save\b"),
    (StepKind.RESTORE, "model", "load", r"load(?:_|Layers|Graph)?(model|weights|network|params|from_file)\w{0,12}\(|(?:model|net\w{0,5}|classifier)\w{0,10}(?:\.|->)load\w{0,12}\("),
    (StepKind.TUNE, "manual", "hyper|grid", r"hyper_?param|grid_?search"),
)  # fmt: skip  # as above

OTHER = tuple((kind, detail, gated(needed, pattern)) for kind, detail, needed, pattern in _OTHER)
"""The same for languages that are not parsed, where names of functions say what is done."""
