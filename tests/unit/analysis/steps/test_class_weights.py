"""Uneven classes are weighed and resampled in many ways."""

import pytest

from portfolio_audit.collectors.learning import collect
from support.snapshots import make_snapshot

TREATED = [
    "import xgboost as xgb\nxgb.XGBClassifier(scale_pos_weight=ratio)\n",
    "settings = {'objective': 'binary', 'is_unbalance': True}\n",
    "settings = {}\nsettings['scale_pos_weight'] = 9\n",
    "grid = {'clf__class_weight': [None, 'balanced']}\n",
    "from torch import nn\nnn.CrossEntropyLoss(weights)\n",
    "from torch import nn\nnn.BCEWithLogitsLoss(pos_weight=ratio)\n",
    "import torch.nn.functional as F\nF.cross_entropy(a, b, weight=weights)\n",
    "from tensorflow import keras\nkeras.losses.BinaryFocalCrossentropy()\n",
    "from sklearn.utils import resample\nmore = resample(minority, n_samples=len(majority))\n",
    "few = df[df.ripe == 0].sample(n=len(minority))\n",
    "even = df.groupby('label').sample(n=50)\n",
]
UNTREATED = [
    "import xgboost as xgb\nxgb.XGBClassifier(scale_pos_weight=1)\n",
    "settings = {'class_weight': None}\n",
    "from torch import nn\nnn.CrossEntropyLoss()\n",
    "from sklearn.utils import resample\nonce = resample(rows, random_state=1)\n",
    "some = df.groupby('orchard').sample(n=50)\n",
    "from imblearn.over_sampling import SMOTE\n",
]
IN_R = ["randomForest(ripe ~ ., data = d, classwt = c(1, 9))", "trainControl(sampling = 'up')", "step_smote(r, ripe)"]


@pytest.mark.parametrize("source", TREATED)
def test_weights_and_resampling_are_seen(source: str) -> None:
    assert collect(make_snapshot({"a.py": source})).resamplings


@pytest.mark.parametrize("source", UNTREATED)
def test_what_weighs_nothing_and_a_bootstrap_are_left_out(source: str) -> None:
    assert not collect(make_snapshot({"a.py": source})).resamplings


@pytest.mark.parametrize("line", IN_R)
def test_weights_are_seen_in_r(line: str) -> None:
    assert collect(make_snapshot({"a.R": f"{line}\n"})).resamplings
