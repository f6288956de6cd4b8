from portfolio_audit.parsers.ignore_rules import parse_ignore_rules


def test_rules_are_applied_as_git_does() -> None:
    rules = parse_ignore_rules(b"# caches\n__pycache__/\n*.log\n!keep.log\n\n")

    assert rules.match_file("a/__pycache__/b.pyc")
    assert rules.match_file("a.log")
    assert not rules.match_file("keep.log")
    assert not rules.match_file("# caches")


def test_a_broken_rule_costs_only_itself() -> None:
    rules = parse_ignore_rules(b"!\n" + b"*" * 100 + b"\n/\n*.log\n")

    assert rules.match_file("a.log")
    assert not rules.match_file("a.py")
