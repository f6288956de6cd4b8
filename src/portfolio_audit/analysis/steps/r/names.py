"""Names of functions of R that work on data, fold, search, measure and record, and mean that in R only."""

from portfolio_audit.analysis.steps.steps import Family, StepKind

ESTIMATORS: dict[str, str] = {
    Family.LINEAR.value: """
        lm glm gls rlm lme lmer glmer glmmTMB bam gam polr glm.nb nls plm felm feols fepois feglm femlm feNmlm fenegbin
        ivreg iv_robust lm_robust tsls betareg clm clmm geeglm mblogit brglm logistf zeroinfl hurdle tobit censReg
        heckit pglm systemfit rma att_gt rdrobust lmrob glmrob svyglm
        """,
    Family.SURVIVAL.value: "coxph survreg survfit crr cuminc flexsurvreg coxme aareg cph psm",
}
"""Families to functions that estimate effects of what a formula names."""

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.MODEL: {
        **ESTIMATORS,
        Family.TIME_SERIES.value: """
            ETS TSLM NNETAR THETA tbats nnetar thetaf arima Arima arima_reg arima_boost prophet_reg prophet
            exp_smoothing seasonal_reg VECM ca.jo
            """,
        Family.BAYES.value: "brm stan_glm stan_lm stan_glmer stan_lmer",
    },
    StepKind.LOAD: {
        "table": """
            read.csv read.csv2 read.table read.delim read.xlsx read_tsv read_delim read_xlsx read_xls read_dta read_sav
            fread vroom st_read spark_read_csv
            """,
        "database": "dbGetQuery dbReadTable",
    },
    StepKind.COLLECT: {
        "interface": "GET getSymbols tq_get WDI get_eurostat search_tweets",
        "scrape": "html_table html_nodes html_elements",
    },
    StepKind.INSPECT: {
        "overview": "str skim dfSummary vis_dat create_report plot_intro glimpse",
        "distribution": "tabyl",
        "relation": "cor ggpairs corrplot chisq.test",
        "missing": "vis_miss md.pattern plot_missing gg_miss_var",
    },
    StepKind.CLEAN: {
        "missing": """
            mice missForest amelia kNN na_if na.approx na.locf na_interpolation step_impute_mean step_impute_median
            step_impute_mode step_impute_knn step_impute_bag step_naomit
            """,
        "duplicates": "distinct",
        "types": "as.Date ymd mdy dmy ymd_hms parse_number",
        "text": "str_replace_all str_remove_all str_squish str_trim tm_map removeWords",
    },
    StepKind.TRANSFORM: {
        "scale": """
            step_normalize step_center step_scale step_range step_log step_BoxCox step_YeoJohnson scale preProcess
            """,
        "encode": "step_dummy step_other step_novel dummyVars model.matrix dummy_cols fct_recode recode as_factor",
        "text": "step_tokenize step_tfidf step_tf unnest_tokens DocumentTermMatrix dfm",
        "reduce": "prcomp princomp step_pca",
    },
    StepKind.ENGINEER: {
        "derived": "step_mutate step_interact step_ratio step_poly",
        "window": "rollmean rollapply slide_dbl step_lag step_window",
        "joined": "left_join inner_join",
        "dates": "step_date step_holiday wday",
    },
    StepKind.PIPELINE: {"pipeline": "add_recipe workflow_set"},
    StepKind.SPLIT: {
        "time": """
            sliding_period sliding_index sliding_window rolling_origin time_series_cv stretch_tsibble slide_tsibble
            tile_tsibble
            """,
        "random": "initial_validation_split",
        "validation": "initial_validation_split validation_split validation_set validation_time_split",
    },
    StepKind.VALIDATE: {
        "schema": """
            assert_data_frame assert_numeric create_agent check_that validator confront col_vals_not_null
            col_vals_between col_vals_in_set rows_distinct assert_rows insist verify
            """,
    },
    StepKind.CROSS_VALIDATE: {
        "folds": """
            group_vfold_cv group_mc_cv mc_cv loo_cv nested_cv sliding_period sliding_index sliding_window
            time_series_cv stretch_tsibble slide_tsibble tile_tsibble createFolds createTimeSlices
            createMultiFolds groupKFold crossv_kfold crossv_loo
            """,
        "scores": "cv.glm tsCV",
        "search": "tune_grid tune_bayes tune_race_anova tune_race_win_loss tune_sim_anneal",
    },
    StepKind.TUNE: {
        "search": """
            tune_race_anova tune_race_win_loss tune_sim_anneal grid_latin_hypercube grid_max_entropy
            grid_space_filling auto_tuner to_tune tnr
            """,
    },
    StepKind.FIT: {
        "fit": """
            last_fit fit_resamples tune_grid tune_bayes tune_race_anova tune_race_win_loss tune_sim_anneal
            fit_best workflow_map
            """,
    },
    StepKind.PIPELINE: {"pipeline": "workflow workflow_set"},
    StepKind.UNCERTAINTY: {"test": "survdiff logrank.test"},
    StepKind.METRIC: {
        "accuracy": "bal_accuracy",
        "precision": "ppv npv",
        "recall": "sens",
        "log-loss": "mn_log_loss",
        "brier": "brier_class sbrier brier_survival brier_survival_integrated",
        "agreement": "kap mcc j_index",
        "r2": "rsq_trad",
        "concordance": "concordance survConcordance cindex rcorr.cens rcorrcens concordance_survival",
        "roc-auc": "timeROC survivalROC roc_auc_survival",
    },
    StepKind.TRACK: {
        "mlflow": "mlflow_start_run mlflow_log_metric mlflow_log_param mlflow_log_batch mlflow_set_experiment",
        "other": "training_run tuning_run",
    },
}
"""Kind of step and sort of it, to whole names, which may mean anything in other languages."""
