import json
from functools import cache

import jsonschema

from portfolio_audit.audit import audit
from portfolio_audit.report.encode import decode_report, encode_report, report_schema
from portfolio_audit.report.report import Report, Verdict
from portfolio_audit.report.sheet import SHEET, STAGES
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.vocabulary import type_of
from portfolio_audit.scoring.profile import load_profile
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot
from support.snapshots import make_commit, make_snapshot

README = "# Churn\n\nPredicts which customers of a telephone company leave.\n\n```bash\npython train.py\n```\n"


@cache
def our_rulebook() -> Rulebook:
    return load_rulebook()


def audit_by_entry(snapshot: Snapshot) -> Report:
    return audit(snapshot, our_rulebook(), load_profile("entry", our_rulebook()))


def small_project() -> Snapshot:
    return make_snapshot(
        {
            "README.md": README,
            "requirements.txt": "pandas==2.3.3\nscikit-learn==1.7.2\n",
            "train.py": "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\n"
            'frame = pd.read_csv("data.csv")\nLogisticRegression().fit(frame[["a"]], frame["b"])\n',
        },
        [make_commit("Train a first model", "train.py", day=1), make_commit("Describe the question", "README.md")],
    )


def test_a_small_project_gets_a_score_with_findings_plan_and_strength() -> None:
    report = audit_by_entry(small_project())

    assert report.score.value is not None
    assert 0 < report.score.value < 100
    assert {found.verdict for found in report.findings} >= {Verdict.PASS, Verdict.FAIL}
    assert report.plan[0].cumulative_score == report.score.value + report.plan[0].gain
    assert report.strengths
    assert report.facts["Documentation"]["README words"] == 8
    assert [rung.stage for rung in report.ladder] == list(STAGES)


def test_an_empty_repository_is_judged_without_error() -> None:
    report = audit_by_entry(make_snapshot(commits=Absent("there are no commits")))

    assert [found.rule for found in report.findings if found.verdict is Verdict.ERROR] == []


def test_two_audits_of_one_state_are_the_same_to_the_byte() -> None:
    assert encode_report(audit_by_entry(small_project())) == encode_report(audit_by_entry(small_project()))


def test_a_report_survives_json_and_fits_the_published_schema() -> None:
    report = audit_by_entry(small_project())
    text = encode_report(report)

    jsonschema.Draft202012Validator(json.loads(report_schema())).validate(json.loads(text))
    assert decode_report(text) == report
    assert text.endswith("}\n")


def test_every_fact_of_the_sheet_exists() -> None:
    vocabulary = our_rulebook().vocabulary

    for rows in SHEET.values():
        for fact in rows.values():
            assert type_of(vocabulary, fact)


def test_no_rule_breaks_on_a_small_project() -> None:
    report = audit_by_entry(small_project())

    assert [found.rule for found in report.findings if found.verdict is Verdict.ERROR] == []
