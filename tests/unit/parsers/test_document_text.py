import pytest

from portfolio_audit.parsers.document_text import count_words, decode, normalise_heading, split_sentences


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        (b"\xef\xbb\xbf# Bikes", "# Bikes", None),
        ("# Bikes".encode("utf-16"), "# Bikes", "UTF-16"),
        ("# Bikes and weather".encode("utf-16-le"), "# Bikes and weather", "UTF-16"),
        ("# Bikes and weather".encode("utf-16-be"), "# Bikes and weather", "UTF-16"),
        ("# Fahrräder".encode("latin-1"), "# Fahrräder", "Latin-1"),
        (b"# Bi\0kes and weather", "# Bikes and weather", "NUL"),
        (b"a\r\nb\rc", "a\nb\nc", None),
    ],
)
def test_bytes_of_every_common_encoding_become_text(content: bytes, text: str, note: str | None) -> None:
    read, said = decode(content)

    assert read == text
    assert (said is None) if note is None else (said is not None and note in said)


def test_what_is_beyond_the_cap_is_said() -> None:
    text, note = decode(b"word \n" * 100_000)

    assert len(text) == 512_000
    assert note == "only the first 512,000 bytes were read"


def test_a_cut_inside_a_character_is_no_wrong_encoding() -> None:
    text, note = decode(b"a\n" * 255_999 + b"a" + "é".encode())

    assert text == "a\n" * 255_999 + "a"
    assert note == "only the first 512,000 bytes were read"


def test_very_long_lines_are_cut() -> None:
    text, note = decode(b"x" * 20_000 + b"\nshort")

    assert [len(line) for line in text.split("\n")] == [10_000, 5]
    assert note == "lines were cut at 10,000 characters"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("🚀 1. Getting started:", "Getting started"),
        ("2.3 Model evaluation", "Model evaluation"),
        ("**Results** ✨", "Results"),
        (":rocket: Quick start", "Quick start"),
        ("Step 2: Train the model", "Train the model"),
        ("IV. Data", "Data"),
        ("2019 in numbers", "2019 in numbers"),
        ("C++", "C++"),
        ("1.", "1"),
    ],
)
def test_headings_lose_emoji_and_numbering_but_not_their_words(written: str, plain: str) -> None:
    assert normalise_heading(written) == plain


def test_sentences_know_their_line_and_spare_abbreviations() -> None:
    text = "The score, e.g. the F1, is 0.9 here.\nIt beats Smith et al. by far!\nWhy? 速い。正しい。"

    assert list(split_sentences(text)) == [
        ("The score, e.g. the F1, is 0.9 here.", 0),
        ("It beats Smith et al. by far!", 1),
        ("Why?", 2),
        ("速い。", 2),
        ("正しい。", 2),
    ]


def test_words_that_only_end_like_an_abbreviation_close_a_sentence() -> None:
    text = "It compares five algorithms. We kept two (approx. half). They run on all platforms. Nobody else does."

    assert len(list(split_sentences(text))) == 4


def test_words_are_counted_without_addresses_and_numbers() -> None:
    assert count_words("See https://example.org/a/b for 42 more words") == 4
    assert count_words("需要予測") == 2
