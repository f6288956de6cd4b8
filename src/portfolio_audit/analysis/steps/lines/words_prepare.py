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
_TRUE = r"(?:self\.)?(?:targets?|labels?|y_?true|y_batch|y|truth)\w{0,6}"
_ONE = r"[\w.\[\]'\"]{1,40}(?:\([^()]{0,12}\))?"

PREPARING: tuple[tuple[StepKind, str, str, re.Pattern[str]], ...] = (
    (StepKind.SEED, "argument", "deterministic|hashseed", lazy_regex(r"\bcudnn\.deterministic\s?=\s?True\b|['\"]PYTHONHASHSEED['\"]\]?\s?[=,]")),
    (StepKind.LOAD, "table", "spark", lazy_regex(r"\bspark\w{0,10}\.(?:read(?:Stream)?\b|table\()")),
    (StepKind.ENGINEER, "derived", ") / (|)/(", lazy_regex(r"^(?!.{0,160}(?:\b[tf][pn]\b|pred|recall|prec))[^#]{0,160}\(\s?([\w.\[\]'\"]{1,40})\s?-\s?([\w.\[\]'\"]{1,40})\s?\)\s?/\s?\(\s?\1\s?\+\s?\2(?!\w)")),
    (StepKind.ENGINEER, "derived", ".loc[", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}[A-Za-z_]\w{{0,40}}\.loc\[(?:\w{{1,20}}|:),\s?['\"](?!\w{{0,20}}(?:pred|score|prob))[^'\"]{{1,60}}['\"]\]\s?=\s?(?![\d'\"]|None|np\.nan|True|False)[^=].{{0,120}}[-+*/(]")),
    (StepKind.TRANSFORM, "scale", ") / (|)/(", lazy_regex(rf"^{_NO_ANSWER}(?!\s{{0,40}}(?:frac|weight|alpha|prog|pct|t\b|w\b))[^#]{{0,160}}-\s?({_ONE})\s?\)\s?/\s?\(\s?{_ONE}\s?-\s?(?:np\.)?\1(?!\w)")),
    (StepKind.TRANSFORM, "scale", ") / |)/", lazy_regex(rf"^{_NO_ANSWER}(?!.{{0,200}}(?:\*\*\s?2|exp\(|lik))[^#]{{0,160}}-\s?(?:[\w.\[\]'\"]{{0,40}}|\w{{1,8}}\.col\([^()]{{1,30}}\)\.)(?:mean|mu|avg|MEAN|MU)\w{{0,12}}(?:\([^()]{{0,40}}\)|\[[^\]]{{1,20}}\]){{0,2}}\s?\)\s?/\s?\(?\s?(?:[\w.\[\]'\"]{{0,40}}|\w{{1,8}}\.col\([^()]{{1,30}}\)\.)(?:std|sd|sigma|stdev|STD|SD)\w{{0,12}}\b")),
    (StepKind.TRANSFORM, "scale", "np.log|np.sqrt|np.cbrt|np.arcsinh", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}[A-Za-z_]\w{{0,40}}\[['\"\w]{{1,60}}\]\s?=\s?np\.(?:log|log2|log10|log1p|sqrt|cbrt|arcsinh)\(")),
    (StepKind.INSPECT, "missing", "heatmap", lazy_regex(r"heatmap\(\s?\w{1,40}\.(?:isnull|isna)\(")),
    (StepKind.RESAMPLE, "loss", "gamma", lazy_regex(r"\(\s?1(?:\.0{0,2})?\s?-\s?(?:[\w.\[\]]{1,30}|(?:\w{1,10}\.)?exp\([^()]{1,30}\))\s?\)\s?(?:\*\*\s?|\.pow\(\s?)(?:self\.)?\w{0,10}gamma|\bpow\(\s?\(?1(?:\.0{0,2})?\s?-\s?[\w.\[\]]{1,30}\)?\s?,\s?(?:self\.)?\w{0,10}gamma")),
    (StepKind.RESAMPLE, "loss", "w", lazy_regex(rf"^\s{{0,40}}\w{{0,8}}(?:\bw|weights?|wts?|_w)\s?=\s?\(?({_TRUE})\s?\*\s?(?!\w{{0,8}}log)[\w.]{{1,30}}\s?\+\s?\(\s?1(?:\.0?)?\s?-\s?\1\s?\)")),
    (StepKind.RESAMPLE, "loss", "log|weight|w_|alpha", lazy_regex(rf"\b(?:self\.)?(?:\w{{0,10}}pos\w{{0,10}}|w_?1|w_?p|alpha|beta|class_w\w{{0,8}}\[\w{{1,3}}\])\s?\*\s?{_TRUE}\s?\*\s?(?:\w{{1,10}}\.){{0,2}}log\w{{0,8}}\(|\b(?:class_?w(?:eigh)?ts?|cls_w\w{{0,8}}|alphas?)\[\s?{_TRUE}(?:\.\w{{1,8}}\(\))?\s?\]\s?\*|\*\s?(?:self\.)?(?:class_?w(?:eigh)?ts?|cls_w\w{{0,8}}|alphas?)\[\s?{_TRUE}(?:\.\w{{1,8}}\(\))?\s?\]")),
    (StepKind.CLEAN, "missing", "np.nan|pd.na", lazy_regex(r"\.replace\((?!\s?[\[{]?0)(?!.{1,120}\.(?:notna|isna|isnull|notnull)\()[^()]{1,80}\b(?:np\.nan|pd\.NA)\b|^\s{0,40}(\S{1,60})\s?=\s?\1\.replace\([^()]{1,80}\b(?:np\.nan|pd\.NA)\b|\.replace\([^()]{1,80}\b(?:np\.nan|pd\.NA)\b[^()]{0,20}\binplace\s?=\s?True")),
    (StepKind.CLEAN, "outliers", "nan|none|pd.na", lazy_regex(r"^(?!.{0,160}(?:pred|score|prob(?!le)|corr))\s{0,40}\w{1,40}(?:\.loc\[.{1,160}[<>].{1,80},\s?['\"][^'\"]{1,60}['\"]\]|\[['\"][^'\"]{1,60}['\"]\]\[[^\]]{1,80}\]?[^\]]{0,40}[<>][^\]]{1,40}\])\s?=\s?(?:np\.nan|None|pd\.N[Aa]T?|float\(['\"]nan)")),
    (StepKind.CLEAN, "missing", "isnan|isfinite", lazy_regex(r"^(?!.{0,160}(?:pred|loss|score|grad|iou|dice|acc|auc|err|metric|resid|corr|sim|rank|p_?val|true_|_true))[^#]{0,120}(?:\[\s?~\s?(?:np\.|torch\.)?isnan\(|\[\s?(?:np\.|torch\.)isfinite\(|^\s{0,40}\w{0,12}(?:ok|mask|valid|good|keep|finite)\w{0,12}\s?=\s?(?:~\s?np\.isnan\(|np\.isfinite\())")),
    (StepKind.CLEAN, "duplicates", "fromkeys|set(", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?(?:list|sorted)\(\s?(?:set|dict\.fromkeys)\(\s?\1\s?\)")),
    (StepKind.CLEAN, "text", "isalpha|isalnum|stop", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\[.{{1,60}}\sfor\s.{{1,40}}\sin\s\1\sif\s.{{0,80}}(?:isalpha\(|isalnum\(|\bnot in \w{{0,20}}stop\w{{0,10}})")),
    (StepKind.CLEAN, "filtered", " if ", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\[.{{1,60}}\sfor\s.{{1,40}}\sin\s\1\sif\s(?:\w{{1,12}}\[['\"][^'\"]{{1,40}}['\"]\]\s?(?:and\b|\]$|[<>]|!=)|.{{0,80}}(?:\blen\(\w|isnan\(|isfinite\(|\bis not None\b))")),
    (StepKind.VALIDATE, "keys", "validate|verify_integrity", lazy_regex(r"\bvalidate\s?=\s?['\"](?:1|m|one|many)(?::|_to_)(?:1|m|one|many)['\"]|\bverify_integrity\s?=\s?True\b")),
    (StepKind.ENGINEER, "derived", "] = |]=", lazy_regex(rf"^\s{{0,40}}{_NO_TABLE}(?![A-Z_]{{2,30}}\[)([A-Za-z]\w{{0,30}})\[['\"]({_NO_RESULT}[^'\"\]]{{1,60}})['\"]\]\s?=(?!=)(?!.{{0,200}}\b\1\[['\"]\2['\"]\])(?=.{{0,160}}\b\1(?:\[['\"]|\.\w))(?=.{{0,200}}(?:\s[-+*/%&|<>]\s|\.\w{{1,20}}\()|\s?(?!str|int|float|list|len|to_)[a-z]\w{{2,40}}\(\s?\1[.\[][^,()]{{1,60}},)")),
    (StepKind.CROSS_VALIDATE, "own", "array_split", lazy_regex(r"\b\w{0,20}folds?\w{0,8}\s?=\s?(?:\w{1,8}\.)?array_split\(")),
    (StepKind.ENGINEER, "derived", "stack(|np.c_", lazy_regex(r"\bnp\.(?:column_stack\(|hstack\(|c_\[).{0,120}(?:\*\*\s?[23]\b|np\.(?:log|sin|cos|sqrt|exp)\w{0,4}\()")),
    (StepKind.ENGINEER, "derived", "identity(", lazy_regex(r"\.(?:fc|classifier|head|heads)\s?=\s?(?:torch\.)?(?:nn\.)?Identity\(")),
    (StepKind.ENGINEER, "window", "append(|for ", lazy_regex(r"^(?!.{0,200}(?:batch|chunk|page|\bbs\b|step|\.to\(|\bcat\(|cuda|predict|\.join\(|blob|bytes|\bhex|\bbuf))[^#]{0,160}\w\[\s?(\w{1,6})\s?(?::\s?\1\s?\+\s?\w{1,40}|-\s?\w{1,40}\s?:\s?\1)\s?[\],](?:.{0,80}\bfor \1 in range\(|\s?\)\s{0,8}$)")),
    (StepKind.TRANSFORM, "encode", "enumerate(", lazy_regex(r"\{\s?(\w{1,20})\s?:\s?(\w{1,20})(?:\s?\+\s?\d)?\s+for\s+\2\s?,\s?\1\s+in\s+enumerate\(\s?(?:sorted\(\s?|list\(\s?)?(?:set\(|\w{0,20}(?:vocab|word|char|token|class|label|categor|user|item|movie|genre|species))")),
    (StepKind.TRANSFORM, "encode", ".eye(", lazy_regex(r"\b(?:np|numpy|torch)\.eye\([^()]{1,60}\)\[")),
    (StepKind.CLEAN, "filtered", ".filter(|.where(|.query(", lazy_regex(rf"^\s{{0,40}}{_NO_LIST}(\w{{1,40}})\s?=\s?\1\.(?:filter\(|where\(|query\().{{0,120}}[<>]=?|^\s{{0,40}}(\w{{1,40}})\s?=\s?\2\.filter\(.{{0,80}}(?:is_between|is_not_null|isNotNull)\(")),
    (StepKind.TRANSFORM, "scale", "linalg.norm", lazy_regex(rf"^{_NO_ANSWER}[^#]{{0,160}}/=?\s?(?:np|torch)\.linalg\.norm\([^()]{{1,60}}\b(?:axis|dim)\s?=")),
    (StepKind.VALIDATE, "schema", "for ", lazy_regex(r"\b[A-Z]\w{2,40}(?:\.(?:model_validate|parse_obj)\(\s?|\(\*\*)(\w{1,12})\s?\)\s+for\s+\1\s+in\s.{0,80}(?:DictReader|to_dict\(|\brows\b|\brecords\b)")),
    (StepKind.LOAD, "text", "read_text(|.read()", lazy_regex(r"^(?!.{0,160}(?:prompt|template|\bsql|migrat|config|log))[^#]{0,120}(?:\b(\w{1,12})\.read_text\([^()]{0,40}\)|open\((\w{1,12})[^()]{0,40}\)\.read\(\)).{0,60}\sfor\s(?:\1|\2)\sin\b.{0,80}(?:glob|listdir|iterdir)")),
    (StepKind.CLEAN, "text", ".replace({", lazy_regex(r"\.replace\(\{\s?['\"][^'\"]{1,60}['\"]\s?:\s?['\"][^'\"]")),
    (StepKind.INSPECT, "overview", ".dtypes", lazy_regex(r"^\s{0,8}(?:print\(|display\()?(?:\w{1,40}\.(?:shape|columns),\s?){0,2}\w{1,40}\.dtypes\b")),
)  # fmt: skip  # a pattern reads best in one line
"""As `line_words.PYTHON`, the texts with bars between them."""
