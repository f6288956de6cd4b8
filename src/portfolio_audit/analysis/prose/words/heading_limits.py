"""What stands in a heading, in lower case, that speaks of a topic's words in another sense."""

import re

from portfolio_audit.analysis.prose.topics import TopicKind as Kind
from portfolio_audit.patterns import lazy_regex

ANOTHER_SENSE: dict[Kind, re.Pattern[str]] = {
    Kind.MOTIVATION: lazy_regex(
        r"feature importance|importance (?:by|calculation|scores?)|coverage|context doc|impact on|impact angle"
        r"|for context|\bmotivation (?:surveys?|scores?|letters?|levels?)\b"
        r"|\bwhy (?!this matters|it matters|this project|does it matter)\w"
    ),
    Kind.PROBLEM: lazy_regex(
        r"(?:question|challenge|task) \d|hypothes[ie]s test|luigi|dependenc|contact|problem-solving"
        r"|(?:multi|single)-objective|example question|learning (?:goal|objective)|future scope"
    ),
    Kind.AUDIENCE: lazy_regex(r"\breus(?:e|able)\b|\bvalue delivered\b|\bwho (?:did|does|made|wrote|built|we|i|am)\b"),
    Kind.SUCCESS: lazy_regex(
        r"\bcards?\b|success (?:stories|story|rates?|codes?|messages?|responses?)|capabilit|dashboard|prediction"
        r"|classification"
    ),
    Kind.DATA: lazy_regex(
        r"(?:environment|required|terraform) variables|\bbig data\b|\bdrift|leakage|"
        r"\bdata[ -](?:cleaning|statistics|augmentation|splitting|version\w*|commands?"
        r"|conflicts?|status|tests?|pipelines?|mining|export|science|engineering|model|structures?)\b|no data\b|"
        r"output data"
        r"|& model management"
    ),
    Kind.RESULTS: lazy_regex(
        r"^(?:the )?benchmarks?$|"
        r"^(?:run|running|how to)\b.{0,40}\bablation|"
        r"performance (?:tips?|monitoring|reports?|considerations?|expectations?|tuning|tests?)|monitoring|\breproduc"
        r"|test suite|\.py\b|for model accuracy|to (?:report )?results|to ensure|fed to|poor performance"
        r"|^(?:add|load|save|read|compute|process|generate)\b|\brfm\b|\b[rfm] scores?\b"
    ),
    Kind.LIMITS: lazy_regex(
        r"\b(?:rate|api|memory|time|size|upload|resource|usage|speed|quota|axis|character|token|storage) limits?\b"
        r"|misra|gradient|symbolic|example \d|variable scope|future scope|fairness metrics"
    ),
    Kind.INTERPRETATION: lazy_regex(
        r"monitoring|learning outcomes?|discussion (?:of|on|about) (?:the |our )?(?:project|exam|group)"
    ),
    Kind.PURPOSE: lazy_regex(
        r"what is (?:missing|left|next|not|wrong|still|open|where|here|in|inside|new|left out|different|changed"
        r"|needed)\b|what (?:it|this|that|they|i|we) (?:cannot|can['’]t|can not|does not|doesn['’]t|do not|don['’]t)\b"
        r"|about (?:me|us|the author)|does not|\.env|module|skills|(?:features?|parameters?|interface|services|data|"
        r"dataset|"
        r"price|architecture|system|stack|technical|infrastructure|deployment|structure) (?:descriptions?|summary|"
        r"overview)|"
        r"of the (?:dataset|pipelines)|general[- ]purpose"
        r"|(?:descripci[oó]n|descrição|descrizione|description|beschreibung|übersicht|resumo|überblick)"
        r" (?:(?:de|del|los|las|dos|das|do|da|des|du|les|dei|delle|der|die|über) ){1,2}"
        r"(?:datos|dados|données|dati|daten\w*|datasets?|datas[aä]tz\w*|conjunto|jeu|base|variables|variáveis|archivos"
        r"|ficheros|arquivos|fichiers|modelos?|modèles?|modell\w*)"
    ),
    Kind.FUTURE: lazy_regex(r"\bto-?do: ?\w|(?:terraform|rollback|action|test|lesson|query) plan|and plan|plan/"),
    Kind.METHOD: lazy_regex(
        r"\b(?:run|running|start|install\w*|deploy\w*|serv(?:e|ing)|apis?|download\w*|registry|monitoring|tracking|"
        r"commands?|results?|performance|maintenance|examples?)\b|\bto ensure\b|"
        r"^(?:\d\W*)?train (?:the|a|your) |\bproblem-solving\b"
        r"|\b(?:resultados?|résultats?|risultati|ergebnisse|rendimiento|desempenho|prestazioni|ejecutar|executar|lancer"
        r"|eseguire|starten|instalar|desplegar|despliegue|métricas|modelo de (?:datos|dados))\b"
    ),
    Kind.EVALUATION: lazy_regex(
        r"(?:data|input|schema) validation|\bfolds?\b|\bsplits?\b|validation (?:and|data\w*|sets?|harness|windows|"
        r"dup\w*)"
        r"|^the benchmarks?$|metrics endpoint|view metrics|framework|to ensure|^(?:load|create|extract|clean|remov|"
        r"break|helper)|src/|\bevaluation (?:boards?|kits?|licen[sc]es?|forms?|periods?|copy)\b"
    ),
    Kind.TESTING: lazy_regex(
        r"\btest(?:ing)? (?:sets?|data\w*|parts?|splits?|periods?|rows?|samples?|seasons?|years?|months?|weeks?|days?"
        r"|scores?|accurac\w{1,3}|errors?|results?|images?|photos?|predictions?|mae|rmse|r2|auc|f1)\b"
        r"|\b(?:a/b|ab|hypothes[ie]s|statistical|significance|normality|stationarity|adf|chi\S{0,10}|[tzf]|unit root"
        r"|diebold\S{0,10}|causality|permutation)[ -]test"
    ),
    Kind.CONTACT: lazy_regex(
        r"support (?:of|for)|supported|with support|(?:show|give)\b.{0,20} support|(?:device|browser) support"
        r"|notes for|management"
    ),
    Kind.CREDITS: lazy_regex(r"credit (?:approval|cards?|risk|scor\w+|default|loan)"),
    Kind.REFERENCES: lazy_regex(r"quick (?:reference|links)|(?:api|cli) reference|demo links|reference (?:path|core)"),
    Kind.LESSONS: lazy_regex(r"problem-solving|^learning (?:outcomes|objectives)$"),
    Kind.STRUCTURE: lazy_regex(
        r"code (?:quality|search|style|editor|templates|formatting)|as[- ]code|planted|connected|output data|upload"
        r"|static files|harness|running code|use this code"
    ),
    Kind.INSTALL: lazy_regex(r"build (?:features|with)|to build the model|no external"),
    Kind.DEMO: lazy_regex(
        r"\brun(?:ning)?\b|fails|updat|keywords|embedding|enhancement|keyboard|terminal|voting-app|app-of-apps|"
        r"deploy to"
    ),
}
"""What surrounds a heading's word where it means something else."""
