"""How sentences in lower case tell their topic: what must stand in them, and what takes it back."""

from portfolio_audit.analysis.prose.topics import TopicKind as Kind
from portfolio_audit.analysis.prose.words.sentence_limits import TAKEN_BACK
from portfolio_audit.patterns import lazy_regex

_PEOPLE = (
    r"(?:stakeholders?|customers?|clients?|managers?|doctors?|clinicians?|physicians?|patients?|banks?|retailers?|"
    r"operators?|investors?|investigators?|(?:[a-z]+ )?compan(?:y|ies)|business(?:es)?(?: (?:users?|owners?|"
    r"analysts?))?|"
    r"governments?|departments?|police|policy ?makers?|decision[- ]makers?|analysts?|researchers?|players?|users|"
    r"buyers?|sellers?|farmers?|students?|teachers?|cit(?:y|ies)(?!-)|organi[sz]ations?|hospitals?|insurers?|"
    r"marketers?|"
    r"healthcare (?:professionals?|providers?|workers?)|institutions?|planners?|dispatchers?|commuters?|drivers?|"
    r"passengers?|citizens?|residents?|tourists?|employees?|recruiters?|journalists?|nurses?|radiologists?|"
    r"technicians?|traders?|lenders?|underwriters?|merchants?|coaches|regulators?|authorities|strategists?|"
    r"(?:sales|support|fraud|risk|product|operations|marketing) teams?|people|agents?|reviewers?)"
)
_USED_FOR = (
    r"(?:help|helps|helping|enable|enables|allow|allows|assist|assists|assisting|support|supports|serve|serves|inform|"
    r"informs|asks?|lets|tells|shows|hands|gives|provides|alerts|guides|advises|convince)"
)
_DOES = (
    r"(?:needs?|wants?|can|could|will|would|may|might|must|use|uses|decide|decides|plan|plans|see|sees|get|gets|"
    r"receive|"
    r"receives|review|reviews|act|acts|rely|relies|find|adopt|adopts|offer|offers|develop|prioriti[sz]es?|often|"
    r"know|choose|chooses|understand)"
)
_MEASURES = r"(?:recall|precision|f1|auc|roc[- ]auc|rmse|mae|rmsle|mape|smape|accuracy|log ?loss|r2|error|deviation)"
_FORETELL = (
    r"(?:predict|predicts|predicting|gauges?|surfaces|forecasting|classify|classifies|classifying|estimating|"
    r"detect|detects|detecting|recommend|identify|identifies|identifying|determine|recogni[sz]e|"
    r"(?:(?<=^)|(?<=to )|(?<=and )|(?<=we )|(?<=that )|(?<=which )|(?<=can )|(?<=will )|(?<=or )|(?<=it )|(?<=, ))"
    r"(?:forecast|estimate|segment|cluster|rank)s?)"
)
"""What a model does for the question; words that name things too count where a verb can stand."""

_ABOUT_RESULTS = (
    r"(?:\bmodels?\b|\bscores?\b|accura|\berrors?\b|rmse|\bmae\b|\bauc\b|\bf1\b|recall|precision|\bfeatures?\b|predict|"
    r"forecast|baseline|\bresults?\b|perform|distribut|correlat|cluster|trend|\brates?\b|\d ?%|\d\.\d|importan|"
    r"variables?\b|higher|lower|more|less|fewer)"
)
"""What a sentence must speak about besides, where its wording alone may explain anything."""

_TOLD: dict[Kind, str] = {
    Kind.PURPOSE: (
        r"\bthis (?:project|repo|repository|package|app|application|work|tool|library|notebook|study|code)\b"
        r"(?! is licen[cs]ed)|^\W*this is an? |"
        r"^\W*(?:[a-z-]+ ){0,3}(?:code|notebooks?|materials?|solutions?|implementations?|work|collection|portfolio)"
        r" (?:for|of|by|accompanying) |\b(?:aims? (?:to|at)|the (?:aim|goal|purpose|objective) (?:of|is)|"
        r"we (?:build|built|"
        r"present|introduce|propose)|(?:application|app|tool|platform|service|website|api) (?:that|which|"
        r"for (?:the )?[a-z]+ing)|(?:tool|library|platform|system) for|"
        r"end-to-end (?:[a-z]+ ){0,3}(?:project|pipeline|system|solution|platform|app\w*|workflow)|implementation of"
        r"|pipeline (?:that|for|to)|system (?:that|for|to|demonstrating)|este proyecto|"
        r"ce projet|l'objectif (?:est|de|principal)|el objetivo (?:es|de)|o objetivo (?:é|do|deste)|"
        r"das ziel (?:ist|des|der)|dieses projekt|este projeto)\b|本项目|本リポジトリ|이 프로젝트"
    ),
    Kind.MOTIVATION: (
        r"\b(?:(?:is|are|was|were|remains?|becomes?|plays?) (?:(?:an?|the|very|so|most|more|increasingly|also) ){0,2}"
        r"(?:important|crucial|critical|vital|essential)(?! (?:to|for|that))|"
        r"(?:important|crucial|critical|vital|significant) (?:role|problem|issue|question|metric|challenge|need|for|"
        r"to)|(?:this|it|that|which|problem|question|forecast|prediction) matters\b|motivat(?:ed|ion|es)\b|why (?:it|"
        r"this) matters|(?:costs?|loses?|losing|saves?|wast(?:es?|ing)|spends?) (?:[a-z.,']+ ){0,5}"
        r"(?:money|billions?|millions?|thousands?|dollars|euros?|lives|customers|revenue|hours|time|\d)|"
        r"(?:financial|economic|monetary|significant|revenue) loss(?:es)?|(?:billions?|millions?) (?:of|a|in|per|each)"
        r" (?:dollars|euros?|people|lives|deaths|patients|losses|year)|"
        r"(?:reduc|minimi[sz]|lower|decreas|cut)(?:e|es|ing|s|ting) (?:[a-z]+ ){0,3}(?:costs?|risks?|waste|churn|"
        r"loss(?:es)?|deaths?|downtime|delays?|trips|wait(?:ing)?|emissions|fraud|spend\w*|workload)|"
        r"(?:increas|enhanc|boost|improv|optimi[sz]|maximi[sz])(?:e|es|ed|ing|s) (?:[a-z]+ ){0,3}(?:revenue|retention|"
        r"profit\w*|satisfaction|experience|safety|efficiency|outcomes?|survival|loyalty|services?|infrastructure|"
        r"decisions?)|long-term profitability|better decisions?|informed decisions?|decision-making|"
        r"leading cause|most common (?:cause|cancer|disease)s?|globally|worldwide|society|"
        r"(?:face[sd]?|address\w*|involves?|poses?|posed|major|key|several|real) (?:[a-z]+ ){0,3}challeng(?:es?|ing)|"
        r"(?:people|users|customers|companies|teams|they|beginners|students|patients) (?:often )?struggle|(?:have|"
        r"has|having) (?:difficulty|trouble)|is difficult\b|"
        r"difficult to|hard to (?:know|tell|predict|find|estimate|see)|hampered|restrained|"
        r"lack of|limited availability|prevent(?:s|ing)? (?:[a-z]+ ){0,3}(?:loss(?:es)?|fraud|accidents?|"
        r"injur\w+|deaths?|churn|failures?|misconduct|disease)|i (?:wanted|was curious|wondered|always)|"
        r"we wanted to know|it would be (?:fun|nice|useful|great)|(?:too (?:late|expensive)|shortages?|"
        r"walk away)|because (?:they|people|customers|patients|a missed|every|each) |"
        r"(?:so|such) that (?:(?!we |you |i |it )[a-z]+,? ){1,9}(?:can|could|knows?|finds?|plans?)\b|"
        r"critical (?:[a-z]+ )?(?:point|moment)|"
        r"suitable for\b|(?:useful|valuable|helpful) (?:for|to|in) (?:[a-z]+ )?(?:marketing|business|plan\w*|"
        r"decisions?|companies|customers|people|doctors|patients|managers|teams)|for (?:business|better|informed|"
        r"medical|policy) decisions|"
        r"(?:built|made|designed|goal is|aim is|purpose is|intended) to (?:demonstrate|show|learn|explore|practi[sc]e))"
    ),
    Kind.PROBLEM: (
        rf"(?<!the )(?<!a )(?<!its )(?<!generates )(?<!percentile )(?<!/)\b{_FORETELL}\b.{{0,60}}\b(?:whether|if"
        r"|which|the|a|an|how|who|when|next|future|based|from|given|using|daily|hourly|weekly)\b"
        r"|\b(?:predicts?|predicting|forecasting|classif(?:y|ies|ying)|estimating|detecting|recogni[sz]ing) "
        r"(?!function|method|models?\b|pipelines?|endpoint|api|request|with|and|on|in|at|using|from|by|is|are|it|them)"
        r"[a-z-]{3,} (?:(?:of|in|for|to|into|as|on) )?[a-z-]{3,}"
        r"|\b(?:predictions?|prediction|classification|detection|estimation|forecast|recognition|segmentation|"
        r"evaluation) of (?:the |a |an |their |its )?(?!drift|data)[a-z]+"
        r"|\bmak(?:e|es|ing) (?:a )?predictions? (?:for|about|of|on|whether)\b"
        r"|\b(?:[a-z]+ (?:prediction|forecasting|classification|detection) (?:based on|from)|for (?!the |this |that |"
        r"our )"
        r"(?:[a-z-]+ ){1,2}(?:prediction|forecasting|classification|detection|recognition|"
        r"segmentation))\b(?! (?:model|pipeline|algorithm|api))"
        r"|\b(?:enables|performs) (?:[a-z]+ ){0,2}(?:segmentation|prediction|forecasting|classification)\b"
        r"|\b(?:prediction|detection|forecasting|segmentation) is (?:used|the)\b"
        r"|\b(?:divide|group|split)s? (?:[a-z]+ ){1,4}into (?:groups|segments|clusters|classes)\b"
        r"|\bgiven\b.{1,80}\b(?:predict|classify|estimate)|\b(?:research question|hypothes[ie]s|"
        r"target variables? (?:is|in|of|that|we|,|:))\b"
        r"|\b(?:predecir|prever|prédire|vorhersagen|vorherzusagen)\b|预测|予測|예측|предсказ"
        r"|^\W*(?:what|which|how|can|could|do|does|is|are|will|who|when|where|why|to what extent)\b"
        r"(?! (?:do|can|to|we) (?:i|you|we|run|use|install)\b).*\?$"
    ),
    Kind.AUDIENCE: (
        rf"\b{_USED_FOR} (?:[a-z'’]+ ){{0,3}}{_PEOPLE}\b"
        rf"|\bfor (?!each|every|all|your|both)(?:[a-z'’]+ ){{0,3}}{_PEOPLE}\b(?!-| (?:churn|segmentation|data|support|"
        r"monitoring|logic|metrics?|rules|kpis?|impact|value|problems?|context|decision analytics|reviews?|"
        r"feedback|lifetime|tickets?|sentiments?|behaviou?r|survival|segments?|experience|satisfaction|journeys?))"
        rf"|(?<!which )(?<!whether )(?<!if )(?<!what )\b{_PEOPLE}"
        rf"(?: (?:at|of|in|from) (?:the |an? )?[a-z]+(?: [a-z]+)?)? {_DOES}\b(?! have)"
        r"|\b(?:stakeholders|decision[- ]makers|policy ?makers|end users|business decisions?|"
        r"marketing (?:purposes|strategies|campaigns?|decisions?)|operational efficiency|domain experts)\b"
        r"|\bhelp(?:s|ing)? (?:to )?(?:optimi[sz]e|plan|decide|allocate|prioriti[sz]e|schedule) (?:the )?[a-z]+"
        r"|\b(?:predictor|model|tool|system|forecasts?|results?) (?:is |are )?(?:suitable|useful|valuable) (?:for|to)\b"
        r"|\bhelp(?:s|ing)? (?:a|the|an) (?:[a-z]+ )?(?:player|doctor|buyer|customer|company|business)\b"
        r"|\b(?:people|users|customers|patients) (?:have|having) (?:difficulty|trouble)\b"
    ),
    Kind.SUCCESS: (
        r"\b(?:success (?:criteri\w+|metrics?|measures?)|success (?:means|is (?:an?|when|if|defined|measured))|"
        r"(?:primary|main|key) metric|(?:evaluation|target|business) metric (?:is|was|will|used|we|:)|"
        rf"(?:target|goal|threshold) (?:of|is|for) (?:[a-z]+ ){{0,4}}\d|target (?:[a-z-]+ )?{_MEASURES}|"
        r"(?:at least|at most|no more than) \d[\d.,]* ?%? (?:[a-z]+ ){0,2}"
        rf"{_MEASURES}|{_MEASURES} (?:[a-z]+ ){{0,3}}(?:of )?(?:at least|at most|no more than|less than|under|below|"
        r"above) (?:\d|one|two|three|five|ten)|"
        rf"(?:we|i) (?:chose|choose|use|used|optimi[sz]ed?) .{{0,40}}\b{_MEASURES}\b.{{0,60}}\b(?:because|since|as|so)|"
        rf"{_MEASURES}\b.{{0,40}}\b(?:chosen|preferred) (?:[a-z]+ ){{0,4}}because|"
        r"(?:must|should|needs? to|has to|goal is to|aims? to) (?:beat|outperform)|good enough (?:for (?:use|"
        r"production|the)|when|if)|"
        r"false (?:positives?|negatives?) (?:cost|(?:are|is) (?:more|less|worse|costly|expensive|dangerous))|"
        r"cost of (?:a )?(?:false|missed)|acceptance criteri\w+|requirement is)\b"
        rf"|\b{_MEASURES} (?:[a-z]+ ){{0,2}}(?:isn'?t|is not) enough\b"
    ),
    Kind.DATA: (
        r"\b(?:data ?sets?|rows|records|observations|samples|columns|uci|scraped)\b"
        r"|\bkaggle(?:'s)? (?:data|comp|challenge)|\b(?:from|on|of|by|via|the|competition|"
        r"compétition) (?:the )?kaggle\b"
        r"|\b(?:\d+|input|numeric\w*|categorical|audio|which|these|its|pre-computed|raw) features?\b"
        r"|\bfeatures? (?:such as|like|including)\b|'s data\b|\bdata (?:from|of|on|about)\b|\bdata\b.{0,40}\bcsv\b|"
        r"\bcsv\b.{0,40}\bdata\b"
        r"|\b(?:historical|public|open|raw|ridership|weather|sensor|transactions?|image|text|tabular|time[- ]series|"
        r"training|sales|customer|synthetic|labell?ed|real|demographic) data\b"
        r"|\b(?:public|patient|customer|study) cohorts?\b|\bcohorts? of\b"
        r"|\b(?:analy[sz]ed?|collected|scrapes?|crawl(?:s|ed)?|gathered)\b.{0,60}\bfrom\b|数据|データ|데이터"
    ),
    Kind.METHOD: (
        r"\b(?:random forest|xgboost|lightgbm|catboost|logistic regression|linear regression|neural network|cnn|lstm|"
        r"transformer|bert|svm|k-?means|arima|sarimax?|prophet|gradient[- ]boost\w+|mcmc|maximum likelihood"
        r"|decision trees?|cross[- ]validation|"
        r"grid ?search|hyperparameters?|(?:ml|training|model\w*|preprocessing|transformation|feature|sklearn|"
        r"scikit-learn(?:'s)?"
        r"|learning) pipelines?|feature engineering|one[- ]hot|imput\w+|"
        r"fine[- ]?tun\w+|(?<!regression )train(?:ed|ing)(?! (?:labels?|images?)\b))\b"
        r"|\b(?:large language models?|llms?|classifiers?|regressors?|clustering|tf-?idf|embeddings?|"
        r"naive bayes|k-?nearest|knn|ridge|lasso|data augmentation)\b"
    ),
    Kind.INTERPRETATION: (
        r"\b(?:outperform\w*|better than|worse than|best (?:performing|results?|performance|score)"
        r"|best model (?:is|was|with|turned)|compared (?:to|with)(?! in\b)|key finding|most important (?:features?"
        r"|predictors?|factors?|variables?|drivers?)"
        r"|strongest (?:[a-z]+ )?(?:predictors?|features?|factors?|signals?|drivers?|correlat\w+|models?|effects?)"
        r"|seems? (?:to be )?the (?:most|best)|(?:this|which) explains"
        r"|(?:is|are) (?:a|the) consequence of|based on the above|improv(?:ed|es|ement) (?:of|by|over|from)|"
        r"(?:meets?|miss(?:es)?|reach(?:es)?) the (?:target|goal)|most of the (?:gain|improvement|error|effect)|"
        r"dominat(?:e|es|ed)|surprising\w*|in conclusion|beats?|trade-?offs?|contribut(?:es|ed) most)\b"
        r"|^(?=.*(?:\bmodels?\b|accura|error|rmse|\bmae\b|\bauc\b|\bf1\b|recall|precision|score|perform|\brates?\b"
        r"|average|median|\bmean\b|forecast|baseline|\bprices?\b|\bsales\b|\d ?%|expected|chance)).*\b(?:higher"
        r"|lower) than\b"
        rf"|^(?=.*{_ABOUT_RESULTS}).*\b(?:suggest(?:s|ed|ing)?|indicat(?:e|es|ed|ing)(?! (?:whether|if)\b)|"
        r"(?:show|shows|showed|shown) that|we (?:found|find|see|observed?|conclude)|i (?:found|find|see|observed?)|"
        r"consistent with|this means|which means|as expected|driven by|can be seen|as seen|"
        r"shows? (?:the|an?|no) (?:[a-z]+ )?(?:viability|strength|weakness|improvement|difference|relation\w*|"
        r"correlation|effect|"
        r"trend|pattern|gap)|perform(?:s|ed)? (?:well|poorly|better|worse|best|greatly|badly)|did not perform|"
        r"(?:is|are|was|were) (?:quite |very |only |not )?(?:poor|mediocre|decent|good|better|worse|best|similar|"
        r"comparable)|(?:doubles?|halves|drops?|rises?|falls?|fails?|dropped|rose|fell|increased|decreased)"
        r" (?:on|for|in|when|after|by|from|to)"
        r"|(?:above|below|within \d\S* (?:[a-z]+ ){1,3}of) (?:the )?(?:target|baseline|winning|naive))\b"
        r"|\d\S{0,6} .{0,80}\b(?:vs\.?|versus) ~?\d"
        r"|^(?=.*(?:\d|accura|errors?\b|scores?\b|perform|correlat|distribut|higher|lower|overfit|scale)).*"
        r"\b(?:therefore|hence|thus)\b"
        rf"|^(?=.*{_ABOUT_RESULTS})(?:therefore|hence|thus),? (?!we (?:need|will|should))"
    ),
    Kind.LIMITS: (
        r"\b(?:limitations?|limited (?:[a-z]+ ){0,3}(?:to|by)|caveats?|(?:aim|goal|purpose|"
        r"focus)(?: of [a-z ]{3,30})? is not (?:to|on)\b|"
        r"at the moment\b.{0,60}\b(?:not|no)\b|simplified (?:demonstration|version|example)|assum(?:e|es|ing|ption|"
        r"ptions)|(?:will|does|do"
        r"|did) not (?:focus|cover|"
        r"handle|account|generali[sz]e|include|consider|model)|not (?:suitable|intended|representative|production)|"
        r"may not (?:hold|generali[sz]e|reflect|be|capture|work|cover)|(?:introduc|creat)\w+ (?:an? |some )?bias|"
        r"bias(?:ed|es)? (?:in|towards?|against|from|because)|(?:selection|survivorship|sampling) bias|"
        r"(?:should|must) not be used|never (?:used|meant|a |an |fraud)|only (?:covers?|works?|valid)|small sample|"
        r"not yet (?:used|supported|covered|handled|included|implemented)|out of scope|known issue|"
        r"oversimplif\w+|disclaimer|for (?:educational|research)(?: and [a-z]+)? purposes only)\b"
    ),
    Kind.FUTURE: r"\b(?:future work|next steps?|in the future|could be (?:improved|extended|added)|"
    r"plan to|roadmap|planned)\b",
    Kind.LESSONS: (
        r"\b(?:i learned|we learned|lessons? (?:learn|from|i|we)\w*|learnt|the (?:main|biggest|hardest) (?:challenge|"
        r"problem|difficulty)|(?:i|we) (?:chose|decided|opted|switched|struggled|"
        r"tried\b(?=.*\b(?:but|however|without|fail\w*|worse)\b)|realized|realised|rejected|"
        r"preferred)|in retrospect|chosen (?:because|since)|(?<!recall )(?<!variance )trade-?offs?|(?:was|"
        r"were) chosen (?:because|since"
        r"|so|as|for|over|due)|reasons? (?:for|why|behind) (?:(?:i|we)(?! (?:see|get|have|observe))|my|our|choosing|"
        r"using|this|the choice))\b"
    ),
    Kind.CREDITS: r"\b(?:thanks? to|inspired by|based on the (?:work|code|tutorial)|credits? (?:to|goes?|belongs?)|"
    r"acknowledge\w*|courtesy)\b",
    Kind.CONTRIBUTION: (
        r"\b(?:(?:pull requests?|prs?|contributions?|feedback|suggestions|improvements|comments) (?:[a-z]+ ){0,3}"
        r"(?:are|is) (?:[a-z]+ )?welcomed?|(?:feel free|welcome|happy for you|free) to (?:open|submit|fork|contribute|"
        r"improve|send)|(?:submit|send|open) (?:me |us )?an? (?:pr|pull request)|contributions welcome"
        r"|(?:feedback|comments?|criticism|suggestions|corrections|critique|advice|remarks|ideas)"
        r"(?: (?:and|or) (?:[a-z]+ )?[a-z]+)?,? (?:very |most |always |warmly )?welcome"
        r"|tell me (?:where|if|when|what|why) (?:i am|i'm|i was|i went|it is|this is|something is|you (?:find"
        r"|see)).{0,30}"
        r"(?:wrong|mistakes?|errors?|bugs?)"
        r"|(?:happy|glad|grateful) (?:about|for) (?:any |your |all )?(?:feedback|comments|criticism|corrections"
        r"|suggestions)"
        r"|prs welcome|issue tracker|report (?:issues|bugs|any issues))\b"
    ),
    Kind.CONTACT: r"^(?:team |group )?(?:members|authors?|contributors|maintainers?) ?:|\bby: [a-z-]+ [a-z-]+|"
    r"\bwork by (?!(?:the|an?|our|my|hand)\b)[a-z-]+ [a-z-]+|"
    r"\b(?:thesis|project|work|dissertation|repository) (?:[a-z]+ ){0,8}(?:written|created|developed|made|authored) by "
    r"(?!(?:using|running|the|an?|our|my)\b)[a-z-]+ [a-z-]+|"
    r"\b(?:(?:created|developed|written|maintained|made) by [\w-]+ [\w-]+\W{0,2}$|(?:built|made"
    r"|crafted) with .{1,20}? by [a-z-]+|contact (?:me|us)|reach (?:out|me)|feel free to (?:contact|reach)|"
    r"my (?:linkedin|email|website))\b",
    Kind.LICENCE: r"\b(?:licen[sc]ed under|under the (?:mit|apache|bsd|gpl)|mit licen[sc]e|cc[- ]by)\b",
}


def tells(kind: Kind, lowered: str) -> bool:
    """Tell whether a sentence in lower case tells a topic, and nothing in it takes that back."""
    if not SENTENCE_PATTERNS[kind].search(lowered):
        return False
    taken_back = TAKEN_BACK.get(kind)
    return taken_back is None or not taken_back.search(lowered)


SENTENCE_PATTERNS = {kind: lazy_regex(words) for kind, words in _TOLD.items()}
TOLD_KINDS = tuple(_TOLD)
