import pytest

from portfolio_audit.parsers.workflow import StepKind, ci_provider, parse_workflow


def kinds(text: str) -> list[tuple[StepKind, int]]:
    return [(step.kind, step.line) for step in parse_workflow(text.encode()).steps]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("      - run: pytest --cov", StepKind.TEST),
        ("      - run: uv run --no-sync ruff check .", StepKind.LINT),
        ("      - run: dbt build --profiles-dir .", StepKind.TEST),
        ("      - run: dbt --quiet test --select marts", StepKind.TEST),
        ("      - run: sqlfluff lint models", StepKind.LINT),
        ("      - uses: pre-commit/action@v3", StepKind.LINT),
        ("      - uses: docker/build-push-action@v6", StepKind.BUILD),
        ("          push: true", StepKind.DEPLOY),
        ("      - run: aws s3 cp model.bin s3://rides/", StepKind.DEPLOY),
        ("      - uses: amondnet/vercel-action@v25", StepKind.DEPLOY),
        ("          gcloud run deploy rides \\", StepKind.DEPLOY),
        ("          anyscale service rollout --service-config-file deploy/rides.yaml", StepKind.DEPLOY),
        ("      - run: databricks bundle deploy -t prod", StepKind.DEPLOY),
        ("    - cron: '0 5 * * *'", StepKind.SCHEDULE),
        ("      - run: python src/train.py", StepKind.TRAIN),
        ("        run: bikes-train --config small.toml", StepKind.TRAIN),
        ("          uv run bikes-train", StepKind.TRAIN),
        ("      - run: python -m bikes.cli train --fast", StepKind.TRAIN),
    ],
)
def test_a_step_is_known_by_what_it_runs(line: str, kind: StepKind) -> None:
    assert kinds(f"jobs:\n{line}\n") == [(kind, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "      - run: aws s3 cp s3://rides/model.bin .",
        "          --set-env-vars ORIGIN=https://rides.vercel.app",
        "# - run: pytest",
        "      - name: Run pytest",
        "      - bikes-train",
        "  train-model:",
        "    path: models/bikes-train",
        "      - run: pip install pytest",
        "      run: pip install -q pytest ruff",
        "      - run: echo hello",
        '          echo "Running pytest..."',
        "          if [ -f test_imports.py ]; then",
        '          Write-Host "terraform apply comes next"',
    ],
)
def test_comments_names_and_installations_do_nothing(line: str) -> None:
    assert kinds(line) == []


def test_a_task_is_kept_by_its_name_beside_what_the_line_does() -> None:
    steps = parse_workflow(b"      - run: make -s test lint\n").steps

    assert [(step.kind, step.text) for step in steps] == [
        (StepKind.TEST, "- run: make -s test lint"),
        (StepKind.TASK, "test"),
    ]


def test_a_message_beside_a_command_hides_it_not() -> None:
    assert kinds('          echo "Tests" && pytest') == [(StepKind.TEST, 1)]


def test_installing_and_testing_in_one_line_tests() -> None:
    assert kinds("      - run: pip install pytest && pytest") == [(StepKind.TEST, 1)]


@pytest.mark.parametrize(
    ("path", "provider"),
    [
        (".github/workflows/ci.yml", "GitHub Actions"),
        (".github/workflows/deep/ci.yml", ""),
        (".gitlab-ci.yml", "GitLab CI"),
        ("Jenkinsfile", "Jenkins"),
        ("ci.yml", ""),
    ],
)
def test_the_provider_is_known_by_the_path(path: str, provider: str) -> None:
    assert ci_provider(path) == provider
