"""Shell lines of a prose document, what they are for, and the files that they name."""

import posixpath
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from portfolio_audit.analysis.prose.files.command_files import may_make, named_files
from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import CodeBlock, Document
from portfolio_audit.patterns import lazy_regex

_SHELLS = frozenset(
    {"sh", "bash", "shell", "console", "zsh", "terminal", "powershell", "cmd", "ps1", "bat", "shell-session", "cli",
     "text", "commandline", "bash,", "batch", "pwsh", "sh-session"}
)  # fmt: skip
_R = frozenset({"r", "rscript", "{r}"})
_PYTHON = frozenset({"python", "py", "python3"})
"""Languages that blocks of shell lines are marked with by mistake."""
_PROGRAM = lazy_regex(
    r"^(?:sudo\s+)?(?:[A-Z_]{2,30}=\S{1,80}\s+)?(?:uv run |poetry run |pipenv run |conda run |pixi run )?"
    r"(?P<program>python[\d.]*|py|pip[\d.]*|conda|mamba|micromamba|poetry|uv|uvx|pipenv|"
    r"pixi|npm|npx|yarn|pnpm|git|docker|"
    r"docker-compose|[Mm]ake|just|task|streamlit|jupyter(?:-\w+)?|uvicorn|gunicorn|flask|"
    r"mlflow|prefect|dvc|snakemake|pytest|"
    r"tox|nox|bash|sh|zsh|source|Rscript|R|julia|cmake|wget|curl|kaggle|gdown|cp|cd|mkdir|"
    r"export|virtualenv|kedro|zenml|"
    r"brew(?=\s+install)|apt(?:-get)?(?=\s+(?:install|update))|(?:choco|winget|scoop)(?=\s+install)|cargo|sbatch|srun|torchrun"
    r"|go(?=\s+(?:run|build|install|mod)\b)|node(?=\s+\S{1,60}\.[cm]?js)|java(?=\s+-)|mvn|gradle|sbt|spark-submit|mpirun"
    r"|nix(?:-shell)?(?=\s+(?:-|develop|run|shell|build))|(?:rye|pdm|hatch)(?=\s+(?:sync|install|run|env)\b)|papermill"
    r"|(?:panel|bokeh)(?=\s+serve)|marimo(?=\s+(?:run|edit))|dagster(?=\s+\w)|ollama(?=\s+(?:pull|run|serve))|voila"
    r"|rasa(?=\s+\w)|scrapy(?=\s+(?:crawl|runspider))|unzip|tar(?=\s+-?\w{0,3}x)|tensorboard|psql|sqlite3|celery"
    r"|nextflow|minikube|heroku|flyctl|fly(?=\s+(?:deploy|launch))|accelerate(?=\s+(?:launch|config))|deepspeed|octave|"
    r"terraform|kubectl|helm|aws|gcloud|az|airflow|dbt|evidently|bentoml|modal|fastapi|chainlit|gradio|quarto|"
    r"\./[\w./-]{1,80})(?=\s|$)"
)
_R_INSTALL = lazy_regex(
    r"^(?:install\.packages|(?:remotes|devtools|pak|renv|BiocManager)::(?:install\w*|pkg_install|restore|pak))\("
)
"""Calls that set up a project in R."""
_R_RUN = lazy_regex(
    r"^(?:source|(?:shiny::)?runApp|rmarkdown::render(?:_site)?|(?:quarto::)?quarto_render|bookdown::render_book"
    r"|(?:targets::)?tar_make|drake::r_make|(?:devtools|testthat)::test\w{0,12}|plumber::pr_run)\("
)
"""Calls that run or test one."""
_PROMPT = lazy_regex(r"^(?:\(\w{1,20}\)\s*)?(?:(?:[$>%❯]|PS>|C:\\>)\s+|!(?=\w))")
_PROMPTED = lazy_regex(r"\$ (?:\./)?[a-z][\w.-]{1,40}(?:\s|$)")
"""A prompt makes a command of any program."""
_INSTALLS = lazy_regex(
    r"\b(?:pip[\d.]*|conda|mamba|poetry|pixi|uv|npm|yarn|pnpm|pipenv|apt|apt-get|brew|"
    r"renv)\s+(?:\w+\s+)?(?:install|sync|add|ci|create)\b"
    r"|\bapt(?:-get)?\s+(?:update|upgrade)\b|-m\s+(?:venv|pip)\b|\bvirtualenv\b|activate\b|\b[Mm]ake\s+(?:install|setup|env|venv|"
    r"init|requirements)\b|\bdocker(?:-compose| compose)?\s+(?:build|pull)\b|setup\.py\s+(?:install|develop)"
    r"|\buv\s+(?:venv|sync|pip)\b|\bconda\s+(?:env|create)\b|\bnpm\s+i\b|\bpipenv\s+shell\b|\bpoetry\s+shell\b"
    r"|(?:^|[\s/])set-?up\.(?:sh|bat)\b"
    r"|^(?:source\(|Rscript\s)[^#]{0,60}?(?:packages|install\w{0,12}|requirements|dependencies)\.R\b"
)
_TESTS = lazy_regex(
    r"\b(?:pytest|tox|nox|unittest|make\s+(?:test|check)\w*|(?:devtools|testthat)::test\w*|npm\s+(?:run\s+)?test|ctest|dvc\s+test)\b"
)
_FETCHES = lazy_regex(
    r"\b(?:git\s+(?:clone|lfs)|wget|curl\s+-\w*[LOo]|kaggle\s+\w+|gdown|dvc\s+(?:pull|get)|aws\s+s3\s+(?:cp|sync))\b"
)
_OF_CONTRIBUTORS = lazy_regex(
    r"^git\s+(?:add|commit|push|checkout\s+-b|switch\s+-c|branch|rebase|merge|status|log|remote|init|config|stash|tag|diff)\b"
    r"|^docker\s+(?:ps|images|rmi?|stop|kill|logs|inspect|stats|system|volume|network|container)\b"
    r"|^kubectl\s+(?:get|describe|logs|delete)\b|^(?:pip[\d.]*|conda)\s+(?:list|freeze|uninstall|show|info|remove)\b"
)
"""What one does to change a project or to keep house, and not to set it up or run it."""
_OTHER = frozenset({"git", "cd", "mkdir", "export", "cp", "source"})
_PLAIN = lazy_regex(
    r"pip3? install (?:-r )?[\w./=<>\[\],~ -]{1,120}|conda (?:install|create|env create) \S.{0,100}"
    r"|npm (?:install|start)"
    r"|python3? [\w./-]{1,80}\.py(?: [\w./=-]{1,60}){0,8}|(?:streamlit|poetry|uv) run \S.{0,80}"
    r"|uvicorn [\w.]{1,60}:\w{1,40}(?: \S{1,40}){0,6}|docker(?:-compose| compose) (?:up|build)(?: -\S{1,20}){0,3}"
)
"""Commands that need no marks to be told from prose, where one fills its line."""
_BARE = frozenset({"pytest", "tox", "nox"})
_ALONE = frozenset({"make", "task", "just"})
"""Programs whose name alone is a command among commands, and a word of a sentence elsewhere."""
_SAYS_RUN = lazy_regex(r"\b(?:run|execute|type|call)\b", re.IGNORECASE)
_CLONED = lazy_regex(r"\bgit clone\s[^\n]{0,200}?/([\w.-]{1,100}?)(?:\.git)?/?(?=\s|$)")
"""The name of a repository that a line clones."""
_LINES = 400
_LINE_CHARACTERS = 500


def find_commands(
    document: Document, path: str, tree: TreeNames, own: frozenset[str] = frozenset(), repository: str = ""
) -> tuple[Command, ...]:
    """Give the shell lines of all code blocks, then commands in code marks inside prose and on lines of their own.

    What the project installs as commands (`own`) is told in blocks, and with an option in code marks: alone in a
    sentence its name means the project. What stands in the clone of another repository than `repository` (its name,
    where it is known) is not looked up.
    """
    base = posixpath.dirname(path)
    cloned = (name for block in document.code_blocks for name in _CLONED.findall(block.text))
    others = frozenset(name for name in cloned if repository and name.lower() != repository.lower())
    found = [command for block in document.code_blocks for command in _in_block(block, path, base, tree, own, others)]
    found += [command for code in _marked(document) for command in _in_line(code, path, base, tree, own)]
    return tuple(part for command in found[:_LINES] for part in _parts(command))


def _parts(command: Command) -> Iterator[Command]:
    """Give the commands of a line that `&&` joins where one installs and another runs or tests."""
    parts = [part for part in map(_strip, command.text.split(" && ")) if part]
    kinds = {command_kind(part) for part in parts}
    if CommandKind.INSTALL in kinds and kinds & {CommandKind.RUN, CommandKind.TEST}:
        for part in parts:
            missing = tuple(name for name in command.missing if posixpath.basename(name) in part)
            yield replace(command, kind=command_kind(part), text=part, missing=missing)
    else:
        yield command


def _marked(document: Document) -> Iterator[Located]:
    """Yield the texts that may be commands: those in code marks, and lines that are nothing else."""
    said = {line.at.line for line in document.lines if _SAYS_RUN.search(line.text)}
    for code in document.inline_code:
        if " " in code.text.strip() or (code.text.strip() in _BARE and code.at.line in said):
            yield code
    marked = {code.at.line for code in document.inline_code}
    yield from (
        line for line in document.lines if line.at.line not in marked and _PLAIN.fullmatch(_PROMPT.sub("", line.text))
    )


def is_shell(block: CodeBlock, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether a block holds shell lines, by its language or its first words."""
    lines = [line for line in block.text.split("\n")[:_LINES] if line.strip() and not line.lstrip().startswith("#")]
    if block.language in _SHELLS and block.language != "text":
        return not lines or not all(_OF_CONTRIBUTORS.match(_PROMPT.sub("", line.strip())) for line in lines)
    if block.language in _R:
        return any(map(_strip, lines))
    if block.language in _PYTHON:
        return bool(lines) and all(_strip(line) for line in lines)
    return block.language in {"", "text"} and any(_strip(line, own) for line in lines)


def _strip(line: str, own: frozenset[str] = frozenset()) -> str:
    """Give a shell line without its prompt, empty when it is none."""
    plain = _PROMPT.sub("", line.strip()[:_LINE_CHARACTERS])
    if _OF_CONTRIBUTORS.match(plain):
        return ""
    if _R_INSTALL.match(plain) or _R_RUN.match(plain) or _PROMPTED.match(line.strip()[:_LINE_CHARACTERS]):
        return plain
    first, _, rest = plain.partition(" ")
    if first in own and rest and not _reads_like_prose(plain, first):
        return plain
    found = _PROGRAM.match(plain)
    if not found or _reads_like_prose(plain, found.group("program")):
        return ""
    return plain


def _reads_like_prose(line: str, program: str) -> bool:
    """Tell "make sure that ..." and "source of the data" from commands."""
    rest = line[line.find(program) + len(program) :].strip().lower()
    return rest.startswith(("sure", "of ", "is ", "the ", "a ", "and ", "=", ":", "for ", "with ", "to ", "in ")) or (
        program in {"R", "make", "Make", "task", "source", "sh", "py"} and not rest
    )


def _in_block(
    block: CodeBlock, path: str, base: str, tree: TreeNames, own: frozenset[str], others: frozenset[str]
) -> Iterator[Command]:
    if not is_shell(block, own):
        return
    folder, is_elsewhere = base, False
    before: list[str] = []
    for offset, raw in _joined(block.text.split("\n")[:_LINES]):
        line = _strip(raw, own) or _stands_bare(raw)
        if not line:
            continue
        folder, is_elsewhere = _follow(line, folder, tree, others, is_elsewhere=is_elsewhere)
        place = Place(path, block.line + offset)
        missing, existing = ((), False) if is_elsewhere else named_files(line, folder, tree)
        missing = tuple(name for name in missing if not any(may_make(earlier, name) for earlier in before))
        before.append(line)
        yield Command(command_kind(line), line, place, missing, existing)


def _stands_bare(line: str) -> str:
    """Give a program that does all its work without arguments where it is the whole line of a block of commands."""
    plain = _PROMPT.sub("", line.strip()[:_LINE_CHARACTERS])
    return plain if plain in _ALONE else ""


def _joined(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield lines with their number, those that end in a backslash together with what follows them."""
    first, held = 0, ""
    for number, line in enumerate(lines):
        first = first if held else number
        text = f"{held} {line.strip()}" if held else line
        held = text.rstrip()[:-1].rstrip() if text.rstrip().endswith("\\") else ""
        if not held:
            yield first, text
    if held:
        yield first, held


def _follow(line: str, folder: str, tree: TreeNames, others: frozenset[str], *, is_elsewhere: bool) -> tuple[str, bool]:
    """Follow `cd`; one of the `others` is the clone of another repository."""
    if not line.startswith("cd "):
        return folder, is_elsewhere
    target = line[3:].split("&&", maxsplit=1)[0].strip().strip("\"'")
    resolved = tree.resolve(target, folder)
    if resolved is not None and resolved in tree.folders:
        return resolved, False
    return folder, is_elsewhere or target.strip("./") in others


def _in_line(code: Located, path: str, base: str, tree: TreeNames, own: frozenset[str]) -> Iterator[Command]:
    line = _strip(code.text, own if " -" in code.text else frozenset())
    if line:
        missing, existing = named_files(line, base, tree)
        yield Command(command_kind(line), line, Place(path, code.at.line), missing, existing)


def command_kind(line: str) -> CommandKind:
    """Tell what a shell line is for."""
    if _TESTS.search(line):
        return CommandKind.TEST
    if _INSTALLS.search(line) or _R_INSTALL.match(line):
        return CommandKind.INSTALL
    if _FETCHES.search(line):
        return CommandKind.FETCH
    found = _PROGRAM.match(line)
    if found and found.group("program") in _OTHER:
        return CommandKind.OTHER
    return CommandKind.RUN
