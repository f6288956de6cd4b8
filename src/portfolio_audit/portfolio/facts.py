"""All facts about a portfolio that rules can ask for."""

from collections.abc import Mapping

from msgspec import Struct

from portfolio_audit.collectors.interface import GivenFacts
from portfolio_audit.portfolio import coverage, growth, overlaps, practice, projects, showing, themes
from portfolio_audit.portfolio.records import Collection
from portfolio_audit.portfolio.roles import RoleFacts, role_facts
from portfolio_audit.report.portfolio import RoleFit
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.packs import portfolio_pack
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.vocabulary import Vocabulary

SUBJECTS: Mapping[str, type[Struct]] = {
    "projects": projects.ProjectFacts,
    "coverage": coverage.CoverageFacts,
    "themes": themes.ThemeFacts,
    "practice": practice.PracticeFacts,
    "growth": growth.GrowthFacts,
    "showing": showing.ShowingFacts,
    "overlaps": overlaps.OverlapFacts,
    "roles": RoleFacts,
}
VOCABULARY = Vocabulary({}, {}, SUBJECTS)


def load_portfolio_rules() -> Rulebook:
    """Load the rules about portfolios."""
    return load_rulebook([portfolio_pack()], VOCABULARY)


def draw_facts(collection: Collection, fits: tuple[RoleFit, ...]) -> GivenFacts:
    """Draw every fact from the records."""
    return GivenFacts(
        {
            "projects": projects.draw(collection),
            "coverage": coverage.draw(collection),
            "themes": themes.draw(collection),
            "practice": practice.draw(collection),
            "growth": growth.draw(collection),
            "showing": showing.draw(collection),
            "overlaps": overlaps.draw(collection),
            "roles": role_facts(collection, fits),
        }
    )
