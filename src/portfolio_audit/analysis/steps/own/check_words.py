"""Wordings of conditions that ask something of a table: its columns, its index, or its values."""

from portfolio_audit.patterns import lazy_regex

_COMPLAINING = (
    "raise ",
    "assert ",
    "exit(",
    ".append(",
    ".add(",
    "warn",
    "error(",
    "ValidationError",
    "SchemaError",
    "return False",
)
NEEDED_BY_CHECKS = (
    _COMPLAINING,
    (
        *(".columns", ".isna(", ".isnull(", ".notna(", ".notnull(", ".duplicated(", ".between(", ".isin(", "isnan("),
        *("iterrows", "itertuples", "Reader(", "glob(", "splitlines", "is_unique", "is_monotonic", "].dtype"),
        *("'].min()", '"].min()', "'].max()", '"].max()', ").height"),
        *(").any()", ").all()", "set(df", "'].unique())", '"].unique())', "_dtype(", "DropItem"),
        *('"]) -', "']) -", ".unique()) -", "- set(", "is_between(", "null_count(", ".is_null(", ".schema", ".dtypes"),
        *(")).sum()", ").count()", "] < ", "] > ", ".diff()", "df.shape", "frame.shape", "table.shape", "isfinite("),
        *("nunique()", "in rows", "(rows", "in records", "in reader", "DatetimeIndex", "has_duplicates"),
        *(".index.equals(", "] != ", "].any()"),
    ),
)
"""Texts of which a source that holds such a check has one of each group."""
_COLUMNS = r"[\w.\[\]'\"]{1,60}\.columns"
OF_COLUMNS = lazy_regex(
    rf"\bnot in {_COLUMNS}\b|- set\({_COLUMNS}\)|set\({_COLUMNS}\) [-!=<]|\.(?:issubset|difference)\({_COLUMNS}"
    r"|\.columns\)?(?:\.tolist\(\))?\)? [!=]="
    r"|\bfor \w{1,20} in .{1,80} if \w{1,20} in [\w.]{1,40}\.columns\]|\bnot all\(.{1,120}\.columns\b"
)
"""Columns that are asked for; whether one of many is there decides other things as often."""
ASSERTED_COLUMNS = lazy_regex(r"\.columns\b")
OF_A_TABLE = lazy_regex(
    r"(?<!\bpd)(?<!\bpandas)\.(?:isna|isnull|notna|notnull|duplicated|null_count|is_null|is_duplicated)\("
    r"|\.is_unique\b|\.is_monotonic\w{0,12}\b|\.index\.has_duplicates\b|\.index\.equals\("
    r"|\bisinstance\([\w.]{1,40}\.index, (?:pd\.)?(?:Datetime|Period|Multi|Timedelta)Index\)"
    r"|\(\w{1,40}\[[A-Z][A-Z_]{2,30}\] (?:[<>]=?|[!=]=) [^()]{1,60}\)\.(?:any|all)\("
    r"|\blen\(\{(?P<one>\w{1,12})(?:\.|\[['\"])\w{0,20}(?:id|key|date|time|path|url|slug)s?(?:['\"]\])?"
    r" for (?P=one) in (?P<all>\w{1,40})\}\) (?:!=|<) len\((?P=all)\)"
    r"|\bpd\.(?:isna|isnull)\(.{1,120}\)\.(?:any|all|sum)\("
    r"|\((?!self\b)\w{1,40}\.\w{1,40} (?:[<>]=?|[!=]=) [^()]{1,60}\)\)?\.(?:any|all|sum)\("
    r"|\]\.(?:lt|gt|le|ge|eq|ne)\([^()]{1,30}\)\.(?:any|all|sum)\(|\.nunique\(\) (?:!=|==|<) (?:len\(|\w{1,30}\.shape)"
    r"|\.nunique\(\)(?: [<>!=]=? \d|\.eq\(\d{1,3}\)\.all\()"
    r"|\blen\((?:df|frame|table|data)(?:_\w{1,12})?\) (?:!=|<=?) (?![01]\b)[\dA-Z]"
    r"|\b\w{0,20}(?:df|frame|table)\w{0,10}\.shape(?:\[[01]\])? (?:!=|==|<=?) [\dA-Z(]"
    r"|\blen\((?P<table>\w{1,40})\[~?\(?(?P=table)[.\[]|\]\.dtypes?\)? (?:!=|==|not in|is not)"
    r"|\.filter\(.{0,160}[<>=].{0,80}\)\.(?:height|count\(\)|shape\[0\]|is_empty\(\)) ?"
    r"|\[['\"][^\]'\"]{1,60}['\"]\](?:\.\w{1,12}(?:\(\))?){0,2} (?:[<>]=?|[!=]=) [^()]{1,60}"
    r"(?:\([^()]{0,40}\)[^()]{0,40})?\)\)?\.(?:any|all|sum)\("
    r"|\[['\"][^\]'\"]{1,60}['\"]\]\.(?:min|max)\(\) (?:[<>]=?|[!=]=)"
    r"|\.(?:is_)?(?:between|isin|is_in)\(.{0,160}\)\.(?:any|all)\("
    r"|\.dtypes(?:\[[^\]]{1,60}\]|\.get\([^()]{1,60}\)|\.to_dict\(\))\)? (?:!=|==|not in|is not)"
    r"|(?<!self)\.schema(?:\.get\([^()]{1,60}\)|\[[^\]]{1,60}\])? !=|\.diff\(\)(?:\.dropna\(\))? (?:[<>]=?|[!=]=)"
    r"|\bis(?:nan|finite|inf)\(.{0,80}\)\.(?:any|all|sum)\(|\b(?:any|all)\((?:np|numpy)\.is(?:nan|finite|inf)\("
    r"|\bset\(\w{1,40}(?:\[['\"][^\]'\"]{1,60}['\"]\]|\.\w{1,40}\.unique\(\))|\bis_\w{3,16}_dtype\("
)
OF_ANSWERS = lazy_regex(
    r"pred|prob(?!le)|logit|loss|grad\b|scores?\b|y_hat|weights?\b|request|payload|\bself\.\w{0,20}_\b|coef_|importance"
    r"|\bf1\b|recall|precision|\bauc\b|roc_auc|accuracy|metric"
)
"""Words of what models answer or are asked, which is no data to check."""
