"""Notebooks of formats 1 to 3 made into format 4 by nbformat."""

import logging
from importlib import import_module

_BYTES = 16 * 1024 * 1024


def upgrade(content: bytes) -> bytes:
    """Give the notebook in format 4 as JSON; empty where nbformat cannot read it."""
    if len(content) > _BYTES:
        return b""
    nbformat = import_module("nbformat")  # loaded here because it takes 0.2 s, and old notebooks are rare
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    text = content.decode("utf-8-sig", "replace")
    try:
        notebook = nbformat.convert(nbformat.reads(text, nbformat.NO_CONVERT), 4)
        return str(nbformat.writes(notebook, 4)).encode("utf-8", "replace")
    except Exception:  # noqa: BLE001  # on what it does not expect, nbformat raises whatever it stumbles on, a NameError too
        return b""
