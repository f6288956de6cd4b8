import pytest

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions.kind import Kind, KindFacts, conclude
from support.snapshots import make_commit, make_snapshot

LINKS = "# Awesome trams\nA curated list of resources.\n" + "- [a](https://example.org)\n" * 30

FIT = {"train.py": "from sklearn.svm import SVC\n"}
ABOUT_WORDS = (
    (
        "ada/book-recommender",
        "# Book recommender\nWho liked this book may like the book of its ISBN; chapters do not count.\n",
    ),
    ("ada/handbook-bot", "# Bot\nAnswers from a handbook. The handbook of the house has chapters.\n"),
    ("ada/skeleton-action-recognition", "# Skeleton-based action recognition\nJoints are followed.\n"),
    ("ada/template-matching-ocr", "# Template matching\nLetters are matched.\n"),
    ("ada/recipes-rating", "# Recipes\nRecipes with five ratings are kept, samples of them by country.\n"),
    ("ada/few-samples", "# Learning from few samples\nSamples of trams, with labels.\n"),
)
"""Projects about what other sorts of repositories are called by."""


def kind_of(files: dict[str, str], name: str = "ada/tram-delays", people: int = 1) -> KindFacts:
    commits = [make_commit("Load the trams", "a.py", author=f"Ada{number}") for number in range(people)]
    return conclude(Facts(make_snapshot(files, commits, name=name), {}))


@pytest.mark.parametrize(
    ("files", "name", "kind"),
    [
        ({"train.py": "from sklearn.svm import SVC\n"}, "ada/tram-delays", Kind.ML_PROJECT),
        ({"look.py": "import pandas\nimport matplotlib\n"}, "ada/data-analysis", Kind.ANALYSIS),
        ({"fit.R": "library(caret)\n"}, "ada/trams", Kind.ML_PROJECT),
        ({"net.cpp": "float softmax(float x);\n"}, "ada/digit-classifier", Kind.ML_PROJECT),
        (
            {
                "README.md": "# Data science portfolio\nDocuments about my machine learning work: how I ask, "
                "prepare data, choose a prediction target and talk with those who decide.\n"
            },
            "ada/data-science-portfolio",
            Kind.ML_PROJECT,
        ),
        ({"README.md": LINKS}, "ada/awesome-trams", Kind.LIST),
        ({"README.md": "# Hi there\n"}, "ada/ada", Kind.PROFILE),
        ({".bashrc": "a", ".vimrc": "a", ".gitconfig": "a"}, "ada/dotfiles", Kind.DOTFILES),
        (
            {"README.md": "# COVID dataset\n", "datapackage.json": "{}", "data/a.csv": "1"},
            "datasets/covid",
            Kind.DATASET,
        ),
        (
            {"README.md": "# ML handbook\nRead the book online. This book has ten chapters.\n"},
            "ada/ml-handbook",
            Kind.BOOK,
        ),
        (
            {"copier.yml": "a: 1\n", "README.md": "# Full stack template\n", "a.ts": "let a\n"},
            "ada/full-stack-template",
            Kind.TEMPLATE,
        ),
        ({"index.html": "<p>Me</p>"}, "ada/homepage", Kind.WEBSITE),
        (FIT | {"README.md": "# Blog\n"}, "ada/ada.github.io", Kind.WEBSITE),
        (
            {"README.md": "# Data on trams\n", "trams.csv": "1\n", "make.py": "import pandas\n"},
            "a/tram-data",
            Kind.DATASET,
        ),
        ({"notes.md": "# Notes\n", "README.md": "# Notes\nOn gardening.\n"}, "ada/garden", Kind.DOCUMENTS),
        (
            {"server.js": "const a = 1\n", "README.md": "# News sentiment\nCalls an API.\n"},
            "ada/sentiment-of-news",
            Kind.APPLICATION,
        ),
        ({"README.md": "# New\n", "LICENSE": "MIT"}, "ada/new", Kind.EMPTY),
        *((FIT | {"README.md": text}, name, Kind.ML_PROJECT) for name, text in ABOUT_WORDS),
        ({}, "ada/nothing", Kind.EMPTY),
    ],
)
def test_a_kind_is_recognised(files: dict[str, str], name: str, kind: Kind) -> None:
    facts = kind_of(files, name)

    assert facts.kind is kind
    assert facts.reasons
    assert facts.is_portfolio_project is (kind in {Kind.ML_PROJECT, Kind.ANALYSIS, Kind.COLLECTION})


def test_a_library_is_installed_from_a_registry_and_kept_by_rules() -> None:
    files = {
        "pyproject.toml": "[project]\n",
        "CONTRIBUTING.md": "x",
        "README.md": "# Tramlearn\npip install tramlearn\n",
        "tramlearn/a.py": "import sklearn\n",
    }

    assert kind_of(files, "tram/tramlearn", people=6).kind is Kind.LIBRARY
    assert kind_of(files, "tram/tramlearn").kind is Kind.ML_PROJECT


def test_a_project_that_installs_its_requirements_is_no_library() -> None:
    files = {
        "pyproject.toml": "[project]\n",
        "CONTRIBUTING.md": "x",
        "README.md": "# Trams\npip install -r requirements.txt\n",
        "a.py": "import sklearn\n",
    }

    assert kind_of(files).kind is Kind.ML_PROJECT


def test_teaching_material_speaks_to_learners() -> None:
    text = (
        "# ML course\nWelcome to the course. In this course you will learn a lot. See the syllabus and "
        "the lecture notes.\n"
    )

    assert kind_of({"README.md": text, "week1/a.ipynb": "{}"}, "school/ml-course").kind is Kind.COURSE_MATERIAL


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("Learning with trams", "This repository holds the code for the forthcoming book on trams.", Kind.BOOK),
        (
            "Zero to trams",
            "All of the code, notebooks and other materials related to the Zero to Trams course are here.",
            Kind.COURSE_MATERIAL,
        ),
        ("Tram tutorial", "Notebooks and other files that show the ideas.", Kind.COURSE_MATERIAL),
        ("Machine learning course", "Week 1: lecture video, slides, homework.", Kind.COURSE_MATERIAL),
    ],
)
def test_what_goes_with_a_book_or_course_is_kept_by_many(title: str, opening: str, kind: Kind) -> None:
    files = {"README.md": f"# {title}\n{opening}\n", **{f"ch/{one}.py": "import sklearn\n" for one in "abc"}}

    assert kind_of(files, "school/trams", people=9).kind is kind
    assert kind_of(files, "ada/trams").is_portfolio_project


def test_three_who_keep_a_syllabus_teach() -> None:
    text = "# Trams\nThis repository holds the code for the course on trams. Syllabus: see our page.\n"
    files = {"README.md": text, "ch/a.py": "import sklearn\n"}

    assert kind_of(files, "school/trams", people=3).kind is Kind.COURSE_MATERIAL
    assert kind_of(files, "school/trams", people=2).is_portfolio_project


def test_the_project_of_a_group_in_a_course_is_judged() -> None:
    text = "# Tram delays\nThis repository holds the code for the MLOps course project of group 12.\n"
    files = {"README.md": text, "train.py": "import sklearn\n"}

    assert kind_of(files, "group12/trams", people=9).is_portfolio_project


@pytest.mark.parametrize(
    "title", ["Deep learning cheatsheets", "Study plan for machine learning interviews", "ML interview questions"]
)
def test_what_others_study_by_is_no_project(title: str) -> None:
    assert kind_of({"README.md": f"# {title}\nAll you need.\n"}, "ada/ml").kind is Kind.COURSE_MATERIAL


def test_the_task_of_an_interview_is_judged() -> None:
    files = FIT | {"README.md": "# Interview task: tram delays\nI predict delays.\n"}

    assert kind_of(files, "ada/tram-interview-task").is_portfolio_project


def test_a_data_set_says_so_of_itself() -> None:
    text = "# Fashion-Trams\n`Fashion-Trams` is a dataset of 60,000 pictures of trams.\n"

    assert kind_of(FIT | {"README.md": text}, "tram/fashion-trams").kind is Kind.DATASET
    assert kind_of(FIT | {"README.md": "# Trams\nKaggle is a dataset of trams.\n"}).is_portfolio_project


def test_a_tool_may_have_the_name_of_its_owner() -> None:
    code = {f"tramtool/m{number}.py": "import os\n" for number in range(12)}

    assert kind_of({"README.md": "# tramtool\n", **code}, "tramtool/tramtool").kind is Kind.APPLICATION


def test_a_package_in_r_is_installed_from_its_registry() -> None:
    text = '# tramlearn\nInstall it with `install.packages("tramlearn")`.\n'
    files = {
        "README.Rmd": "# raw\n",
        "README.md": text,
        "DESCRIPTION": "a",
        "NEWS.md": "b",
        "R/a.R": "library(caret)\n",
    }

    assert kind_of(files, "tram/tramlearn", people=6).kind is Kind.LIBRARY


def test_examples_of_a_tool_bear_the_name_of_its_makers() -> None:
    files = FIT | {"README.md": "# Example of a Tramflow project\n"}

    assert kind_of(files, "tramflow/tramflow-example").kind is Kind.EXAMPLES
    started = FIT | {"README.md": "# Tramflow get started\nA step-by-step quick introduction into Tramflow.\n"}
    assert kind_of(started, "tram/start").kind is Kind.EXAMPLES
    assert kind_of(files, "ada/tramflow-example").is_portfolio_project


def test_homework_of_a_learner_is_judged() -> None:
    text = "# ML Zoomcamp homework\nMy homework for the course. This project trains a classifier.\n"

    assert kind_of({"README.md": text, "w1.py": "import sklearn\n"}, "ada/zoomcamp-homework").is_portfolio_project


def test_a_portfolio_of_several_projects_is_a_collection() -> None:
    files = {
        f"{name}/{file}": text
        for name in ("trams", "rides", "crops")
        for file, text in (("README.md", "# A\n"), ("a.py", "import sklearn\n"))
    }
    facts = kind_of(files, "ada/ml-portfolio")

    assert facts.kind is Kind.COLLECTION
    assert [one.text for one in facts.projects] == ["crops", "rides", "trams"]


def test_machine_learning_at_the_margin_does_not_make_a_project() -> None:
    files = {f"app/m{number}.py": "import flask\n" for number in range(40)} | {
        "app/x.py": "import sklearn\n",
        "README.md": "# Shop\nA web shop.\n",
    }

    assert kind_of(files, "ada/shop").kind is Kind.APPLICATION


def test_the_examples_of_a_framework_are_no_portfolio() -> None:
    files = {
        "README.md": "# Tramflow examples\nA repository showcasing examples of using Tramflow.\n",
        "mnist/a.py": "import torch\n",
    }

    assert kind_of(files, "tramflow/examples", people=30).kind is Kind.EXAMPLES


def test_a_template_stays_one_however_much_it_learns() -> None:
    files = {f"src/m{number}.py": "import torch\n" for number in range(6)} | {
        "README.md": "# Clean start for experiments\n"
    }

    assert kind_of(files, "ada/lightning-hydra-template").kind is Kind.TEMPLATE


def test_what_fifty_people_keep_is_a_common_work() -> None:
    files = {"pyproject.toml": "[project]\n", "README.md": "# Tramlearn\n", "tramlearn/a.py": "import sklearn\n"}

    assert kind_of(files, "tram/tramlearn", people=50).kind is Kind.LIBRARY
    assert kind_of(files, "tram/tramlearn", people=6).kind is Kind.ML_PROJECT


def test_a_folder_of_tables_without_a_model_is_a_data_set() -> None:
    files = {f"{number}.csv": "1" for number in range(9)} | {"clean.py": "import pandas\n", "README.md": "# Trams\n"}

    assert kind_of(files, "city/tram-data").kind is Kind.DATASET
    assert kind_of(files | {"train.py": "import sklearn\n"}, "city/tram-data").kind is Kind.ML_PROJECT
