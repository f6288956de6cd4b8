from time import process_time

import pytest

from portfolio_audit.analysis.prose.sections.classes import (
    LEARNED,
    WEIGHTS,
    SectionClass,
    classify_sections,
)
from portfolio_audit.analysis.prose.sections.features import SectionText, read_traits
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights, read_weights

README = (
    SectionText(
        "Rain gauge [![Build](https://ci.example.org/badge.svg)](https://ci.example.org)",
        1,
        "This project is a small library that forecasts the rain of the next hour from the readings of cheap gauges.",
    ),
    SectionText("Features", 2, "- Reads gauges from three makers\n- Supports gaps in the readings\n- Fast and simple"),
    SectionText("Installation", 2, "Install it with pip:\n\n```sh\npip install rain-gauge\n```"),
    SectionText("Usage", 2, ""),
    SectionText("Forecast one station", 3, "```python\nfrom rain import forecast\nforecast('north')\n```"),
    SectionText("Running the tests", 2, "To run the tests, type:\n\n```sh\npytest\n```"),
    SectionText("Changelog", 2, "- 1.2.0 (2024-03-01): fixed the scale\n- 1.1.0 (2023-11-12): added gaps"),
    SectionText("Roadmap", 2, "- Snow is planned\n- Hail will be supported soon"),
    SectionText("Documentation", 2, "See the [documentation](https://rain.example.org/docs) for more information."),
    SectionText("Contributing", 2, "Pull requests are welcome. Fork the repository, make a branch, submit a patch."),
    SectionText("Authors", 2, "* Ann Weather <ann@example.org>\n* Thanks to all contributors"),
    SectionText("License", 2, "Released under the MIT License."),
)
EXPECTED = (
    "what_why",
    "what_why",
    "how",
    "how",
    "how",
    "how",
    "when",
    "when",
    "references",
    "contribution",
    "who",
    "who",
)
LONG = 100_000


@pytest.mark.parametrize(("index", "kind"), list(enumerate(EXPECTED)), ids=str)
def test_each_section_of_a_common_readme_gets_its_class(index: int, kind: str) -> None:
    assert classify_sections(README)[index] == (SectionClass(kind),)


def test_a_section_can_bear_two_classes() -> None:
    text = (
        "To use the recipe, set `gauge.port`. See the [guide](https://a.example.org), the [manual](https://b.example.org)"
        " and the [examples](https://c.example.org) for more information."
    )
    kinds = classify_sections((README[0], SectionText("Usage", 2, text), *README[6:]))[1]

    assert set(kinds) == {SectionClass.HOW, SectionClass.REFERENCES}


def test_the_likeliest_class_comes_first() -> None:
    table = LearnedWeights("", (0.1,) * len(LEARNED), {"": (-1000, 0, -9000, -9000, 500, -9000, -9000)})

    assert classify_sections(README[:1], table) == ((SectionClass.REFERENCES, SectionClass.HOW, SectionClass.WHAT_WHY),)


def test_no_section_gives_no_class() -> None:
    assert classify_sections(()) == ()


def test_an_empty_heading_over_nothing_is_excluded() -> None:
    assert classify_sections((*README, SectionText("", 2, " \n")))[-1] == (SectionClass.EXCLUDED,)


def test_text_before_the_first_heading_is_judged() -> None:
    assert classify_sections((SectionText("", 1, README[0].text), *README[1:]))[0] == (SectionClass.WHAT_WHY,)


@pytest.mark.parametrize(
    "sections",
    [
        (
            SectionText("天气预报", 1, "这个项目根据雨量计的读数预测下一个小时的降雨量。"),
            SectionText("安装", 2, "`pip install rain`"),
        ),
        (SectionText("Прогноз дождя", 1, "Этот проект предсказывает дождь по показаниям датчиков."),),
        (
            SectionText(
                "Previsão de chuva", 1, "Este projeto prevê a chuva da próxima hora com os dados de uma estação."
            ),
            SectionText("Instalação", 2, "Para instalar o projeto em uma máquina, use o comando que está na página."),
        ),
    ],
    ids=["Chinese", "Russian", "Portuguese"],
)
def test_a_file_in_another_language_is_excluded(sections: tuple[SectionText, ...]) -> None:
    assert set(classify_sections(sections)) == {(SectionClass.EXCLUDED,)}


def test_a_comment_in_a_code_block_is_no_section_and_no_parent() -> None:
    sections = (
        README[0],
        SectionText("Usage", 2, "Type this:\n\n```sh\npip install rain"),
        SectionText("forecast one station", 1, "rain north\n```"),
        SectionText("License", 2, "MIT"),
    )

    assert classify_sections(sections)[1:] == (
        (SectionClass.HOW,),
        (SectionClass.EXCLUDED,),
        (SectionClass.WHO,),
    )


def test_a_fence_that_is_never_closed_ends_at_the_next_real_heading() -> None:
    sections = (README[0], SectionText("Usage", 2, "```sh\nrain north"), *README[6:])

    assert classify_sections(sections)[2:] == classify_sections(README)[6:]


def test_a_plain_heading_takes_its_class_from_the_one_above() -> None:
    below = SectionText("North station", 3, "")
    under_usage = (README[0], SectionText("Usage", 2, ""), below)
    under_features = (README[0], SectionText("Features", 2, ""), below)

    assert classify_sections(under_usage)[2] == (SectionClass.HOW,)
    assert classify_sections(under_features)[2] == (SectionClass.WHAT_WHY,)


def test_the_same_sections_give_the_same_classes_and_traits() -> None:
    assert classify_sections(README) == classify_sections(list(README))
    assert read_traits(README) == read_traits(README)
    assert all(list(traits.names) == sorted(set(traits.names)) for traits in read_traits(README))


def test_the_shipped_table_fits_the_classes() -> None:
    table = read_weights(WEIGHTS)

    assert "" in table.weights
    assert {len(values) for values in table.weights.values()} == {len(LEARNED)}
    assert len(table.thresholds) == len(LEARNED)
    assert len(table.digest) == 64


def test_other_weights_can_be_given() -> None:
    table = LearnedWeights("", (1.0,) * len(LEARNED), {"": (0, 0, 0, 0, 0, 0, 1000)})

    assert set(classify_sections(README, table)) == {(SectionClass.OTHER,)}


def test_a_common_readme_costs_less_than_five_milliseconds() -> None:
    classify_sections(README)
    start = process_time()
    for _ in range(20):
        classify_sections(README)

    assert (process_time() - start) / 20 < 0.005 * 2  # twice the promise: the machine may be busy


@pytest.mark.parametrize(
    "text",
    [
        *(
            sign * LONG
            for sign in ("[", "![", "](", "<a ", "`", "- ", "a@", "1.", "\n", "```\n", "http://", "x", "é", "|")
        ),
        "\x00\ud800" * LONG,
        "is a " * LONG,
    ],
    ids=range(16),
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    start = process_time()
    kinds = classify_sections([SectionText(text, 1, text)] * 3)

    assert len(kinds) == 3
    assert process_time() - start < 1


def test_ten_thousand_sections_are_bounded() -> None:
    sections = [SectionText(f"Section {index}", 1 + index % 6, "Some words here. " * 200) for index in range(10_000)]
    start = process_time()
    kinds = classify_sections(sections)

    assert len(kinds) == 10_000
    assert process_time() - start < 10
    assert kinds[-1] == (SectionClass.OTHER,)
