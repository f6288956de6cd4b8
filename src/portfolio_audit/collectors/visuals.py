"""Which images the repository holds and shows, and what they are."""

import posixpath
import re
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.analysis.prose_files import is_foreign, is_readme, root_readme
from portfolio_audit.analysis.prose_links import CheckedLink, check_links, has_meaningful_alt
from portfolio_audit.analysis.report_files import is_report_file
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document, Section
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_DOCUMENTS = 60
_IMAGE = lazy_regex(r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|pdf)$", re.IGNORECASE)
_LOGO = lazy_regex(r"logo|icon|favicon|avatar|banner|badge|header|cover|sprite|button|emoji|profile", re.IGNORECASE)
_DIAGRAM = lazy_regex(
    r"diagram|archi(?!v)|workflow|(?<!pre)(?<!pre[-_ ])(?<!post)process?(?!s|ed|ing|or)|"
    r"pipeline|(?<!ml)(?<!tensor)(?<!air)flow|schema|(?<![a-z])(?:uml|dag|erd)(?![a-z])|"
    r"structure|overview|design|makefile|infra",
    re.IGNORECASE,
)
_TOOL = lazy_regex(r"mlflow|streamlit|dashboard|swagger|grafana|screen", re.IGNORECASE)
"""Tools of which an overview is a screenshot."""
_SCREENSHOT = lazy_regex(
    r"screen|capture|\bui\b|_ui|demo|app|dashboard|swagger|mlflow|prefect|grafana|api|"
    r"website|page|console|aws|docker|terminal|webservice|server|postman",
    re.IGNORECASE,
)
_FIGURE = lazy_regex(
    r"plot|figure|chart|graph|curve|confus|matrix|heat|scatter|residual|importance|shap(?!e)|"
    r"(?<![a-z])(?:roc|auc|hist(?!or[yi])|dist(?!il)|corr|box|bar|acc(?!ess|ount)|loss|eval|map(?!p))|"
    r"result|eda|predict|forecast|cluster|pca|tsne|umap|learning|calib|compar|trend|"
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
_TELLING = lazy_regex(
    r"diagram|architecture|workflow|pipeline|screen ?shots?|demo|dashboard|swagger|plots?|charts?|graphs?|curves?"
    r"|confusion|heat ?map|scatter|histogram|residuals?|importance|shap|forecast|clusters?|results?|visuali[sz]ations?",
    re.IGNORECASE,
)
"""Words of a heading that say what the pictures below it are."""
_SMALL_BYTES = 3_000
_DATA_IMAGES = 60
_NEAR_WORDS = 15


class ImageKind(StrEnum):
    """What an image is, by its path."""

    FIGURE = "figure"
    """A plot or chart of data or results."""
    DIAGRAM = "diagram"
    """Architecture, pipeline or flow."""
    SCREENSHOT = "screenshot"
    LOGO = "logo"
    OTHER = "other"


class ImageFile(Struct, frozen=True):
    """An image file in the tree."""

    kind: ImageKind
    text: str
    """Its path."""
    at: Place
    size_bytes: int


class ShownImage(Struct, frozen=True):
    """An image shown in the README or another prose document."""

    kind: ImageKind
    text: str
    """Alternative text, else its target."""
    at: Place
    """Where it is shown."""
    in_readme: bool
    exists: bool
    has_meaningful_alt: bool
    is_discussed: bool
    """True when the section around it holds at least 15 words of prose for each image."""


class VisualsFacts(Struct, frozen=True):
    """Images in the tree and in prose; plots of notebooks are facts of the notebooks."""

    files: tuple[ImageFile, ...]
    """Image files by path; folders with more than 60 images are data and left aside."""
    figures: tuple[ImageFile, ...]
    """Of these, plots and charts."""
    shown: tuple[ShownImage, ...]
    """Images in README and other prose, badges left aside, README first."""
    shown_in_readme: tuple[ShownImage, ...]
    """Images in the root README that are no logos and whose file exists."""
    shown_figures: tuple[ShownImage, ...]
    """Plots and charts among the images shown anywhere in prose."""
    shown_diagrams: tuple[Located, ...]
    """Diagrams among them, drawn in Mermaid too."""
    shown_screenshots: tuple[ShownImage, ...]
    discussed: tuple[ShownImage, ...]
    """Shown images, logos left aside, with prose around."""
    undiscussed: tuple[ShownImage, ...]
    """Shown images, logos left aside, without."""
    mermaid_diagrams: tuple[Located, ...]


def collect(snapshot: Snapshot) -> VisualsFacts:
    """Sort the image files, and find the images that prose shows."""
    files = _image_files(snapshot)
    tree = TreeNames(snapshot.entries)
    root = root_readme(snapshot.files)
    shown: list[ShownImage] = []
    mermaid: list[Located] = []
    for entry in _prose(snapshot, root):
        document = snapshot.parsed(entry, document_parser(entry.path))
        if not isinstance(document, Absent):
            shown += _shown(document, entry, snapshot.target.name, tree, in_readme=entry is root)
            blocks = (block for block in document.code_blocks if block.language == "mermaid")
            mermaid += [Located("Mermaid diagram", Place(entry.path, block.line)) for block in blocks]
    telling = tuple(image for image in shown if image.kind != ImageKind.LOGO and image.exists)
    diagrams = (Located(image.text, image.at) for image in _of_kind(telling, ImageKind.DIAGRAM))
    return VisualsFacts(
        files=files,
        figures=tuple(image for image in files if image.kind == ImageKind.FIGURE),
        shown=tuple(shown),
        shown_in_readme=tuple(image for image in telling if image.in_readme),
        shown_figures=_of_kind(telling, ImageKind.FIGURE),
        shown_diagrams=(*diagrams, *mermaid),
        shown_screenshots=_of_kind(telling, ImageKind.SCREENSHOT),
        discussed=tuple(image for image in telling if image.is_discussed),
        undiscussed=tuple(image for image in telling if not image.is_discussed),
        mermaid_diagrams=tuple(mermaid),
    )


def _of_kind(images: tuple[ShownImage, ...], kind: ImageKind) -> tuple[ShownImage, ...]:
    return tuple(image for image in images if image.kind == kind)


def _prose(snapshot: Snapshot, root: Entry | None) -> list[Entry]:
    """Give the README and the other prose files, the README first."""
    others = [
        entry
        for entry in snapshot.files_with_suffix(".md", ".rst", ".rmd", ".qmd")
        if entry is not root and not is_foreign(entry.path)
    ]
    others.sort(key=_readmes_first)
    return ([root] if root else []) + others[:_DOCUMENTS]


def _readmes_first(entry: Entry) -> tuple[bool, int, str]:
    return (not is_readme(entry.path), entry.path.count("/"), entry.path)


def _image_files(snapshot: Snapshot) -> tuple[ImageFile, ...]:
    images = [entry for entry in snapshot.files if _is_image(entry.path)]
    by_folder: dict[str, int] = {}
    for entry in images:
        folder = posixpath.dirname(entry.path)
        by_folder[folder] = by_folder.get(folder, 0) + 1
    return tuple(
        ImageFile(image_kind(entry.path, entry.size_bytes), entry.path, Place(entry.path), entry.size_bytes)
        for entry in images
        if by_folder[posixpath.dirname(entry.path)] <= _DATA_IMAGES
    )


def _is_image(path: str) -> bool:
    """Tell whether a file is an image by its name; a report as PDF is none."""
    return bool(_IMAGE.search(path)) and not is_foreign(path) and not is_report_file(path)


def image_kind(path: str, size_bytes: int | None = None) -> ImageKind:
    """Tell what an image is by its path, and by its size where that is known."""
    folder, name = posixpath.split(path)
    if _LOGO.search(name) or (
        size_bytes is not None and size_bytes < _SMALL_BYTES and not _FIGURE_FOLDER.search(folder)
    ):
        return ImageKind.LOGO
    if _FIGURE_FOLDER.search(folder) and not _DIAGRAM.search(name):
        return ImageKind.FIGURE
    if _TOOL.search(name) and "overview" in name.lower():
        return ImageKind.SCREENSHOT
    for kind, words in (
        (ImageKind.DIAGRAM, _DIAGRAM),
        (ImageKind.SCREENSHOT, _SCREENSHOT),
        (ImageKind.FIGURE, _FIGURE),
    ):
        if words.search(name) and not (kind == ImageKind.FIGURE and _ASSET_FOLDER.search(folder)):
            return kind
    return ImageKind.OTHER


def _shown(document: Document, entry: Entry, repository: str, tree: TreeNames, *, in_readme: bool) -> list[ShownImage]:
    checked = check_links(document.links, entry.path, repository, tree)
    return [_shown_image(item, document, entry.path, in_readme=in_readme) for item in checked if item.link.is_image]


def _shown_image(item: CheckedLink, document: Document, path: str, *, in_readme: bool) -> ShownImage:
    section = _section_of(document, item.link.line)
    heading = section.heading.text if section and section.heading else ""
    kind = image_kind(item.path or item.link.target)
    if kind == ImageKind.OTHER:
        kind = image_kind(item.link.text)
    if kind == ImageKind.OTHER:
        kind = image_kind(" ".join(_TELLING.findall(heading)))
    words = section.prose_words / max(1, section.images) if section else 0
    return ShownImage(
        kind=kind,
        text=item.link.text or item.link.target,
        at=Place(path, item.link.line),
        in_readme=in_readme,
        exists=item.exists,
        has_meaningful_alt=has_meaningful_alt(item.link.text),
        is_discussed=words >= _NEAR_WORDS,
    )


def _section_of(document: Document, line: int) -> Section | None:
    return next((section for section in document.sections if section.line <= line <= section.end_line), None)


COLLECTOR = Collector("visuals", VisualsFacts, collect)
