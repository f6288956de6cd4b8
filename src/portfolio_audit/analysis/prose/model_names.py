"""Names of models in a text, each by one spelling."""

import re

from portfolio_audit.patterns import lazy_regex

_NAMES = {
    "random forest": r"random\s?-?forests?|randomforest\w{0,12}|\brf\b|rf_|_rf\b",
    "extra trees": r"extra\s?trees?\w{0,12}",
    "gradient boosting": r"gradient\s?boost\w{0,20}|\bgbm\b|\bgbr\b|gbdt",
    "xgboost": r"xg\s?-?boost|\bxgb\w{0,20}",
    "lightgbm": r"light\s?-?gbm|\blgbm?\w{0,12}",
    "catboost": r"cat\s?-?boost\w{0,12}",
    "adaboost": r"ada\s?-?boost\w{0,12}",
    "logistic regression": r"logistic(?:\s?regression)?|logreg|log_reg|logit",
    "linear regression": r"linear\s?regression|\bols\b|lin_reg|linreg",
    "ridge": r"ridge",
    "lasso": r"lasso",
    "elastic net": r"elastic\s?-?net",
    "decision tree": r"decision\s?-?trees?\w{0,12}|\bdt\b|\bcart\b",
    "support vectors": r"\bsvm\b|\bsvc\b|\bsvr\b|support\s?vector|linearsvc",
    "neighbours": r"\bknn\b|k-?\s?nearest|kneighbors\w{0,12}|k-nn",
    "naive bayes": r"naive\s?-?bayes|naïve bayes|(?:gaussian|multinomial|bernoulli)nb",
    "perceptron": r"\bmlp\w{0,12}|multi-?\s?layer perceptron|neural net\w{0,6}|\bann\b|\bdnn\b|feed-?forward",
    "convolution": r"\bcnn\b|convolutional|convnet|lenet",
    "recurrent": r"\blstm\b|\bgru\b|\brnn\b|bilstm",
    "transformer": r"(?:distil|ro|al|fin|de)?bert\w{0,6}\b|transformer|\bgpt\b|\bt5\b",
    "residual network": r"resnet\w{0,6}",
    "vgg": r"vgg\w{0,4}",
    "efficient network": r"efficient\s?net\w{0,4}",
    "mobile network": r"mobile\s?net\w{0,4}",
    "xception": r"xception",
    "inception": r"inception\w{0,4}",
    "arima": r"\bs?arimax?\b",
    "prophet": r"prophet",
    "stacking": r"stack(?:ing|ed)",
    "voting": r"voting\w{0,12}",
    "ensemble": r"ensembl\w{1,6}|blend\w{0,4}",
    "baseline": r"baseline|dummy\w{0,12}|naive (?:model|forecast)|majority",
}
_PATTERNS = tuple((name, lazy_regex(pattern, re.IGNORECASE)) for name, pattern in _NAMES.items())
_CHARACTERS = 4_000


def models_in(text: str) -> frozenset[str]:
    """Give the models that a text names."""
    short = text[:_CHARACTERS]
    return frozenset(name for name, pattern in _PATTERNS if pattern.search(short))
