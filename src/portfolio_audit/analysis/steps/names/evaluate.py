"""Names of calls that measure, compare, explain and watch models."""

from portfolio_audit.analysis.steps.steps import StepKind

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
