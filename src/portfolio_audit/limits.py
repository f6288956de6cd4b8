"""Every cap on what is read of a repository, in one place."""

MEBIBYTE = 1024 * 1024

FILES = 20_000
"""Entries listed; above, the rest is left out with a warning (design: 100,000-file repositories in bounded time)."""
DEPTH = 64
"""Folder depth of a path."""
PATH_BYTES = 1_024
"""Length of a path."""
COMMITS = 10_000
"""Newest commits read."""
PYTHON_BYTES = 512 * 1024
"""One Python file: the syntax tree takes about 600 times its size in memory."""
NOTEBOOK_BYTES = 50 * MEBIBYTE
"""One notebook, outputs included."""
PROSE_BYTES = 512_000
"""One README or other prose file: what GitHub itself renders."""
TEXT_BYTES = 512 * 1024
"""One configuration, manifest or source file in another language."""
DATA_BYTES = 1 * MEBIBYTE
"""One data table: larger ones are listed, not read."""
TOTAL_BYTES = 64 * MEBIBYTE
"""All contents but notebooks together."""
TOTAL_NOTEBOOK_BYTES = 192 * MEBIBYTE
"""All notebooks together."""
SPOOL_BYTES = 1024 * MEBIBYTE
"""Contents of all states of one repository that lie on the disk at a time; above, those of earlier states give way."""
FILE_SECONDS = 10.0
"""Wall-clock seconds for the parsing of one file."""
AUDIT_SECONDS = 120.0
"""Wall-clock seconds for one repository after it was opened."""
CLONE_SECONDS = 60.0
"""Wall-clock seconds for one clone."""
LEFT_OUT_BYTES = 10 * MEBIBYTE
"""Files of this size and more stay on the host when history is fetched; notebooks of the audited state come after."""
ASKED_FOR = 200
"""Notebooks of one repository that are asked for after that."""
FETCH_BYTES = 1024 * MEBIBYTE
"""What one fetch may write to the disk."""
FETCH_MEMORY_BYTES = 1536 * MEBIBYTE
"""Address space of the git that fetches, which unpacks in several threads."""
WORKER_MEMORY_BYTES = 1024 * MEBIBYTE
"""Address space of the judging process."""
RESTARTS = 5
"""Files of one repository that may stop the judging process before the audit is given up."""
FRAME_BYTES = 256 * MEBIBYTE
"""One message between the two processes, a whole result included."""
EVIDENCE = 20
"""Places kept of one finding; all are counted."""
EXCERPT_CHARACTERS = 200
"""Text shown of one place."""
SUMMARY_BYTES = 900 * 1024
"""A Markdown report: a job summary may hold 1 MiB, with whatever other steps write into it."""
COMMENT_CHARACTERS = 60_000
"""A report in a comment, which may hold 65,536, with a marker and a note around it."""
API_ANSWER_BYTES = 5 * MEBIBYTE
"""One answer of GitHub's API; a page of a hundred repositories takes about 0.6 MiB."""
API_ANSWER_SECONDS = 30
"""Wall-clock seconds for one answer of GitHub's API, however it drips."""
API_SILENCE_SECONDS = 10
"""Seconds without a byte after which an answer of GitHub's API is given up."""
API_WAIT_SECONDS = 900.0
"""Seconds that one run waits for limits of GitHub's API to pass, all waits together."""
API_PAGES = 10
"""Pages of a hundred repositories that are listed of one account."""
HOST_SECONDS = 5
"""Wall-clock seconds for what GitHub says about one repository, while it is being cloned."""
CACHED_ANSWERS = 500
"""Answers of GitHub's API kept on the disk."""
CACHED_ANSWER_BYTES = 32 * MEBIBYTE
"""All of them together."""
