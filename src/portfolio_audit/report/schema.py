"""The published schema of reports, as a generated page."""

from portfolio_audit.report.encode import report_schema
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.pages import publish

PAGE = "docs/report.schema.json"


def main() -> None:
    """Write the schema, or with `--check` say that it is stale."""
    publish({PAGE: report_schema()}, builtin_pack().parent)


if __name__ == "__main__":
    main()
