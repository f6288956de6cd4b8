"""Learning written out with arrays instead of calling a library for it."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.ml_signs import LEARNING_LIBRARIES
from portfolio_audit.analysis.programs import Program, tree_of
from portfolio_audit.analysis.steps.shapes.learning import learnt_by_hand
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call, ClassDefinition
from portfolio_audit.patterns import lazy_regex

_LIBRARIES = ("torch", "tensorflow", "keras", "jax", "flax", "mxnet", "pytorch_lightning", "lightning")
_DIFFERENTIATING = ("torch", "tensorflow", "keras", "mxnet", "pytorch_lightning", "lightning", "paddle")
_MAY_LEARN = lazy_regex(
    r"\b(?:lr|l_?rate|learning_?rate|eta|alpha|step_?size|gamma|discount\w{0,10})\b|\bmax\(|\b(?:inv|pinv|solve|lstsq)\("
    r"|\bdef _?(?:fit|train|learn|partial_fit)\w{0,30}\(|argmin\(|\b10\.? ?\*\* ?\("
    r"|@ ?[\w.\[\]]{1,20} ?\+|\bdot\([^()]{1,60}\) ?\+|\(1 ?- ?\w{1,20}\) ?\*"
)
"""Of which every formula of learning, and every class that learns, holds one."""
_LEARNS = frozenset({"fit", "train", "backward", "backpropagate", "backprop", "update_weights", "train_batch"})
_ANSWERS = frozenset({"predict", "forward", "predict_proba"})
_ARRAY_CALLS = 3
_FUNCTIONS = 2
_DECOMPOSES = lazy_regex(r"^(?:numpy|scipy|jax\.numpy)\.linalg\.(?:eigh?|svd)$")
"""By which principal components are found."""
_ALGORITHM = lazy_regex(
    r"^_{0,2}(?:\w{1,20}_)?(?:gradient_descent|back_?prop\w{0,10}|forward_?prop\w{0,10}|compute_(?:cost|gradients?|"
    r"loss)"
    r"|cost_function|update_(?:weights|parameters|params|centroids)|assign_clusters|sigmoid(?:_\w{1,12})?"
    r"|gini(?:_\w{1,12})?|entropy|info_gain|(?:find_)?best_split|build_tree|grow_tree|majority_vote|euclidean_distance"
    r"|information_gain|best_split|viterbi|power_iteration|expectation_step|maximi[sz]ation_step)$",
    re.IGNORECASE,
)
_WHOLE = lazy_regex(
    r"^_?(?:my_|own_|simple_|custom_|run_)?(?:k_?means(?:_\w{1,12})?|knn(?:_\w{1,12})?|k_?nearest\w{0,14}|naive_bayes|perceptron|logistic_regression"
    r"|linear_regression|ada_?boost|gradient_boosting|random_forest|q_learning|sarsa|value_iteration|policy_iteration"
    r"|matrix_factori[sz]ation|apriori|baum_welch|viterbi|expectation_maximi[sz]ation|gibbs_sampl\w{0,4}|metropolis\w{0,10}|dbscan|self_attention"
    r"|kaplan_meier|nelson_aalen|aalen_johansen|(?:cox_)?(?:log_)?partial_(?:log_)?likelihood)$"
)
"""Names of functions that are one algorithm of learning."""
_REPEATS = lazy_regex(r"\bfor\b|\bwhile\b|argsort|sorted\(|cumprod\(")
_LIBRARY_FIT = lazy_regex(r"^(?:sklearn|xgboost|lightgbm|catboost|statsmodels|tensorflow|keras|torch|imblearn)\b")


def find_from_scratch(programs: tuple[Program, ...]) -> Iterator[Located]:
    """Give classes that learn with NumPy alone, and the functions of an algorithm written out."""
    for program in programs:
        is_bare = program.imports("numpy") or not program.imports(*LEARNING_LIBRARIES)
        if is_bare and not program.imports(*_LIBRARIES):
            yield from _classes(program)
            yield from _functions(program)
        if not program.imports(*_DIFFERENTIATING) and _MAY_LEARN.search(program.text):
            yield from _by_formula(program)


def _by_formula(program: Program) -> Iterator[Located]:
    """Give what the formulas show beside what is known by its names."""
    known = {(found.at.cell, found.at.line) for found in (*_classes(program), *_functions(program))}
    for unit in program.units:
        tree = tree_of(unit) if _MAY_LEARN.search(unit.source) else None
        for found in learnt_by_hand(tree) if tree else ():
            place = unit.place(found.line)
            if (place.cell, place.line) not in known:
                yield Located(found.text, place)


def _classes(program: Program) -> Iterator[Located]:
    for unit in program.units:
        for definition in unit.module.classes if unit.module else ():
            methods = frozenset(definition.methods)
            calls = [call for call in unit.module.calls if _inside(call, definition)] if unit.module else []
            is_reduction = "transform" in methods and any(_DECOMPOSES.search(call.name) for call in calls)
            if methods & _LEARNS and ((methods & _ANSWERS and _computes(calls)) or is_reduction):
                yield Located(f"class {definition.name}", unit.place(definition.line))


def _inside(call: Call, definition: ClassDefinition) -> bool:
    return definition.line <= call.line <= definition.end_line


def _computes(calls: list[Call]) -> bool:
    """Tell whether arrays are computed with, and no library does the learning."""
    arrays = sum(call.name.startswith("numpy.") for call in calls)
    return arrays >= _ARRAY_CALLS and not any(_LIBRARY_FIT.search(call.name) for call in calls)


def _functions(program: Program) -> Iterator[Located]:
    found = [
        Located(f"{function.name}()", unit.place(function.line))
        for unit in program.units
        for function in (unit.module.functions if unit.module else ())
        if _ALGORITHM.match(function.name) and not function.is_method and not function.is_stub
    ]
    arrays = sum(call.name.startswith("numpy.") for _, call in program.calls())
    if len(found) >= _FUNCTIONS and (arrays >= _ARRAY_CALLS or not program.imports(*LEARNING_LIBRARIES)):
        yield from found
    else:
        yield from _whole_algorithms(program)


def _whole_algorithms(program: Program) -> Iterator[Located]:
    """Give functions that are an algorithm by their name, repeat something, and ask no library for it."""
    for unit in program.units:
        calls = unit.module.calls if unit.module else ()
        for function in unit.module.functions if unit.module else ():
            inside = [call for call in calls if function.line < call.line <= function.end_line]
            is_own = not any(
                _LIBRARY_FIT.search(call.name) or call.name.endswith((".fit", ".predict")) for call in inside
            )
            body = "\n".join(unit.source.splitlines()[function.line : function.end_line])
            if _WHOLE.match(function.name) and is_own and _REPEATS.search(body) and function.statements >= _FUNCTIONS:
                yield Located(f"{function.name}()", unit.place(function.line))
