"""Names of metrics: the calls that compute them, and the words that stand for them."""

METRICS: dict[str, dict[str, str]] = {
    "classification": {
        "accuracy": """
            accuracy_score balanced_accuracy_score BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy
            MulticlassAccuracy torchmetrics:Accuracy metrics:Accuracy Accuracy accuracy accuracy_vec zero_one_loss
            """,
        "precision": "precision_score Precision precision_at_k",
        "average precision": "average_precision_score precision_recall_curve PrecisionRecallDisplay",
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
    "precision": "precision",
    "average precision": "average_precision aucpr pr_auc",
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
