import pytest

from portfolio_audit.analysis.prose.files.guides import Guide
from portfolio_audit.collectors.readme import collect
from support.snapshots import make_snapshot

STEPS = "# Steps\n\n```bash\npip install -r requirements.txt\npython train.py\n```\n"
PLAIN = "How to run\n\n1. pip install -r requirements.txt\n2. python train.py\n"


def guides(readme: str = "# Bikes\n", **files: str) -> tuple[Guide, ...]:
    return collect(make_snapshot({"README.md": readme, **files})).guides


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("INSTALL.md", STEPS),
        ("RUNNING.md", STEPS),
        ("setup_instructions.md", STEPS),
        ("execution-runbook.md", STEPS),
        ("HOW TO RUN.md", STEPS),
        ("docs/getting-started.md", STEPS),
        ("docs/installation/01-setup.md", STEPS),
        ("reproduce.md", STEPS),
        ("how_to_run.txt", PLAIN),
        ("PROJECT_OVERVIEW.md", STEPS),
        ("training/README.md", STEPS),
        ("docs/usage.rst", "Usage\n=====\n\n.. code-block:: bash\n\n   pip install bikes\n   python -m bikes\n"),
    ],
)
def test_a_document_named_for_the_steps_is_a_guide(path: str, text: str) -> None:
    (guide,) = guides(**{path: text})

    assert (guide.text, guide.commands, guide.installs, guide.runs) == (path, 2, 1, 1)
    assert not guide.is_linked


@pytest.mark.parametrize("path", ["docs/notes.md", "docs/model_card.md", "CONTRIBUTING.md", "src/bikes/setup.md"])
def test_other_documents_guide_only_where_the_readme_links_to_them(path: str) -> None:
    assert guides(**{path: STEPS}) == ()
    linked = guides(f"# Bikes\n\nSee [this]({path}).\n", **{path: STEPS})
    assert [guide.is_linked for guide in linked] == ([] if path == "CONTRIBUTING.md" else [True])


@pytest.mark.parametrize(
    "text",
    [
        "# Set-up\n\nInstall what is needed.\n",
        "```bash\npython --version\ndocker --version\n```\n",
        "```bash\ngit commit -m x\ngit push\n```\n",
    ],
)
def test_without_commands_to_install_or_run_there_is_no_guide(text: str) -> None:
    assert guides(**{"setup.md": text}) == ()


def test_words_of_a_plain_text_are_no_commands() -> None:
    assert guides(**{"usage.txt": "python is needed\ndocker too\nmake sure that it runs\n"}) == ()
