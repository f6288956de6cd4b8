from pathlib import Path

import portfolio_audit
from portfolio_audit.cache.fingerprint import _PACKAGE, _sources, fingerprint


def test_it_is_a_word_that_fits_into_a_file_name_and_stays() -> None:
    assert fingerprint() == fingerprint()
    assert fingerprint().isalnum()


def test_every_source_of_the_program_counts() -> None:
    found = set(_sources(_PACKAGE))

    assert Path(portfolio_audit.__file__).parent == _PACKAGE
    assert {path for path in _PACKAGE.rglob("*.py") if "_rules" not in path.parts} <= found
    assert any(path.suffix == ".json" for path in found)
