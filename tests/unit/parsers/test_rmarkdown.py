"""R Markdown becomes cells."""

import pytest

from portfolio_audit.parsers.notebook import CellKind
from portfolio_audit.parsers.rmarkdown import parse_rmarkdown

REPORT = b"""---
title: "Churn of customers"
output: html_document
---

Some prose.

```{r setup, echo=FALSE}
x <- 1
```

```
not a chunk
```

```{python}
y = 2
```
"""


def test_chunks_and_prose_alternate() -> None:
    cells = parse_rmarkdown(REPORT).cells

    assert [cell.kind for cell in cells] == [CellKind.MARKDOWN, CellKind.CODE, CellKind.MARKDOWN, CellKind.CODE]
    assert cells[0].source.startswith("# Churn of customers")
    assert cells[1].source == "x <- 1"


def test_the_language_is_that_of_most_chunks() -> None:
    assert parse_rmarkdown(b"```{julia}\nx = 1\n```\n").language == "julia"
    assert parse_rmarkdown(b"Only words.").language == "r"


@pytest.mark.parametrize("content", [b"", b"---\n", b"```{r}\nnever closed", b"\xff\xfe", b"```{r}\n" * 5_000])
def test_any_bytes_give_a_document(content: bytes) -> None:
    assert parse_rmarkdown(content).error is None
