"""The words by which headings tell their topic in Spanish, Portuguese, French, Italian and German."""

from portfolio_audit.analysis.prose.topics import TopicKind as Kind

HEADINGS_ABROAD: dict[Kind, str] = {
    Kind.PURPOSE: (
        "de qué trata|qué hace|qué es|presentación del proyecto|"
        "do que se trata|o que faz|o que é|resumo|apresentação do projeto|"
        "de quoi s'agit-il|à propos|vue d'ensemble|"
        "di cosa si tratta|cosa fa|panoramica|descrizione|introduzione|riassunto|"
        "worum geht es|worum geht's|was ist das|was macht|überblick|"
        "kurzbeschreibung|projektbeschreibung|einführung"
    ),
    Kind.MOTIVATION: (
        "justificación|por qué este proyecto|por qué es importante|justificativa|por que este projeto|"
        "por que é importante|pourquoi ce projet|perché questo progetto|motivazione|contesto|warum dieses projekt|"
        "kontext|ausgangslage"
    ),
    Kind.PROBLEM: (
        "metas|preguntas|pregunta de investigación|hipótesis|planteamiento|planteamiento del problema|"
        "enunciado|perguntas|pergunta de pesquisa|hipóteses|desafio|"
        "but du projet|question de recherche|hypothèses|problème|enjeu|enjeux|"
        "obiettivo|obiettivi|domanda di ricerca|ipotesi|"
        "zielsetzung|forschungsfrage|forschungsfragen|hypothesen|die aufgabe"
    ),
    Kind.AUDIENCE: (
        "para quién|a quién va dirigido|partes interesadas|para quem|público-alvo|partes interessadas|"
        "pour qui|public visé|parties prenantes|per chi|a chi è rivolto|für wen"
    ),
    Kind.SUCCESS: (
        "criterios de éxito|métrica de éxito|critérios de sucesso|critères de réussite|critères de succès|"
        "criteri di successo|erfolgskriterien|erfolgskriterium"
    ),
    Kind.DATA: (
        "base de dados|dati|fonte dei dati|datenquelle|datenquellen|datengrundlage|datenbasis|datensätze|corpus de"
    ),
    Kind.METHOD: (
        "método|métodos|modelo|modelos|modelado|qué hicimos|qué hemos hecho|qué hice|cómo lo hicimos|"
        "cómo funciona|algoritmos|entrenamiento|"
        "preprocesamiento|preprocesado|análisis exploratorio|experimentos|"
        "modelagem|como funciona|como fizemos|o que fizemos|o que foi feito|treinamento|pré-processamento|abordagem|"
        "análise exploratória|"
        "méthodes|modèles|modélisation|démarche|approche|comment ça marche|fonctionnement|entraînement|prétraitement|"
        "analyse exploratoire|ce que nous avons fait|ce qu'on a fait|"
        "metodo|metodi|modello|modelli|modellazione|approccio|come funziona|addestramento|"
        "analisi esplorativa|esperimenti|cosa abbiamo fatto|"
        "methode|methoden|modelle|modellierung|ablauf|so funktioniert|wie es funktioniert|vorgehensweise|"
        "herangehensweise|vorverarbeitung|datenaufbereitung|experimente|was wir gemacht haben"
    ),
    Kind.EVALUATION: (
        "métricas|validación|comparación de modelos|análisis de errores|validação|comparação de modelos|"
        "análise de erros|métriques|comparaison des modèles|analyse des erreurs|valutazione|metriche|validazione|"
        "confronto dei modelli|auswertung|metriken|modellvergleich|validierung|fehleranalyse|modellgüte"
    ),
    Kind.RESULTS: (
        "rendimiento del modelo|rendimiento de los modelos|hallazgos|desempenho do modelo|desempenho dos modelos|"
        "achados|résultat|risultati|risultato|prestazioni del modello|prestazioni dei modelli|resultate"
    ),
    Kind.INTERPRETATION: (
        "discusión|interpretación|hallazgos|recomendaciones|discussão|interpretação|"
        "considerações finais|recomendações|achados|bilan|interprétation|recommandations|conclusione|conclusioni|"
        "discussione|interpretazione|raccomandazioni|diskussion|erkenntnisse|empfehlungen"
    ),
    Kind.INSTALL: (
        "instalar|preparación del entorno|puesta en marcha|requerimientos|dependencias|configuración|"
        "pré-requisitos|dependências|configuração|preparação do ambiente|"
        "installer|dépendances|pré-requis|mise en place|mise en route|"
        "installazione|installare|requisiti|prerequisiti|dipendenze|"
        "installieren|einrichtung|einrichten|abhängigkeiten|anforderungen"
    ),
    Kind.USAGE: (
        "ejecutar|ejecutarlo|cómo correr|cómo correrlo|correr el proyecto|cómo se ejecuta|"
        "cómo se usa|cómo reproducir|cómo utilizar|cómo probarlo|modo de uso|instrucciones|reproducir|"
        "execução|executar|executando|como rodar|rodar|rodando|como usar|como utilizar|como reproduzir|instruções|"
        "modo de usar|utilização|"
        "lancer|exécuter|comment utiliser|mode d'emploi|démarrage|démarrage rapide|reproduire|"
        "esecuzione|eseguire|come usare|come usarlo|utilizzo|istruzioni|avvio|avvio rapido|riprodurre|"
        "ausführung|starten|benutzung|anleitung|bedienung|schnellstart|loslegen|reproduzieren"
    ),
    Kind.STRUCTURE: (
        "archivos|ficheros|carpetas|contenido del repositorio|organización|arquivos|pastas|organização|"
        "arborescence|structure du projet|structure du dépôt|organisation du dépôt|fichiers|contenu du dépôt|"
        "struttura|cartelle|contenuto del repository|"
        "aufbau|struktur|ordnerstruktur|verzeichnisstruktur|dateien|verzeichnisse"
    ),
    Kind.LIMITS: (
        "limitación|límites|supuestos|advertencias|problemas conocidos|sesgos|"
        "limitação|limites|pressupostos|problemas conhecidos|vieses|"
        "points faibles|problèmes connus|biais|limiti|limitazioni|problemi noti|"
        "grenzen|schwächen|annahmen|bekannte probleme|einschränkung|offene probleme"
    ),
    Kind.FUTURE: (
        "trabajos futuros|trabajo a futuro|mejoras|pendientes|por hacer|siguientes pasos|qué sigue|"
        "trabalhos futuros|trabalho futuro|melhorias|a fazer|próximas etapas|"
        "à faire|a faire|pistes d'amélioration|améliorations|suite du projet|prochaine étape|"
        "sviluppi futuri|lavori futuri|miglioramenti|prossimi passi|da fare|"
        "nächste schritte|offene punkte|verbesserungen|was kommt als nächstes|mögliche erweiterungen"
    ),
    Kind.LESSONS: (
        "lo que aprendimos|lo que aprendí|qué aprendimos|qué aprendí|dificultades|problemas encontrados|retos|"
        "decisiones de diseño|decisiones técnicas|"
        "o que aprendemos|o que aprendi|lições aprendidas|dificuldades|decisões de projeto|decisões técnicas|"
        "ce que j'ai appris|ce que nous avons appris|ce qu'on a appris|difficultés|enseignements|choix techniques|"
        "cosa abbiamo imparato|cosa ho imparato|lezioni apprese|difficoltà|sfide|scelte progettuali|"
        "was wir gelernt haben|was ich gelernt habe|schwierigkeiten|entscheidungen"
    ),
    Kind.REFERENCES: (
        "bibliografía|bibliografia|enlaces|bibliographie|liens|riferimenti|literaturverzeichnis|quellen|"
        "quellenverzeichnis"
    ),
    Kind.CREDITS: "agradecimiento|ringraziamenti|riconoscimenti|dank",
    Kind.CONTRIBUTION: "contribuciones|cómo contribuir|contribuições|contribuire|mitmachen|mitarbeit",
    Kind.LICENCE: "licenza|lizenzen",
    Kind.CONTACT: (
        "integrantes|miembros|autora|autoras|autoría|equipe|membros|contatos|auteurs|auteure|membres|"
        "autore|autori|membri|contatti|autorin|autoren|mitglieder|gruppenmitglieder|teammitglieder|verfasser"
    ),
    Kind.DEMO: (
        "demostración|capturas de pantalla|diapositivas|demonstração|capturas de tela|démonstration|"
        "captures d'écran|dimostrazione|schermate|bildschirmfotos"
    ),
    Kind.DEPLOYMENT: "desplegar|implantar|déployer|mise en production|bereitstellung",
    Kind.TESTING: "testes|testes unitários|tests unitarios|test unitari|testen",
    Kind.CONTENTS: "tabla de contenidos|tabla de contenido|sumário|table des matières|indice|sommario|inhalt",
}
"""What means something else too (`fuentes`, `créditos`, `rendimiento`) stands here only beside what makes it plain."""
