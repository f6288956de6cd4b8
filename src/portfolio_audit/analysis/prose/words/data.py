"""How sentences are worded that plainly say where the data is from or how much there is."""

from portfolio_audit.patterns import lazy_regex

_THINGS = (
    r"(?:customers?|clients?|orders?|documents?|sections?|rows?|records?|samples?|images?|photos?|photographs?|pictures?"
    r"|recordings?|transactions?|accounts?|stations?|stores?|shops?|skus?|products?|users?|items?|reviews?|tweets?"
    r"|articles?|songs?|patients?|houses?|flats?|apartments?|trips?|rides?|ads?|listings?|texts?|sentences?|questions?"
    r"|answers?|labels?|households?|meters?|sensors?|animals?|species|players?|matches|games?|flights?|loans?|claims?"
    r"|tickets?|calls?|e-?mails?|messages?|complaints?|classes|columns?|variables?|features?|observations?|measurements?"
    r"|passengers?|drivers?|vehicles?|cars?|bikes?|wells?|pumps?|turbines?|films?|movies?|books?|ratings?|beans?|plants?|leaves|students?|schools?|employees?|invoices?|words)"
)
_SPANS = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)"
_COUNT = r"[~≈]?\d[\d,.]{0,12}\s?[kKM]? (?:(?!for|of|to|in|and|the|with|as|on)[a-z-]{2,16} ){0,2}?"
_SIZES = lazy_regex(
    rf"(?i)(?<![\w.]){_COUNT}{_THINGS}(?:,? (?:and|of|from|with|x|×|by|in|over|across)|,|;| [x×])? (?:and )?{_COUNT}"
    rf"(?:{_THINGS}|{_SPANS})\b"
)
_TWO_DIGITS = lazy_regex(r"\d[\d,.]*\d|\d\s?[kKM]\b")
_SOURCE = lazy_regex(
    r"(?i)\b(?:I|we) (?:have |also )?(?:collected|gathered|scraped|crawled|photographed|recorded|labell?ed|annotated)"
    r" (?!(?:experience|feedback|metrics|logs|ideas|insights|results?|by|as)\b)"
    r"|\b(?:all|the|these|this|its|our|my|sample|example) (?:[a-z]{2,12} ){0,2}?(?:data|series|records|recordings"
    r"|corpus"
    r"|export|data ?set) (?:here |used |below |in (?:this|the) (?:repo\w*|folder|project|sample) )?(?:is|are|was|were)"
    r" (?:all |fully |entirely |purely )?(?:simulated|synthetic|made[- ]up|made by hand|invented|artificial"
    r"|an imitation"
    r"|anonymi[sz]ed|scraped|collected (?:by|from|in|at|with|over|between)|recorded (?:by|from|in|at|with|over"
    r"|between))\b"
    r"|\b(?:photographed|recorded|collected|scraped|labell?ed|annotated) by (?:me|us|hand)\b"
    r"|\bon (?:purely |fully )?(?:synthetic|simulated) (?:data|records|patients|customers|transactions)\b"
    r"|\b\d[\d,.]{1,12}k? (?:simulated|synthetic|fictional|invented|anonymi[sz]ed) [a-z-]{3,20}s\b"
    r"|\.(?:csv|parquet|jsonl?|xlsx) (?:has|holds|contains) (?:the )?(?:first |last |all )?\d"
    r"|\b(?:the )?(?:real|original|raw|full) (?:data|records|exports?|series|photographs"
    r"|recordings)(?: from [a-z ]{2,20})?"
    r" (?:may not|must not|cannot|can['’]t|stays?|belongs?|(?:is|are) not (?:public|here|included|shared|mine))\b"
    r"|\b(?:foram|fueron|was|were) (?:raspad|coletad|recolhid|recopilad|recolectad|scrap(?:ed)? from)"
    r"|\b(?:raspei|coletei|coletamos|rotulei|rotulamos|recopil[ée]|recopilamos|recolect[ée]|recolectamos|etiquet[ée]"
    r"|etiquetamos|(?:ai|avons) (?:collecté|recueilli|annoté|étiqueté)\w{0,2}"
    r"|abbiamo raccolto|(?:selbst|von hand) (?:gesammelt|erhoben|annotiert)\w{0,2})\b"
    r"|\beu (?:mesm[oa] )?(?:marquei|anotei|classifiquei)\b|\b(?:dados|datos|données|daten|dati) (?:foram |son "
    r"|sont |sind |são )?(?:raspad|simulad"
    r"|sint[ée]tic|synthé|synthetisch|simulier|simulat)"
)
_LABELLED = lazy_regex(
    r"(?i)^\W{0,6}(?:the )?data ?(?:sets?|sources?)\W{0,4}:\W{0,4}(?=.{0,160}(?:https?://|\b(?:kaggle|uci"
    r"|hugging ?face|zenodo|figshare|open ?data|openml|census|eurostat|noaa)\b"
    rf"|\b\d[\d,.]{{1,12}}\s?[kKM]? (?:[a-z-]{{2,16}} ){{0,2}}?{_THINGS}\b))"
)
"""A line that opens with `Dataset:` and gives an address, a place that data is had from, or a size."""
_LEARNT_FROM = lazy_regex(
    r"(?i)\b(?:trained|fitted|built|evaluated|tested) (?:and \w{4,10} )?on (?:over |about |around |more than |some )?"
    r"[~≈]?\d[\d,.]{1,12}\s?[kKM]?\+? (?:[a-z-]{2,16} ){0,3}?"
    rf"(?:{_THINGS}|applications?|examples?|cases?|posts?|papers?|clips?)\b"
)
"""How much a model has learned from or was judged on."""
_NO_DATA = lazy_regex(
    r"(?i)\b(?:train(?:ed|ing)? (?:for|with|takes?)|epochs?|batch(?:es)?|layers?|neurons?|units|tests? (?:pass|in"
    r"|about)"
    r"|per second|minutes? (?:on|to run)|gpu|users? can|page views?|lags?|folds?)\b"
)


def tells_learnt(text: str) -> bool:
    """Tell whether a sentence says how many things a model learned from, which says little of what they are."""
    return _LEARNT_FROM.search(text) is not None


def labels_source(text: str) -> bool:
    """Tell a line that is called `Dataset` and says where the data is from or how much there is, however short."""
    return _LABELLED.search(text) is not None


def tells_source_or_size(text: str) -> bool:
    """Tell whether a sentence says in plain words who collected data or made it, or counts two things in it."""
    is_told = labels_source(text) or bool(_SOURCE.search(text))
    return not _NO_DATA.search(text) and (is_told or _counts(text))


def _counts(text: str) -> bool:
    """Tell whether two things are counted, one of them in two digits and more, and not in the rows of a table."""
    if text.count("|") > 1:
        return False
    found = _SIZES.search(text)
    return found is not None and bool(_TWO_DIGITS.search(found.group()))
