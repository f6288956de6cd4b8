from portfolio_audit.collectors.licence import collect
from support.snapshots import make_snapshot

ISC = (
    "ISC License\n\nCopyright (c) 2026 Ada\n\nPermission to use, copy, modify, and/or "
    "distribute this software for any purpose "
    "with or without fee is hereby granted, provided that the above copyright notice and "
    "this permission notice appear in all "
    'copies.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES '
    "WITH REGARD TO THIS SOFTWARE INCLUDING "
    "ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR "
    "BE LIABLE FOR ANY SPECIAL, DIRECT, "
    "INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF "
    "USE, DATA OR PROFITS, WHETHER IN AN "
    "ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN "
    "CONNECTION WITH THE USE OR PERFORMANCE OF "
    "THIS SOFTWARE.\n"
)


def test_a_licence_is_recognised_by_its_text() -> None:
    facts = collect(
        make_snapshot({"LICENSE": "MIT License\n\nPermission is hereby granted, free of charge, to any person\n"})
    )

    assert (facts.spdx, facts.is_recognised, facts.file and facts.file.text) == ("MIT", True, "LICENSE")


def test_a_rarer_licence_is_recognised_too() -> None:
    assert collect(make_snapshot({"licence.txt": ISC})).spdx == "ISC"


def test_a_text_that_is_no_licence_is_not_recognised() -> None:
    facts = collect(make_snapshot({"COPYING": "Ask me first.\n"}))

    assert (facts.has_file, facts.is_recognised) == (True, False)


def test_of_two_files_the_one_with_a_known_text_counts() -> None:
    facts = collect(make_snapshot({"LICENSE": "YEAR: 2026\nCOPYRIGHT HOLDER: Ada\n", "LICENSE.md": "# MIT License\n"}))

    assert (facts.spdx, facts.file and facts.file.text) == ("MIT", "LICENSE.md")


def test_licences_of_folders_do_not_count() -> None:
    assert not collect(make_snapshot({"vendor/LICENSE": "MIT License\n"})).has_file


def test_a_line_that_names_the_licence_is_kept() -> None:
    named = [
        collect(make_snapshot(files)).named
        for files in (
            {"README.md": "# Tides\n\nQuestions: ask. Licence: MIT.\n"},
            {"pyproject.toml": '[project]\nlicense = { text = "Apache-2.0" }\n'},
            {"README.md": "![License: MIT](https://img.shields.io/badge/a-b-c)\n"},
            {"README.md": "The code is licensed under the GPL.\n"},
        )
    ]

    assert [len(one) for one in named] == [1, 1, 1, 1]


def test_a_licence_of_something_else_is_none() -> None:
    text = "# Licences\nWho renews a driving licence?\nA licence plate in Mitte is read.\nSee docs/bsd.md\n"

    assert collect(make_snapshot({"README.md": text, "docs/a.md": "License: MIT\n"})).named == ()
