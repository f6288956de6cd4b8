from pathlib import PurePosixPath

import pytest

from portfolio_audit.paths import file_name, file_stem, file_suffix


@pytest.mark.parametrize(
    "path",
    ["a.py", "src/a.py", "src.x/Makefile", ".env", "a/.env.local", "a.tar.gz", "a.", "a/b.c.", "ü/é.ipynb"],
)
def test_parts_are_those_of_pathlib(path: str) -> None:
    pure = PurePosixPath(path)

    assert (file_name(path), file_suffix(path), file_stem(path)) == (pure.name, pure.suffix, pure.stem)
