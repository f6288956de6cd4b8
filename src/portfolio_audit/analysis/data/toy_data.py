"""Teaching data sets and questions that very many portfolios share."""

import re

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
    ("mtcars", lazy_regex(r"\bmtcars\b")),
    ("ToothGrowth", lazy_regex(r"\bToothGrowth\b")),
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
        lazy_regex(r"\bsales[-_ ](?:forecast|predict)|\b(?:store|grocery|retail)[-_ ]sales\b", re.IGNORECASE),
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
    ("bike demand", lazy_regex(r"\bbike[-_ ]?(?:share|sharing|rental|demand)|\bciti[-_ ]?bikes?\b", re.IGNORECASE)),
    ("insurance cost", lazy_regex(r"\b(?:medical|insurance)[-_ ](?:cost|charge|premium)", re.IGNORECASE)),
    ("student performance", lazy_regex(r"\bstudents?[-_ ](?:performance|scores?|grades?)\b", re.IGNORECASE)),
    ("spotify popularity", lazy_regex(r"\bspotify\b", re.IGNORECASE)),
)
"""Questions that very many portfolios ask, by the repository's name and title."""

GIVEN_DATA = lazy_regex(
    r"\b(?:provided|given|supplied|handed out|made available) (?:to (?:us|me) )?(?:by|in|during|for) (?:the|our|my|a) "
    r"(?:(?!and\b)[\w-]{1,20} ){0,2}"
    r"(?:bootcamp|course|class|lecturer|instructor|professor|teacher|nanodegree|programme?|module)\b",
    re.IGNORECASE,
)
"""What a course gives to its students; data, where the line speaks of any."""
