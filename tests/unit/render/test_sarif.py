import json
from typing import Any

import pytest
from msgspec import structs

from portfolio_audit.render.sarif import SECRETS_RULE, render
from portfolio_audit.report.report import EvidenceItem, Finding, Report, Verdict
from portfolio_audit.snapshot.records import TargetIdentity
from support.reports import hostile_report, make_evidence, make_report


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(render(report))["runs"]
    return dict(run)


def failing(**changes: object) -> Finding:
    found = next(found for found in make_report().findings if found.verdict is Verdict.FAIL)
    return structs.replace(found, **changes)


def result_of(*evidence: EvidenceItem) -> dict[str, Any]:
    finding = failing(evidence=evidence)
    return dict(run_of(make_report(findings=(finding,)))["results"][0])


def test_only_what_fails_wholly_or_in_part_is_a_result() -> None:
    report = make_report()
    expected = [found.rule for found in report.findings if found.verdict in {Verdict.FAIL, Verdict.PARTIAL}]

    assert [result["ruleId"] for result in run_of(report)["results"]] == expected


def test_each_rule_stands_once_with_help_and_each_result_points_to_its_rule() -> None:
    run = run_of(make_report())
    rules = run["tool"]["driver"]["rules"]

    assert len({rule["id"] for rule in rules}) == len(rules) == len(make_report().findings)
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("src/a b.py", "src/a%20b.py"),
        ("été/#1?.py", "%C3%A9t%C3%A9/%231%3F.py"),
        ("100%.md", "100%25.md"),
        ("c:/x.py", "c%3A/x.py"),
        ("//host/x", "host/x"),
    ],
)
def test_paths_are_relative_and_percent_encoded(path: str, uri: str) -> None:
    place = result_of(make_evidence(path, 7))["locations"][0]["physicalLocation"]

    assert place == {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 7}}


def test_a_cell_is_named_and_its_line_is_no_line_of_the_file() -> None:
    location = result_of(make_evidence("a.ipynb", 9, 3))["locations"][0]

    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert location["logicalLocations"] == [{"name": "cell 3", "kind": "cell"}]


def test_what_is_missing_altogether_is_shown_at_the_readme() -> None:
    location = result_of()["locations"][0]

    assert location["physicalLocation"]["artifactLocation"]["uri"] == "README.md"
    assert location["message"] == {"text": "the repository as a whole"}


def test_further_places_are_related_and_numbered() -> None:
    result = result_of(make_evidence("a.py", 1), make_evidence("b.py", 2), make_evidence("c.py", 3))

    assert len(result["locations"]) == 1
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]


def test_a_sub_folder_stands_before_the_paths() -> None:
    target = TargetIdentity("folder", "x", subdir="projects/churn/")
    report = make_report(findings=(failing(evidence=(make_evidence("a.py", 1),)),), target=target)
    place = run_of(report)["results"][0]["locations"][0]["physicalLocation"]

    assert place["artifactLocation"]["uri"] == "projects/churn/a.py"


def test_a_finding_keeps_its_fingerprint_while_its_lines_move() -> None:
    before, after = result_of(make_evidence("a.py", 1)), result_of(make_evidence("a.py", 90))

    assert before["partialFingerprints"] == after["partialFingerprints"] != {}


def test_only_secrets_look_like_a_vulnerability() -> None:
    findings = (failing(), failing(rule=SECRETS_RULE))
    rules = run_of(make_report(findings=findings))["tool"]["driver"]["rules"]
    grave = {rule["id"]: rule["properties"].get("security-severity") for rule in rules}

    assert grave == {failing().rule: None, SECRETS_RULE: "8.0"}


def test_hostile_text_starts_no_link() -> None:
    texts = [result["message"]["text"] for result in run_of(hostile_report())["results"]]

    assert not [text for text in texts if "](" in text]
