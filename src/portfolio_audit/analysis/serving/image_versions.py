"""What images install: packages by name, and lists whose versions may be open."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from portfolio_audit.analysis.serving.dockerfiles import build_contexts, read_dockerfiles
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.dockerfile import Dockerfile
from portfolio_audit.parsers.manifest_values import Manifest, normalise
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_LIST = lazy_regex(r"(?:\s-r\s?|--requirements?[= ])[\"']?([\w./${}-]{0,80}?[\w-]{1,60}\.(?:txt|in|lock))")
_PACKAGE_WORD = lazy_regex(r"[A-Za-z][\w.-]{1,60}")
_PINNED = 0.8
"""The share of packages with one exact version from which a list counts as fixed."""


def fixing_images(snapshot: Snapshot, manifests: Mapping[str, Manifest]) -> tuple[Located, ...]:
    """Give the images, those left out that install from a list found in the tree in which versions are open."""
    contexts = ("", *build_contexts(snapshot))
    found = []
    for entry, image in read_dockerfiles(snapshot):
        lists = _lists(image, (dirname(entry.path), *contexts), manifests)
        if not lists or any(_is_fixed(manifest) for manifest in lists):
            found.append(Located(image.bases[0], Place(entry.path)))
    return tuple(found)


def installed_by_images(snapshot: Snapshot) -> frozenset[str]:
    """Give the words of install lines in Dockerfiles, as normalised names."""
    runs = (run for _, image in read_dockerfiles(snapshot) for run in image.runs if "install" in run)
    return frozenset(normalise(word) for run in runs for word in _PACKAGE_WORD.findall(run))


def _lists(image: Dockerfile, folders: tuple[str, ...], manifests: Mapping[str, Manifest]) -> list[Manifest]:
    """Give what the image may install from: copied files of the name that pip is given."""
    names = {file_name(name) for run in image.runs for name in _LIST.findall(run)}
    sources = [source for source, _ in image.copied if file_name(source) in names]
    paths = {normpath(join(folder, source.lstrip("/"))) for folder in folders for source in sources}
    return [manifests[path] for path in sorted(paths) if path in manifests]


def _is_fixed(manifest: Manifest) -> bool:
    pinned = sum(one.is_pinned for one in manifest.declared)
    return manifest.is_lock or not manifest.declared or pinned / len(manifest.declared) >= _PINNED
