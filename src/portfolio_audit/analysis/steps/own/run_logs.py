"""Logs of runs that the code keeps itself: settings and scores put at the end of a file or a table."""

import ast
import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax import last_name
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope
from portfolio_audit.patterns import lazy_regex

_OF_BOTH = (
    ("score", "metrics", "acc", "rmse", "auc", "mae", "mse", "f1", "r2", "mape", "loss"),
    (
        "cfg",
        "conf",
        "param",
        "hp",
        "args",
        "settings",
        "lr",
        "learning_rate",
        "depth",
        "estim",
        "trees",
        "epochs",
        "model",
        "def log_",
        "def record_",
        "def append_",
    ),
)
NEEDED_BY_LOGS = (("'a'", '"a"', "'a+'", '"a+"', "insert into", "INSERT INTO", "append_row("), *_OF_BOTH)
NEEDED_BY_TABLES = (
    ("to_csv(", "json.dump"),
    ("runs", "run_", "experiment", "trials", "sweep", "grid_", "leaderboard", "cv_results_", "tuning_results"),
    *_OF_BOTH,
)
"""Texts of which a source that keeps such a log, or a table of runs, has one of each group."""
_HEADS = (
    lazy_regex(r"^(?:epochs?|steps?|timesteps?|episodes?|iter(?:ation)?s?|fold|seed|run|trial)$", re.IGNORECASE),
    lazy_regex(
        r"^(?:\w{1,20}[_ ])?(?:loss|acc|accuracy|rewards?|returns?|f1|auc|rmse|mae|mse|mape|score)$"
        r"|^(?:train|eval|val|test|mean|avg|episode)_cost$",
        re.IGNORECASE,
    ),
)
"""Columns of a table of runs, or of one run as it goes on: what is counted, and how good it is there."""
NEEDED_BY_HEADS = (
    ("writerow(", "DictWriter("),
    ("epoch", "step", "episode", "iter", "fold", "seed", "run", "trial"),
    ("loss", "acc", "reward", "return", "f1", "auc", "rmse", "mae", "mse", "mape", "score", "cost"),
)
_SETTINGS = lazy_regex(
    r"\b(?:cfg|config|params?|hyper\w{0,20}|hp|hparams|args|settings|lr|learning_rate|\w{0,12}depth|n_estimators|epochs"
    r"|n_trees|alpha|lam|dropout|batch_size|model_name)\b"
)
_SCORES = lazy_regex(
    r"\b\w{0,12}(?:scores?|metrics|acc|accuracy|f1|auc|rmse|mae|mse|r2|mape|val_loss|test_loss|log_?loss)\b(?!\w)"
    r"|\b(?:macro_ap|average_precision|ndcg|iou|miou|dice|crps|kappa|mrr|bleu)\b"
)
_LOGS_SCORES = lazy_regex(
    r"^_?(?:log|record|append|add|note)_(?:\w{1,12}_)?(?:score|result|metric|experiment|run)s?(?:_to_\w{1,10})?$"
)
"""Names of functions whose line is one of a log of runs, whatever it says of the settings."""
_OF_A_SERVICE = lazy_regex(r"request|payload|response|client|latency|user_id|telegram|chat_id")
"""Words of the log of a service."""
_INSERTS = lazy_regex(r"(?i)\binsert\s+into\s+\w{0,20}(?:runs?|experiments?|results?|trials?|scores?|models?)\b")
_OF_RUNS = lazy_regex(r"\bruns?\b|experiment|trials|sweep|\bgrid_|leaderboard|\bcv_results_|run_log|tuning_results")
"""Names of files and values that hold what several runs reached."""
_NO_RECORD = lazy_regex(r"(?:thresholds?|vocab\w{0,6}|classes|labels?|scalers?|schema|columns|features)\.\w{2,6}['\"]")
"""Files that lie beside a run and say nothing of how good it was."""
_LINES_AROUND = 8
_LINES_OF_A_FUNCTION = 60
_CHARACTERS = 200
_R_APPENDS = lazy_regex(r"\bappend\s?=\s?(?:T(?:RUE)?\b|file\.exists)")
_R_WRITES = lazy_regex(r"\b(?:write[._]\w{1,9}|fwrite|cat)\(")


def find_run_logs(scope: SyntaxScope, source: str) -> Iterator[tuple[str, int]]:
    """Give the calls that append to a log, where settings and scores are spoken of around them."""
    lines = source.splitlines()
    for node in scope.nodes:
        if isinstance(node, ast.Call) and _appends(node):
            first, last = node.lineno - _LINES_AROUND, node.lineno + _LINES_AROUND
            if scope.name and scope.last - scope.first < _LINES_OF_A_FUNCTION:
                first, last = scope.first, scope.last
            around = "\n".join(lines[max(0, first - 1) : last])
            if _tells_a_run(around, is_named=_LOGS_SCORES.match(scope.name) is not None):
                yield code_of(node, 80), node.lineno


def find_heads(scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give the calls that write the heads of a table of losses or scores, counted by epoch, episode or run."""
    for node in scope.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in ("writerow", "DictWriter"):
            given = [*node.args, *(word.value for word in node.keywords if word.arg == "fieldnames")]
            lists = [one for one in given if isinstance(one, ast.List | ast.Tuple)]
            names = [str(part.value) for one in lists for part in one.elts[:60] if isinstance(part, ast.Constant)]
            if all(any(map(pattern.match, names)) for pattern in _HEADS):
                yield code_of(node, 80), node.lineno


def _appends(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("to_csv", "dump", "dumps", "write_text"):
        said = code_of(call, _CHARACTERS)
        if _OF_RUNS.search(said) and not _NO_RECORD.search(said):
            return True
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name in ("open", "to_csv"):
        return any(text in ("a", "a+", "at") for text in texts)
    if name == "append_row":
        return True
    return name == "execute" and any(_INSERTS.search(text[:_CHARACTERS]) for text in texts)


def _tells_a_run(text: str, *, is_named: bool) -> bool:
    is_of_settings = is_named or _SETTINGS.search(text) is not None
    return is_of_settings and _SCORES.search(text) is not None and not _OF_A_SERVICE.search(text)


def run_logs_of_r(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Give the same for lines of R, each with its number."""
    for index, (number, line) in enumerate(lines):
        if _R_APPENDS.search(line):
            near = "\n".join(text for _, text in lines[max(0, index - _LINES_AROUND) : index + 1])
            if _R_WRITES.search(near) and _SCORES.search(near) and not _OF_A_SERVICE.search(near):
                yield line.strip()[:80], number
