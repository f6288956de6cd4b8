"""The words of README headings, by what they announce."""

import re

from portfolio_audit.analysis.prose.sections.content_words import words_to_groups
from portfolio_audit.patterns import lazy_regex

_GROUPS: dict[str, str] = {
    "install": (
        "apt bower brew carthage cdn chocolatey cocoapods composer conda gem gradle homebrew import importing "
        "instalation install installation installed installer installing installs maven npm nuget pip pypi "
        "setup vcpkg yarn"
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
        "build building builds compilation compile compiling deploy deploying deployment docker helm heroku "
        "hosting kubernetes package packaging production publish publishing"
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
        "caveat caveats debugging error errors faq gotcha gotchas important issues limitation limitations "
        "mistakes note notes pitfalls problem problems tips troubleshoot troubleshooting warning workaround "
        "workarounds"
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
        "algorithm architecture design details diagram directories directory file files folder implementation "
        "internals layout methodology protocol stack structure technical technologies technology works"
    ),
    "changelog": (
        "breaking bugfixes change changelog changes history latest log migrate migrating migration new news "
        "release released releases revision revisions update updates upgrade upgrading version versioning "
        "versions whats"
    ),
    "roadmap": (
        "backlog do enhancements future ideas milestones planned plans progress roadmap soon todo todos "
        "unimplemented upcoming wip wishlist work"
    ),
    "status": (
        "abandoned alpha archived beta ci current deprecated discontinued experimental maturity stability "
        "stable state status travis unmaintained"
    ),
    "license": (
        "agreement apache bsd copying copyright copyrights disclaimer eula gpl legal licence licenced license "
        "licensed licenses licensing mit notice terms trademark trademarks warranty"
    ),
    "author": (
        "acknowledgement acknowledgements acknowledgment acknowledgments author authors backers by "
        "collaborators committers contributor contributors core created credit credits developed developers "
        "donate donation donations donors founder founders honors kudos maintained maintainer maintainers "
        "member members mentors organization patrons people special sponsor sponsors staff supporters team "
        "thank thanks who written"
    ),
    "contact": (
        "chat communication community contact contacts discord discussion discussions email facebook follow "
        "forum gitter irc linkedin list mailing matrix me newsletter slack social telegram touch twitter us"
    ),
    "docs": (
        "apidocs book doc docs documentation documents doxygen godoc guides help javadoc manual readthedocs "
        "reference references rustdoc wiki"
    ),
    "links": (
        "additional also alternatives article articles bibliography bindings blog books courses ecosystem "
        "external further implementations info information inspiration learn libraries library link links "
        "more other paper papers party ports presentations press projects reading reference references "
        "related resource resources see showcases similar slides talks third tools translations tutorials "
        "used useful videos wrappers"
    ),
    "support": (
        "asked bug bugs bugtracker faq faqs feedback frequently help issue issues known qa question questions "
        "report reporting request requests security stackoverflow stuck support tracker tracking "
        "vulnerabilities vulnerability"
    ),
    "contribute": (
        "conduct contribute contributing contribution contributions contributor contributors engage fork "
        "forking guideline guidelines involved join localization participate patch patches pr prs pull pulls "
        "submit submitting translate translating translation volunteer welcome"
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

HEADING_PHRASES = {
    name: lazy_regex(r"(?:^| )(?:" + "|".join(map(re.escape, parts)) + ")") for name, parts in _PHRASES.items()
}
"""Beginnings of words in a heading in lower case, by what they announce."""
HEADING_GROUPS = words_to_groups(_GROUPS)
"""The groups of a word in a heading."""
