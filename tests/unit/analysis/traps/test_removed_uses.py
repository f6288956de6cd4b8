"""Names that are gone, and versions that keep them."""

import pytest

from portfolio_audit.analysis.running.kept_versions import keeps_below
from portfolio_audit.analysis.traps.removed_names import REMOVALS, ROOTS
from portfolio_audit.collectors.calls import collect
from support.snapshots import make_snapshot


def removed(source: str) -> list[str]:
    return [use.text for use in collect(make_snapshot({"train.py": source})).removed]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("from sklearn.datasets import load_boston", "datasets.load_boston, gone since scikit-learn 1.2"),
        ("from sklearn import datasets\ndatasets.load_boston()", "datasets.load_boston, gone since scikit-learn 1.2"),
        ("from sklearn.cross_validation import KFold", "sklearn.cross_validation, gone since scikit-learn 0.20"),
        ("import numpy as np\nx = y.astype(np.float)", "numpy.float, gone since numpy 1.24"),
        ("import numpy as np\nx = np.NaN", "numpy.NaN, gone since numpy 2.0"),
        ("import tensorflow as tf\nwith tf.Session() as s: pass", "tensorflow.Session, gone since tensorflow 2.0"),
        ("import pandas as pd\nf = pd.DataFrame()\nf = f.append(g)", "DataFrame.append, gone since pandas 2.0"),
        ("import pandas as pd\nf = pd.DataFrame()\nprint(f.ix[0])", "DataFrame.ix, gone since pandas 1.0"),
        (
            "import pandas as pd\nf = pd.DataFrame()\nf.drop('a', 1)",
            "DataFrame.drop with a positional axis, gone since",
        ),
        ("from keras.models import Sequential\nm = Sequential()\nm.predict_classes(x)", "predict_classes, gone since"),
        ("from sklearn.preprocessing import OneHotEncoder\nOneHotEncoder(sparse=False)", "OneHotEncoder(sparse=...)"),
        (
            "from sklearn.ensemble import RandomForestClassifier\nRandomForestClassifier(max_features='auto')",
            "RandomForestClassifier(max_features=auto), gone since scikit-learn 1.3",
        ),
        ("import matplotlib.pyplot as plt\nplt.style.use('seaborn-whitegrid')", "style.use"),
        ("import matplotlib.pyplot as plt\nc = plt.cm.get_cmap('viridis')", "cm.get_cmap, gone since matplotlib 3.9"),
        ("import numpy as np\narea = np.trapz(y, x)", "numpy.trapz, gone since numpy 2.4"),
    ],
)
def test_a_removed_name_is_seen(source: str, text: str) -> None:
    assert [text in use for use in removed(source)] == [True]


@pytest.mark.parametrize(
    "source",
    [
        "import tensorflow.compat.v1 as tf\nwith tf.Session() as s: pass",
        "import numpy as np\nx = y.astype(np.float64)\nb = np.bool_(1)",
        "import numpy as np\n# np.float\ntext = 'np.float'",
        "import pandas as pd\nf = pd.DataFrame()\nf.drop(columns='a')\nf.drop('a', axis=1)\nrows = []\nrows.append(f)",
        "from sklearn.preprocessing import OneHotEncoder\nOneHotEncoder(sparse_output=False)",
        "import sklearn.preprocessing as p\ntry:\n    e = 1\nexcept TypeError:\n    e = p.OneHotEncoder(sparse=False)",
        "from sklearn.ensemble import RandomForestClassifier\nRandomForestClassifier(max_features='sqrt')",
        "import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8-whitegrid')",
        "import sklearn\ndef get_feature_names(): pass\nclass A:\n    names = own.get_feature_names()",
        "settings.float = 1\nprint(settings.int)",
    ],
)
def test_a_current_name_is_not(source: str) -> None:
    assert removed(source) == []


@pytest.mark.parametrize(
    ("constraint", "release", "is_kept"),
    [
        ("==1.1.3", "1.2", True),
        ("==1.4.0", "1.2", False),
        (">=1.3,<2", "2.0", True),
        (">=1.3", "2.0", False),
        ("<=1.5.3", "2.0", True),
        ("!=1.5", "2.0", False),
        ("~=1.4", "2.0", True),
        ("~=1.4", "1.5", False),
        ("~=1.4.2", "1.5", True),
        ("^0.24", "1.0", True),
        ("^1.2", "1.3", False),
        ("=1.0.2", "1.2", True),
        ("", "1.2", False),
        ("==oops", "1.2", False),
    ],
)
def test_a_constraint_keeps_a_package_below_a_release_or_not(constraint: str, release: str, is_kept: bool) -> None:
    assert keeps_below(constraint, release) is is_kept


def test_every_row_of_the_table_can_be_used() -> None:
    assert all(removal.package in ROOTS and removal.version[0].isdigit() and removal.instead for removal in REMOVALS)
    assert len({(removal.name, removal.keyword) for removal in REMOVALS}) == len(REMOVALS)


def test_living_code_stands_before_code_that_is_left_behind() -> None:
    old = "import numpy as np\nx = np.float(1)\n"

    facts = collect(make_snapshot({"archive/a.py": old, "src/b.py": old, "deprecated_runs/c.py": old}))

    assert [use.at.path for use in facts.removed] == ["src/b.py", "archive/a.py", "deprecated_runs/c.py"]
    assert facts.watched[0].at.path == "src/b.py"
