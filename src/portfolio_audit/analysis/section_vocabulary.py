"""The words of README sections, by what they announce."""

import re

_GROUPS: dict[str, str] = {
    "install": (
        "bower brew carthage cdn cocoapods composer gem gradle homebrew import importing instalation install "
        "installation installed installer installing installs maven npm nuget pip setup"
    ),
    "setup": (
        "config configuration configure configuring enable environment init initialization initialize "
        "integration option options set setting settings setup variables"
    ),
    "start": "begin first getting quick quickstart start started starting",
    "require": (
        "dependencies dependency environment platform platforms prerequisite prerequisites prerequisities "
        "require required requirement requirements system"
    ),
    "build": (
        "build building builds compilation compile compiling deploy deploying deployment docker heroku "
        "package packaging production publish publishing"
    ),
    "usage": (
        "basic cli command commands execute executing guide how howto instruction instructions invocation "
        "launch operating operation quickly run running start synopsis tutorial usage usages use used using "
        "walkthrough"
    ),
    "example": (
        "demo demos example examples preview sample samples screenshot screenshots showcase snippet snippets try video"
    ),
    "api": (
        "api apis argument arguments attribute attributes callback callbacks class classes constructor "
        "default defaults definitions endpoint endpoints event events flags function functions helper helpers "
        "interface method methods model models module modules object objects param parameter parameters "
        "params properties property recipes resource return returns schema syntax type types utility utils"
    ),
    "custom": (
        "advanced custom customise customization customize customizing extend extending extension extensions "
        "override plugin plugins style styling template templates theme themes"
    ),
    "test": "benchmark benchmarks coverage debug debugging lint linting spec specs test testing tests",
    "trouble": (
        "caveat caveats debugging error errors faq gotchas important issues limitation limitations mistakes "
        "note notes problem problems tips troubleshoot troubleshooting warning workaround workarounds"
    ),
    "dev": (
        "code coding contributors develop developer developers developing development hacking local locally source"
    ),
    "intro": (
        "about abstract background basics concept concepts description does intro introducing introduction is "
        "name overview summary synopsis welcome what whats"
    ),
    "feature": (
        "advantages benefits capabilities characteristics compatibility feature features functionality "
        "highlights performance requirements support supported"
    ),
    "why": (
        "aim background comparison decisions design goal goals idea learning mission motivation objective "
        "objectives philosophy principles purpose rationale vision vs why"
    ),
    "internals": (
        "algorithm architecture design details directories directory file files folder implementation "
        "internals layout stack structure technical technologies technology works"
    ),
    "changelog": (
        "breaking change changelog changes history latest log migrate migrating migration new news release "
        "released releases revision update updates upgrade upgrading version versioning versions"
    ),
    "roadmap": "do future ideas milestones planned plans progress roadmap soon todo todos upcoming wip wishlist work",
    "status": "alpha beta ci current deprecated maturity stability stable state status travis",
    "license": (
        "agreement apache bsd copying copyright copyrights disclaimer eula gpl legal licence licenced license "
        "licensed licenses licensing mit notice terms trademark trademarks"
    ),
    "author": (
        "acknowledgement acknowledgements acknowledgment acknowledgments author authors backers by "
        "collaborators committers contributor contributors core created credit credits developed developers "
        "founder founders honors maintainer maintainers member members mentors organization people special "
        "sponsor sponsors staff supporters team thank thanks who written"
    ),
    "contact": (
        "chat communication community contact contacts discussion discussions email follow forum gitter irc "
        "list mailing me slack social twitter us"
    ),
    "docs": "book doc docs documentation documents guides help javadoc manual reference references wiki",
    "links": (
        "additional also alternatives article articles bibliography blog books external further info "
        "information inspiration learn libraries library link links more other paper papers party ports "
        "projects reading reference references related resource resources see showcases similar third tools "
        "translations tutorials used useful videos wrappers"
    ),
    "support": (
        "asked bug bugs bugtracker faq faqs feedback frequently help issue issues known qa question questions "
        "report reporting request requests security stuck support tracker tracking"
    ),
    "contribute": (
        "conduct contribute contributing contribution contributions contributor contributors engage fork "
        "forking guideline guidelines involved join participate patch patches pr prs pull pulls submit "
        "submitting volunteer welcome"
    ),
    "toc": "content contents index outline table toc",
    "cite": "bibtex citation citations cite citing paper publication publications",
    "step": (
        "access add adding assignment change clone cloning connect create creating define defining delete "
        "download downloading exercise generate generating get lab list load loading make making manage "
        "modify open part prepare remove show step steps task update write writing"
    ),
    "os": (
        "android arch centos debian fedora freebsd gentoo ios java linux mac macos macosx node opensuse os "
        "osx php pi python raspberry redhat ruby swift ubuntu unix windows wsl"
    ),
}

_PHRASES: dict[str, tuple[str, ...]] = {
    "start": ("getting started", "quick start", "quickstart", "get started"),
    "changelog": ("changelog", "change log", "release note", "what's new", "version history", "revision history"),
    "todo": ("todo", "to-do", "to do", "roadmap", "road map", "coming soon", "future", "next steps", "planned"),
    "how-to": ("how to", "how do", "how can", "how should"),
    "how-works": ("how it work", "how does it work", "how this work", "how it does"),
    "what": ("what is", "what's", "what are", "what it", "what does", "what can", "why ", "about"),
    "status": ("build status", "project status", "code status", "current status", "current state"),
    "contents": ("table of contents", "contents", "toc", "outline"),
    "more": ("see also", "further reading", "more info", "learn more", "read more", "related", "similar", "useful link",
             "links", "resources"),
    "bugs": ("bug", "issue", "feature request"),
    "support": ("get help", "getting help", "help", "support", "question", "faq", "frequently asked"),
    "contribute": ("contribut", "pull request", "get involved", "getting involved", "help out", "join us",
                   "code of conduct"),
    "people": ("contributors", "author", "maintain", "credit", "acknowledg", "thanks", "developed by", "created by",
               "written by", "about me", "about us", "about the author", "team", "members", "who ", "contact"),
    "licence": ("licens", "licenc", "copyright", "legal", "copying", "(c)", "©"),
    "libraries": ("libraries", "third party", "third-party", "3rd party", "built with", "made with", "technologies",
                  "tech stack", "powered by", "used by", "tools used"),
    "documents": ("documentation", "docs", "wiki", "api reference", "user guide", "manual"),
    "cite": ("cite", "citing", "citation", "publication", "paper", "bibtex"),
    "require": ("requirement", "prerequi", "dependenc", "supported", "compatib", "browser support"),
    "demo": ("demo", "screenshot", "preview", "live example", "showcase", "gallery", "video"),
    "example": ("example", "sample", "tutorial", "snippet"),
}  # fmt: skip

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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(groups: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group, words in groups.items():
        for word in words.split():
            found.setdefault(word, []).append(group)
    return {word: tuple(names) for word, names in found.items()}


HEADING_PHRASES = {
    name: re.compile(r"(?:^| )(?:" + "|".join(map(re.escape, parts)) + ")") for name, parts in _PHRASES.items()
}
"""Beginnings of words in a heading in lower case, by what they announce."""
HEADING_GROUPS = _by_word(_GROUPS)
"""The groups of a word in a heading."""
CONTENT_GROUPS = _by_word(_SAYING)
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
