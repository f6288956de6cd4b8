"""Signs of machine learning and data analysis in imports and words."""

import re

from portfolio_audit.patterns import lazy_regex

LEARNING_LIBRARIES = frozenset(
    """
    sklearn tensorflow keras torch torchvision torchaudio xgboost lightgbm catboost statsmodels prophet fbprophet
    transformers sentence_transformers spacy gensim nltk textblob pytorch_lightning lightning fastai mxnet theano
    jax flax
    optuna hyperopt shap imblearn surprise implicit lightfm hdbscan umap pmdarima sktime darts gluonts tslearn
    stable_baselines3 gym gymnasium detectron2 ultralytics timm skimage cv2 pymc pymc3 pystan lifelines causalml econml
    dowhy h2o autogluon pycaret tpot mlflow tfx evidently faiss chromadb langchain langgraph langchain_core llama_index
    llama_cpp openai anthropic vaderSentiment cuml snorkel
    feature_engine category_encoders mlxtend yellowbrick eli5 onnxruntime onnx bentoml datasets peft trl
    diffusers accelerate lasagne caffe pyod river igraph torch_geometric dgl featuretools
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Top-level imports that learn from data or serve what was learnt."""
ANALYSIS_LIBRARIES = frozenset(
    """
    pandas polars seaborn matplotlib plotly altair bokeh scipy numpy geopandas pyspark dask duckdb folium
    """.split()  # noqa: SIM905  # as above
)
"""Top-level imports that analyse data."""
LEARNING_IN_R = lazy_regex(
    r"(?:library|require)\(\s*[\"']?(?:caret|tidymodels|parsnip|recipes|randomForest|ranger|glmnet|xgboost"
    r"|e1071|rpart|mlr3?|keras"
    r"|tensorflow|torch|nnet|gbm|kknn|MASS|forecast|fable|prophet|lme4|mgcv|cluster|factoextra|h2o"
    r"|lightgbm|catboost|arules|tm|quanteda)\b"
)
LEARNING_ELSEWHERE = lazy_regex(
    r"\busing (?:Flux|MLJ|Knet|Lux|DecisionTree|GLM|ScikitLearn)\b|import (?:weka|org\.deeplearning4j"
    r"|smile)\b|@tensorflow/tfjs|brain\.js|ml5"
    r"|#include\s*[<\"](?:torch|mlpack|dlib|tensorflow|shark)/|\bback_?prop(?:agat\w{1,5})?\b"
    r"|\bgradient_?descent\b|\b(?:naive_?bayes|learning_?rate|sigmoid|softmax|relu)\b",
    re.IGNORECASE,
)
LEARNING_WORDS = lazy_regex(
    r"machine[ -]learning|deep[ -]learning|neural net|\bdata[ -]scien|\bkaggle\b|\bclassif(?:y|ier"
    r"|ication)|\bregression\b|\bpredict(?:s|ing|ion|ive|or|ed)?\b"
    r"|\bclustering\b|\bsegmentation\b|\bforecast|\bsentiment|\brandom forest|\bgradient boost|\bxgboost\b"
    r"|\bsupervised\b|\breinforcement learning|\bNLP\b"
    r"|\bcomputer vision|\brecommend(?:er|ation)|\bembedding|\bLSTM\b|\bCNN\b|\bBERT\b|\btransformers?\b"
    r"|\bmlops\b|\bfeature engineering|\btraining set"
    r"|\banomaly detection|\btime[ -]series|\bnaive bayes|\blogistic\b|\bfraud detection|\bchurn\b"
    r"|\bdata analy|\bMNIST\b|\btitanic\b|\biris\b",
    re.IGNORECASE,
)
