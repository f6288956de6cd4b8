"""Which images the repository holds and shows, and what they are."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.plots.drawn_text import draws_parts, is_sketch
from portfolio_audit.analysis.plots.picture_kinds import ImageKind, image_kind, is_surely_diagram, shows_panels
from portfolio_audit.analysis.prose.files.prose import is_foreign, is_readme, root_readme
from portfolio_audit.analysis.prose.files.reports import is_export, is_report_file
from portfolio_audit.analysis.prose.prose_links import CheckedLink, check_links, has_meaningful_alt
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
_TELLING = lazy_regex(
    r"architecture|workflow|pipeline|screen ?shots?|demo|dashboard|swagger|plots?|charts?|graphs?|curves?"
    r"|confusion|heat ?map|scatter|histogram|residuals?|importance|shap|forecast|clusters?|results?|visuali[sz]ations?",
    re.IGNORECASE,
)
"""Words of a heading that say what the pictures below it are."""
_DATA_IMAGES = 60
_NEAR_WORDS = 15
_CAPTION_LINES = 2


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
    path: str
    """The file that is shown, or the address of one that stands elsewhere."""
    at: Place
    """Where it is shown."""
    in_readme: bool
    exists: bool
    has_meaningful_alt: bool
    is_discussed: bool
    """True when the section around it holds at least 15 words of prose for each image."""


class _Picture(Struct, frozen=True):
    """What a page shows, an image or a diagram in Mermaid."""

    text: str
    at: Place
    in_readme: bool


class VisualsFacts(Struct, frozen=True):
    """Images in the tree and in prose; plots of notebooks are facts of the notebooks."""

    files: tuple[ImageFile, ...]
    """Image files by path; folders with more than 60 images are data and left aside."""
    figures: tuple[ImageFile, ...]
    """Of these, plots and charts."""
    pictures: tuple[Located, ...]
    """Plots that are kept as files, and plots, diagrams and others that pages show, each file once."""
    is_illustrated: bool
    """True when a plot is kept as a file or any image is shown."""
    shown: tuple[ShownImage, ...]
    """Images in README and other prose, badges left aside, README first."""
    shown_in_readme: tuple[ShownImage, ...]
    """Images in the root README that are no logos and whose file exists."""
    front_page: tuple[Located, ...]
    """The same with the Mermaid diagrams of the root README."""
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
    sketched_diagrams: tuple[Located, ...]
    """Boxes and arrows that code blocks of pages draw in characters; drawn trees of folders are none."""


def collect(snapshot: Snapshot) -> VisualsFacts:
    """Sort the image files, and find the images that prose shows."""
    files = _image_files(snapshot)
    tree = TreeNames(snapshot.entries)
    root = root_readme(snapshot.files)
    shown: list[ShownImage] = []
    mermaid: list[_Picture] = []
    sketches: list[Located] = []
    for entry in _prose(snapshot, root):
        document = snapshot.parsed(entry, document_parser(entry.path))
        if not isinstance(document, Absent):
            shown += _shown(document, entry, snapshot.target.name, tree, in_readme=entry is root)
            mermaid += _mermaid(document, entry.path, in_readme=entry is root)
            sketches += _sketches(document, entry.path)
    return _facts(files, tuple(shown), mermaid, tuple(sketches))


def _facts(
    files: tuple[ImageFile, ...], shown: tuple[ShownImage, ...], mermaid: list[_Picture], sketches: tuple[Located, ...]
) -> VisualsFacts:
    telling = tuple(image for image in shown if image.kind != ImageKind.LOGO and image.exists and _is_shown(image.path))
    figures = tuple(image for image in files if image.kind == ImageKind.FIGURE)
    images = tuple(_Picture(image.text, image.at, image.in_readme) for image in telling)
    diagrams = _of_kind(telling, ImageKind.DIAGRAM)
    drawn = sorted(diagrams, key=lambda image: not is_surely_diagram(image.path, image.text))
    seen = {image.text: Located(image.text, image.at) for image in figures}
    for image in telling:
        if image.kind != ImageKind.SCREENSHOT:
            seen.setdefault(image.path, Located(image.text, image.at))
    return VisualsFacts(
        files=files,
        figures=figures,
        pictures=tuple(seen.values()),
        is_illustrated=bool(figures or shown),
        shown=shown,
        shown_in_readme=tuple(image for image in telling if image.in_readme),
        front_page=_places(one for one in (*images, *mermaid) if one.in_readme),
        shown_figures=_of_kind(telling, ImageKind.FIGURE),
        shown_diagrams=(*(Located(image.text, image.at) for image in drawn), *_places(mermaid)),
        shown_screenshots=_of_kind(telling, ImageKind.SCREENSHOT),
        discussed=tuple(image for image in telling if image.is_discussed),
        undiscussed=tuple(image for image in telling if not image.is_discussed),
        mermaid_diagrams=_places(mermaid),
        sketched_diagrams=sketches,
    )


def _is_shown(path: str) -> bool:
    """Tell a picture that stands elsewhere, or a file that is an image: a placeholder shows nothing."""
    return "://" in path or bool(_IMAGE.search(path))


def _mermaid(document: Document, path: str, *, in_readme: bool) -> Iterator[_Picture]:
    for block in document.code_blocks:
        if block.language == "mermaid":
            yield _Picture("Mermaid diagram", Place(path, block.line), in_readme)


def _sketches(document: Document, path: str) -> Iterator[Located]:
    """Give those first that draw their parts; a line of arrows may stand in a list of folders."""
    sketches = sorted(filter(is_sketch, document.code_blocks), key=lambda block: not draws_parts(block))
    return (Located("diagram drawn in characters", Place(path, block.line)) for block in sketches)


def _places(seen: Iterable[_Picture]) -> tuple[Located, ...]:
    return tuple(Located(one.text, one.at) for one in seen)


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
    images = [
        entry for entry in snapshot.files if _is_image(entry.path) and not is_export(entry.path, snapshot.by_path)
    ]
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
    if kind is ImageKind.DIAGRAM and shows_panels(f"{item.link.text} {_caption(document, item.link.line)}"):
        kind = ImageKind.OTHER
    words = section.prose_words / max(1, section.images) if section else 0
    return ShownImage(
        kind=kind,
        text=item.link.text or item.link.target,
        path=item.path or item.link.target,
        at=Place(path, item.link.line),
        in_readme=in_readme,
        exists=item.exists,
        has_meaningful_alt=has_meaningful_alt(item.link.text),
        is_discussed=words >= _NEAR_WORDS,
    )


def _caption(document: Document, line: int) -> str:
    """Give what stands on the line of a picture and the two below it."""
    return " ".join(one.text for one in document.sentences if 0 <= (one.at.line or 0) - line <= _CAPTION_LINES)


def _section_of(document: Document, line: int) -> Section | None:
    return next((section for section in document.sections if section.line <= line <= section.end_line), None)


COLLECTOR = Collector("visuals", VisualsFacts, collect)
