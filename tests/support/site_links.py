"""Check a built site: every link inside it leads somewhere, and nothing is loaded from elsewhere.

Usage: python tests/support/site_links.py build/site
"""

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_LOADED_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"})


class _Page(HTMLParser):
    """The anchors of a page, where it leads, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Collect what matters of one element."""
        own = {name: value for name, value in attributes if value}
        self.anchors |= {own[name] for name in ("id", "name") if name in own}
        if tag == "a" and "href" in own:
            self.links.append(own["href"])
        if tag in _LOADING and _LOADING[tag] in own:
            self.loaded.append(own[_LOADING[tag]])
        if tag == "link" and "href" in own and _LOADED_RELATIONS & set(own.get("rel", "").split()):
            self.loaded.append(own["href"])


def problems(site: Path) -> list[str]:
    """Give a line for everything that is off; a site without pages is off too."""
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    found = [line for path in pages if path.name != "404.html" for line in _problems_of(path, pages, site)]
    return found if pages else [f"{site} holds no page"]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _problems_of(path: Path, pages: dict[Path, _Page], site: Path) -> Iterator[str]:
    name = path.relative_to(site)
    for link in pages[path].loaded:
        if urlsplit(link).netloc:
            yield f"{name} loads {link}"
        elif not link.startswith("data:") and not _target(path, link).is_file():
            yield f"{name} loads {link}, which is not there"
    for link in pages[path].links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = _target(path, link)
        if not target.exists():
            yield f"{name} links {link}, which is not there"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            yield f"{name} links {link}, where nothing has that name"


def _target(path: Path, link: str) -> Path:
    place = unquote(urlsplit(link).path)
    target = (path.parent / place).resolve() if place else path
    return target / "index.html" if target.is_dir() else target


if __name__ == "__main__":
    off = problems(Path(sys.argv[1]).resolve())
    sys.stdout.write("".join(f"{line}\n" for line in off))
    sys.exit(1 if off else 0)
