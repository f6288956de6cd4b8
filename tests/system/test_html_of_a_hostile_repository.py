"""A repository that tries to run something in the report of its reader, from all that it can write."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser import CHROMIUM_MARKS, open_page, unfold
from support.command_line import Run
from support.repositories import Repository

pytestmark = CHROMIUM_MARKS

SCRIPT = "<script>window.ran='{0}'</script><img src=x onerror=\"window.ran='{0}'\"><svg onload=\"window.ran='{0}'\">"
AUTHOR = "\" onload=\"window.ran='author' <a@b>"
FILES = ("<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>", "javascript:alert(1)")
PLACES = ("title", "heading", "prose", "link", "cell", "output", "code", "string", "docstring")
NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"language_info": {"name": "python"}, "title": SCRIPT.format("metadata")},
    "cells": [
        {"id": "a", "cell_type": "markdown", "metadata": {}, "source": "## Result " + SCRIPT.format("cell")},
        {
            "id": "b",
            "cell_type": "code",
            "metadata": {},
            "execution_count": 3,
            "source": f"model.fit(X, y)  # {SCRIPT.format('code')}\nplt.plot(x)",
            "outputs": [
                {
                    "output_type": "display_data",
                    "metadata": {},
                    "data": {"text/html": SCRIPT.format("output"), "text/plain": "1"},
                }
            ],
        },
    ],
}


@pytest.fixture(name="report", scope="module")
def fixture_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report") / "report.html"


@pytest.fixture(name="page_of_hostile")
def fixture_page_of_hostile(run: Run, report: Path, tmp_path: Path) -> Path:
    if not report.exists():
        repository = Repository(tmp_path / "hostile")
        repository.git("remote", "add", "origin", "https://github.com/ada/%22%3E%3Cscript%3Ealert(1)")
        for number, path in enumerate(FILES):
            repository.write({f"src/{path.replace('/', '')}.py": _code(number)})
            repository.git("add", "-A")
            repository.git(
                "commit", "--quiet", "-m", SCRIPT.format("message"), "--author", "\" onload=\"window.ran='author' <a@b>"
            )
        repository.write({"README.md": _readme(), "notebooks/a.ipynb": json.dumps(NOTEBOOK)})
        repository.git("add", "-A")
        repository.git("commit", "--quiet", "-m", "</title>" + SCRIPT.format("message"))
        assert run("audit", str(repository.path), "-q", "-o", str(report)).code == 0
    return report


def _readme() -> str:
    return (
        f"# Churn {SCRIPT.format('title')}\n\n{SCRIPT.format('prose')} We predict churn of customers.\n\n"
        f"## Results {SCRIPT.format('heading')}\n\nAccuracy 0.9 [here](javascript:window.ran='link')\n\n"
        "```bash\npip install -r requirements.txt && echo '</code></pre><script>window.ran=1</script>'\n```\n"
    )


def _code(number: int) -> str:
    return (
        f'"""{SCRIPT.format("docstring")}"""\nfrom sklearn.linear_model import LogisticRegression\n\n\n'
        f"def train_{number}(X, y):\n    print({SCRIPT.format('string')!r})\n"
        "    return LogisticRegression().fit(X, y)\n"
    )


def test_nothing_of_a_hostile_repository_runs(browser: Browser, page_of_hostile: Path) -> None:
    with open_page(browser, page_of_hostile) as page:
        unfold(page)
        page.wait_for_timeout(300)

        assert page.evaluate("window.ran") is None
        assert page.locator("script, img, iframe, object, embed, form, svg [onload], [onerror]").count() == 0
        assert page.locator("a:not([href^='#']):not([href^='https://github.com/'])").count() == 0


def test_what_it_tried_can_be_read(browser: Browser, page_of_hostile: Path) -> None:
    with open_page(browser, page_of_hostile) as page:
        unfold(page)
        text = page.locator("body").inner_text()

    assert "onerror=" in text
    assert "<script>" in text
