"""Programs with their own names made alike."""

from portfolio_audit.analysis.code.words import read_words
from portfolio_audit.parsers.python_tokens import read_statements


def words(*texts: str) -> list[list[str]]:
    units = read_words([read_statements(text, 1_000) for text in texts])
    return [[" ".join(statement.tokens) for statement in unit] for unit in units]


def test_renamed_variables_functions_and_classes_make_no_difference() -> None:
    one = "def load(path):\n    return read_csv(path, sep=path)\nclass Net(Base):\n    pass\ntable = load(x)\n"
    other = "def fetch(where):\n    return read_csv(where, sep=where)\nclass Model(Base):\n    pass\nt = fetch(y)\n"

    assert words(one) == words(other)


def test_what_libraries_are_called_is_kept_however_it_is_imported() -> None:
    plain = "import numpy as np\nx = np.linalg.norm(a, axis=1)\n"
    renamed = "import numpy as n\ny = n.linalg.norm(b, axis=1)\n"
    direct = "from numpy import linalg as la\nz = la.norm(c, axis=1)\n"

    assert words(plain) == words(renamed) == [["_ = linalg norm _ axis= 0"]]
    assert words(direct) == [["_ = norm _ axis= 0"]]


def test_an_imported_name_is_called_what_it_is_called_at_home() -> None:
    one = "from sklearn.svm import SVC as Model\nm = Model(C=a)\n"
    other = "from sklearn.svm import SVC\nm = SVC(C=a)\n"

    assert words(one) == words(other) == [["_ = SVC C= _"]]


def test_a_class_of_a_star_import_keeps_its_name() -> None:
    assert words("from keras.layers import *\nx = Dense(a, units=b)\n") == [["_ = Dense _ units= _"]]


def test_names_that_another_file_defines_are_own_names() -> None:
    assert words("def clean(t):\n    return t\n", "from helpers import clean\nx = clean(y)\n")[1] == ["_ = _ _"]


def test_attributes_of_self_are_own_names_and_those_of_libraries_are_not() -> None:
    assert words("self.rate = self.model.fit(x)") == [["_ = _ fit _"]]


def test_statements_that_only_show_or_import_do_not_count() -> None:
    text = (
        "import pandas as pd\nimport matplotlib.pyplot as plt\nfrom a import (b, c)\n"
        "plt.figure(figsize=(10, 5))\nplt.title('x')\nplt.legend(loc='best')\nplt.show()\n"
        "print('done')\ndf.head()\ndf\n'a docstring'\npass\nx = 1\n"
    )

    assert words(text) == [[]]


def test_a_statement_that_does_something_counts() -> None:
    assert words("df['a'] = df['b'].fillna(df['b'].mean())") == [["_ [ 0 = _ [ 0 fillna _ [ 0 mean"]]
