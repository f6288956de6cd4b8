"""Images of a registry that a document runs the project in."""

from collections.abc import Sequence

from portfolio_audit.analysis.prose.prose_claims import Command
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_RUNS = lazy_regex(r"^(?:sudo )?(?:docker|podman) (?:container )?(run|pull) ")
_BUILDS = lazy_regex(r"^(?:sudo )?(?:docker|podman) (?:buildx )?build\b")
_IMAGE = lazy_regex(
    r"^(?:[a-z0-9.-]{2,60}(?::\d{2,5})?/)?[a-z0-9][\w.-]{1,60}/[a-z0-9][\w./-]{1,80}(?::[\w.-]{1,60})?$"
)
"""`owner/name`, after a registry or not, with a tag or not."""
_VALUED = frozenset(
    """
    -e --env -v --volume --mount -p --publish --name -w --workdir -u --user --network --net --platform --entrypoint
    --env-file --gpus -m --memory --cpus --shm-size -h --hostname -l --label --restart --add-host
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Options that take the next word as their value."""
_MOUNTS = lazy_regex(r" (?:-v|--volume|--mount)[ =]")
_WORD = lazy_regex(r"[a-z]{4,}")
_ALIKE = 2
"""Words that the name of an image shares with that of the project."""


def find_published_images(commands: Sequence[Command], names: Sequence[str]) -> tuple[Located, ...]:
    """Give commands that run the project in an image, or fetch its image, that no command of the same document builds.

    The project is in it where its folder is mounted and a command follows, or where the image is named like the
    project: two words of four letters and more of `names` (title, name of the repository), or all that it has.
    """
    built = " ".join(command.text for command in commands if _BUILDS.match(command.text))
    own = frozenset(_WORD.findall(" ".join(names).lower()))
    return tuple(
        Located(command.text[:200], command.at)
        for command in commands
        if (found := _image_of(command.text)) and found[0] not in built and _is_ours(*found, command.text, own)
    )


def _image_of(command: str) -> tuple[str, bool] | None:
    """Give the image without its tag, and whether a command follows it."""
    verb = _RUNS.match(command)
    if verb is None:
        return None
    words = command[verb.end() :].split()
    while words and words[0].startswith("-"):
        words = words[2 if words[0] in _VALUED else 1 :]
    if not words or not _IMAGE.match(words[0]):
        return None
    name, colon, tag = words[0].rpartition(":")
    return name if colon and "/" not in tag else words[0], verb[1] == "run" and len(words) > 1


def _is_ours(image: str, is_followed: bool, command: str, own: frozenset[str]) -> bool:
    words = frozenset(_WORD.findall(image.rpartition("/")[2].replace("_", " ").lower()))
    if is_followed and _MOUNTS.search(command):
        return True
    return bool(words) and len(words & own) >= min(_ALIKE, len(words))
