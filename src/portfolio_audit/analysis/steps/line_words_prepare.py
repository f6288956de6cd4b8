"""Patterns of single lines that prepare data: what calls alone do not show."""

# ruff: noqa: E501  # a pattern reads best in one line

import re

from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_NO_TABLE = r"(?!\w{0,30}(?:pred|accura|score|metric|result|history|importance|summary|meta|conf|cfg|param|payload|request|response|state|session|cache|missing|null|count|\w{0,20}counts?\b|freq|stat|kwargs|args|environ|report|settings|self\b))"
"""Names of what is no table to learn from."""
_NO_RESULT = r"(?![\w ]{0,20}(?:pred|score|prob|err|[Aa]ccura|acc\b|lift|metric|resid|loss))"
_NO_LIST = r"(?!\w{0,20}(?:url|link|path|file|dir|col|feature|class|key|tag|import|arg|option|result|score|module|node|bar|bin|break|edge|tick|thresh|grid|level|quant|_bars))"
"""Names of lists whose members are no data."""
_NO_ANSWER = r"(?!.{0,160}(?:pred|score|reward|advantage|\badv|return|logit|grad|loss|sqrt|err|acc\b))"
_ONE = r"[\w.\[\]'\"]{1,40}(?:\([^()]{0,12}\))?"

PREPARING: tuple[tuple[StepKind, str, str, re.Pattern[str]], ...] = (
    (StepKind.SEED, "argument", "deterministic|hashseed", lazy_regex(r"\bcudnn\.deterministic\s?=\s?True\b|['\"]PYTHONHASHSEED['\"]\]?\s?[=,]")),
    (StepKind.LOAD, "table", "spark", lazy_regex(r"\bspark\w{0,10}\.(?:read(?:Stream)?\b|table\()")),
    (StepKind.ENGINEER, "derived", ") / (|)/(", lazy_regex(r"^(?!.{0,160}(?:\b[tf][pn]\b|pred|recall|prec))[^#]{0,160}\(\s?([\w.\[\]'\"]{1,40})\s?-\s?([\w.\[\]'\"]{1,40})\s?\)\s?/\s?\(\s?\1\s?\+\s?\2(?!\w)")),
    (StepKind.ENGINEER, "derived", ".loc[", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}[A-Za-z_]\w{{0,40}}\.loc\[(?:\w{{1,20}}|:),\s?['\"](?!\w{{0,20}}(?:pred|score|prob))[^'\"]{{1,60}}['\"]\]\s?=\s?(?![\d'\"]|None|np\.nan|True|False)[^=].{{0,120}}[-+*/(]")),
    (StepKind.TRANSFORM, "scale", ") / (|)/(", lazy_regex(rf"^{_NO_ANSWER}(?!\s{{0,40}}(?:frac|weight|alpha|prog|pct|t\b|w\b))[^#]{{0,160}}-\s?({_ONE})\s?\)\s?/\s?\(\s?{_ONE}\s?-\s?(?:np\.)?\1(?!\w)")),
    (StepKind.TRANSFORM, "scale", ") / |)/", lazy_regex(rf"^{_NO_ANSWER}[^#]{{0,160}}-\s?[\w.\[\]'\"]{{0,40}}(?:mean|mu|avg)\w{{0,12}}(?:\([^()]{{0,40}}\))?\s?\)\s?/\s?\(?\s?[\w.\[\]'\"]{{0,40}}(?:std|sd|sigma|stdev)\w{{0,12}}\b")),
    (StepKind.TRANSFORM, "scale", "np.log|np.sqrt|np.cbrt|np.arcsinh", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}[A-Za-z_]\w{{0,40}}\[['\"\w]{{1,60}}\]\s?=\s?np\.(?:log|log2|log10|log1p|sqrt|cbrt|arcsinh)\(")),
    (StepKind.INSPECT, "missing", "heatmap", lazy_regex(r"heatmap\(\s?\w{1,40}\.(?:isnull|isna)\(")),
    (StepKind.CLEAN, "missing", "np.nan|pd.na", lazy_regex(r"\.replace\((?!\s?[\[{]?0)(?!.{1,120}\.(?:notna|isna|isnull|notnull)\()[^()]{1,80}\b(?:np\.nan|pd\.NA)\b|^\s{0,40}(\S{1,60})\s?=\s?\1\.replace\([^()]{1,80}\b(?:np\.nan|pd\.NA)\b|\.replace\([^()]{1,80}\b(?:np\.nan|pd\.NA)\b[^()]{0,20}\binplace\s?=\s?True")),
    (StepKind.CLEAN, "duplicates", "fromkeys|set(", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?(?:list|sorted)\(\s?(?:set|dict\.fromkeys)\(\s?\1\s?\)")),
    (StepKind.CLEAN, "text", "isalpha|isalnum|stop", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\[.{{1,60}}\sfor\s.{{1,40}}\sin\s\1\sif\s.{{0,80}}(?:isalpha\(|isalnum\(|\bnot in \w{{0,20}}stop\w{{0,10}})")),
    (StepKind.CLEAN, "filtered", " if ", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\[.{{1,60}}\sfor\s.{{1,40}}\sin\s\1\sif\s.{{0,80}}(?:\blen\(\w|isnan\(|isfinite\(|\bis not None\b)")),
    (StepKind.VALIDATE, "keys", "validate|verify_integrity", lazy_regex(r"\bvalidate\s?=\s?['\"](?:1|m|one|many)(?::|_to_)(?:1|m|one|many)['\"]|\bverify_integrity\s?=\s?True\b")),
    (StepKind.ENGINEER, "derived", "] = |]=", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}(?![A-Z_]{{2,30}}\[)([A-Za-z]\w{{0,30}})\[['\"]({_NO_RESULT}[^'\"\]]{{1,60}})['\"]\]\s?=(?!=)(?!.{{0,200}}\b\1\[['\"]\2['\"]\])(?=.{{0,160}}\b\1(?:\[['\"]|\.\w))(?=.{{0,200}}(?:\s[-+*/%&|<>]\s|\.\w{{1,20}}\())")),
    (StepKind.ENGINEER, "derived", "identity(", lazy_regex(r"\.(?:fc|classifier|head|heads)\s?=\s?(?:torch\.)?(?:nn\.)?Identity\(")),
    (StepKind.ENGINEER, "window", "append(|for ", lazy_regex(r"^(?!.{0,200}(?:batch|chunk|page|\bbs\b|step|\.join\(|blob|bytes|\bhex|\bbuf))[^#]{0,160}\w\[\s?(\w{1,6})\s?(?::\s?\1\s?\+\s?\w{1,40}|-\s?\w{1,40}\s?:\s?\1)\s?[\],](?:.{0,80}\bfor \1 in range\(|\s?\)\s{0,8}$)")),
    (StepKind.TRANSFORM, "encode", "enumerate(", lazy_regex(r"\{\s?(\w{1,20})\s?:\s?(\w{1,20})(?:\s?\+\s?\d)?\s+for\s+\2\s?,\s?\1\s+in\s+enumerate\(\s?(?:sorted\(\s?|list\(\s?)?(?:set\(|\w{0,20}(?:vocab|word|char|token|class|label|categor|user|item|movie|genre|species))")),
    (StepKind.TRANSFORM, "encode", ".eye(", lazy_regex(r"\b(?:np|numpy|torch)\.eye\([^()]{1,60}\)\[")),
    (StepKind.CLEAN, "filtered", ".filter(|.where(|.query(", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\1\.(?:filter\(|where\(|query\().{{0,120}}[<>]=?|^\s{{0,40}}(\w{{1,40}})\s?=\s?\2\.filter\(.{{0,80}}(?:is_between|is_not_null|isNotNull)\(")),
    (StepKind.CLEAN, "text", ".replace({", lazy_regex(r"\.replace\(\{\s?['\"][^'\"]{1,60}['\"]\s?:\s?['\"][^'\"]")),
    (StepKind.INSPECT, "overview", ".dtypes", lazy_regex(r"^\s{0,8}(?:print\(|display\()?(?:\w{1,40}\.(?:shape|columns),\s?){0,2}\w{1,40}\.dtypes\b")),
)  # fmt: skip  # a pattern reads best in one line
"""As `line_words.PYTHON`, the texts with bars between them."""
