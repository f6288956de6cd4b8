"""The words below README headings, by what they speak of."""

_SAYING: dict[str, str] = {
    "allows": (
        "allow allows let lets enable enables provide provides help helps designed aims based implements "
        "support supports"
    ),
    "see": "see read visit refer available found information details documentation docs wiki here",
    "contact": "contact mailing email irc slack gitter twitter forum chat follow discuss discussion stackoverflow",
    "contrib": (
        "fork contribute contributing contributions contributors patch patches branch commit conduct submit "
        "welcome pull"
    ),
    "bug": "bug bugs issue issues report feature request requests",
    "licence": (
        "license licence licensed licenses copyright permission mit apache gpl bsd warranty reserved "
        "liability merchantability"
    ),
    "people": (
        "thanks thank inspired author authors maintained maintainer maintainers created developed special "
        "contributors credits credit"
    ),
    "future": "todo planned plan coming future roadmap progress currently upcoming yet soon someday",
    "change": (
        "fix fixed fixes added removed updated changed improve improved release released deprecated initial "
        "bugfix version"
    ),
    "why": (
        "because why instead unlike however problem easy simple fast powerful flexible lightweight better "
        "best advantage goal purpose"
    ),
    "parameter": (
        "param parameter parameters params return returns default defaults string boolean integer array "
        "callback optional argument arguments object function null true false"
    ),
    "lesson": "learn lab exercise objective objectives student students lesson course assignment homework",
    "paper": "paper proceedings arxiv bibtex journal conference article inproceedings",
    "elsewhere": "similar related alternatives resources tutorial article blog book talk slides video website homepage",
    "require": (
        "require requires required dependency dependencies prerequisite prerequisites higher later newer "
        "compatible tested"
    ),
    "question": "question questions help support stuck ask",
}
_DOING = (
    "add run install create open use clone download make set copy import include edit click go start type call first "
    "then to if you now configure ensure check specify choose select navigate write build compile execute put "
    "place define"
)


def words_to_groups(groups: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn words by group into groups by word."""
    found: dict[str, list[str]] = {}
    for group, words in groups.items():
        for word in words.split():
            found.setdefault(word, []).append(group)
    return {word: tuple(names) for word, names in found.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONTENT_GROUPS = words_to_groups(_SAYING)
"""The groups of a word in what stands below."""
DOING_WORDS = _words(_DOING)
"""The first words of lines that tell a reader what to do."""
PAIRS: dict[str, tuple[frozenset[str], str]] = {
    "is": (_words("a an the your one"), "is-a"),
    "are": (_words("a an the your"), "is-a"),
    "this": (
        _words(
            "project repo repository package library plugin module app application gem tool is script code cookbook "
            "program extension framework sample"
        ),
        "this-project",
    ),
    "to": (
        _words("install use run build create start add get make set compile deploy test configure enable"),
        "to-do-it",
    ),
    "you": (_words("can need must should will may have want could"), "you-can"),
}
"""Two words that say something together: the first, the possible second ones, the name."""
ENGLISH_WORDS = _words("the and of to is for you it this that with on are be or your can will from by")
OTHER_WORDS = _words(
    "de la el los las que en una por para con del se es le les des et une est pour dans sur un du der die das und ist "
    "ein eine mit für auf den von zu nicht os um uma não com da em ve bir bu için ile olarak di il per che non och att "
    "som det af til med van het een"
)
"""Small words of other languages that use Latin letters."""
