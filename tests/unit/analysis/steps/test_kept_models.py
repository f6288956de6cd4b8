"""Which calls write and read models."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.collectors.deployment import collect
from support.snapshots import make_snapshot


def _has(code: str, kind: StepKind) -> bool:
    units = read_code_units(make_snapshot({"work.py": code}))
    return any(step.kind is kind for unit in units for step in steps_of(unit))


@pytest.mark.parametrize(
    "code",
    [
        "net.fit(x, y)\nnet.save('out')\n",
        "learner.fit_one_cycle(3)\nlearner.export('leaves.pkl')\n",
        "thing.save('leaves.keras')\n",
        "model.write().overwrite().save('s3://models/als')\n",
        "np.savez('w.npz', w=w, b=b)\n",
        "from pyspark.ml.recommendation import ALS\nals = ALS(rank=4).fit(r)\nals.write().overwrite().save('x')\n",
    ],
)
def test_what_was_trained_is_written(code: str) -> None:
    assert _has(code, StepKind.SAVE)


@pytest.mark.parametrize(
    "code",
    [
        "import trimesh\nmodel = trimesh.load('part.step')\nmodel.export('part.stl')\n",
        "np.save('features.npy', features)\n",
        "tokenizer.save('words.txt')\n",
        "person.save()\n",
    ],
)
def test_shapes_features_and_records_are_no_models_that_are_written(code: str) -> None:
    assert not _has(code, StepKind.SAVE)


@pytest.mark.parametrize(
    "code",
    [
        "from rl import PPO\nagent = PPO.load('walker')\n",
        "import spacy\nner = spacy.load('out/model-best')\n",
        "from transformers import pipeline\nask = pipeline('text-classification', model='./out/mine')\n",
        "from ultralytics import YOLO\nnet = YOLO('runs/detect/train/weights/best.pt')\n",
        "net = Net.from_file('net.pt')\n",
        "z = np.load('weights.npz')\n",
        "import onnxruntime as ort\ns = ort.InferenceSession('m.onnx')\n",
        "import pickle\nranker = pickle.loads(blob)\nranker.predict(rows)\n",
    ],
)
def test_a_model_is_read_by_its_class_or_its_path(code: str) -> None:
    assert _has(code, StepKind.RESTORE)


@pytest.mark.parametrize(
    "code",
    [
        "import spacy\nnlp = spacy.load('en_core_web_sm')\n",
        "from ultralytics import YOLO\nnet = YOLO('yolov8n.pt')\n",
        "from ursina import load_model\ntree = load_model('tree.obj')\n",
        "import pickle\ndef load_tables(path):\n    with open(path, 'rb') as f:\n        return pickle.load(f)\n",
        "table = np.load('features.npy')\n",
        "import pickle\njob = pickle.loads(message)\njob.start()\n",
    ],
)
def test_public_models_scenes_and_tables_are_not_read_back(code: str) -> None:
    assert not _has(code, StepKind.RESTORE)


def test_a_foundation_that_is_trained_further_is_no_model_that_is_read_back() -> None:
    code = "from transformers import AutoModel, Trainer\nNAME = 'bert-base'\nm = AutoModel.from_pretrained(NAME)\n"

    assert collect(make_snapshot({"a.py": code})).model_loading
    assert not collect(make_snapshot({"a.py": f"{code}Trainer(m).train()\n"})).model_loading


def test_the_bytes_of_what_was_trained_are_the_model() -> None:
    code = "import pickle\nfrom sklearn.svm import SVC\nsv = SVC().fit(X, y)\nbucket.put(pickle.dumps({}))\n"

    assert _has(code.format("sv"), StepKind.SAVE)
    assert not _has(code.format("rows"), StepKind.SAVE)


def test_tensors_of_data_are_no_model() -> None:
    assert not _has("import torch\ntorch.save(dataset, 'rows.pt')\n", StepKind.SAVE)
    assert not _has("import torch\nrows = torch.load('train_set.pt')\n", StepKind.RESTORE)
    assert _has("import torch\ntorch.save(net.state_dict(), 'net.pt')\n", StepKind.SAVE)


def test_what_prepares_data_belongs_to_the_model_whatever_data_it_is_named_for() -> None:
    code = "import pickle\nfrom sklearn.preprocessing import LabelEncoder\n"

    assert _has(f"{code}pickle.dump(label_encoder, file)\n", StepKind.SAVE)
    assert _has(f"{code}feature_scaler = pickle.load(file)\n", StepKind.RESTORE)
    assert not _has(f"{code}pickle.dump(label_list, file)\n", StepKind.SAVE)
