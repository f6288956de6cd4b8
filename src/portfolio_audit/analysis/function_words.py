"""What the name of a function of the project says that it does."""

# ruff: noqa: E501  # a pattern reads best in one line

from portfolio_audit.analysis.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_NAMES: tuple[tuple[StepKind, str, str], ...] = (
    (StepKind.CLEAN, "own", r"clean(?!_?up|er_?version)|impute|(?<!__)missing|dedup|duplicate|outlier|sanitize|sanitise|drop_(na|null|col)|fix_(missing|null|nan|na_|d?type|col|value|name|outlier|data|date|text|encod)"),
    (StepKind.TRANSFORM, "own", r"^(?!_?(?:load|save|store|read|restore|get|fetch|download|upload|export)_)(?!.*_(?:metadata|signature|models?|names?|keys?|paths?)$).*?(?:encode|(?:normali[sz]e|standardi[sz]e)(?!\w{0,30}_(?:ids?|paths?|urls?|uris?|names?|keys?|dates?|columns?)(?:_|$))|scale_|vectori[sz]e|tokeni[sz]e|augment|transform(?!_custom$)|pre_?process|resize)"),
    (StepKind.ENGINEER, "own", r"^(?!_?(?:load|save|store|read|restore|select|export|write|show|print|log|list)_)(?!_?get_(?:num\w{0,6}|cat\w{0,9}|top)_)(?!.*_(?:iterator|signature|path|file|names?)$).*?(?:(?<!int64_)(?<!float_)(?<!bytes_)(?<!bytestring_)(?<!int_)feature(?!_?(?:branch|flag|toggle|request|gate|s?_?importance|s_loaded))|_lags?\b|lag_|rolling|derive|engineer|aggregate(?!_?\w{0,20}(?:metric|score|result|loss|pred|error|vote))|_ratio|encode_cyc|date_part|(get|make|create|compute|generate|extract|build|load|average|mean)_\w{0,30}embeddings?\b|merge_|join_)"),
    (StepKind.VALIDATE, "own", r"^(?!.*(?:dashboard|panel|page|preset)).*?(?:validate_(data|schema|df|frame|input|column|raw)|schema_check|check_(schema|missing|null|column|duplicates|quality|dates?|gaps?|ranges?|dtypes?|continuity)|(find|detect|report|assert)_(missing_(dates?|days?|hours?|months?|timestamps?|columns?)|(date|time)_gaps?|gaps?$)|assert_(columns?|no_(nan|null|missing|dup\w*))|data_quality|data_validation)"),
    (StepKind.SPLIT, "own", r"split_(data|train|dataset|df|time|by)|(train|data|time|temporal|test|dataset|val)_split|holdout|hold_out"),
    (StepKind.CROSS_VALIDATE, "own", r"cross_?val|walk_?forward|(?<!threshold_)backtest|k_?fold|rolling_origin|run_cv|cv_score|_folds?\b"),
    (StepKind.METRIC, "own", r"^scores?_(model|pred|forecast|test)|crps|interval_coverage|compute_(rmse|mae|mape|auc|f1|lift)|_(rmse|mae|mape|wape|smape|auc|gini|iou|dice|accuracy)\b|^(rmse|mae|mape|wape|smape|accuracy|iou|dice\w*|rmsle|mase)$"),
    (StepKind.METRIC, "named", r"metrics?\b|evaluat(?:e|ion)(?!_?(?:condition|expression|rule|trigger|policy|formula))|^(?:val|eval|test)$|^(?:val|eval|test|validate|validation)_?(?:epoch|one_epoch|loop|step|model)$"),
    (StepKind.BASELINE, "own", r"baseline|naive_|persistence|majority|heuristic_?(?:point|pred\w*|forecast|model|score)"),
    (StepKind.ANALYSE_ERRORS, "confusion", r"confusion"),
    (StepKind.ANALYSE_ERRORS, "residuals", r"residual"),
    (StepKind.ANALYSE_ERRORS, "report", r"(by|per)_class_(error|metric|score|accurac|report)|(error|metric|score|accurac|recall|precision)\w{0,30}(by|per)_class"),
    (StepKind.ANALYSE_ERRORS, "slices", r"(error|metric|score|accurac|performance|recall|precision|evaluat|result)\w{0,30}(by|per)_(segment|slice|group|cohort|decile)|slices?_(error|metric|score|performance)|(evaluat|score)\w{0,20}_slices?|segment_(error|metric)"),
    (StepKind.ANALYSE_ERRORS, "own", r"error_analysis|misclass|lift_table|decile"),
    (StepKind.EXPLAIN, "own", r"(?<![a-z])shap(?!e)|(feature|permutation|variable)s?_?importance|explain_(model|pred|instance|decision|shap|local|global|feature)|(model|prediction|shap|local|global|feature)s?_expla(in|nation)|grad_?cam|saliency|interpret_(model|coef|pred|feature)"),
    (StepKind.UNCERTAINTY, "own", r"^_?(non_?parametric_|block_|paired_)?bootstrap(ped|ping)?(_\w{0,20}(ci|interval|metric|score|error|auc|mean|estimate|confidence|resampl\w{0,4}|test|std|se|difference|distribution)s?)?$|_bootstrap(ped)?$|confidence_interval|conformal|prediction_interval|significance|_ci\b|credible|quantile_(loss|pred)"),
    (StepKind.CALIBRATE, "own", r"calibrat(?!e_camera)|reliability_(diagram|curve|plot)|(best|optimal|optimi[sz]e|tune|find|choose|select|search|sweep|decision|probability|cost|f1|pr|roc|youden)_\w{0,20}(?:threshold|cut_?off|cut_?point|operating_point|cuts?\b)|(?:correct|adjust|undo|rescale)_(?:prior|prob\w{0,10}|scores?_for_\w{1,20})|prior_(?:correct|shift|adjust)|undersampling_correction|thresholds?_(tun|search|sweep|curve|optim|select|analysis|backtest)|ece\b|expected_(profit|cost|value)|cost_(benefit|curve|matrix)"),
    (StepKind.WATCH_DRIFT, "own", r"drift(?!ed|_?(?:veloc|speed|diffus|current|chamber|tube|term\b|coef|rate\b|angle|ice|wood|walk|forecast|correct))(?<!load_drift)(?<!genetic_drift)(?<!naive_drift)(?<!walk_drift)(?<!with_drift)(?<!clock_drift)(?<!gps_drift)(?<!sensor_drift)|\bpsi\b|_psi\b|population_stability|stability_index|^monitor(ing)?$|(model|data|prediction|performance|feature|concept|quality)s?_monitor|monitor(ing)?_(model|data|prediction|drift|performance|feature|quality|report|job|flow|pipeline|target|step)|_monitoring(_data)?$"),
    (StepKind.TUNE, "own", r"(?<![a-z])(?<!fine_)tune(?!d)|hyper_?param|optuna|grid_search|random_search|(?<![a-z])objective\b|optimi[sz]e_(model|hyper|param)"),
    (StepKind.FIT, "own", r"^_?train\b|^_?train_(?!test|val|data|df|set\b|loader|transform|idx|ind|size|ratio|split|feature|path|dir|file|label|x\b|y\b)|^(?!_?(?:validate|check|load|read|split|get|prepare|make|create|build|preprocess|plot|show|is|has|save|download|x|y)_)\w{0,40}_train$|(?<![a-z])fit_(?!transform|scal|encod|preproc|vector|token|imput|norm|resize|to_)|^fit$|training_step|run_training"),
    (StepKind.PREDICT, "own", r"predict|inference|forecast|score_batch"),
    (StepKind.COLLECT, "own", r"scrape(?!d)|(?<!from_)crawl(?!ed)|fetch_(?!model|artifact|run|metric|feature|pred|sample|batch|all\b|one\b)|download(?!ed|_?\w{0,12}(?:model|artifact|weight|checkpoint|button|result))"),
    (StepKind.SEED, "own", r"set_seed|seed_everything|fix_seed|set_global_seed|set_random_seed"),
    (StepKind.SAVE, "model", r"save_(model|checkpoint|artifact|pipeline)"),
    (StepKind.TRACK, "own", r"log_(metrics|experiment|run|params|to_mlflow)|track_experiment|register_model|promote|^_?(?:save|write|store|record|append|dump)_(?:train\w{0,6}_(?:info|log|history|metrics)|(?:run|experiment|trial)s?(?:_\w{1,20})?$|(?:\w{1,20}_){0,2}(?:metrics|leaderboard)$)"),
)  # fmt: skip  # as above

FUNCTIONS = tuple((kind, detail, lazy_regex(pattern)) for kind, detail, pattern in _NAMES)
"""Kind of step, sort of it, and a pattern to search in the lower-case name of a function."""
