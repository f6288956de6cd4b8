"""Opens HTML reports in headless Chromium, and tells each dialog, request and breach of their own policy.

Usage: python benchmarks/opened.py FOLDER (every .html below it)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
QUIET_MILLISECONDS = 200
"""What a page gets to do after it was loaded."""


def main() -> int:
    """Open every page and print what it did."""
    pages = sorted(Path(sys.argv[1]).rglob("*.html"))
    noisy = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for path in pages:
            page = browser.new_page()
            found = list(deeds(page, path.resolve()))
            noisy += bool(found)
            page.close()
            print(*(f"{path}: {deed}" for deed in found), sep="\n", end="\n" if found else "", flush=True)
        browser.close()
    print(f"{len(pages)} pages opened, {noisy} did something")
    return 1 if noisy or not pages else 0


def deeds(page: Page, path: Path) -> Iterator[str]:
    """Open one page and yield what it did besides being shown."""
    seen: list[str] = []
    own = path.as_uri()
    page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message[:100]}"))
    page.on("request", lambda request: seen.append(f"request: {request.url[:200]}") if request.url != own else None)
    page.on("console", lambda message: seen.append(f"console: {message.text[:200]}"))
    page.on("pageerror", lambda error: seen.append(f"error: {str(error)[:200]}"))
    page.on("popup", lambda popup: seen.append(f"window: {popup.url[:200]}"))
    page.goto(own)
    page.wait_for_timeout(QUIET_MILLISECONDS)
    yield from seen


if __name__ == "__main__":
    sys.exit(main())
