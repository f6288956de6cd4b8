"""Signs in names, paths and README text that tell what a repository is for."""

import re

from portfolio_audit.patterns import lazy_regex

LIST_WORDS = lazy_regex(
    r"\bawesome\b|curated (?:list|collection)|(?:list|collection) of (?:\w+[ ,]+){0,4}(?:resources|links"
    r"|papers|books|courses|tools|frameworks|libraries)"
    r"|\b(?:index|organi[sz]e|curate|collect|gather)s? [^.\n]{0,80}\b(?:courses|resources|papers|books|tutorials)\b"
    r"|\broadmap\b|\bcheat ?sheets?\b|interview questions",
    re.IGNORECASE,
)
BOOK_WORDS = lazy_regex(
    r"\b(?:this|the|my|our) (?:\w+ ){0,2}(?:book|booklet|handbook|textbook)\b|\bread (?:the|this) (?:book"
    r"|booklet)|o'?reilly|\bmanning\b|\bpackt\b|\bISBN\b|\bchapters?\b"
    r"|\bhandbook\b|\bcookbook\b|\bcode (?:examples |repository )?for the book",
    re.IGNORECASE,
)
CHAPTER_PATHS = lazy_regex(r"(?:^|/)(?:ch(?:apter)?[-_ ]?\d|chapter[-_]\w|\d\d\.\d\d|part[-_ ]?\d)", re.IGNORECASE)
TEACHING_WORDS = lazy_regex(
    r"\b(?:join|subscribe)\b[^\n]{0,60}\b(?:developers|students|learners|readers|newsletter|others)"
    r"|\b(?:in|of|for) this (?:course|tutorial|workshop|bootcamp|curriculum|specialization)"
    r"|\bcourse (?:materials?|content|website|page|notes|repository|outline|schedule)\b|\blecture (?:notes"
    r"|slides|videos)\b|\bsyllabus\b|\bcurriculum\b|\binstructors?\b|\bteaching assistants?"
    r"|\bfor beginners\b|\bwelcome to (?:the|this|our) (?:course|workshop|class|tutorial|bootcamp)"
    r"|\bwill teach you\b|\bvideo (?:tutorials?|series|lectures?|course)\b|\bassociated (?:tutorials?|courses?)\b"
    r"|\bwatch(?:ing)? the [^.\n]{0,40}\b(?:video|series|lectures?|tutorial|course)\b|\bcourse you are taking\b"
    r"|\byou(?:'ll| will) (?:learn|build|be able)|\blearn how to\b|\bprerequisites for (?:the|this) course"
    r"|\btutorials? (?:on|for|about|series)\b|\bstudents (?:will|should|can)\b|\blessons?\b|\benrol+\b|\bcohort\b",
    re.IGNORECASE,
)
LEARNER_WORDS = lazy_regex(
    r"\bmy (?:\w+ ){0,3}(?:project|solution|homework|assignment|notes|work|portfolio|capstone|submission"
    r"|learning|journey)|\b(?:capstone|final|midterm|course|term|group|team|semester) project\b"
    r"|\b(?:as|is) (?:a )?part of (?:the|my|a)\b|\bhome ?works?\b|\bassignments?\b|\b(?:I|we) (?:use|used"
    r"|built|build|train|trained|explore|explored|develop|developed|created?|predict|implement|did"
    r"|learned)\b"
    r"|\bthis project\b|\bproblem (?:statement|description)\b|\bcompetition\b|\bzoomcamp\b|\bnanodegree\b",
    re.IGNORECASE,
)
COMPANION_WORDS = lazy_regex(
    r"\b(?:code|notebooks?|materials?|slides|exercises|repo(?:sitory)?)\b[^.\n]{0,80}"
    r"\b(?:for|of|from|(?:related|belonging|companion) to|accompan\w+|used in) (?:the|this|our) [^.\n]{0,80}?"
    r"\b(?P<what>book|course|workshop|bootcamp|specialization|video series|tutorial series)\b"
    r"(?! (?:project|assignment|work|homework|exam|at\b|of\b))",
    re.IGNORECASE,
)
"""The opening sentence of what goes with a book or a course."""
GUIDE_WORDS = lazy_regex(
    r"\bcheat ?-?sheets?\b|\b(?:study|learning) (?:plan|guide|path)\b"
    r"|\binterviews? (?:questions|prep\w{0,8}|guide|book)\b"
    r"|\b(?:guide|questions|preparation|answers) (?:to|for) [^\n]{0,60}\binterviews?\b",
    re.IGNORECASE,
)
"""Titles of what others study by."""
SET_WORK = lazy_regex(r"\bhome ?works?\b|\bassignments?\b", re.IGNORECASE)
"""What those who learn hand in, and those who teach give out."""
TAUGHT_TITLE = lazy_regex(r"\b(?:tutorials?|workshop|course|bootcamp|lectures)\W{0,3}$", re.IGNORECASE)
TEMPLATE_WORDS = lazy_regex(
    r"\b(?:project )?(?:template|boilerplate|starter kit|starters?|skeleton|cookiecutter|scaffold(?:ing)?)\b",
    re.IGNORECASE,
)
TEMPLATE_PHRASES = lazy_regex(
    r"\b(?:project|repository|code|ml|mlops|pipeline|pytorch|data science)s?"
    r" (?:templates?|skeletons?|scaffolds?)\b|\btemplate (?:for|repository)\b"
    r"|\b(?:boilerplate|starter kit|starters?|cookiecutter)\b|\btemplate$",
    re.IGNORECASE,
)
"""The same where code learns, in which a template or skeleton may be what is matched or recognised."""
TEMPLATE_PATHS = lazy_regex(
    r"\{\{\s?cookiecutter|\{\{\s?copier|^copier\.ya?ml$|^cookiecutter\.json$|(?:^|/)cookiecutter\.json$"
)
EXAMPLES_WORDS = lazy_regex(
    r"\b(?:official )?(?:examples?|samples?|demos?|quickstarts?)\b[^\n]{0,60}\b(?:for|using|of"
    r"|with|showcasing)\b|\brepository showcasing\b|\bexamples of using\b"
    r"|\b(?:quick|step-by-step)[^.\n]{0,30} introduction (?:in)?to\b|\bauto-?generated repository\b",
    re.IGNORECASE,
)
DATASET_WORDS = lazy_regex(
    r"\bdata ?sets?\b|\bdata package\b|\bcorpus\b|\bopen data\b|^data (?:on|about)\b|\btime series listing\b",
    re.IGNORECASE,
)
PROFILE_WORDS = lazy_regex(
    r"github-readme-stats|github-readme-streak|komarev\.com|skillicons|visitor[_-]?(?:count|badge)"
    r"|\babout me\b|\bhi there\b|\bhello,? i'?m\b|\bi'?m (?:a|an) [^\n]{0,80}(?:developer|engineer"
    r"|scientist|student|analyst)",
    re.IGNORECASE,
)
PORTFOLIO_WORDS = lazy_regex(
    r"\bportfolio\b|\bprojects\b|\bkaggle\b|\bsolutions\b|\bpractice\b|\bcollection\b", re.IGNORECASE
)
DOTFILES = lazy_regex(
    r"^\.(?:bashrc|bash_profile|bash_prompt|zshrc|vimrc|tmux\.conf|gitconfig|aliases|exports|functions"
    r"|inputrc|config/[\w./-]{1,80}|emacs\.d/[\w./-]{1,80}|vim/[\w./-]{1,80})$|^(?:zsh|vim|nvim|tmux|bash"
    r"|git)/"
)
INSTALL_OWN = (
    r"(?:(?:pip3?|conda|uv|npm|yarn|pnpm|cargo|gem|brew|go|mamba) (?:install|add|get|i)\b[^\n]{0,80}\b"
    r"|\binstall\.packages\(['\"])"
)
LINK_ITEM = lazy_regex(r"^\s*(?:[-*+]|\d{1,3}[.)])\s*(?:\*\*)?\[[^\]]{1,200}\]\(")
COMMUNITY_FILES = frozenset(
    {
        "contributing.md",
        "contributing.rst",
        "code_of_conduct.md",
        "codeowners",
        "governance.md",
        "maintainers.md",
        "changelog.md",
        "authors.rst",
        "history.md",
        "security.md",
        "release-notes.md",
        "news.md",
        "cran-comments.md",
    }
)


def count_words(pattern: re.Pattern[str], text: str) -> int:
    """Count the different phrases of a text."""
    return len({match.group(0).lower() for match in pattern.finditer(text)})
