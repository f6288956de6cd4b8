"""A configuration of continuous integration to the steps that test, check, build and deploy."""

import re
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.workflow_idle import idle_deploys
from portfolio_audit.patterns import lazy_regex


class StepKind(StrEnum):
    """What a step is for."""

    TEST = "test"
    LINT = "lint"
    BUILD = "build"
    DEPLOY = "deploy"
    SCHEDULE = "schedule"
    TRAIN = "train"
    TASK = "task"
    """A target of a Makefile or justfile; the text is its name."""
    IDLE = "idle"
    """A job named for deploying that only prints words."""


class WorkflowStep(Struct, frozen=True):
    """One line that does something."""

    kind: StepKind
    text: str
    line: int


class Workflow(Struct, frozen=True):
    """What one configuration does, in the order of its lines."""

    steps: tuple[WorkflowStep, ...]


_PATTERNS = (
    (
        StepKind.TEST,
        lazy_regex(
            r"\b(?:pytest|py\.test|unittest|nose(?:2|tests)?|tox|nox|ctest|testthat|bats)\b|(?:make|just|task|npm|yarn|pnpm"
            r"|npm run|go|cargo|mvn|gradle) (?:-\S+ )?test"
            r"|R CMD check|rcmdcheck|tic::script|check-r-package|devtools::(?:test|check)|(?:coverage"
            r"|python) (?:run )?-m (?:pytest|unittest)|manage\.py test"
            r"|\bdbt (?:--?\S{1,60} ){0,4}(?:build|test)\b"
            r"|run_\w{0,20}tests?|\btests?[/_.-]?\w{0,20}\.(?:sh|py)\b|integration[_-]?test"
        ),
    ),
    (
        StepKind.LINT,
        lazy_regex(
            r"\b(?:ruff|flake8|pylint|black|isort|mypy|pyright|(?<!\.)pre-commit(?!-config| autoupdate)|bandit|lintr"
            r"|styler|eslint|oxlint|markdownlint"
            r"|biome (?:ci|check|lint)|(?:npx|pnpm|yarn) (?:standard|ts-standard|xo)|pycodestyle|super-linter"
            r"|sqlfluff (?:lint|fix|format)|sqlfmt"
            r"|codespell|yamllint|hadolint|tflint|autopep8|yapf|pydocstyle)\b|(?:make|just|npm run|task) (?:lint"
            r"|format|check|quality|style)"
        ),
    ),
    (
        StepKind.DEPLOY,
        lazy_regex(
            r"\bkubectl (?:apply|rollout|set)|\bhelm (?:upgrade|install)|terraform[ -](?:apply|init)|pulumi up"
            r"|(?:serverless|sls) deploy"
            r"|gcloud (?:run|app|functions|builds|ai)\b|aws (?:ecs|lambda|ecr|elasticbeanstalk|cloudformation"
            r"|sagemaker)\b|aws s3 (?:cp|sync) (?!s3://)|\bsam deploy"
            r"|az (?:webapp|container|acr|ml)\b|docker push|push: true|flyctl|fly deploy|railway (?:up|deploy)"
            r"|(?:heroku|vercel|netlify)(?!\.(?:app|com))|render\.com"
            r"|gh-pages|deploy-pages|twine upload|pypi-publish|poetry publish|uv publish"
            r"|huggingface\.co|huggingface-cli upload"
            r"|amazon-ecs-deploy|azure/webapps-deploy|google-github-actions/deploy|prefect deploy"
            r"|\bdeploy\w{0,20}\.(?:sh|py)\b|make deploy"
            r"|modal deploy|tfx pipeline (?:create|update|run)|kfp (?:pipeline|run)|databricks (?:bundle|jobs)\b"
            r"|anyscale (?:service|jobs?)\b|ray job submit"
            r"|bentoml deploy|evidence deploy|RENDER_DEPLOY_HOOK|deploy[_-]hook|\beb (?:deploy|create)|\bdocker-push\b"
            r"|cloud-builders/gke-deploy|^\s{0,60}(?:- )?['\"]deploy['\"],"
            r"|\bargs: \[\s?['\"](?:push|deploy)['\"]",
            re.IGNORECASE,
        ),
    ),
    (
        StepKind.BUILD,
        lazy_regex(
            r"docker(?:-| )?(?:compose )?build|docker compose up|build-push-action|docker_build"
            r"|[Pp]ublish-[Dd]ocker|docker-publish|python -m build"
            r"|poetry build|uv build|npm run build|R CMD build"
            r"|(?:mkdocs|sphinx-build|jupyter-book) ?build|make (?:build|docker|all|html|docs)|kaniko"
        ),
    ),
    (StepKind.SCHEDULE, lazy_regex(r"^\s*-\s*cron:|^\s*schedule:\s*$|^\s*schedules:")),
    (
        StepKind.TRAIN,
        lazy_regex(
            r"\btrain\w{0,20}\.py\b|dvc repro|dvc pull|make train|cml |\bpredict\w{0,20}\.py\b|\bmlflow run"
            r"|-m \w[\w.]{0,60}train|(?:-m [\w.]{1,60}|\.py) train\b"
            r"|^\s*(?:(?:-\s+)?run:\s+)?(?:(?:uv|poetry|pdm|hatch|pipenv|rye) run )?"
            r"(?:[A-Za-z]\w{1,30}[-_]train(?:-model)?|train[-_](?:model|all|sample))(?= --|$)"
        ),
    ),
)
_NAME_LINE = lazy_regex(
    r"^\s{0,60}(?:-\s{1,4})?(?:name|description|title|branch(?:es)?|paths|tags|if|needs|key|path|image|labels?|body"
    r"|subject|(?:commit[_-]?)?message)\s{0,4}:"
)
_ONLY_TELLS = lazy_regex(
    r"\s{0,60}(?:-\s{1,4})?(?:run:\s{0,4})?(?:@?(?:echo|printf|Write-(?:Host|Output))\b[^&;|>]{0,400}$|(?:el)?if \[)",
    re.IGNORECASE,
)
"""Lines that print a message or ask whether a file is there."""
_ONLY_ASKS = lazy_regex(
    r"\b(?:get-login|docker-login|login\b|describe\b|describe-|list\b|list-|logs?\b|configure-docker|wait\b|get-\w"
    r"|terraform[ -](?:init|plan)|services list|rollout status)"
)
_DOES = lazy_regex(
    r"\b(?:deploy|apply|push|upload|sync|cp|update-service|update-function|create|submit|upgrade|install)\b"
)
"""Words of a line that changes what is in service."""
_TASK = lazy_regex(r"(?<![\w-])(?:make|just) (?:-\S{1,20} ){0,3}([A-Za-z][\w-]{0,60})")
_LINES = 2_000


@kept
def parse_workflow(content: bytes) -> Workflow:
    """Find the steps line by line; comments, names of steps, messages and what is only printed do nothing."""
    lines = read_lines(content)[:_LINES]
    steps = [WorkflowStep(StepKind.IDLE, text[:200], number) for text, number in idle_deploys(lines)]
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#") or _NAME_LINE.match(line) or _ONLY_TELLS.match(line):
            continue
        code = line.split(" #", 1)[0]
        steps += [WorkflowStep(kind, code.strip()[:200], number) for kind, pattern in _PATTERNS if pattern.search(code)]
        steps += [WorkflowStep(StepKind.TASK, name, number) for name in _TASK.findall(code)[:5]]
    return Workflow(tuple(step for step in steps if not _only_installs(step)))


def runs_tests(command: str) -> bool:
    """Tell whether a command runs tests."""
    return any(kind is StepKind.TEST and pattern.search(command) for kind, pattern in _PATTERNS)


def _only_installs(step: WorkflowStep) -> bool:
    """Tell whether a line installs the tool that it names, or asks or logs in, and runs nothing."""
    if step.kind is StepKind.DEPLOY and _ONLY_ASKS.search(step.text) and not _DOES.search(step.text):
        return True
    text = step.text.removeprefix("- ").removeprefix("run: ")
    return bool(
        re.match(
            r"(?:sudo )?(?:python -m )?(?:pip3?|conda|apt-get|apt|uv|poetry|brew|npm) (?:pip )?(?:install"
            r"|add)\b[^&;|]*$",
            text,
        )
    )


def ci_provider(path: str) -> str:
    """Name the service that reads a file of this path, empty for any other file."""
    if re.match(r"\.github/workflows/[^/]{1,100}\.ya?ml$", path):
        return "GitHub Actions"
    if re.search(r"(?:^|/)cloudbuild[\w.-]{0,40}\.ya?ml$", path, re.IGNORECASE):
        return "Cloud Build"
    return _PROVIDERS.get(path.lower(), "Tekton" if path.startswith(".tekton/") else "")


def is_housekeeping(path: str) -> bool:
    """Tell by its name a workflow that checks or tidies the repository now and then."""
    return _HOUSEKEEPING.search(path) is not None


_HOUSEKEEPING = lazy_regex(
    r"codeql|stale|dependabot|renovate|pre-?commit|labeler|lint|\bci\b|test|docs|pages|links?", re.IGNORECASE
)
_PROVIDERS = {
    ".gitlab-ci.yml": "GitLab CI",
    ".travis.yml": "Travis CI",
    ".circleci/config.yml": "CircleCI",
    "azure-pipelines.yml": "Azure Pipelines",
    ".azure-pipelines.yml": "Azure Pipelines",
    "jenkinsfile": "Jenkins",
    "bitbucket-pipelines.yml": "Bitbucket Pipelines",
    ".drone.yml": "Drone",
    ".woodpecker.yml": "Woodpecker",
    ".cirrus.yml": "Cirrus",
    "appveyor.yml": "AppVeyor",
    ".appveyor.yml": "AppVeyor",
    "buildspec.yml": "CodeBuild",
    ".buildkite/pipeline.yml": "Buildkite",
    ".semaphore/semaphore.yml": "Semaphore",
}
