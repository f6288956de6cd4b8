from portfolio_audit.parsers.dockerfile import parse_dockerfile

TEXT = b"""# syntax=docker/dockerfile:1
FROM python:3.12-slim AS build
COPY --chown=app requirements.txt \\
    pyproject.toml /app/
RUN pip install \\
    -r requirements.txt
FROM build
COPY --from=build /app /app
COPY ["src", "model.joblib", "/app/"]
ADD https://example.org/a.zip /tmp/
COPY $EXTRA /app/
USER app
CMD ["python", "app.py"]
"""


def test_the_instructions_are_read() -> None:
    parsed = parse_dockerfile(TEXT)

    assert parsed.bases == ("python:3.12-slim",)
    assert parsed.copied == (("requirements.txt", 3), ("pyproject.toml", 3), ("src", 9), ("model.joblib", 9))
    assert parsed.user == "app"
    assert parsed.has_command
    assert any("-r requirements.txt" in run for run in parsed.runs)


def test_other_text_is_no_image() -> None:
    parsed = parse_dockerfile(b"to do\n\\\n\\\nCOPY\n[\nCOPY [broken, .\n")

    assert parsed.bases == ()
    assert not parsed.has_command
