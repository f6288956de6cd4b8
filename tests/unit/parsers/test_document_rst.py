from portfolio_audit.parsers.document_rst import parse_rst

README = b"""Bike demand
===========

Forecasts bikes with ``train.py``, see `notes <docs/notes.rst>`_.

Results
-------

.. image:: fit.png
   :alt: Fit of the forest

.. code-block:: bash

   pip install .

- first
- second

.. list-table::

   * - model
     - MAE
   * - forest
     - 1.8
"""


def test_a_rst_file_gives_headings_links_code_and_tables() -> None:
    document = parse_rst(README)

    assert [(s.heading.text, s.heading.level) for s in document.sections if s.heading] == [
        ("Bike demand", 1),
        ("Results", 2),
    ]
    assert [(link.target, link.text, link.is_image) for link in document.links] == [
        ("docs/notes.rst", "notes", False),
        ("fit.png", "Fit of the forest", True),
    ]
    assert [(block.language, block.text) for block in document.code_blocks] == [("bash", "pip install .")]
    assert [(table.header, table.rows) for table in document.tables] == [(("model", "MAE"), (("forest", "1.8"),))]
    assert document.list_items == 2


def test_nothing_is_inserted_from_other_files_and_raw_content_is_dropped() -> None:
    document = parse_rst(b".. include:: /etc/passwd\n\n.. raw:: html\n\n   <b>raw</b>\n\ntext\n")

    assert [sentence.text for sentence in document.sentences] == ["text"]


def test_broken_rst_is_still_read() -> None:
    document = parse_rst(b"Title\n===\n\n.. nosuchdirective:: x\n\n   body\n\n`broken <link\n\nA sentence.\n")

    assert "A sentence." in [sentence.text for sentence in document.sentences]


def test_deeply_nested_rst_falls_back_to_plain_text() -> None:
    document = parse_rst("\n".join(f"{' ' * level}* x\n" for level in range(900)).encode())

    assert document.format in {"rst", "txt"}
