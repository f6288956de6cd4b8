"""Small programs for the dataflow: read from YAML, made into units."""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml
from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, units_of_notebook
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.parsers.python import parse_module

FOLDER = Path(__file__).parents[1] / "fixtures" / "dataflow"
HEAD = """
import sys
import numpy as np, pandas as pd, matplotlib.pyplot as plt
import xgboost as xgb, catboost, datasets, lightning, torch, tensorflow as tf, statsmodels.api as sm
from scipy import stats
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.preprocessing.sequence import pad_sequences
from catboost import CatBoostClassifier
from category_encoders import TargetEncoder
from imblearn.over_sampling import ADASYN, SMOTE, RandomOverSampler
from imblearn.pipeline import Pipeline as ImbPipeline
from imblearn.under_sampling import RandomUnderSampler
from lightgbm import LGBMClassifier
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.dummy import DummyClassifier
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, classification_report, r2_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, KFold, StratifiedKFold, cross_val_predict, cross_val_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample
df = pd.read_csv("customers.csv")
X = df.drop(columns="churn")
y = df["churn"]
"""


class Program(Struct, frozen=True):
    """One program and what is expected of it."""

    title: str
    units: tuple[CodeUnit, ...]
    leaks: tuple[str, ...]
    """Kind and confidence."""
    is_safe: bool
    """True when a preparation is credited."""


def read_programs() -> Iterator[Program]:
    """Read all files of programs."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for title, content in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            leaks = tuple(sorted(content.get("leaks", [])))
            yield Program(f"{path.stem}: {title}", _units(content), leaks, bool(content.get("safe", False)))


def _units(content: dict[str, object]) -> tuple[CodeUnit, ...]:
    cells = content.get("cells")
    if isinstance(cells, list):
        return notebook_units([(0, HEAD), *((count, code) for count, code in cells)])
    return (script_unit(HEAD + str(content["code"])),)


def script_unit(source: str, path: str = "train.py") -> CodeUnit:
    """Make a script."""
    return CodeUnit(path, None, "python", source, parse_module(source.encode()))


def notebook_units(cells: list[tuple[int | None, str]], path: str = "train.ipynb") -> tuple[CodeUnit, ...]:
    """Make a notebook of cells with their execution counts."""
    made: list[dict[str, object]] = [
        {"cell_type": "code", "source": source, "execution_count": count, "metadata": {}, "outputs": []}
        for count, source in cells
    ]
    raw = json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 2})
    return tuple(units_of_notebook(path, parse_notebook(raw.encode())))
