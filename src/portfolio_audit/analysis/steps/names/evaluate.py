"""Names of calls that measure, compare, explain and watch models."""

from portfolio_audit.analysis.steps.steps import StepKind

METRICS: dict[str, dict[str, str]] = {
    "classification": {
        "accuracy": """
            accuracy_score balanced_accuracy_score BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy
            MulticlassAccuracy torchmetrics:Accuracy metrics:Accuracy Accuracy accuracy accuracy_vec zero_one_loss
            """,
        "precision": """
            precision_score average_precision_score precision_recall_curve Precision PrecisionRecallDisplay
            precision_at_k
            """,
        "recall": "recall_score Recall sensitivity_score specificity_score recall_at_k sensitivity",
        "f1": "f1_score fbeta_score F1Score precision_recall_fscore_support f1 f_meas MulticlassF1Score BinaryF1Score",
        "roc-auc": """
            roc_auc_score auc roc_curve AUC RocCurveDisplay plot_roc_curve AUROC roc_auc pr_auc BinaryAUROC
            """,
        "log-loss": "log_loss",
        "brier": "brier_score_loss BrierScore",
        "agreement": """
            cohen_kappa_score matthews_corrcoef jaccard_score hamming_loss CohenKappa quadratic_weighted_kappa
            """,
        "report": "classification_report classification_report_imbalanced",
        "confusion": """
            confusion_matrix plot_confusion_matrix ConfusionMatrixDisplay multilabel_confusion_matrix conf_mat
            confusionMatrix ConfusionMatrix MulticlassConfusionMatrix BinaryConfusionMatrix
            ClassificationConfusionMatrix
            """,
        "lift": """
            lift_score plot_lift_curve plot_cumulative_gain lift_curve cumulative_gain ks_statistic gini_score
            lift_at_k
            """,
        "top-k": "top_k_accuracy_score TopKCategoricalAccuracy top_k_categorical_accuracy topk_accuracy top_k_accuracy",
    },
    "regression": {
        "rmse": "root_mean_squared_error RootMeanSquaredError rmse r:RMSE rmse_vec postResample",
        "mse": "mean_squared_error MeanSquaredError",
        "squared log error": "mean_squared_log_error root_mean_squared_log_error rmsle",
        "mae": "mean_absolute_error median_absolute_error MeanAbsoluteError mae r:MAE mae_vec",
        "r2": "r2_score R2Score explained_variance_score rsquared rsq R2",
        "mape": """
            mean_absolute_percentage_error smape MeanAbsolutePercentageError mape smape_score
            """,
        "wape": "wape wmape",
        "mase": "mase MeanAbsoluteScaledError mean_absolute_scaled_error",
        "pinball": "mean_pinball_loss d2_pinball_score quantile_loss pinball_loss pinball",
        "deviance": "mean_poisson_deviance mean_gamma_deviance mean_tweedie_deviance max_error",
    },
    "clustering": {
        "silhouette": "silhouette_score silhouette_samples SilhouetteVisualizer",
        "davies-bouldin": "davies_bouldin_score",
        "calinski-harabasz": "calinski_harabasz_score",
        "rand": """
            adjusted_rand_score adjusted_mutual_info_score normalized_mutual_info_score v_measure_score
            homogeneity_score completeness_score rand_score fowlkes_mallows_score mutual_info_score
            """,
        "elbow": "KElbowVisualizer inertia_",
    },
    "ranking": {
        "ndcg": "ndcg_score dcg_score ndcg ndcg_at ndcg_at_k",
        "map": """
            average_precision_at_k mapk label_ranking_average_precision_score MeanAveragePrecision
            mean_average_precision
            """,
        "hit-rate": "hit_rate hit_ratio hit_rate_at_k",
        "reciprocal rank": "mrr mean_reciprocal_rank reciprocal_rank mrr_at_k",
        "recall at k": "recall_at",
        "precision at k": "precision_at precision_at_k",
    },
    "language": {
        "bleu": "sentence_bleu corpus_bleu bleu_score BLEUScore sacrebleu",
        "rouge": "rouge_score RougeScorer",
        "perplexity": "perplexity",
        "bert-score": "bert_score BERTScorer",
        "error rate": "editdistance:eval jiwer:wer jiwer:cer word_error_rate WordErrorRate CharErrorRate",
        "judged": """
            ragas:evaluate faithfulness answer_relevancy evaluate:load load_evaluator context_precision
            """,
    },
    "vision": {
        "iou": """
            MeanIoU iou_score JaccardIndex dice_score dice_coef dice_coefficient iou mean_iou COCOeval
            """,
        "psnr": "peak_signal_noise_ratio structural_similarity FrechetInceptionDistance",
    },
    "probabilistic": {
        "crps": "crps crps_ensemble crps_samples",
        "coverage": "coverage interval_coverage picp empirical_coverage coverage_score",
        "calibration-error": "expected_calibration_error ece calibration_error",
    },
    "general": {
        "score of the model": """
            evaluate_policy trainer:test Trainer:test trainer:validate Trainer:validate r:metrics metric_set
            learn:validate learner:validate
            .score .evaluate cross_val_score cross_validate BinaryClassificationEvaluator
            RegressionQualityMetric ClassificationQualityMetric ClassificationQualityByClass RegressionErrorDistribution
            evidently:RegressionPreset evidently:ClassificationPreset
            MulticlassClassificationEvaluator RegressionEvaluator ClusteringEvaluator RankingEvaluator
            """,
    },
    "survival": {"concordance": "concordance_index concordance_index_censored"},
}
"""Sort of problem and name of the metric, to names of calls."""

METRIC_STRINGS: dict[str, str] = {
    "accuracy": """
        accuracy acc balanced_accuracy sparse_categorical_accuracy binary_accuracy categorical_accuracy val_accuracy
        val_acc error_rate
        """,
    "precision": "precision average_precision aucpr pr_auc",
    "recall": "recall",
    "f1": "f1 f1_macro f1_weighted f1_micro f1_score",
    "roc-auc": "roc_auc auc roc_auc_ovr",
    "log-loss": "neg_log_loss logloss",
    "brier": "brier brier_score neg_brier_score",
    "mae": "mae neg_mean_absolute_error mean_absolute_error",
    "mse": "mse neg_mean_squared_error mean_squared_error",
    "squared log error": "rmsle neg_mean_squared_log_error",
    "rmse": "rmse neg_root_mean_squared_error",
    "r2": "r2 r2_score",
    "mape": "mape smape",
    "wape": "wape wmape",
    "pinball": "pinball pinball_loss",
    "silhouette": "silhouette",
    "ndcg": "ndcg",
    "agreement": "kappa mcc",
    "iou": "iou dice",
    "bleu": "bleu",
    "crps": "crps",
    "coverage": "coverage picp",
    "calibration-error": "ece",
    "perplexity": "perplexity",
    "mase": "mase",
    "lift": "lift",
    "loss": "val_loss",
    "concordance": "c_index cindex concordance concordance_index",
    "net benefit": "net_benefit",
    "calibration in the large": "calibration_in_the_large",
}
"""Name of the metric, to literal strings that stand for it (`metrics=["accuracy"]`, `scoring="roc_auc"`)."""

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.CROSS_VALIDATE: {
        "scores": """
            cross_val_score cross_validate cross_val_predict cross_validation xgb:cv lgb:cv vfold_cv fit_resamples
            trainControl CrossValidator historical_forecasts backtest walk_forward_validation cross_validate_model
            run_cross_validation walk_forward backtesting rolling_origin walk_forward_cv run_cv cv_score cv.glmnet
            evaluate_cv
            """,
        "folds": """
            KFold StratifiedKFold RepeatedKFold RepeatedStratifiedKFold TimeSeriesSplit GroupKFold
            StratifiedGroupKFold LeaveOneGroupOut LeaveOneOut ShuffleSplit StratifiedShuffleSplit
            """,
        "search": """
            GridSearchCV RandomizedSearchCV LassoCV RidgeCV LogisticRegressionCV ElasticNetCV HalvingGridSearchCV
            HalvingRandomSearchCV BayesSearchCV RFECV
            """,
    },
    StepKind.BASELINE: {
        "dummy": """
            DummyClassifier DummyRegressor NaiveForecaster NaiveSeasonal NaiveDrift SeasonalNaive null_model
            HistoricAverage NaiveMean NaiveMovingAverage statsforecast:Naive models:Naive WindowAverage
            SeasonalWindowAverage RandomWalkWithDrift SeasonalNaivePredictor NormalPredictor BaselineOnly
            surprise:BaselineOnly PopScore MostPopular dummy:PriorClassifier dummy:NoChangeClassifier
            dummy:StatisticRegressor snaive meanf rwf r:naive r:SNAIVE r:NAIVE r:MEAN r:RW
            """,
    },
    StepKind.ANALYSE_ERRORS: {
        "confusion": """
            confusion_matrix plot_confusion_matrix ConfusionMatrixDisplay multilabel_confusion_matrix conf_mat
            ClassificationConfusionMatrix confusionMatrix ConfusionMatrix MulticlassConfusionMatrix
            BinaryConfusionMatrix most_confused
            """,
        "report": "classification_report classification_report_imbalanced ClassificationReport",
        "residuals": """
            residplot ResidualsPlot PredictionErrorDisplay plot_residuals residual_plot PredictionError qqplot
            probplot plot_diagnostics residuals_plot plot_predictions_vs_actual plot_actual_vs_predicted
            checkresiduals gg_tsresiduals r:resid r:residuals RegressionErrorDistribution RegressionErrorPlot
            RegressionPredictedVsActualScatter RegressionTopErrorMetric RegressionErrorBiasTable
            """,
        "curves": """
            roc_curve precision_recall_curve RocCurveDisplay PrecisionRecallDisplay plot_roc_curve
            plot_precision_recall_curve DetCurveDisplay det_curve
            """,
        "worst cases": "plot_top_losses top_losses",
        "slices": """
            MetricFrame SliceFinder evaluate_slices slice_metrics error_analysis analyze_errors error_by_segment
            segment_performance SlicingSpec plot_errors worst_predictions analyse_errors per_class_accuracy
            evaluate_by_group fairness_report evaluate_by_segment
            """,
    },
    StepKind.EXPLAIN: {
        "importance": """
            permutation_importance plot_importance plot_feature_importance .feature_importance .get_score
            feature_importance_plot feature_importances_ plot_feature_importances get_feature_importance
            .get_feature_importance vip feature_importances PermutationImportance varImp varImpPlot
            r:importance xgb.importance xgb.plot.importance lgb.importance .varimp .varimp_plot model_parts FeatureImp
            .get_fscore
            """,
        "shap": """
            TreeExplainer KernelExplainer DeepExplainer shap:Explainer summary_plot shap_values force_plot
            LinearExplainer RegressionExplainer ClassifierExplainer ExplainerDashboard shap:plots GradientExplainer
            PermutationExplainer shapviz kernelshap treeshap sv_importance
            """,
        "local": """
            LimeTabularExplainer LimeImageExplainer LimeTextExplainer explain_instance eli5:show_weights
            show_prediction explain_weights predict_parts treeinterpreter:predict
            explain_global explain_local generate_counterfactuals AnchorTabular
            """,
        "partial": """
            PartialDependenceDisplay plot_partial_dependence partial_dependence PDPIsolate pdp_isolate pdp_plot ale_plot
            alibi:ALE model_profile partialPlot
            """,
        "saliency": """
            GradCAM grad_cam make_gradcam_heatmap IntegratedGradients Saliency gradcam GradCAMPlusPlus ScoreCAM
            LayerGradCam GuidedBackprop Occlusion DeepLift LayerIntegratedGradients FeatureAblation FeaturePermutation
            """,
        "components": "plot_components",
        "attention": "bertviz:head_view bertviz:model_view",
        "tree": "plot_tree export_text export_graphviz rpart.plot fancyRpartPlot dtreeviz",
        "coefficients": ".summary r:coef",
    },
    StepKind.UNCERTAINTY: {
        "bootstrap": """
            bootstrap scipy.stats:bootstrap bootstrap_ci bootstrap_confidence_interval bootstrapped bootstrap_metric
            boot.ci r:bootstraps
            """,
        "interval": """
            conf_int confint norm:interval t:interval proportion_confint prediction_interval MapieRegressor
            MapieClassifier .get_prediction confidence_interval ConformalRegressor conformal credible_interval
            prediction_intervals predict_interval predict_intervals .summary_frame .pred_dist tconfint_mean
            SplitConformalRegressor CrossConformalRegressor SplitConformalClassifier CrossConformalClassifier
            JackknifeAfterBootstrapRegressor ConformalizedQuantileRegressor ci.auc int_pctl
            """,
        "test": """
            ttest_ind ttest_rel ttest_1samp wilcoxon mannwhitneyu friedmanchisquare mcnemar kruskal
            permutation_test_score proportions_ztest f_oneway chi2_contingency ks_2samp tukey_hsd pairwise_tukeyhsd
            acorr_ljungbox het_breuschpagan diebold_mariano dm_test permutation_test t.test wilcox.test mcnemar.test
            kruskal.test prop.test chisq.test friedman.test roc.test
            mk:original_test pymannkendall:original_test pymannkendall:seasonal_test mk:seasonal_test
            esda:Moran esda:Moran_Local moran:Moran moran:Moran_Local
            """,
        "posterior": """
            sample_posterior_predictive pm:sample_ppc pm:sample EnsembleSampler sample_chain az:plot_forest
            az:summary arviz:plot_forest arviz:summary az:hdi arviz:hdi plot_posterior posterior_predict infer:MCMC
            numpyro:MCMC pyro:MCMC infer:Predictive numpyro:Predictive DenseFlipout DenseVariational
            DenseReparameterization GaussianNLLLoss
            """,
        "quantiles": "QuantileRegressor .predict_quantiles quantreg QuantReg QuantileRegression QuantileLoss",
    },
    StepKind.CALIBRATE: {
        "calibration": """
            CalibratedClassifierCV calibration_curve CalibrationDisplay IsotonicRegression reliability_diagram
            expected_calibration_error calibration_plot plot_calibration_curve plot_calibration temperature_scaling
            TemperatureScaling ece_score BetaCalibration HistogramBinning LogisticCalibration VennAbersCalibrator
            VennAbers DirichletCalibrator CalibrationError BinaryCalibrationError MulticlassCalibrationError ECELoss
            netcal:ECE calibrate_model val.prob rms:calibrate cal_plot_breaks cal_plot_logistic cal_plot_windowed
            cal_estimate_isotonic cal_estimate_logistic isoreg givitiCalibrationBelt plot_reliability_diagram
            hosmer_lemeshow hoslem.test ReliabilityDiagram VectorScaling probability_calibration calibration_error
            calibration_belt
            """,
        "threshold": """
            find_optimal_threshold optimal_threshold TunedThresholdClassifierCV FixedThresholdClassifier
            find_best_threshold threshold_tuning optimize_threshold tune_threshold best_threshold cost_curve
            expected_profit find_threshold select_threshold DiscriminationThreshold ThresholdOptimizer
            discrimination_threshold cutpointr optimal.cutpoints optimalCutoff threshold_perf ThresholdTuner
            thresholdPerfPlot decision_curve_analysis
            """,
    },
    StepKind.WATCH_DRIFT: {
        "drift": """
            DataDriftPreset TargetDriftPreset DataQualityPreset ColumnDriftMetric DatasetDriftMetric evidently:Report
            ClassificationPreset RegressionPreset KSDrift MMDDrift ChiSquareDrift population_stability_index psi
            calculate_psi ModelMonitor DefaultModelMonitor DatasetMissingValuesMetric whylogs:log why:log detect_drift
            check_drift compute_psi nannyml:CBPE DataDriftTab drift_report DriftDetector DataDriftTable
            skmultiflow:ADWIN skmultiflow:DDM skmultiflow:PageHinkley drift:ADWIN drift:PageHinkley drift:KSWIN
            drift:DDM drift:EDDM drift:HDDM_A drift:HDDM_W LSDDDrift ChiSquaredDrift FETDrift TabularDrift
            ClassifierDrift SpotTheDiffDrift LearnedKernelDrift
            SmartDrift torchdrift:KernelMMDDriftDetector KernelMMDDriftDetector UnivariateDriftCalculator
            DataReconstructionDriftCalculator nannyml:DLE PerformanceCalculator FeatureDrift TrainTestFeatureDrift
            """,
    },
}
