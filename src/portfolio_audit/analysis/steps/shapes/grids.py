"""Values to try of settings, which the code lists under the names of the settings."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.steps.shapes.holdouts import Held
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.patterns import lazy_regex

SETTINGS = (
    r"(?:n_estimators|num_trees|(?:max_)?depth|max_features|max_leaf_nodes|min_samples_\w{4,6}|min_child_weight|num_leaves"
    r"|learning_rate|lr|eta|subsample|colsample_\w{4,8}|reg_(?:alpha|lambda)|l1_ratio|l2_leaf_reg|criterion|kernel|gamma"
    r"|C|n_neighbors|weights|penalty|solver|n_clusters|n_components|n_layers|hidden_layer_sizes|hidden_(?:size|dim)|dropout"
    r"|batch_size|weight_decay|iterations|min_df|max_df|ngram_range|alpha|degree)"
)
_SETTING = lazy_regex(rf"^(?:\w{{1,40}}__)?{SETTINGS}$")
_SERIES = frozenset(
    {"range", "arange", "linspace", "logspace", "geomspace", "randint", "uniform", "loguniform", "list", "quniform"}
)
_PLAIN = (ast.Constant, ast.UnaryOp, ast.Tuple, ast.List)
_FEWEST = 2
_SHOWN = 3


def grids(tree: ast.Module) -> Iterator[Held]:
    """Give each dictionary that lists two values or more, or a range, under the name of a setting."""
    for node in walk(tree):
        if isinstance(node, ast.Dict):
            names = [key for key, value in _named(node) if _SETTING.match(key) and _is_several(value)]
            if names:
                yield Held(f"values of {', '.join(names[:_SHOWN])}", "values", node.lineno)


def _named(node: ast.Dict) -> Iterator[tuple[str, ast.expr]]:
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value, value


def _is_several(value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Tuple):
        return len(value.elts) >= _FEWEST and all(isinstance(one, _PLAIN) for one in value.elts)
    return isinstance(value, ast.Call) and last_name(value.func) in _SERIES
