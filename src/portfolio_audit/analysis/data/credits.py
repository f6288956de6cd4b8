"""How prose and comments of code credit a source."""

import re

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.patterns import lazy_regex

CREDITS = lazy_regex(
    r"^(?:#{1,6}|\*\*|[=-]{3}|\d{1,2}[.)]|<h\d>)[^A-Za-z]{0,12}(?:acknowledge?ments?|credits?|references?|citations?|"
    r"bibliography|attributions?|inspirations?|(?:data ?(?:set)? )?sources?"
    r"|(?:data|licen[cs]es?) (?:and|&) (?:data|licen[cs]es?))"
    r"(?: (?:and|&|to|for|of|or|used|list|links?|licen[cs]es?)\b[\w &,-]{0,40})?[^A-Za-z0-9]{0,6}(?:</h\d>)?$"
    r"|[;,:(–—-] ?(?:many )?thank(?:s| you)[!.)]"
    r"|\b(?:thank(?:s| you) (?:to|for(?! (?:reading|visiting|watching|checking|stopping|looking|your\b)))|inspired by"
    r"|credits? (?:to|goes?|belongs?)|adapted from|borrowed from|cite (?:the )?(?:original|data ?set|data|source)"
    r"|(?:sourced|taken|obtained|downloaded|collected|fetched|retrieved|acquired|scraped) from"
    r"(?= (?:the |this |an? )?(?:\W{0,3}https?:|\W{0,3}\[|kaggle|uci|[\w-]{1,30}\.(?:com|org|gov)|(?-i:[A-Z])))"
    r"|(?<!course )(?:provided|published|released|hosted) by"
    r"|data(?: ?set)? (?:comes?|came|is|are|was|were) (?:(?!excluded|removed|loaded|read|kept|split)\w{1,20} )?from"
    r"|data source|publishes (?:[\w-]{1,20} ){0,4}data"
    r"|data(?: ?set)? from(?= (?:the )?\[?(?-i:(?!Chapter|Section|Week|Day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[A-Z]))|based on (?:the |an? |this )?(?:work|paper|article|notebook|tutorial|blog|repo\w{0,9}|code|data ?set"
    r"|idea|book))\b|\[[^\]]{0,40}\bsources?\b[^\]]{0,40}\]\("
    r"|^\W{0,6}(?:see(?: also)?|refs?|source code|code|idea|via|from)\W{0,4}:[^\n]{0,80}https?://(?:\w{1,12}\.)?"
    r"(?:stackoverflow|kaggle|stackexchange|medium|towardsdatascience|machinelearningmastery|wikipedia|youtube)\."
    r"|arxiv\.org/|\bdoi\.org/|archive(?:-beta)?\.ics\.uci\.edu|huggingface\.co/datasets/(?!your)"
    r"|kaggle\.com/(?!docs/|settings|account)(?:datasets?|c|competitions|[\w-]{2,40}/[\w-]{2,80})"
    r"|\]\(https?://(?!(?:[\w-]{1,20}\.)?(?:github|gitlab|localhost|travis-ci|codecov|circleci|coveralls|shields|badge\w{0,4}|readthedocs))"
    r"[^)\s]{4,80}(?<!for-)(?<!a-)\bdata(?:sets?)?\b(?!\.\w)(?!-science|-engineering)[^)\s]{0,60}\)"
    r"|\]\(https?://[^)\s]{0,60}(?:open-?data(?!commons)|zenodo\.org|figshare\.com|dataverse\.|physionet\.org|openml\.org|data\.world)",
    re.IGNORECASE,
)
"""A section on sources, a phrase that thanks or cites, or a link to a paper or data set."""
CITED = lazy_regex(r"^(?:#{1,6}|\*\*|<h\d>)[^A-Za-z]{0,12}citations?\b", re.IGNORECASE)
"""A heading on citations."""
CREDITED = gated(
    "http",
    r"#[^\n]{0,30}\b(?:refs?|references?|sources?|credits?|thanks to|courtesy of|paper"
    r"|(?:adapted|taken|borrowed|copied|modified|inspired|derived|based)(?: \w{1,20}){0,3} (?:from|by|on))\b"
    r"[^\n]{0,120}https?://|#\s{0,4}(?:from|see|code)?[: ]{0,3}https?://(?:www\.)?"
    r"(?:kaggle|arxiv|stackoverflow|github|medium|towardsdatascience|machinelearningmastery)\."
    r"|^(?!.{0,200}[=(,]\s?[rf]?[\"']).{0,120}\b(?:based on|(?:adapted|borrowed|taken) from|inspired by|credits?:?"
    r"|references?:)\s[^\n]{0,120}https?://(?!localhost|127)"
    r"|#\s{0,3}[Ss]ee:?\s{1,2}https?://(?!docs\.|localhost|127|[\w.-]{0,40}(?:google|pytorch|tensorflow|python|djangoproject|scikit-learn|pandas|microsoft|amazon)\.|\S{0,80}/docs/|\S{0,60}readthedocs)"
    r"|^(?!.{0,200}=\s?[\"']).{0,200}(?:arxiv\.org/(?:abs|pdf)/|\bdoi\.org/10\.)",
)
"""A comment or docstring in code that names where a part of it comes from."""
