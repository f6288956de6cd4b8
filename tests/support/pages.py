"""What a browser would see of a page, and the proof that nothing in it can act."""

from html.parser import HTMLParser

VOID = {"meta", "input", "link", "img", "br", "hr", "wbr"}
ACTIVE = {"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "button", "link", "img", "use"}


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((f"svg {tag}" if "svg" in self.open else tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.tags if name == tag)


def assert_harmless(page: Page) -> None:
    assert (page.count("style"), page.count("title")) == (1, 1)
    assert not ACTIVE & {tag.removeprefix("svg ") for tag, _ in page.tags}
    assert {attributes["http-equiv"] for _, attributes in page.tags if "http-equiv" in attributes} == {
        "Content-Security-Policy"
    }
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    assert all(address.startswith(("#", "https://")) for address in page.values("href"))
    assert not [name for name in ("src", "srcset", "srcdoc", "xlink:href", "action") if page.values(name)]
