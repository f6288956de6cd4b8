"""What the libraries' names mean for rows: which objects learn, which functions part, mix or measure."""

from functools import lru_cache

from portfolio_audit.analysis.dataflow.values import Role
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import Family, StepKind

_ROLES = {
    Role.STATISTIC: """
        StandardScaler MinMaxScaler RobustScaler MaxAbsScaler PowerTransformer QuantileTransformer Normalization
        SimpleImputer KNNImputer IterativeImputer Imputer MeanMedianImputer MissForest EndTailImputer
        SelectKBest SelectPercentile SelectFromModel RFE RFECV VarianceThreshold GenericUnivariateSelect SelectFpr
        SelectFdr SelectFwe SequentialFeatureSelector BorutaPy DropCorrelatedFeatures SmartCorrelatedSelection
        PCA TruncatedSVD KernelPCA FactorAnalysis NMF FastICA IncrementalPCA SparsePCA UMAP Isomap
        CountVectorizer TfidfVectorizer TfidfTransformer TextVectorization Tokenizer Word2Vec Doc2Vec
        TargetEncoder CatBoostEncoder LeaveOneOutEncoder WOEEncoder JamesSteinEncoder MEstimateEncoder CountEncoder
        GLMMEncoder CountFrequencyEncoder MeanEncoder QuantileEncoder SummaryEncoder
        KBinsDiscretizer EqualFrequencyDiscretiser EqualWidthDiscretiser DecisionTreeDiscretiser Winsorizer
        """,
    Role.STATELESS: """
        OneHotEncoder OrdinalEncoder LabelEncoder LabelBinarizer MultiLabelBinarizer HashingVectorizer FeatureHasher
        Normalizer FunctionTransformer PolynomialFeatures Binarizer DictVectorizer StringLookup IntegerLookup
        CategoryEncoding Hashing Rescaling BinaryEncoder HashingEncoder MissingIndicator SplineTransformer
        """,
    Role.PIPELINE: """
        Pipeline make_pipeline ColumnTransformer make_column_transformer FeatureUnion make_union DataFrameMapper
        TransformedTargetRegressor
        """,
    Role.SEARCH: """
        GridSearchCV RandomizedSearchCV HalvingGridSearchCV HalvingRandomSearchCV BayesSearchCV OptunaSearchCV
        TuneSearchCV TuneGridSearchCV EvolutionarySearchCV GASearchCV
        """,
    Role.OVERSAMPLER: """
        SMOTE ADASYN RandomOverSampler BorderlineSMOTE SVMSMOTE KMeansSMOTE SMOTENC SMOTEN SMOTEENN SMOTETomek
        """,
    Role.UNDERSAMPLER: """
        RandomUnderSampler NearMiss TomekLinks EditedNearestNeighbours ClusterCentroids OneSidedSelection
        CondensedNearestNeighbour NeighbourhoodCleaningRule AllKNN InstanceHardnessThreshold
        """,
    Role.FOLDS: """
        KFold StratifiedKFold GroupKFold RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedShuffleSplit
        TimeSeriesSplit LeaveOneOut LeavePOut StratifiedGroupKFold GroupShuffleSplit LeaveOneGroupOut
        PredefinedSplit BlockingTimeSeriesSplit PurgedKFold
        """,
    Role.TRAINER: "Trainer Seq2SeqTrainer SFTTrainer LightningTrainer",
    Role.MODEL: """
        CalibratedClassifierCV OneVsRestClassifier OneVsOneClassifier MultiOutputRegressor MultiOutputClassifier
        VotingClassifier VotingRegressor StackingClassifier StackingRegressor BaggingClassifier BaggingRegressor Model
        ClassifierChain LazyClassifier LazyRegressor TabularPredictor
        """,
}
_BY_NAME = {name: role for role, names in _ROLES.items() for name in names.split()}
_NO_MODELS = frozenset({"DMatrix", "Dataset", "Pool", "QuantileDMatrix", "train", "cv"})
_SPLITTERS = frozenset(["train_test_split", "random_split", "randomSplit", "random_split_by_ratio", "train_val_split"])
_CROSS_VALIDATORS = frozenset(
    [
        "cross_val_score",
        "cross_validate",
        "cross_val_predict",
        "learning_curve",
        "validation_curve",
        "permutation_test_score",
    ]
)
_LEARNING_FUNCTIONS = frozenset(
    [
        "scale",
        "minmax_scale",
        "maxabs_scale",
        "robust_scale",
        "quantile_transform",
        "power_transform",
        "zscore",
        "boxcox",
        "yeojohnson",
    ]
)
_STATISTICS = frozenset(
    ["mean", "median", "mode", "std", "var", "quantile", "percentile", "nanmean", "nanmedian", "nanstd", "skew"]
)
_EXTREMES = frozenset({"min", "max", "ptp", "amin", "amax", "nanmin", "nanmax"})
_EMPTY_MAKERS = frozenset(
    ["zeros", "ones", "empty", "full", "zeros_like", "ones_like", "empty_like", "DataFrame", "Series", "array"]
)
_POSITIONS = frozenset({"arange", "permutation", "range"})
_SAYING_NOTHING = frozenset(
    [
        "print",
        "display",
        "len",
        "isinstance",
        "type",
        "str",
        "int",
        "float",
        "bool",
        "format",
        "open",
        "input",
        "repr",
        "id",
        "hash",
        "getattr",
        "hasattr",
        "sum",
        "abs",
        "round",
        "max",
        "min",
        "any",
        "all",
        "divmod",
        "pow",
        "super",
    ]
)
_SUPERVISED = frozenset(
    """
    SelectKBest SelectPercentile SelectFromModel RFE RFECV GenericUnivariateSelect SelectFpr SelectFdr SelectFwe
    SequentialFeatureSelector BorutaPy TargetEncoder CatBoostEncoder LeaveOneOutEncoder WOEEncoder JamesSteinEncoder
    MEstimateEncoder GLMMEncoder MeanEncoder
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_BASELINES = frozenset({"DummyClassifier", "DummyRegressor"})
_LIBRARY_ROOTS = frozenset(
    [
        "sklearn",
        "imblearn",
        "xgboost",
        "lightgbm",
        "catboost",
        "keras",
        "tensorflow",
        "torch",
        "lightning",
        "pytorch_lightning",
        "statsmodels",
        "category_encoders",
        "feature_engine",
        "transformers",
        "mlxtend",
        "skopt",
        "sklearn_pandas",
        "cuml",
        "dask_ml",
        "boruta",
        "umap",
        "flaml",
        "pycaret",
        "interpret",
        "ngboost",
        "tpot",
        "autosklearn",
        "gensim",
        "datasets",
        "lightning_fabric",
        "skorch",
    ]
)
_METRIC_FUNCTIONS = frozenset({"score", "evaluate"})


@lru_cache(maxsize=4_000)
def role_of(name: str) -> Role | None:
    """Give what an object that a name makes is for, or `None` where the name makes no estimator."""
    last = name.rpartition(".")[2]
    if last in _BY_NAME and not _is_other_tokenizer(name, last):
        return _BY_NAME[last]
    if last in _BASELINES:
        return Role.BASELINE
    if last in _NO_MODELS or not last[:1].isupper():
        return None
    kinds = {meaning.kind: meaning.detail for meaning in meanings(name)}
    if StepKind.MODEL in kinds:
        return Role.CLUSTERING if kinds[StepKind.MODEL] in {Family.CLUSTERING, Family.REDUCTION} else Role.MODEL
    if StepKind.RESAMPLE in kinds or name.partition(".")[0] not in _LIBRARY_ROOTS:
        return None
    return Role.UNKNOWN if name.endswith(("Classifier", "Regressor", "Encoder", "Transformer", "Scaler")) else None


def _is_other_tokenizer(name: str, last: str) -> bool:
    """Tell Keras' tokenizer, which counts words, from those that come ready-made."""
    return last == "Tokenizer" and "keras" not in name and "." in name


def looks_at_target(text: str) -> bool:
    """Tell what is learnt with the target in view: choosing columns, encoding by the target."""
    return text.partition(".")[0] in _SUPERVISED


def is_splitter(last: str) -> bool:
    """Tell a function that parts rows at random."""
    return last in _SPLITTERS


def is_cross_validator(last: str) -> bool:
    """Tell a function that fits and tests on folds."""
    return last in _CROSS_VALIDATORS


def is_learning_function(name: str) -> bool:
    """Tell a function that scales by statistics of what it is given."""
    return name.rpartition(".")[2] in _LEARNING_FUNCTIONS and name.split(".", maxsplit=1)[0] in (
        "sklearn",
        "scipy",
        "cuml",
        "scale",
    )


def is_statistic(last: str) -> bool:
    """Tell a function or method that takes a statistic of rows."""
    return last in _STATISTICS


def is_extreme(last: str) -> bool:
    """Tell a function or method that takes the smallest or largest value."""
    return last in _EXTREMES


def is_statistic_or_extreme(last: str) -> bool:
    """Tell a function that takes a statistic, or the smallest or largest value."""
    return is_statistic(last) or is_extreme(last)


def makes_empty(last: str) -> bool:
    """Tell a function that makes data of its own or wraps what it is given."""
    return last in _EMPTY_MAKERS


def makes_positions(last: str) -> bool:
    """Tell a function that makes a list of row numbers."""
    return last in _POSITIONS


def says_nothing(name: str) -> bool:
    """Tell a builtin whose result holds no rows."""
    return name in _SAYING_NOTHING


@lru_cache(maxsize=4_000)
def is_metric(name: str) -> bool:
    """Tell a function that compares predictions with the truth."""
    owner, _, last = name.rpartition(".")
    if last in _METRIC_FUNCTIONS or last[:1].isupper():
        return False
    is_known = any(meaning.kind in (StepKind.METRIC, StepKind.ANALYSE_ERRORS) for meaning in meanings(name))
    return is_known or (owner.startswith("sklearn.metrics") and last != "make_scorer")
