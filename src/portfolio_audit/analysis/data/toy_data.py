"""Teaching data sets and questions that very many portfolios share."""

import re

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.patterns import lazy_regex

TOY_DATA = (
    ("Titanic", lazy_regex(r"\btitanic\b|\bgender[ _]submission\b", re.IGNORECASE)),
    ("iris", lazy_regex(r"\biris\b(?! recognition)|\bload_iris\b", re.IGNORECASE)),
    (
        "MNIST",
        lazy_regex(
            r"(?<!fashion)(?<!fashion[-_ ])\bmnist\b|\bhand-?written digits?\b|\bdigit[ -]recogni[sz]er\b",
            re.IGNORECASE,
        ),
    ),
    ("digits of scikit-learn", lazy_regex(r"\bload_digits\b")),
    ("Fashion-MNIST", lazy_regex(r"\bfashion[-_ ]?mnist\b", re.IGNORECASE)),
    ("Boston housing", lazy_regex(r"\bboston[-_ ]hous\w{0,4}|\bload_boston\b|\bhousing\.data\b", re.IGNORECASE)),
    ("California housing", lazy_regex(r"\bcalifornia[-_ ]hous\w{0,4}", re.IGNORECASE)),
    (
        "Ames house prices",
        lazy_regex(
            r"\bames[-_ ](?:hous|iowa)\w{0,4}|\bhouse[-_ ]prices?[-_ ]advanced|\bSalePrice\b"
            r"|\badvanced regression techniques",
            re.IGNORECASE,
        ),
    ),
    ("wine quality", lazy_regex(r"\bwine[-_ ]?quality\b", re.IGNORECASE)),
    ("wine cultivars", lazy_regex(r"\bload_wine\b")),
    ("penguins", lazy_regex(r"\b(?:palmer)?[-_ ]?penguins\b", re.IGNORECASE)),
    ("tips", lazy_regex(r"load_dataset\(['\"]tips", re.IGNORECASE)),
    ("diabetes", lazy_regex(r"\bpima[-_ ]indians?\b|\bload_diabetes\b|\bdiabetes[-_ ]prediction\b", re.IGNORECASE)),
    ("breast cancer Wisconsin", lazy_regex(r"\bbreast[-_ ]cancer\b|\bload_breast_cancer\b", re.IGNORECASE)),
    ("CIFAR", lazy_regex(r"\bcifar[-_ ]?100?\b", re.IGNORECASE)),
    (
        "IMDB reviews",
        lazy_regex(
            r"\bimdb[-_ ](?:movie[-_ ])?(?:reviews?|sentiment|dataset)\b|\bimdb[. ]load[_ ]data\b", re.IGNORECASE
        ),
    ),
    ("Telco churn", lazy_regex(r"\btelco[-_ ](?:customer[-_ ])?churn\b|\bWA_Fn-UseC\b", re.IGNORECASE)),
    (
        "medical cost personal",
        lazy_regex(r"\bmedical[-_ ]cost[-_ ]personal\b|\bmirichoi0218/insurance\b", re.IGNORECASE),
    ),
    ("mall customers", lazy_regex(r"\bmall[-_ ]customers?\b", re.IGNORECASE)),
    (
        "credit card fraud",
        lazy_regex(r"\bcreditcard\.csv\b|\bcredit[-_ ]card[-_ ]fraud[-_ ]detection\b", re.IGNORECASE),
    ),
    ("adult income", lazy_regex(r"\badult[-_ ](?:income|census)\b|\bcensus[-_ ]income\b", re.IGNORECASE)),
    ("heart disease", lazy_regex(r"\bheart[-_ ]disease\b|\bheart\.csv\b", re.IGNORECASE)),
    ("spam SMS", lazy_regex(r"\bsms[-_ ]?spam\b|\bspam\.csv\b", re.IGNORECASE)),
    ("MovieLens", lazy_regex(r"\bmovie-?lens\b|\bml-latest-small\b", re.IGNORECASE)),
    ("bike sharing", lazy_regex(r"\bbike[-_ ]sharing[-_ ](?:dataset|demand)\b", re.IGNORECASE)),
    (
        "dogs and cats",
        lazy_regex(r"\b(?:dogs?|cats?)[-_ ](?:vs?\.?|and|or|versus)[-_ ](?:dogs?|cats?)\b", re.IGNORECASE),
    ),
    ("superstore", lazy_regex(r"\b(?:sample[-_ ])?superstore\b", re.IGNORECASE)),
    ("online retail", lazy_regex(r"\bonline[-_ ]retail\b", re.IGNORECASE)),
    ("german credit", lazy_regex(r"\bgerman[-_ ]credit\b", re.IGNORECASE)),
    ("20 newsgroups", lazy_regex(r"\b20[-_ ]?newsgroups?\b", re.IGNORECASE)),
    ("car data of CarDekho", lazy_regex(r"\bcar[-_ ]data\.csv\b|\bcardekho\b", re.IGNORECASE)),
    ("NYC taxi", lazy_regex(r"\bnyc[-_ ]taxi\b|\b(?:green|yellow)_tripdata\b", re.IGNORECASE)),
)
"""Name and pattern; patterns run over names, titles, file names and loader calls, never over whole texts."""

COMMON_TASKS = (
    (
        "house prices",
        lazy_regex(
            r"\b(?:house|housing|home|property)[-_ ]?(?:prices?|values?)\b|\breal[-_ ]estate[-_ ]price", re.IGNORECASE
        ),
    ),
    ("customer churn", lazy_regex(r"\bchurn\b", re.IGNORECASE)),
    ("customer segmentation", lazy_regex(r"\bcustomers?[-_ ]segment", re.IGNORECASE)),
    ("sentiment", lazy_regex(r"\bsentiment\b", re.IGNORECASE)),
    (
        "credit risk",
        lazy_regex(
            r"\bcredit[-_ ](?:risk|card|default|approval|scor)|\bloan[-_ ](?:default|approval|prediction|eligib)",
            re.IGNORECASE,
        ),
    ),
    ("fraud detection", lazy_regex(r"\bfraud\b", re.IGNORECASE)),
    ("spam detection", lazy_regex(r"\bspam\b", re.IGNORECASE)),
    (
        "sales forecast",
        lazy_regex(r"\bsales[-_ ](?:forecast|predict)|\bstore[-_ ]sales\b", re.IGNORECASE),
    ),
    ("demand forecast", lazy_regex(r"\bdemand[-_ ]forecast", re.IGNORECASE)),
    ("stock prices", lazy_regex(r"\bstock[-_ ](?:price|market|predict)", re.IGNORECASE)),
    ("movie recommendation", lazy_regex(r"\bmovie[-_ ]recommend", re.IGNORECASE)),
    ("car prices", lazy_regex(r"\b(?:used[-_ ])?cars?[-_ ]prices?\b", re.IGNORECASE)),
    (
        "emotion recognition",
        lazy_regex(r"\b(?:emotion|facial[-_ ]expression)[-_ ]recognition\b|\bfer[-_ ]?2013\b", re.IGNORECASE),
    ),
    ("pneumonia X-rays", lazy_regex(r"\bpneumonia\b", re.IGNORECASE)),
    ("trip duration", lazy_regex(r"\btrip[-_ ]duration\b", re.IGNORECASE)),
    ("bike demand", lazy_regex(r"\bbike[-_ ](?:share|sharing|rental|demand)", re.IGNORECASE)),
    ("insurance cost", lazy_regex(r"\b(?:medical|insurance)[-_ ](?:cost|charge|premium)", re.IGNORECASE)),
    ("student performance", lazy_regex(r"\bstudents?[-_ ](?:performance|scores?|grades?)\b", re.IGNORECASE)),
    ("spotify popularity", lazy_regex(r"\bspotify\b", re.IGNORECASE)),
)
"""Questions that very many portfolios ask, by the repository's name and title."""

COURSES = lazy_regex(
    r"\b(?:ml|mlops|de|llm|data[- ]engineering|machine learning)[-_ ]?zoomcamp\b|\bdatatalks?\.?club\b"
    r"|\bnanodegree\b|\budacity\b|\bcoursera\b|\budemy\b|\bedx\b|\bdatacamp\b|\bdeeplearning\.ai\b"
    r"|\bandrew ng\b|\bfast\.ai course\b|\bspringboard\b|\bcodecademy\b|\bironhack\b|\ble wagon\b"
    r"|\bgeneral assembly\b|\bflatiron\b|\bmetis bootcamp\b|\bkaggle learn\b|\bfreecodecamp\b"
    r"|\bkrish ?naik\b|\binternship program\b|\boasis infobyte\b|\bcodsoft\b|\bcodealpha\b"
    r"|\bprodigy infotech\b|\bbharat intern\b|\bletsgrowmore\b|\bintern(?:ship)? task\b|\bcs229\b|\bcs231n\b"
    r"|\bDSCI[-_ ]?\d{3}\b|\b(?:course|term|class|semester) project\b|\bfinal project for\b"
    r"|\bcapstone\b|\bbootcamp\b|\bmlops course\b|\bstudents? (?:of|at|from|in)\b[^.]{0,80}\b(?:taking|course|module)\b"
    r"|\b(?:project|assignment) for (?:my|our|the|a) [\w -]{0,40}"
    r"\b(?:master|bachelor|degree|course|class|module|seminar|studies)\b(?! thesis)"
    r"|\b(?:university|uni|college|school|student|semester) project\b"
    r"|\b(?:summer|winter|spring|fall|autumn) (?:term|semester),? 20\d\d\b"
    r"|\bpart of (?:the|my|a) [\w -]{0,40}(?:course|class|programme?|degree|thesis|curriculum)\b"
    r"|\b(?:proyecto|trabajo|práctica|projeto|trabalho|projet|progetto|tesina)s? (?:\w+ ){0,2}"
    r"(?:de|del|da|do|para|pour|per) (?:(?:las?|los?|les?|il|una?|uma?|el|o|a|mi|nuestr[oa]|notre) )?"
    r"(?:asignatura|materia|curso|máster|maestría|grado|diplomado|carrera|disciplina|mestrado|graduação|cours"
    r"|corso|laurea)\b"
    r"|\btrabajo (?:de )?fin de (?:grado|máster)\b|\btrabalho de conclusão\b|\bprojet (?:de fin d['’]études|étudiant"
    r"|scolaire|universitaire)\b|\bprogetto (?:d['’]esame|universitario)\b"
    r"|\b(?:projekt|arbeit|abgabe|aufgabe)\w* (?:\w+ ){0,3}(?:im rahmen|für|zu)\b[^.]{0,40}\b"
    r"(?:vorlesung|seminars?|kurs(?:es)?|moduls?|praktikums?|lehrveranstaltung|studiengangs?)\b"
    r"|\b(?:abschluss|semester|studien|kurs|uni)projekt\b|\b(?:kurs|seminar)arbeit\b",
    re.IGNORECASE,
)
GIVEN_DATA = lazy_regex(
    r"\b(?:provided|given|supplied|handed out|made available) (?:to (?:us|me) )?(?:by|in|during|for) (?:the|our|my|a) "
    r"(?:(?!and\b)[\w-]{1,20} ){0,2}"
    r"(?:bootcamp|course|class|lecturer|instructor|professor|teacher|nanodegree|programme?|module)\b",
    re.IGNORECASE,
)
"""What a course gives to its students; data, where the line speaks of any."""
HOMEWORK_PATHS = lazy_regex(
    r"(?:^|/)(?:[\w-]{0,30}[-_ ])?(?:home-?works?|assignments?|exercises?|hw[-_]?\d{0,2}|week[-_ ]?\d{1,2}"
    r"|labs?[-_ ]?\d{1,2}|day[-_ ]?\d{1,2}|lesson[-_ ]?\d{1,2}|problem[-_ ]?set[-_ ]?\d{0,2}|w\d{1,2}"
    r"|module[-_ ]?\d{1,2})(?:[-_ .][^/]{0,60})?(?:/|\.ipynb$)",
    re.IGNORECASE,
)
HOMEWORK_NAMES = lazy_regex(r"\b(?:homeworks?|assignments?|hw|exercises?|coursework|nanodegree)\b", re.IGNORECASE)
SKELETON = gated(
    "code here|your code|todo|graded|nbgrader|replace |<your|in the blank|must not change|do not ",
    r"your code here|write your code|### ?(?:start|end) code here|insert your code|todo:? ?(?:implement"
    r"|complete|write|fill)|graded (?:function|cell)|# GRADED|nbgrader"
    r"|replace (?:this|with) your|\(TODO\)|<your[-_ ]\w{1,20}>|fill in the blank"
    r"|you must not change|do not (?:edit|modify) (?:this|below)",
)
TUTORIAL = lazy_regex(
    r"\b(?:follow(?:ing|ed|s)?|based on|adapted from|inspired by|taken from|borrowed from|copied from"
    r"|thanks to|credits? to) (?:\w+ ){0,4}(?:tutorial|video|youtube|blog ?post|article|notebook"
    r"|kernel|course|playlist|repo(?:sitory)?)\b"
    r"|\bfrom (?:an?|this|the) (?:\w+ ){0,3}(?:tutorial|video|blog ?post|article|playlist)\b"
    r"|youtube\.com/(?:watch|playlist)|youtu\.be/|\bkaggle\.com/code/|\btowardsdatascience\.com"
    r"|\bmachinelearningmastery\.com",
    re.IGNORECASE,
)
COMPETITION = lazy_regex(
    r"kaggle\.com/(?:c|competitions)/[\w-]{2,80}|\bkaggle competition\b|drivendata\.org/competitions"
    r"|\bplayground[- ](?:competition\b|(?:series[- ])?s\d{1,2}[- ]?e\d{1,2}\b)"
    r"|aicrowd\.com/challenges|zindi\.africa|\bhackathon\b"
    r"|sample_submission\.csv"
    r"|\bkaggle\b[^.\n]{0,60}\bleader ?board\b|\b(?:public|private) (?:lb|leader ?board)\b",
    re.IGNORECASE,
)
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
PLACED = lazy_regex(
    r"\b(?:public|private|kaggle|leader ?board|lb)(?: lb| leader ?board)? (?:score|rank(?:ing)?|place|position)\b"
    r"|\b(?:public|private) (?:lb|leader ?board)\b[^.]{0,20}\d|\branked (?:\d|#|in the top|top)|\btop[ -]?\d{1,3} ?%"
    r"|\b\d{1,5}(?:st|nd|rd|th) (?:place(?![\w -]{0,12}solution)|out of|of \d)|\b(?:gold|silver|bronze) medal"
    r"|^\W{0,9}(?:final |best |my |our )?score\W{1,6}0?[.,]?\d|^\W{0,9}(?:public |private )?lb\W{1,6}0?[.,]?\d"
    r"|\b(?:rank|place|position)\W{1,3}#?\d{1,5}\s?(?:/|out of|of)\s?\d"
    r"|\b(?:private|public|final)\W{1,4}#?\d{1,5}(?:st|nd|rd|th)?\s?(?:/|of|out of)\s?\d{2,6}\b"
    r"|\bsubmission\b.{0,30}(?:scored?|reached|got|score of)\W{1,4}0?\.\d"
    r"|\b0?\.\d{2,6}(?:\s[a-z]{1,12}){0,2} on (?:the )?(?:kaggle\b(?! data)|(?:public|private) board)"
    r"|\bon kaggle\W{1,4}0?\.\d{2,6}"
    r"|leader ?board[^.]{0,60}\d|(?:scored?|rank|position)\b[^.]{0,40}leader ?board",
    re.IGNORECASE,
)
"""How an entry did, of which the place of somebody else's solution says nothing."""
KERNEL = lazy_regex(
    r"kaggle\.com/(?:code/|kernels/)?(?!(?:c|competitions?|datasets?|code|kernels|learn|docs|discussions?|models?|organizations"
    r"|account|general)/)[\w-]{2,40}/[\w-]{3,100}(?!\S{0,60}/(?:data|leaderboard))"
    r"|\bfork(?:ed)? (?:of|from)\b|\b(?:kernel|notebook) (?:by|of) \[?@?[A-Z]",
)
"""Links to notebooks that others have published, and words for a copy of one."""
