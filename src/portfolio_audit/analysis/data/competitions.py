"""Competitions, how an entry did in one, and other people's entries."""

import re

from portfolio_audit.patterns import lazy_regex

COMPETITION = lazy_regex(
    r"kaggle\.com/(?:c|competitions)/[\w-]{2,80}|\bkaggle competition\b|drivendata\.org/competitions"
    r"|\bplayground[- ](?:competition\b|(?:series[- ])?s\d{1,2}[- ]?e\d{1,2}\b)"
    r"|aicrowd\.com/challenges|zindi\.africa|\bhackathon\b"
    r"|sample_submission\.csv"
    r"|\bkaggle\b[^.\n]{0,60}\bleader ?board\b|\b(?:public|private) (?:lb|leader ?board)\b",
    re.IGNORECASE,
)
MEETING = lazy_regex(r"\bhackathon\b", re.IGNORECASE)
"""A competition that need not hand out data."""
PLACED = lazy_regex(
    r"\b(?:public|private|kaggle|leader ?board|lb)(?: lb| leader ?board)? (?:score|rank(?:ing)?|place|position)\b"
    r"|\b(?:public|private) (?:lb|leader ?board)\b[^.]{0,20}\d|\branked (?:\d|#|in the top|top)|\btop[ -]?\d{1,3} ?%"
    r"|\b\d{1,5}(?:st|nd|rd|th) (?:place(?![\w -]{0,12}solution)|out of|of \d)|\b(?:gold|silver|bronze) medal"
    r"|^\W{0,9}(?:final |best |my |our )?score\W{1,6}0?[.,]?\d|^\W{0,9}(?:public |private )?lb\W{1,6}0?[.,]?\d"
    r"|\b(?:rank|place|position)\W{1,3}#?\d{1,5}\s?(?:/|out of|of)\s?\d"
    r"|\b(?:private|public|final)\W{1,4}#?\d{1,5}(?:st|nd|rd|th)?\s?(?:/|of|out of)\s?\d{2,6}\b"
    r"|\bsubmission\b.{0,30}(?:scored?|reached|got|score of)\W{1,4}0?\.\d"
    r"|\b0?\.\d{2,6}(?:\s[a-z]{1,12}){0,2} on (?:the )?(?:kaggle\b(?! data)|(?:public|private) board)"
    r"|\bon kaggle\W{1,4}0?\.\d{2,6}"
    r"|leader ?board[^.]{0,60}\d|(?:scored?|rank|position)\b[^.]{0,40}leader ?board",
    re.IGNORECASE,
)
"""How an entry did, of which the place of somebody else's solution says nothing."""
KERNEL = lazy_regex(
    r"kaggle\.com/(?:code/|kernels/)?(?!(?:c|competitions?|datasets?|code|kernels|learn|docs|discussions?|models?|organizations"
    r"|account|general)/)[\w-]{2,40}/[\w-]{3,100}(?!\S{0,60}/(?:data|leaderboard))"
    r"|\bfork(?:ed)? (?:of|from)\b|\b(?:kernel|notebook) (?:by|of) \[?@?[A-Z]",
)
"""Links to notebooks that others have published, and words for a copy of one."""
