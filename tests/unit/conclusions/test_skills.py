from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions.skills import SkillFacts, conclude
from portfolio_audit.report.outline import SKILLS
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
from support.snapshots import make_snapshot

MEMBERS = gather_vocabulary().members


def skills_of(files: dict[str, str]) -> SkillFacts:
    return conclude(Facts(make_snapshot(files), MEMBERS))


def test_a_skill_points_to_the_line_that_shows_it() -> None:
    code = "from sklearn.linear_model import Ridge\nfrom sklearn.model_selection import GridSearchCV\n\n"
    facts = skills_of({"train.py": code + "search = GridSearchCV(Ridge(), {'alpha': [1, 2]})\nsearch.fit(x, y)\n"})

    assert facts.tuning[0].at.path == "train.py"
    assert facts.classical_models[0].at.line == 4
    assert facts.deep_learning == ()


def test_one_histogram_is_no_skill_of_drawing() -> None:
    one = "import matplotlib.pyplot as plt\nplt.hist(x)\n"

    assert skills_of({"draw.py": one}).visualisation == ()
    assert skills_of({"draw.py": one + "plt.scatter(x, y)\nimport seaborn as sns\nsns.heatmap(t)\n"}).visualisation


def test_one_test_is_no_habit_of_testing() -> None:
    test = "from work import f\n\ndef test_{0}():\n    assert f({0}) == 2\n"
    files = {"work.py": "def f(x):\n    return x + 1\n", "tests/test_work.py": test.format("1")}

    assert skills_of(files).testing == ()
    assert len(skills_of(files | {"tests/test_more.py": test.format("2")}).testing) == 2


def test_the_outline_knows_every_skill() -> None:
    assert SkillFacts.__struct_fields__ == SKILLS
