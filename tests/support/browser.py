"""Debian's Chromium, watched: what it complains about and what it asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
CHROMIUM_MARKS = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def watch(context: BrowserContext) -> tuple[Page, list[str]]:
    """Open a page and note everything that it complains about, asks for or pops up."""
    page = context.new_page()
    notes: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith("file://"):
            notes.append(request.url)

    page.on("console", lambda message: notes.append(message.text))
    page.on("pageerror", lambda error: notes.append(str(error)))
    page.on("request", note_request)
    page.on("dialog", lambda dialog: notes.append(dialog.message))
    page.on("popup", lambda popup: notes.append(popup.url))
    return page, notes


@contextmanager
def open_page(browser: Browser, path: Path, *, width: int = 1280, scheme: Scheme = "light") -> Iterator[Page]:
    """Open a file, and prove at the end that it was quiet."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
    page, notes = watch(context)
    page.goto(path.as_uri())
    yield page
    context.close()

    assert notes == []


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
