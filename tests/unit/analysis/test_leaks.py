import pytest

from portfolio_audit.analysis.leaks import LeakKind, read_preparation
from support.code import make_unit

_IMPORTS = """
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler
df = pd.read_csv("churn.csv")
X = df.drop("churn", axis=1)
y = df["churn"]
scaler = StandardScaler()
"""
_SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"


@pytest.mark.parametrize(
    "lines",
    [
        "X = scaler.fit_transform(X)\n",
        "X = StandardScaler().fit_transform(X)\n",
        "scaler.fit(X)\nX = scaler.transform(X)\n",
        "Z = scaler.fit_transform(X)\nX = pd.DataFrame(Z)\n",
        "df[['a', 'b']] = scaler.fit_transform(df[['a', 'b']])\nX = df[['a', 'b']]\n",
        "X = TfidfVectorizer().fit_transform(df['text']).toarray()\n",
    ],
)
def test_a_preparation_fitted_before_the_split_leaks(lines: str) -> None:
    (leak,) = read_preparation([make_unit(_IMPORTS + lines + _SPLIT)]).leaks

    assert leak.kind is LeakKind.PREPROCESSING
    assert leak.at.line is not None
    assert leak.at.line < leak.split_line


def test_resampling_before_the_split_brings_the_same_rows_to_both_sides() -> None:
    (leak,) = read_preparation([make_unit(_IMPORTS + "X, y = SMOTE().fit_resample(X, y)\n" + _SPLIT)]).leaks

    assert leak.kind is LeakKind.OVERLAP


@pytest.mark.parametrize(
    "lines",
    [
        _SPLIT + "X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n",
        _SPLIT + "X_train, y_train = SMOTE().fit_resample(X_train, y_train)\n",
        "y = LabelEncoder().fit_transform(y)\n" + _SPLIT,
        "Z = scaler.fit_transform(X)\n" + _SPLIT,
        "X = scaler.fit_transform(X)\nX = df[['a']]\n" + _SPLIT,
    ],
)
def test_clean_twins_do_not(lines: str) -> None:
    assert read_preparation([make_unit(_IMPORTS + lines)]).leaks == ()


def test_a_fit_on_the_training_part_is_credited() -> None:
    assert read_preparation([make_unit(_IMPORTS + _SPLIT + "X_train = scaler.fit_transform(X_train)\n")]).safe


def test_cells_are_one_program_and_files_are_not() -> None:
    first, second = (
        _IMPORTS + "X = scaler.fit_transform(X)\n",
        "from sklearn.model_selection import train_test_split\n" + _SPLIT,
    )

    assert read_preparation([make_unit(first, "a.ipynb", 1), make_unit(second, "a.ipynb", 2)]).leaks
    assert not read_preparation([make_unit(first, "a.py"), make_unit(second, "b.py")]).leaks


def test_functions_are_followed_one_by_one() -> None:
    source = (
        _IMPORTS + "def scale(X):\n    X = scaler.fit_transform(X)\n    return X\n\ndef split(X, y):\n    " + _SPLIT
    )

    assert read_preparation([make_unit(source)]).leaks == ()
