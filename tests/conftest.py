"""Settings that all tests share: property tests try the same examples on every run, and leave no files."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")
