"""What a picture is, as far as its path tells."""

import posixpath
import re
from enum import StrEnum

from portfolio_audit.patterns import lazy_regex

_LOGO = lazy_regex(
    r"logo|(?<![a-z])icons?(?![a-z])|favicon|avatar|banner|badge|header|(?<!dis)(?<!re)cover(?!age|y|ed|ing)|sprite|button"
    r"|emoji|^profile(?![a-z])",
    re.IGNORECASE,
)
_BRAND = lazy_regex(
    r"^(?:terraform|docker|python|pytorch|tensorflow|kubernetes|azure|gcp|github|git|ubuntu|linux|nvidia|pandas|numpy|sklearn"
    r"|scikit-?learn)(?:[._-]?\d{2,3}x\d{2,3})?\.\w{2,4}$|[._-]\d{2,3}x\d{2,3}\.\w{2,4}$",
    re.IGNORECASE,
)
"""Names of tools alone, and sizes of icons."""
_DIAGRAM = lazy_regex(
    r"(?<!reliability)(?<!reliability[-_ ])diagram|archi(?!v)|workflow|"
    r"(?<!pre)(?<!pre[-_ ])(?<!post)process?(?!s|ed|ing|or)|"
    r"pipeline|(?<!ml)(?<!tensor)(?<!air)flow|schema|(?<![a-z])(?:uml|dag|erd)(?![a-z])|"
    r"structure|overview|design|makefile|infra",
    re.IGNORECASE,
)
_TOOL = lazy_regex(r"mlflow|streamlit|dashboard|swagger|grafana|screen", re.IGNORECASE)
"""Tools of which an overview is a screenshot."""
_SCREENSHOT = lazy_regex(
    r"screen|capture|\bui\b|_ui|demo(?!gr)|(?<![a-z])app|webapp|dashboard|swagger|mlflow|prefect|grafana|"
    r"(?<![a-z])api|fastapi|"
    r"website|page|console|k8s|kubernetes|deploy(?:ed|ment)|(?<![a-z])aws|docker|terminal|webservice|server|postman",
    re.IGNORECASE,
)
_SERVICE = lazy_regex(
    r"(?<![a-z])(?:bucket|(?:artifact[-_ ]?)?registry|cloud[-_ ]?build|build[-_ ]?history"
    r"|swagger|grafana|terminal|postman|wandb|builds?(?=\.))",
    re.IGNORECASE,
)
"""Screens of services, which no folder of figures makes a plot."""
_FIGURE = lazy_regex(
    r"plot|figure|chart|graph|curve|confus|matrix|heat|scatter|residual|importance|shap(?!e)|"
    r"(?<![a-z])(?:roc|auc|hist(?!or[yi])|dist(?!il)|corr|box|bar|acc(?!ess|ount)|loss|eval|map(?!p))|"
    r"result|eda|predict|forecast|cluster|pca|tsne|umap|learning|calib|reliab|compar|trend|"
    r"feature|metric|performance",
    re.IGNORECASE,
)
_FIGURE_FOLDER = lazy_regex(
    r"(?:^|/)(?:figures?|plots?|charts?|graphs?|results?|reports?|outputs?|eda|visuali[sz]ations?|img_?plots)(?:/|$)",
    re.IGNORECASE,
)
_ASSET_FOLDER = lazy_regex(
    r"(?:^|/)(?:public|static|assets?|icons?|frontend|client|web|dataset|datasets|train|"
    r"test|val|images_data|samples?|templates|node_modules)(?:/|$)",
    re.IGNORECASE,
)
_LISTING = lazy_regex(r"(?:^|[-_ ])(?:lists?|logs?)(?:[-_ .]|$)", re.IGNORECASE)
"""Parts of the name of a screen that lists what a tool did."""
_SURE_DIAGRAM = lazy_regex(r"diagram|archi(?!v)|flow[-_ ]?chart|overview|structure", re.IGNORECASE)
_PANEL = lazy_regex(r"\((?:left|right|middle|cent(?:er|re)|top|bottom)\)", re.IGNORECASE)
_OF_DATA = lazy_regex(
    r"\b(?:photo\w{0,7}|masks?|ground[- ]truth|predict(?:ed|ions?)|input|sample|label\w{0,2})\b", re.IGNORECASE
)
_OF_PARTS = lazy_regex(
    r"\b(?:pipeline|architecture|workflow|diagram|flow|stages?|steps?|network|overview of)\b", re.IGNORECASE
)
_SMALL_BYTES = 3_000


class ImageKind(StrEnum):
    """What an image is, by its path."""

    FIGURE = "figure"
    """A plot or chart of data or results."""
    DIAGRAM = "diagram"
    """Architecture, pipeline or flow."""
    SCREENSHOT = "screenshot"
    LOGO = "logo"
    OTHER = "other"


def image_kind(path: str, size_bytes: int | None = None) -> ImageKind:
    """Tell what an image is by its path, and by its size where that is known."""
    folder, name = posixpath.split(path)
    if (
        _LOGO.search(name)
        or _BRAND.search(name)
        or (size_bytes is not None and size_bytes < _SMALL_BYTES and not _FIGURE_FOLDER.search(folder))
    ):
        return ImageKind.LOGO
    if _FIGURE_FOLDER.search(folder) and not (_DIAGRAM.search(name) or _SERVICE.search(name)):
        return ImageKind.FIGURE
    if _LISTING.search(name) or _SERVICE.search(name) or (_TOOL.search(name) and "overview" in name.lower()):
        return ImageKind.SCREENSHOT
    for kind, words in (
        (ImageKind.DIAGRAM, _DIAGRAM),
        (ImageKind.SCREENSHOT, _SCREENSHOT),
        (ImageKind.FIGURE, _FIGURE),
    ):
        if words.search(name) and not (kind == ImageKind.FIGURE and _ASSET_FOLDER.search(folder)):
            return kind
    return ImageKind.OTHER


def shows_panels(caption: str) -> bool:
    """Tell by the words beside a picture that it shows data and answers side by side, whatever its name."""
    return bool(_PANEL.search(caption) and _OF_DATA.search(caption)) and not _OF_PARTS.search(caption)


def is_surely_diagram(path: str, text: str) -> bool:
    """Tell whether the name or the alternative text of a picture says that it is a drawing of parts."""
    return bool(_SURE_DIAGRAM.search(posixpath.basename(path)) or _SURE_DIAGRAM.search(text))
