"""The words by which headings tell their topic, most of them English."""

from portfolio_audit.analysis.prose.topics import TopicKind as Kind
from portfolio_audit.analysis.prose.words.heading_limits import ANOTHER_SENSE
from portfolio_audit.analysis.prose.words.headings_abroad import HEADINGS_ABROAD
from portfolio_audit.patterns import lazy_regex

_WORDS: dict[Kind, str] = {
    Kind.PURPOSE: (
        "overview|about|about the project|introduction|intro|description|summary|abstract|"
        "what is|what it does|what this|"
        "purpose|project description|project overview|project summary|tl;dr|the short version|in a nutshell|"
        "in brief|service aim|executive summary|scenario|"
        "übersicht|beschreibung|einleitung|descripción|descripcion|resumen|introducción|introduccion|présentation|"
        "aperçu|sobre|descrição|introdução|visão geral|o projecto|"
        "概要|介绍|简介|背景|はじめに|소개|개요|описание|о проекте"
    ),
    Kind.MOTIVATION: (
        "motivation|background|why|why this|business context|context|business case|business value|impact|"
        "business understanding|rationale|importance|significance|business problem|value proposition|scenario|use case|"
        "hintergrund|motivación|contexto|contexte|motivação|warum|potential applications|動機|背景|动机|배경"
    ),
    Kind.PROBLEM: (
        "problem|problem statement|problem description|problem definition|problem formulation|"
        "problem framing|the problem|"
        "objective|objectives|goal|goals|aim|aims|question|questions|research question|research questions|hypothesis|"
        "hypotheses|task|task description|the task|challenge|business problem|business understanding|project goal|"
        "target variable|ml task|scope|scenario|problemstellung|ziel|ziele|aufgabenstellung|fragestellung|objetivo|"
        "objetivos|"
        "problema|objectif|objectifs|problématique|cel projektu|问题|目标|目的|課題|문제|목표|목적|цель|задача"
    ),
    Kind.AUDIENCE: (
        "audience|target audience|stakeholders|stakeholder|users|end users|who|who is this for|intended use|use cases|"
        "intended users|user stories|personas|zielgruppe|usuarios|utilisateurs|business value|potential applications"
    ),
    Kind.SUCCESS: (
        "success|success criteria|success metric|success metrics|evaluation criteria|primary metric|metric|kpi|kpis|"
        "evaluation metric|acceptance criteria|measure of success|business metric|target metric"
    ),
    Kind.DATA: (
        "data|dataset|datasets|data set|data source|data sources|data description|data dictionary|data overview|"
        "data collection|source data|about the data|data understanding|corpus|input features|data features|"
        "feature description|variables|"
        "daten|datensatz|datos|conjunto de datos|données|jeu de données|dados|数据|数据集|データ|데이터|데이터셋|данные"
    ),
    Kind.METHOD: (
        "method|methods|methodology|approach|model|models|modelling|modeling|model selection|algorithm|algorithms|"
        "pipeline|workflow|architecture|system architecture|solution|solution architecture|how it works|technique|"
        "techniques|feature engineering|preprocessing|data preprocessing|data cleaning|training|model training|"
        "model architecture|ml pipeline|ml workflow|analysis|exploratory data analysis|eda|implementation|design|"
        "process|experiments|calibration|ensemble|methodik|vorgehen|ansatz|metodología|metodologia|enfoque|méthode|"
        "méthodologie|modèle|arquitectura|arquitetura|方法|模型|架构|手法|モデル|방법|모델|метод|модель"
    ),
    Kind.EVALUATION: (
        "evaluation|model evaluation|validation|metrics|evaluation metrics|evaluation method|backtest|backtesting|"
        "model comparison|baseline|baselines|benchmark|benchmarks|error analysis|cross validation|ablation|"
        "evaluierung|evaluación|évaluation|avaliação|评估|評価|평가"
    ),
    Kind.RESULTS: (
        "result|results|what came out|performance|model performance|findings|key findings|scores|score|accuracy|"
        "experimental results|benchmark results|benchmarks|leaderboard|final report|key results|insights|"
        "key insights|measurable outcomes|ablation|ablations|ablation study|what we find|what we found|what i found|"
        "ergebnisse|ergebnis|resultados|résultats|"
        "resultado|progression des "
        "performances|models compared|model comparison|结果|结果分析|結果|결과|результаты"
    ),
    Kind.INTERPRETATION: (
        "findings|key findings|conclusion|conclusions|discussion|interpretation|insights|key insights|takeaways|"
        "key takeaways|recommendations|business recommendations|analysis of results|error analysis|what we find|"
        "what came out|what we found|what i found|headline finding|headline findings|headline result|headline results|"
        "main findings|main results|final thoughts|final remarks|final words|closing thoughts|closing remarks|wrap-up|"
        "wrap up|wrapping up|bottom line|outcome|outcomes|verdict|in short|take-home message|main takeaways|"
        "fazit|schlussfolgerung|schlussfolgerungen|zusammenfassung der ergebnisse|conclusões|"
        "conclusión|conclusiones|conclusão|结论|結論|考察|결론|выводы"
    ),
    Kind.INSTALL: (
        "install|installation|installing|setup|set up|set-up|setting up|requirements|requirement|prerequisites|"
        "dependencies|environment|environment setup|getting started|local setup|quick start|quickstart|"
        "local development|system requirements|build|configuration|clone repository|clone the repository|"
        "voraussetzungen|instalación|instalacion|requisitos|instalação|prérequis|安装|環境構築|インストール|설치|установка"
    ),
    Kind.USAGE: (
        "usage|use|how to use|how to run|run|running|run locally|running locally|run the|running the|getting started|"
        "quick start|quickstart|instructions|how to|reproduce|reproducing|reproduction|"
        "reproducibility|execution|execute|"
        "examples|example|tutorial|commands|steps to run|run training|steps to|prediction|inference|api endpoints|"
        "verwendung|nutzung|ausführen|uso|cómo usar|como usar|como executar|ejecución|utilisation|exécution|使用|"
        "使用方法|用法|使い方|実行|사용법|사용|실행|использование|запуск"
    ),
    Kind.STRUCTURE: (
        "structure|project structure|repository structure|folder structure|directory structure|file structure|"
        "code structure|code layout|repo structure|layout|organization|organisation|project organization|files|"
        "project files|contents of|file descriptions|project folders|project layout|navigating|components|"
        "how it fits together|what is where|what is in here|what's inside|"
        "repository contents|directory layout|data layout|notebooks|code|projektstruktur|estructura|estrutura|目录结构|"
        "项目结构|構成|ディレクトリ構成|구조|структура"
    ),
    Kind.LIMITS: (
        "limitation|limitations|known limitations|known issues|known problems|known bugs|known gaps|gets wrong|"
        "bekannte probleme|bekannte fehler|problèmes connus|problemas conocidos|limites|grenzen|"
        "caveats|assumptions|ethics|ethical considerations|bias|"
        "fairness|risks|disclaimer|compliance|what it isn't|limits|constraints|"
        "when not to use|what goes wrong|where it fails|where it breaks|failure cases|what does not work|"
        "what doesn't work|weaknesses|shortcomings|blind spots|scope|einschränkungen|"
        "what is missing|what's missing|what is not here|was fehlt|ce qui manque|o que falta|qué falta|lo que falta|"
        "limitaciones|limitações|局限|限制|制限|한계|ограничения"
    ),
    Kind.FUTURE: (
        "future|future work|future works|next steps|roadmap|to do|todo|to-do|improvements|future improvements|"
        "à faire|reste à faire|zu tun|noch offen|por hacer|"
        "areas of improvement|what could be improved|future enhancements|enhancements|coming soon|plan|further work|"
        "space for improvement|future developments|ausblick|próximos pasos|próximos passos|prochaines étapes|travaux "
        "futurs|trabajo futuro|未来|今後|향후|планы"
    ),
    Kind.LESSONS: (
        "lessons|lessons learned|lessons learnt|what i learned|what we learned|learnings|learning outcomes|challenges|"
        "challenges faced|design decisions|engineering decisions|decisions|trade-offs|tradeoffs|"
        "key decisions|reflections|retrospective|why not|design choices|problem-solving approach|postmortem|"
        "herausforderungen|aprendizajes|lecciones|desafíos|défis|desafios|aprendizados|学到|学び|배운 점"
    ),
    Kind.REFERENCES: (
        "reference|references|citation|citations|citing|cite|bibliography|papers|related work|"
        "resources|further reading|"
        "resources used|useful links|links|related|literature|related blog posts|literatur|referencias|références|"
        "referências|参考|参考文献|参考资料|참고|ссылки"
    ),
    Kind.CREDITS: (
        "credits|credit|acknowledgement|acknowledgements|acknowledgment|acknowledgments|thanks|inspiration|attribution|"
        "danksagung|agradecimientos|agradecimentos|remerciements|致谢|謝辞|감사"
    ),
    Kind.CONTRIBUTION: (
        "contributing|contribution|contributions|contribute|how to contribute|contribution guidelines|pull requests|"
        "prs|get involved|"
        "code of conduct|development guidelines|beitragen|contribuir|contribuer|贡献|コントリビュート|기여"
    ),
    Kind.LICENCE: "license|licence|licensing|copyright|lizenz|licencia|licença|"
    "许可证|许可|ライセンス|라이선스|лицензия",
    Kind.CONTACT: (
        "contact|contacts|contact me|author|authors|about me|team|team members|contributors|maintainers|maintainer|"
        "support|who did what|who made this|"
        "get in touch|connect|contact us|group members|members|developers|collaborators|kontakt|contacto|autor|"
        "autores|auteur|contato|equipo|équipe|联系|作者|连絡|著者|연락처|автор"
    ),
    Kind.DEMO: (
        "demo|live demo|demonstration|screenshots|screenshot|preview|dashboard|app|web app|website|streamlit|"
        "the final app|try it|presentation|video|demo highlights|capturas|démo|演示|デモ|데모"
    ),
    Kind.DEPLOYMENT: (
        "deployment|deploy|deploying|docker|containerization|serving|cloud|production|api|hosting|ci/cd|kubernetes|"
        "monitoring|model monitoring|model deployment|how to deploy|cloud deployment|despliegue|déploiement|"
        "implantação|部署|デプロイ|배포"
    ),
    Kind.TESTING: (
        "test|tests|testing|unit tests|running tests|run tests|unit testing|integration test|test coverage|pruebas|"
        "tests unitaires|测试|テスト|테스트"
    ),
    Kind.MODEL_CARD: "model card|datasheet|intended use|data card|model details",
    Kind.CONTENTS: "table of contents|contents|toc|index|inhaltsverzeichnis|contenido|índice|sommaire|目录|目次|목차",
}

_STARTS = frozenset(
    {"start", "starting", "launch", "launching", "lancer", "lancement", "démarrer", "démarrage", "starten", "avvio"}
)
"""Words that tell how a project is run where they are the whole heading."""
_HEADINGS = {kind: "|".join(filter(None, (names, HEADINGS_ABROAD.get(kind)))) for kind, names in _WORDS.items()}
_WORD = lazy_regex(r"\w+")
_IDEOGRAPHS = "\u3040"
"""The first letter that is written without spaces between words."""


def topics_of_heading(lowered: str) -> tuple[Kind, ...]:
    """Give the topics that a heading in lower case names."""
    words = _WORD.findall(lowered)
    if words and words[-1] in _STARTS and all(word.isdigit() for word in words[:-1]):
        return (Kind.USAGE,)
    found = {kind for word in words for kind, name in _SPACED.get(word, ()) if _stands_alone(name, lowered)}
    found |= set() if lowered.isascii() else {kind for kind, name in _UNSPACED if name in lowered}
    return tuple(kind for kind in _HEADINGS if kind in found and not _means_another(kind, lowered))


def _means_another(kind: Kind, lowered: str) -> bool:
    another = ANOTHER_SENSE.get(kind)
    return another is not None and another.search(lowered) is not None


def _stands_alone(name: str, text: str) -> bool:
    """Tell whether a text holds a name that is not part of a longer word."""
    start = text.find(name)
    while start >= 0:
        around = text[start - 1 : start] + text[start + len(name) : start + len(name) + 1]
        if not any(letter.isalnum() or letter == "_" for letter in around):
            return True
        start = text.find(name, start + 1)
    return False


def _by_first_word() -> dict[str, list[tuple[Kind, str]]]:
    found: dict[str, list[tuple[Kind, str]]] = {}
    for kind, name in _NAMES:
        if max(name) < _IDEOGRAPHS:
            found.setdefault(_WORD.findall(name)[0], []).append((kind, name))
    return found


_NAMES = tuple((kind, name) for kind, names in _HEADINGS.items() for name in names.split("|"))
_SPACED = _by_first_word()
_UNSPACED = tuple((kind, name) for kind, name in _NAMES if max(name) >= _IDEOGRAPHS)
EXACT_HEADINGS = {kind: frozenset(words.split("|")) for kind, words in _HEADINGS.items()}
