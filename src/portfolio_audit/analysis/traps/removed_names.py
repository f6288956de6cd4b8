"""Names and arguments that libraries took away, the release that did, and what stands in their place."""

from msgspec import Struct


class Removal(Struct, frozen=True):
    """One name, keyword or value that is gone."""

    name: str
    """Resolved dotted name; with a dot in front a method of whatever has it."""
    package: str
    """Distribution that it was taken from, as registries name it."""
    version: str
    """First release without it."""
    instead: str
    keyword: str = ""
    """Keyword of the call that is gone; with `#2` the second positional argument."""
    value: str = ""
    """Start of the value that is gone; empty for any."""

    @property
    def shown(self) -> str:
        """Give what is gone as code."""
        last = ".".join(self.name.strip(".").split(".")[-2:])
        if self.keyword.startswith("#"):
            return f"{last} with a positional axis"
        return f"{last}({self.keyword}={self.value or '...'})" if self.keyword else last


_TABLE = """
scikit-learn | 1.2 | sklearn.datasets.load_boston | fetch_california_housing or fetch_openml
scikit-learn | 1.2 | sklearn.metrics.plot_confusion_matrix | ConfusionMatrixDisplay.from_estimator
scikit-learn | 1.2 | sklearn.metrics.plot_roc_curve | RocCurveDisplay.from_estimator
scikit-learn | 1.2 | sklearn.metrics.plot_precision_recall_curve | PrecisionRecallDisplay.from_estimator
scikit-learn | 1.2 | sklearn.inspection.plot_partial_dependence | PartialDependenceDisplay.from_estimator
scikit-learn | 1.2 | .get_feature_names | get_feature_names_out
scikit-learn | 1.2 | sklearn.linear_model.LinearRegression normalize | StandardScaler in a pipeline
scikit-learn | 1.2 | sklearn.linear_model.Ridge normalize | StandardScaler in a pipeline
scikit-learn | 1.2 | sklearn.linear_model.Lasso normalize | StandardScaler in a pipeline
scikit-learn | 1.2 | sklearn.ensemble.RandomForestRegressor criterion=mse | criterion="squared_error"
scikit-learn | 1.2 | sklearn.tree.DecisionTreeRegressor criterion=mse | criterion="squared_error"
scikit-learn | 1.3 | sklearn.ensemble.RandomForestClassifier max_features=auto | max_features="sqrt"
scikit-learn | 1.3 | sklearn.ensemble.RandomForestRegressor max_features=auto | max_features=1.0
scikit-learn | 1.3 | sklearn.linear_model.SGDClassifier loss=log | loss="log_loss"
scikit-learn | 1.4 | sklearn.preprocessing.OneHotEncoder sparse | sparse_output
scikit-learn | 1.4 | sklearn.ensemble.AdaBoostClassifier base_estimator | estimator
scikit-learn | 1.4 | sklearn.ensemble.AdaBoostRegressor base_estimator | estimator
scikit-learn | 1.4 | sklearn.ensemble.BaggingClassifier base_estimator | estimator
scikit-learn | 1.4 | sklearn.ensemble.BaggingRegressor base_estimator | estimator
scikit-learn | 1.6 | sklearn.metrics.mean_squared_error squared | root_mean_squared_error
scikit-learn | 0.24 | sklearn.model_selection.GridSearchCV iid | no such argument
scikit-learn | 0.23 | sklearn.externals.joblib | import joblib
scikit-learn | 0.23 | sklearn.externals.six | Python 3 alone
scikit-learn | 0.23 | sklearn.metrics.jaccard_similarity_score | jaccard_score
scikit-learn | 0.22 | sklearn.preprocessing.Imputer | sklearn.impute.SimpleImputer
scikit-learn | 0.22 | sklearn.datasets.fetch_mldata | fetch_openml
scikit-learn | 0.20 | sklearn.cross_validation | sklearn.model_selection
scikit-learn | 0.20 | sklearn.grid_search | sklearn.model_selection
scikit-learn | 0.20 | sklearn.learning_curve | sklearn.model_selection
scikit-learn | 0.24 | sklearn.datasets.samples_generator | sklearn.datasets
scikit-learn | 0.24 | sklearn.ensemble.forest | sklearn.ensemble
scikit-learn | 0.24 | sklearn.tree.tree | sklearn.tree
scikit-learn | 0.24 | sklearn.linear_model.base | sklearn.linear_model
scikit-learn | 0.24 | sklearn.metrics.classification | sklearn.metrics
scikit-learn | 0.24 | sklearn.metrics.scorer | sklearn.metrics
numpy | 1.24 | numpy.float | float
numpy | 1.24 | numpy.int | int
numpy | 1.24 | numpy.object | object
numpy | 1.24 | numpy.str | str
numpy | 1.24 | numpy.complex | complex
numpy | 1.23 | numpy.asscalar | .item()
numpy | 2.0 | numpy.NaN | numpy.nan
numpy | 2.0 | numpy.Inf | numpy.inf
numpy | 2.0 | numpy.infty | numpy.inf
numpy | 2.0 | numpy.float_ | numpy.float64
numpy | 2.0 | numpy.unicode_ | numpy.str_
numpy | 2.0 | numpy.string_ | numpy.bytes_
numpy | 2.0 | numpy.product | numpy.prod
numpy | 2.0 | numpy.cumproduct | numpy.cumprod
numpy | 2.0 | numpy.alltrue | numpy.all
numpy | 2.0 | numpy.sometrue | numpy.any
numpy | 2.4 | numpy.trapz | numpy.trapezoid
numpy | 2.4 | numpy.in1d | numpy.isin
pandas | 2.0 | pandas.DataFrame.append | pandas.concat
pandas | 2.0 | pandas.DataFrame.iteritems | items
pandas | 2.0 | pandas.DataFrame.mad | (x - x.mean()).abs().mean()
pandas | 2.0 | pandas.DataFrame.lookup | loc with factorised labels
pandas | 2.0 | pandas.DataFrame.drop #2 | axis=1
pandas | 2.0 | pandas.datetime | datetime.datetime
pandas | 2.0 | pandas.np | numpy
pandas | 2.0 | pandas.util.testing | pandas.testing
pandas | 2.0 | pandas.read_csv error_bad_lines | on_bad_lines
pandas | 2.0 | pandas.read_csv squeeze | .squeeze("columns")
pandas | 1.0 | pandas.DataFrame.as_matrix | to_numpy
pandas | 1.0 | pandas.DataFrame.get_value | at
pandas | 1.0 | pandas.DataFrame.ix | loc or iloc
pandas | 0.25 | pandas.Panel | a frame with several index levels
pandas | 0.25 | pandas.scatter_matrix | pandas.plotting.scatter_matrix
pandas | 0.25 | pandas.tools.plotting | pandas.plotting
pandas | 3.0 | pandas.DataFrame.applymap | map
pandas | 3.0 | pandas.DataFrame.fillna method | ffill or bfill
pandas | 3.0 | pandas.read_csv delim_whitespace | sep=r"\\s+"
scipy | 1.2 | scipy.misc.imread | imageio.v3.imread
scipy | 1.3 | scipy.misc.imresize | PIL.Image.resize
scipy | 1.14 | scipy.integrate.simps | simpson
scipy | 1.14 | scipy.integrate.cumtrapz | cumulative_trapezoid
matplotlib | 3.8 | matplotlib.pyplot.style.use #1=seaborn | seaborn-v0_8, or seaborn.set_theme
matplotlib | 3.9 | matplotlib.cm.get_cmap | matplotlib.colormaps
matplotlib | 3.9 | matplotlib.pyplot.cm.get_cmap | matplotlib.colormaps
imbalanced-learn | 0.8 | .fit_sample | fit_resample
xgboost | 2.1 | xgboost.XGBClassifier.fit early_stopping_rounds | the same argument of the constructor
xgboost | 2.1 | xgboost.XGBRegressor.fit early_stopping_rounds | the same argument of the constructor
lightgbm | 4.0 | lightgbm.LGBMClassifier.fit early_stopping_rounds | callbacks=[early_stopping(...)]
lightgbm | 4.0 | lightgbm.LGBMRegressor.fit early_stopping_rounds | callbacks=[early_stopping(...)]
lightgbm | 4.0 | lightgbm.train early_stopping_rounds | callbacks=[early_stopping(...)]
lightgbm | 4.0 | lightgbm.train verbose_eval | callbacks=[log_evaluation(...)]
statsmodels | 0.13 | statsmodels.tsa.arima_model | statsmodels.tsa.arima.model
gensim | 4.0 | gensim.models.Word2Vec size | vector_size
gensim | 4.0 | gensim.models.Word2Vec iter | epochs
gensim | 4.0 | gensim.summarization | another library
tensorflow | 2.0 | tensorflow.Session | eager execution or tf.function
tensorflow | 2.0 | tensorflow.InteractiveSession | eager execution or tf.function
tensorflow | 2.0 | tensorflow.placeholder | arguments of a function
tensorflow | 2.0 | tensorflow.get_variable | tf.Variable
tensorflow | 2.0 | tensorflow.global_variables_initializer | nothing to call
tensorflow | 2.0 | tensorflow.ConfigProto | tf.config
tensorflow | 2.0 | tensorflow.contrib | TensorFlow Addons or Keras
tensorflow | 2.0 | tensorflow.set_random_seed | tf.random.set_seed
tensorflow | 2.0 | tensorflow.train.AdamOptimizer | tf.keras.optimizers.Adam
tensorflow | 2.0 | tensorflow.examples.tutorials | tf.keras.datasets
tensorflow | 2.6 | .predict_classes | argmax of predict
tensorflow | 2.16 | .fit_generator | fit
tensorflow | 2.16 | .predict_generator | predict
tensorflow | 2.16 | .evaluate_generator | evaluate
tensorflow | 2.16 | tensorflow.keras.wrappers.scikit_learn | SciKeras
tensorflow | 2.16 | keras.wrappers.scikit_learn | SciKeras
tensorflow | 2.16 | keras.layers.convolutional | keras.layers
tensorflow | 2.16 | keras.layers.core | keras.layers
tensorflow | 2.16 | keras.layers.normalization | keras.layers
tensorflow | 2.16 | keras.utils.np_utils | keras.utils
tensorflow | 2.16 | keras.optimizers.Adam lr | learning_rate
tensorflow | 2.16 | keras.optimizers.SGD lr | learning_rate
tensorflow | 2.16 | keras.optimizers.RMSprop lr | learning_rate
tensorflow | 2.16 | tensorflow.keras.optimizers.Adam lr | learning_rate
tensorflow | 2.16 | tensorflow.keras.optimizers.SGD lr | learning_rate
tensorflow | 2.16 | tensorflow.keras.optimizers.RMSprop lr | learning_rate
openai | 1.0 | openai.ChatCompletion | client.chat.completions
openai | 1.0 | openai.Completion | client.completions
openai | 1.0 | openai.Embedding | client.embeddings
"""
"""Checked against scikit-learn 1.9, NumPy 2.4, pandas 3.1, SciPy 1.17, Matplotlib 3.11, XGBoost 3.2, LightGBM 4.7,
gensim 4.4, where the names are gone. The releases that removed them, and all rows of TensorFlow, statsmodels,
imbalanced-learn and openai, were not checked against a release."""


def _read(row: str) -> Removal:
    package, version, what, instead = (part.strip() for part in row.split(" | "))
    name, _, argument = what.partition(" ")
    keyword, _, value = argument.partition("=")
    return Removal(name, package, version, instead, keyword, value)


REMOVALS = tuple(_read(row) for row in _TABLE.strip().splitlines())

ROOTS = {
    "scikit-learn": "sklearn", "numpy": "numpy", "pandas": "pandas", "scipy": "scipy", "matplotlib": "matplotlib",
    "imbalanced-learn": "imblearn", "xgboost": "xgboost", "lightgbm": "lightgbm", "statsmodels": "statsmodels",
    "gensim": "gensim", "tensorflow": "tensorflow", "openai": "openai",
}  # fmt: skip  # a table
"""Import name of each distribution in the table."""

DISTRIBUTIONS = {"tensorflow": ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tensorflow-macos")}
"""Distributions that bring the same package."""
