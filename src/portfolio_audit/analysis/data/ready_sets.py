"""Data sets that a hub hands out ready: where links, loaders, commands and paths name it."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.data.downloads import find_downloads
from portfolio_audit.analysis.data.links import links_to_data
from portfolio_audit.analysis.proofs import stands_aside
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_HUBS = (
    (
        "Kaggle",
        lazy_regex(r"kaggle\.com/|^kagglehub\.|^kaggle\.|^opendatasets\.|\bkaggle\s+(?:competitions|datasets|c|d)\s"),
    ),
    ("UCI", lazy_regex(r"archive(?:-beta)?\.ics\.uci\.edu|^ucimlrepo\.")),
    ("OpenML", lazy_regex(r"openml\.org|^openml\.")),
    ("Hugging Face", lazy_regex(r"huggingface\.co/datasets/|^datasets\.load_dataset")),
    ("data.world", lazy_regex(r"\bdata\.world\b")),
    ("DrivenData", lazy_regex(r"drivendata\.org")),
    ("Papers with Code", lazy_regex(r"paperswithcode\.com/dataset")),
    (
        "CIFAR, MNIST, ImageNet or COCO",
        lazy_regex(r"cs\.toronto\.edu/~kriz|yann\.lecun\.com|image-net\.org|cocodataset"),
    ),
    (
        "a library's own sets",
        lazy_regex(
            r"^(?:sklearn\.datasets\.|(?:tensorflow\.)?keras\.|torchvision\.datasets\.|torchtext\.datasets\."
            r"|tensorflow_datasets\.|seaborn\.load_dataset|statsmodels\.)"
        ),
    ),
)
"""Name of a hub, and how links and calls name it."""
_PATH = lazy_regex(r"^\.\./input/\w|^(?:/|(?:\.\./)+)kaggle/input/\w")
"""Where notebooks on Kaggle find their data."""


def ready_sets(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> Iterator[Located]:
    """Give the hub's name at links, at calls that fetch and at paths of its notebooks, code out of use left aside."""
    for found in (*links_to_data(snapshot, units), *find_downloads(snapshot, units)):
        hub = next((name for name, pattern in _HUBS if pattern.search(found.text)), "")
        if hub and not stands_aside(found.at.path):
            yield Located(hub, found.at)
    for unit in units:
        for text in unit.module.texts if unit.module else ():
            if _PATH.match(text.value):
                yield Located("Kaggle", unit.place(text.line))
