from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.collectors.narrative import collect
from portfolio_audit.snapshot.records import Absent
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

SENTENCE = "The forest is better than the naive forecast by 30 percent, so the depot plans its vans with it. "
CONCLUSION = "## Conclusion\n\n" + SENTENCE * 2


def test_results_of_readme_report_and_notebook_are_gathered_with_their_source() -> None:
    notebook = make_notebook(
        [{"markdown": CONCLUSION}, {"code": "x", "outputs": [{"stream": "Accuracy: 0.91\n"}, {"image": 1}]}]
    )
    files = {"README.md": "# Bikes\n\nThe RMSE is 24.5.\n", "docs/report.md": CONCLUSION, "nb/a.ipynb": notebook}

    facts = collect(make_snapshot(files))

    assert [(found.source, found.at.path, found.at.cell) for found in facts.conclusions] == [
        ("report", "docs/report.md", None),
        ("notebook", "nb/a.ipynb", 1),
    ]
    assert [claim.metric for claim in facts.metric_claims] == ["rmse"]
    assert not isinstance(facts.metric_outputs, Absent)
    assert [(claim.value, claim.at.cell) for claim in facts.metric_outputs] == [(0.91, 2)]
    assert len(facts.figure_outputs) == 1
    assert facts.findings[0].kind is TopicKind.INTERPRETATION


def test_a_number_below_its_name_in_an_output_is_a_value() -> None:
    printed = "RMSE:\n441821.97\n\nR^2:\n0.535\n\nrows\n12\n"
    notebook = make_notebook([{"code": "print(report)", "outputs": [{"stream": printed}]}])

    facts = collect(make_snapshot({"train.ipynb": notebook}))

    assert not isinstance(facts.metric_outputs, Absent)
    assert {claim.metric: claim.value for claim in facts.metric_outputs} == {"rmse": 441821.97, "r2": 0.535}


def test_housekeeping_files_and_installed_packages_are_no_reports() -> None:
    files = {"CHANGELOG.md": CONCLUSION, "venv/docs/report.md": CONCLUSION, "docs/contributing.md": CONCLUSION}

    facts = collect(make_snapshot(files))

    assert (facts.passages, facts.report_files) == ((), ())
    assert [place.text for place in facts.guidelines] == ["docs/contributing.md"]


def test_many_notebooks_are_several_works() -> None:
    files = {f"nb{number}.ipynb": make_notebook([{"markdown": CONCLUSION}]) for number in range(6)}

    facts = collect(make_snapshot(files))

    assert (facts.works, facts.concluded) == (2.0, 3.0)


def test_numbered_notebooks_of_a_folder_are_steps_of_one_work() -> None:
    files = {f"notebooks/0{number}_step.ipynb": make_notebook([{"markdown": CONCLUSION}]) for number in range(6)}

    assert collect(make_snapshot(files)).works == 1.0


def test_reports_cards_and_decisions_are_found_by_name() -> None:
    files = {
        "reports/final_report.pdf": "x",
        "MODEL_CARD.md": "x",
        "docs/adr/0001-x.md": "x",
        "templates/index.html": "x",
    }

    facts = collect(make_snapshot(files))

    assert [place.text for place in facts.report_files] == ["MODEL_CARD.md", "reports/final_report.pdf"]
    assert [place.text for place in facts.model_cards] == ["MODEL_CARD.md"]
    assert [place.text for place in facts.decision_records] == ["docs/adr/0001-x.md"]


def test_texts_that_a_program_searches_prove_nothing_of_it() -> None:
    rules = {"docs/a.md": CONCLUSION, "docs/b.md": CONCLUSION}
    search = "import glob\nimport chromadb\n\nfolder = 'docs'\npaths = glob.glob(f'{folder}/*.md')\n"
    writes = "import glob\n\nfolder = 'docs'\npaths = glob.glob(f'{folder}/*.md')\n"

    assert not collect(make_snapshot({"index.py": search, **rules})).passages
    assert collect(make_snapshot({"pages.py": writes, **rules})).passages


def test_notes_and_the_page_of_a_folder_that_is_titled_a_report_are_read() -> None:
    files = {
        "memo.md": CONCLUSION,
        "reports/README.md": "# Exam report\n\n" + SENTENCE * 10,
        "figures/README.md": "# Figures\n\n" + SENTENCE * 10,
    }

    facts = collect(make_snapshot(files))

    assert [one.text for one in facts.report_files] == ["reports/README.md"]
    assert {one.at.path for one in facts.conclusions} == {"memo.md"}
