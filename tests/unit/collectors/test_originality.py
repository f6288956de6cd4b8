import pytest

from portfolio_audit.collectors.originality import collect
from support.snapshots import make_snapshot


def test_a_teaching_set_in_the_name_is_what_the_project_is_about() -> None:
    facts = collect(make_snapshot({"train.py": "print(1)\n"}, name="ada/titanic-survival"))

    assert [one.text for one in facts.main_toy_data] == ["Titanic"]


def test_a_teaching_set_among_others_is_not_what_it_is_about() -> None:
    text = (
        "import pandas as pd\nfrom sklearn.datasets import "
        "load_iris\nload_iris()\npd.read_csv('trams.csv')\npd.read_csv('weather.csv')\n"
    )
    facts = collect(make_snapshot({"train.py": text}, name="ada/benchmark"))

    assert [(one.text, one.at.line) for one in facts.toy_data] == [("iris", 3)]
    assert facts.main_toy_data == ()


def test_a_word_in_running_text_is_no_data_set() -> None:
    facts = collect(
        make_snapshot({"README.md": "# Trams\nUnlike Titanic projects, this one is about trams.\n"}, name="ada/trams")
    )

    assert facts.toy_data == ()


def test_marks_of_courses_homework_and_starter_code_are_found() -> None:
    files = {"README.md": "# Week 3\nPart of the ML Zoomcamp.\n", "homework-3/a.py": "# YOUR CODE HERE\n"}
    facts = collect(make_snapshot(files, name="ada/notes"))

    assert [one.at.line for one in facts.course_marks] == [2]
    assert [one.text for one in facts.homework_marks] == ["homework-3/"]
    assert [one.at.path for one in facts.skeleton_marks] == ["homework-3/a.py"]


def test_own_data_is_seen_in_prose_and_code() -> None:
    files = {"README.md": "# Trams\nWe scraped a year of delays.\n", "get.py": "import requests, bs4\n"}
    facts = collect(make_snapshot(files))

    assert [(one.at.path, one.at.line) for one in facts.own_data] == [("README.md", 2), ("get.py", 1)]


def test_what_a_device_gives_and_a_script_keeps_is_own_data() -> None:
    record = "import sounddevice as sd, soundfile as sf\ntake = sd.rec(9)\nsf.write('a.wav', take, 16000)\n"
    answer = "import cv2\neye = cv2.VideoCapture(0)\ncv2.imwrite('a.png', model.predict(eye.read()))\n"
    prose = "# Saws\nThe clips were recorded by me.\n"
    facts = collect(make_snapshot({"README.md": prose, "record.py": record, "live.py": answer}))

    assert [(one.at.path, one.at.line) for one in facts.own_data] == [("README.md", 2), ("record.py", 2)]


def test_sources_are_counted_once() -> None:
    text = (
        "import pandas as "
        "pd\npd.read_csv('a/x.csv')\npd.read_csv('b/x.csv')\npd.read_csv('https://www.example.org/1.csv')\npd.read_csv('https://example.org/2.csv')\n"
    )

    assert [one.text for one in collect(make_snapshot({"a.py": text})).data_sources] == ["example.org", "x.csv"]


def test_engineering_has_one_place_a_sort() -> None:
    facts = collect(
        make_snapshot(
            {"app.py": "a = 1", "api.py": "a = 1", "Dockerfile": "FROM a", "tests/test_a.py": "def test_a(): ..."}
        )
    )

    assert [one.text for one in facts.engineering] == ["service", "container", "tests"]


def test_a_question_and_the_field_are_found() -> None:
    facts = collect(
        make_snapshot({"README.md": "# Trams\nHow early can we tell that a tram is late?\nTransit passengers care.\n"})
    )

    assert [one.at.line for one in facts.own_question] == [2]
    assert [one.text for one in facts.domain_terms] == ["passengers", "Transit"]


def test_a_title_tells_what_the_project_is_about_before_the_name_of_the_repository() -> None:
    facts = collect(make_snapshot({"README.md": "# Breast cancer detection\n"}, name="ada/titanic-survival"))

    assert [(one.text, one.at.line) for one in facts.main_toy_data] == [("breast cancer Wisconsin", 1)]


@pytest.mark.parametrize(
    "line",
    [
        "Run this from root of the repo.",
        "Measurements were obtained from digitized images.",
        "Raw and derived data are excluded from version control.",
        "The counts are similar to the data from Chapter 2.",
        "Prices of Melbourne, data from Jan 2016.",
    ],
)
def test_words_of_a_source_in_another_sense_credit_nobody(line: str) -> None:
    facts = collect(make_snapshot({"README.md": f"# Trams\n{line}\n"}))

    assert (facts.credits, facts.tutorial_marks) == ((), ())


def test_a_named_source_is_credited_and_a_term_project_is_a_mark_of_a_course() -> None:
    text = "# Trams\nThe data was downloaded from Kaggle.\nTerm project of a class.\n"
    facts = collect(make_snapshot({"README.md": text}))

    assert [one.at.line for one in facts.credits] == [2]
    assert [one.at.line for one in facts.course_marks] == [3]


@pytest.mark.parametrize(
    "line",
    [
        "Score -- 0.9736",
        "LB: 0.981",
        "Final rank: 34/512",
        "Place: 12 of 300",
        "My submission scored 0.78947 on Kaggle.",
        "The model reached 0.7799 accuracy on Kaggle.",
        "Accuracy on Kaggle: 0.78",
    ],
)
def test_a_score_beside_the_link_of_a_competition_says_how_the_entry_did(line: str) -> None:
    assert collect(make_snapshot({"README.md": f"# Sales\n\nhttps://www.kaggle.com/c/shops\n\n{line}\n"})).placings


@pytest.mark.parametrize(
    "line", ["Rank 3 features by gain.", "0.79 with the set on Kaggle data", "A score for each shop"]
)
def test_other_numbers_do_not(line: str) -> None:
    assert not collect(make_snapshot({"README.md": f"# Sales\n\nhttps://www.kaggle.com/c/shops\n\n{line}\n"})).placings


def test_prose_of_a_knitted_document_is_no_code() -> None:
    facts = collect(make_snapshot({"report.Rmd": "# Rides\n\nMany words.\n\n```{r}\nx <- 1\n\ny <- 2\n```\nMore.\n"}))

    assert facts.own_code_lines == 2


def test_a_path_that_is_put_together_is_that_of_the_last_line_above() -> None:
    source = (
        "import os\nimport pandas as pd\npath = os.path.join('data', 'trams.csv')\ntrams = pd.read_csv(path)\n"
        "path = os.path.join('data', 'rides.csv')\nrides = pd.read_csv(path)\n"
        "path = os.path.join('out', 'late.csv')\nrides.to_csv(path)\n"
    )
    facts = collect(make_snapshot({"merge.py": source}))

    assert [(one.text, one.at.line) for one in facts.data_sources] == [("rides.csv", 6), ("trams.csv", 4)]


@pytest.mark.parametrize(
    ("line", "is_own"),
    [
        ("My photographs of two field seasons show 31 trees.", True),
        ("Hand-drawn bird masks stand beside the pictures.", True),
        ("Since May a small collector asks the tram counters every hour.", True),
        ("All calls were annotated by me and a friend.", True),
        ("I took 900 pictures of bread.", True),
        ("The set was annotated by radiologists of the hospital.", False),
        ("We took the mean of both columns.", False),
        ("The garbage collector saves memory.", False),
    ],
)
def test_own_collection_is_told_in_many_wordings(line: str, *, is_own: bool) -> None:
    assert bool(collect(make_snapshot({"README.md": f"# Trams\n{line}\n"})).own_data) is is_own


def test_a_script_that_asks_an_interface_with_a_key_collects() -> None:
    ask = "import httpx\ndef ask(s):\n    return httpx.get(s.url, headers={'Authorization': s.key}).json()\n"

    assert collect(make_snapshot({"collect.py": ask})).own_data
    assert not collect(make_snapshot({"notify.py": ask})).own_data


def test_teaching_sets_with_like_names_are_told_apart() -> None:
    code = (
        "from keras.datasets import fashion_mnist\nfrom sklearn.datasets import load_wine, load_digits\n"
        "fashion_mnist.load_data()\nload_wine()\nload_digits()\n"
    )
    found = {one.text for one in collect(make_snapshot({"train.py": code}, name="ada/benchmark")).toy_data}

    assert found == {"Fashion-MNIST", "wine cultivars", "digits of scikit-learn"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## Citation\nIf you use this, cite our report.\n", []),
        ("## Citations\nFanaee, Event labelling, 2013\n", [2]),
        ("The counts are from the office (many thanks!).\n", [2]),
        ("Thank you to the tram office.\n", [2]),
        ("## Data and licences\nCounts: tram office, open licence\n", [2]),
        ("## Data and models\nCounts and a forest\n", []),
        ("Thanks for reading!\n", []),
        ("Please cite the original authors of the data.\n", [2]),
        ("- Load: [national](https://grid.opendatasoft.com), no key\n", [2]),
        ("Under [ODbL](https://opendatacommons.org/licenses/odbl/).\n", []),
        ("- Site: [our page](https://trams.example.org)\n", []),
    ],
)
def test_credit_is_for_others(text: str, lines: list[int]) -> None:
    assert [one.at.line for one in collect(make_snapshot({"README.md": f"# Trams\n{text}"})).credits] == lines


@pytest.mark.parametrize(("path", "is_told"), [("get_trips.py", True), ("widget_trips.py", False)])
def test_a_script_named_for_getting_that_asks_an_interface_collects_data(path: str, *, is_told: bool) -> None:
    code = "import requests\n\nrows = requests.get('https://trams.example.org/api/trips', timeout=9).json()\n"

    assert bool(collect(make_snapshot({path: code})).own_data) is is_told


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("Proyecto final de la asignatura Minería de Texto.", 1),
        ("Trabalho final da disciplina de estatística.", 1),
        ("Projet réalisé pour le cours de statistique.", 1),
        ("Das Projekt entstand im Rahmen der Vorlesung Statistik.", 1),
        ("Proyecto sobre los trabajos de la ciudad en curso.", 0),
        ("Projet sous licence MIT.", 0),
    ],
)
def test_courses_are_told_in_other_languages(line: str, marks: int) -> None:
    facts = collect(make_snapshot({"README.md": f"# Bicis\n{line}\n"}, name="ada/bicis"))

    assert len(facts.course_marks) == marks


def test_own_data_is_told_in_other_languages() -> None:
    facts = collect(make_snapshot({"README.md": "# Bicis\nRecogimos los viajes de un año.\n"}, name="ada/bicis"))

    assert [one.at.line for one in facts.own_data] == [2]
