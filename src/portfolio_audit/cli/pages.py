"""Every generated page, and the one about the command line among them."""

import inspect
from collections.abc import Iterable, Iterator, Mapping

import click

from portfolio_audit.cli.entry import ENVIRONMENT, commands
from portfolio_audit.cli.request import TOKENS
from portfolio_audit.portfolio.facts import load_portfolio_rules
from portfolio_audit.render.interface import renderers
from portfolio_audit.report.encode import report_schema
from portfolio_audit.rulebook.docs import GENERATED, make_pages, make_portfolio_pages
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.pages import publish

EXIT_CODES = {
    0: "Done. A low score is no error.",
    1: "A gate that you asked for failed (`--fail-under`, `--min`, `--fail-on-...`); reports are still written.",
    2: "The call or the configuration is off; nothing was audited.",
    3: "A target could not be audited: missing, private, refused, corrupt, or over a limit.",
    4: "Incomplete: some of several targets failed, or with `--strict` anything was left out; reports are written.",
    5: "A fault of portfolio-audit.",
    6: "The disk is full.",
    7: "Stopped by a limit of a host that lasts longer than we wait; the same call later goes on from there.",
    130: "Stopped by Ctrl-C.",
    143: "Stopped by SIGTERM.",
}
_FORMATS = "An output file is written in the format of the longest suffix that its name ends with; `-f` takes the name."
_COMPLETION = """The shell completes commands, options, formats and rules once its start file says so:

```bash
eval "$(_PORTFOLIO_AUDIT_COMPLETE=bash_source portfolio-audit)"    # ~/.bashrc
eval "$(_PORTFOLIO_AUDIT_COMPLETE=zsh_source portfolio-audit)"     # ~/.zshrc
_PORTFOLIO_AUDIT_COMPLETE=fish_source portfolio-audit | source     # ~/.config/fish/completions/portfolio-audit.fish
```"""
_VARIABLES = (
    (", then ".join(f"`{name}`" for name in TOKENS), "Token for private repositories and higher limits; never a flag."),
    ("`PORTFOLIO_AUDIT_HOSTS`", "More hosts to fetch from, with commas between."),
    (
        "`PORTFOLIO_AUDIT_GITHUB`",
        "A GitHub Enterprise server that stands for github.com: `https://github.example.org`.",
    ),
    ("`PORTFOLIO_AUDIT_CACHE_DIR`", "The folder of what is kept between runs, instead of the usual one for caches."),
    (
        "`PORTFOLIO_AUDIT_PULL_REQUEST_TARGET`",
        "`allow` lets the Action run on `pull_request_target`, which it refuses otherwise.",
    ),
    ("`FORCE_COLOR`, then `NO_COLOR`, then `TERM=dumb`", "Colour on stdout, where `--color` does not say it."),
    ("`TMPDIR`", "Where temporary clones stand while they are audited."),
)


def all_pages() -> Mapping[str, str]:
    """Give the content of every generated page by its path from the root of the repository."""
    return {
        **make_pages(load_rulebook([builtin_pack()])),
        **make_portfolio_pages(load_portfolio_rules()),
        "docs/report.schema.json": report_schema(),
        "docs/cli.md": command_line_page(commands()),
    }


def command_line_page(group: click.Group) -> str:
    """Write down all commands with their options, variables and exit codes."""
    context = click.Context(group, info_name="portfolio-audit", auto_envvar_prefix=ENVIRONMENT)
    lines = [GENERATED, "", "# The command line", "", "Results go to stdout, everything else to stderr.", ""]
    lines += _table(("Command", ""), _summaries(group, context))
    for inner, command in _commands(group, context):
        lines += ["", *_section(inner, command)]
    lines += ["", "## Formats", "", _FORMATS, "", *_table(("Format", "Suffix"), _formats())]
    lines += ["", "## Shell completion", "", _COMPLETION]
    lines += ["", "## Environment variables", "", *_table(("Variable", "Meaning"), _VARIABLES)]
    lines += ["", "## Exit codes", "", *_table(("Code", "Meaning"), _codes())]
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Context, click.Command]]:
    """Give every command with its context, those of a group after the group."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            inner = _context(command, context, name)
            yield inner, command
            if isinstance(command, click.Group):
                yield from _commands(command, inner)


def _formats() -> Iterator[tuple[str, ...]]:
    for renderer in renderers():
        yield f"`{renderer.name}`", ", ".join(f"`{suffix}`" for suffix in renderer.suffixes)


def _context(command: click.Command, parent: click.Context, name: str) -> click.Context:
    """Make the context as click makes it for a call, so that the variables are the true ones."""
    return click.Context(command, parent=parent, info_name=name, **command.context_settings)


def _summaries(group: click.Group, context: click.Context) -> Iterator[tuple[str, ...]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield f"[`{name}`](#{name})", command.get_short_help_str(limit=200) if command else ""
    yield "`-V`, `--version`", "Show the version."
    yield "`-h`, `--help`", "Show the help, of each command too."


def _section(context: click.Context, command: click.Command) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    title = context.command_path.partition(" ")[2]
    yield from (f"## {title}", "", f"`{context.command_path} {pieces}`", "")
    yield inspect.cleandoc(command.help or "")
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        yield from ("", *_table(("Option", "Meaning", "Variable"), (_row(one, context) for one in options)))


def _row(option: click.Option, context: click.Context) -> tuple[str, ...]:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    value = "" if option.is_flag else f" `{option.make_metavar(context)}`"
    default = option.get_default(context)
    told = "default" in (option.help or "") or option.is_flag or not isinstance(default, str)
    meaning = option.help or "" if told else f"{(option.help or '').rstrip('.')} (default: {default})."
    repeated = " Repeatable." if option.multiple else ""
    variable = option.envvar or f"{context.auto_envvar_prefix}_{(option.name or '').upper()}"
    return names + value, meaning + repeated, f"`{variable}`"


def _codes() -> Iterator[tuple[str, str]]:
    return ((f"{code}", text) for code, text in EXIT_CODES.items())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def main() -> None:
    """Write all generated pages, or with `--check` say which ones are stale."""
    publish(all_pages(), builtin_pack().parent)


if __name__ == "__main__":
    main()
