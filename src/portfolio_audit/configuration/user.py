"""The configuration file that the user names: strict, with the line of every mistake."""

from pathlib import Path

from msgspec.structs import replace

from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.configuration.keys import read_keys
from portfolio_audit.configuration.text import parse_configuration, parse_table
from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.load import raise_problems
from portfolio_audit.rulebook.marked import Trouble
from portfolio_audit.scoring.waivers import Author

MOST_BYTES = 1024 * 1024


def read_user_configuration(path: Path) -> Configuration:
    """Read a YAML file, or the table in a pyproject.toml.

    Raises:
        UsageError: the file is not there, or something in it is off; the message names file and line.
    """
    text = _text_of(path)
    trouble = Trouble(str(path))
    marked = parse_table(text, trouble) if path.suffix == ".toml" else parse_configuration(text, trouble)
    configuration = read_keys(marked, trouble, Author.USER) if marked else Configuration()
    raise_problems(trouble.problems)
    return replace(configuration, profile=_beside(path, configuration.profile))


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is too large for a configuration.", "Name a YAML file of a page or two.")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Check the path after --config.") from error


def _beside(path: Path, profile: str | None) -> str | None:
    """Let the path of a profile file start at the folder of the configuration."""
    is_file = profile is not None and ("/" in profile or profile.endswith((".yaml", ".yml")))
    return str((path.parent / profile).absolute()) if profile is not None and is_file else profile
