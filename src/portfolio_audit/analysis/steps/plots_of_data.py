"""Plots that look at the data itself, by what is handed to them."""

from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_OF_ONE = frozenset(
    {
        *("histplot", "distplot", "kdeplot", "boxplot", "violinplot", "boxenplot", "ecdfplot", "countplot", "displot"),
        *("stripplot", "swarmplot"),
    }
)
_OF_SEVERAL = frozenset({"pairplot", "jointplot", "lmplot", "relplot", "scatterplot", "scatter_matrix", "regplot"})
_SORTS = {**dict.fromkeys(_OF_ONE, "distribution"), **dict.fromkeys(_OF_SEVERAL, "relation")}
"""Plots of tables, and what they look at."""
_EXPRESS = {"histogram": "distribution", "box": "distribution", "violin": "distribution", "scatter_matrix": "relation"}
_KINDS = {"hist": "distribution", "box": "distribution", "kde": "distribution", "density": "distribution"}
"""Kinds of the plot of a table itself."""
OF_RESULTS = lazy_regex(
    r"pred|resid|err|score|import|loss|_test\b|test_|shap|coef|result|metric|prob(?!le)|accura|auc|f1|perf|forecast"
    r"|cluster|segment|eval|compar|model|y_hat|fold|cv_|simul|poster|sample"
)
"""Names of what models answer and reach."""
_OF_PAIRS = frozenset({"plot", "scatter", "bar", "barh"})
_COLUMN = lazy_regex(
    r"^((?:\w{1,20}_)?(?:df|data|dataset|frame|train|raw)(?:_\w{1,12})?)(?:\[['\"].{1,60}['\"]\]|\.(?!index\b)\w{1,40})$"
)
_SHORT = ("sns", "px")
_TABLES = lazy_regex(r"(?:^|\.)(?:seaborn|plotly\.express|pandas)\.")


def _are_of_one_table(first: str, second: str) -> bool:
    """Tell two columns of one table of data."""
    found, other = _COLUMN.match(first), _COLUMN.match(second)
    return found is not None and other is not None and found[1] == other[1]


def look_of_plot(call: Call) -> Meaning | None:
    """Give the look at the data that a plot of a table is; `None` for others and for plots of results."""
    last = call.name.rpartition(".")[2]
    keywords = dict(call.keywords)
    sort = _SORTS.get(last) if _TABLES.search(call.name) or call.receiver in _SHORT else None
    if call.name.startswith("plotly.express.") or call.receiver == "px":
        sort = _EXPRESS.get(last, sort)
    if last in _OF_PAIRS and len(call.arguments) > 1 and _are_of_one_table(*call.arguments[:2]):
        sort = "relation"
    if last == "plot" and not sort:
        sort = _KINDS.get(keywords.get("kind", ""))
    if last in _KINDS and f".plot.{last}" in f".{call.receiver}.{last}":
        sort = _KINDS[last]
    said = " ".join((call.receiver, call.scope, *call.arguments, *keywords.values(), *call.strings)).lower()
    return Meaning(StepKind.INSPECT, sort) if sort and not OF_RESULTS.search(said) else None
