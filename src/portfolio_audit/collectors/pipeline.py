"""What runs by itself: continuous integration, tasks, pipelines, and the record of experiments."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, is_test_path
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.kinds.typical import judged_units, read_steps, serving_files
from portfolio_audit.analysis.running.ci_tasks import tests_behind_tasks
from portfolio_audit.analysis.running.idle_scripts import idle_scripts
from portfolio_audit.analysis.running.joining_scripts import joining_scripts
from portfolio_audit.analysis.running.kept_scores import kept_scores
from portfolio_audit.analysis.running.own_commands import whole_runs
from portfolio_audit.analysis.running.settings_read import read_environment, read_settings
from portfolio_audit.analysis.running.smoke_runs import find_smoke_runs
from portfolio_audit.analysis.running.task_tables import tasks_of_tables
from portfolio_audit.analysis.steps.models.sweeps import find_sweeps
from portfolio_audit.analysis.steps.models.tracking_tools import kept_metrics, tracking_tools
from portfolio_audit.analysis.steps.seeds import find_seeds
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.workflow import StepKind, Workflow, ci_provider, is_housekeeping, parse_workflow
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot


class PipelineFacts(Struct, frozen=True):
    """Automation, one place for each thing that is automated."""

    typical_project: str
    """Folder of the project whose tasks, pipelines and scripts are told in a collection; empty elsewhere."""
    ci: tuple[Located, ...]
    """Configurations of continuous integration (text is the provider)."""
    runs_tests: tuple[Located, ...]
    """Steps of continuous integration that run tests."""
    smoke_runs: tuple[Located, ...]
    """Lines of them that start a program of the repository to see whether it runs."""
    runs_lint: tuple[Located, ...]
    """Steps that lint, format or check types."""
    builds: tuple[Located, ...]
    """Steps that build an image, a package or a site."""
    deploys: tuple[Located, ...]
    """Steps that put something in service or publish it."""
    schedules: tuple[Located, ...]
    """Workflows that run by the clock; those whose name is that of housekeeping (tests, docs, pre-commit) left out."""
    hooks: tuple[Located, ...]
    """Commit hooks (pre-commit, husky, lefthook)."""
    task_files: tuple[Located, ...]
    """Makefiles, justfiles, tox, nox, invoke and shell scripts that run the project."""
    tasks: tuple[Located, ...]
    """Named tasks in them."""
    whole_runs: tuple[Located, ...]
    """Subcommands of installed commands that are named for a whole run, in packages that train a model."""
    joining_scripts: tuple[Located, ...]
    """Scripts that call or start several of the project's files for steps of two sorts."""
    workflows: tuple[Located, ...]
    """Data pipelines: DVC, Snakemake, Airflow, Prefect, Dagster, Kedro, ZenML, MLproject ... (text is the tool)."""
    tracking: tuple[Located, ...]
    """Records of experiments: MLflow, Weights & Biases, DVC metrics, TensorBoard (text is the tool), and files of
    scores (text is the path)."""
    kept_metrics: tuple[Located, ...]
    """Lines that write metrics, scores or results into JSON, YAML or a table, the first of each file."""
    sweeps: tuple[Located, ...]
    """Files that describe a search for settings by a method and the values to try, and loops of shells over values."""
    configurations: tuple[Located, ...]
    """Settings apart from code: YAML or TOML files of parameters, code that reads such files, command-line options."""
    settings_modules: tuple[Located, ...]
    """Modules of code that hold settings as constants (`config.py`)."""
    environment: tuple[Located, ...]
    """Settings in variables of the environment: files that set them, and places that read them."""
    entry_points: tuple[Located, ...]
    """Scripts and commands that run the project: `__main__`, console scripts, main guards."""
    seeds: tuple[Located, ...]
    """Places that fix a random seed."""


_PLACES = 200
_HOOKS = lazy_regex(r"(?:^|/)(?:\.pre-commit-config\.ya?ml|\.husky/[^/]{1,40}|lefthook\.ya?ml)$")
_TASK_FILES = lazy_regex(
    r"^cmakelists\.txt$|(?:^|/)(?:makefile|gnumakefile|justfile|taskfile\.ya?ml|tox\.ini|noxfile\.py|tasks\.py|dodo\.py"
    r"|_targets\.r|make\.r"
    r"|(?:run|main|start|setup|train|pipeline|reproduce|build|entrypoint|launch|deploy|install"
    r"|bootstrap)[\w-]{0,30}\.(?:sh|bat|ps1))$",
    re.IGNORECASE,
)
_TOOLS = lazy_regex(r"\.(?:claude|cursor|vscode|idea|devcontainer|gemini|codex)/")
"""Folders of editors and assistants, whose settings are none of the project."""
_OF_A_TOOL = lazy_regex(r"(?:^|/)(?:\.[^/]{1,60}|grafana|prometheus|nginx|alertmanager|loki|frontend)/", re.IGNORECASE)
"""Hidden folders and those of services, whose settings are those of a tool."""
_ENVIRONMENT_FILES = lazy_regex(r"(?:^|/)[\w-]{0,20}\.env(?:\.(?!js|ts)[\w-]{1,20}){0,2}$", re.IGNORECASE)
"""Files that set variables of the environment (`.env`, `.env.example`, `prod.env`)."""
_TARGET = lazy_regex(
    r"^([A-Za-z][\w./-]{0,60})\s*:(?!=)|^(?:task )?def ([a-z]\w{0,40})\(|^\[testenv:?([\w-]{0,40})\]"
    r"|^ {2}([a-z][\w-]{0,40}):\s*$"
)
_WORKFLOW_FILES = (
    (lazy_regex(r"(?:^|/)dvc\.yaml$"), "DVC"),
    (lazy_regex(r"(?:^|/)snakefile$|\.smk$", re.IGNORECASE), "Snakemake"),
    (lazy_regex(r"(?:^|/)MLproject$"), "MLproject"),
    (lazy_regex(r"(?:^|/)dags/[^/]{1,60}\.py$"), "Airflow"),
    (lazy_regex(r"(?:^|/)(?:prefect\.yaml|[\w-]{1,60}-deployment\.yaml)$"), "Prefect"),
    (lazy_regex(r"(?:^|/)_targets\.R$"), "targets"),
    (lazy_regex(r"(?:^|/)pipelines/[^/]{1,60}/metadata\.yaml$"), "Mage"),
    (lazy_regex(r"\.nf$"), "Nextflow"),
    (lazy_regex(r"(?:^|/)dbt_project\.yml$"), "dbt"),
)
_WORKFLOW_IMPORTS = {
    "airflow": "Airflow",
    "prefect": "Prefect",
    "dagster": "Dagster",
    "kedro": "Kedro",
    "zenml": "ZenML",
    "luigi": "Luigi",
    "metaflow": "Metaflow",
    "tfx": "TFX",
    "kfp": "Kubeflow",
    "ploomber": "Ploomber",
    "mage_ai": "Mage",
    "flytekit": "Flyte",
}
_TRACKING_FILES = lazy_regex(
    r"(?:^|/)(?:(?:\w{0,30}_)?(?:metrics|scores|evaluation|results)(?:_\w{0,30})?\.(?:json|ya?ml)"
    r"|(?:(?:cv|fold|model|run|val|test|eval)_)?(?:scores|metrics)\.jsonl|leaderboard\.csv|experiments?\.(?:csv|md))$"
)
_CONFIGURATIONS = lazy_regex(
    r"(?:^|/)(?:params|parameters|config|configs|settings|hyperparameters|conf|schema"
    r"|model_config)[\w-]{0,30}\.(?:ya?ml|toml|json|ini|cfg)$|(?:^|/)dbt_project\.ya?ml$"
    r"|(?:^|/)(?!(?:best|tuned|optimal|ts|js|tokenizer|generation|preprocessor|adapter|processor|image|feature|eslint|vite|babel|jest|build)[\w.-]{0,20}(?:config|param))"
    r"[a-z]\w{1,30}[_-](?:config|settings|params|parameters|hyperparameters)\.(?:ya?ml|toml|json|ini|cfg)$"
    r"|(?:^|/)(?:conf|configs?)/(?:[^/]{1,60}/){0,3}[^/]{1,60}\.(?:ya?ml|toml|json|ini|cfg)$",
    re.IGNORECASE,
)
_SETTINGS_MODULES = lazy_regex(
    r"(?:^|/)(?:conf|configs?)/(?:[^/]{1,60}/){0,3}(?!__init__|logg)[^/]{1,60}\.py$"
    r"|(?:^|/)(?:config|settings|params|constants)\.py$",
    re.IGNORECASE,
)


def collect(snapshot: Snapshot) -> PipelineFacts:
    """Read what automates the work."""
    units = judged_units(snapshot)
    named = (entry for entry in serving_files(snapshot) if ci_provider(entry.path))
    workflows = snapshot.parsed_all(named, parse_workflow)
    idle = idle_scripts(snapshot, serving_files(snapshot))
    named_tasks = (task for task in _tasks(snapshot) if task.text not in idle)
    tasks = (*named_tasks, *tasks_of_tables(snapshot, serving_files(snapshot)))[:_PLACES]
    return PipelineFacts(
        typical_project=read_steps(snapshot).typical,
        ci=tuple(Located(ci_provider(entry.path), Place(entry.path)) for entry, _ in workflows),
        runs_tests=(*_steps(workflows, StepKind.TEST), *tests_behind_tasks(snapshot, workflows)),
        smoke_runs=tuple(find_smoke_runs(snapshot, (entry for entry, _ in workflows)))[:_PLACES],
        runs_lint=_steps(workflows, StepKind.LINT),
        builds=_steps(workflows, StepKind.BUILD),
        deploys=_steps(workflows, StepKind.DEPLOY),
        schedules=_steps(tuple(filter(_runs_the_work, workflows)), StepKind.SCHEDULE),
        hooks=_files(snapshot, _HOOKS),
        task_files=tuple(found for found in _files(snapshot, _TASK_FILES) if found.text not in idle),
        tasks=tasks,
        whole_runs=whole_runs(snapshot)[:_PLACES],
        joining_scripts=joining_scripts(units),
        workflows=(*_workflow_files(snapshot), *imported_tools(units, _WORKFLOW_IMPORTS)),
        tracking=_tracking(snapshot, units),
        kept_metrics=kept_metrics(units),
        sweeps=find_sweeps(snapshot, serving_files(snapshot)),
        configurations=(
            *(found for found in _files(snapshot, _CONFIGURATIONS) if _is_of_the_project(found.text)),
            *read_settings(units),
        ),
        settings_modules=_files(snapshot, _SETTINGS_MODULES),
        environment=(*_files(snapshot, _ENVIRONMENT_FILES), *read_environment(units)),
        entry_points=_entry_points(snapshot, units),
        seeds=tuple(find_seeds(units))[:_PLACES],
    )


def _is_of_the_project(path: str) -> bool:
    return not _OF_A_TOOL.search(path) and not is_test_path(path)


def _tracking(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    """Give tools, files named for metrics, and files that hold them, each file once."""
    named = _files(snapshot, _TRACKING_FILES)
    paths = {one.at.path for one in named}
    held = (one for one in kept_scores(snapshot, serving_files(snapshot)) if one.at.path not in paths)
    return (*tracking_tools(units), *named, *held)


def _steps(workflows: tuple[tuple[Entry, Workflow], ...], kind: StepKind) -> tuple[Located, ...]:
    return tuple(
        Located(step.text, Place(entry.path, step.line))
        for entry, workflow in workflows
        for step in workflow.steps
        if step.kind is kind
    )[:_PLACES]


def _runs_the_work(pair: tuple[Entry, Workflow]) -> bool:
    return not is_housekeeping(pair[0].path) or any(step.kind is StepKind.TRAIN for step in pair[1].steps)


def _files(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    found = (
        entry.path
        for entry in serving_files(snapshot)
        if pattern.search(entry.path) and not _TOOLS.match(entry.path) and (entry.size_bytes or entry.unread)
    )
    return tuple(Located(path, Place(path)) for path in found)[:_PLACES]


def _tasks(snapshot: Snapshot) -> Iterator[Located]:
    named = (entry for entry in serving_files(snapshot) if _TASK_FILES.search(entry.path))
    for entry, lines in snapshot.parsed_all(named, read_lines):
        if entry.path.lower().endswith((".sh", ".bat", ".ps1")):
            yield Located(entry.path, Place(entry.path))
            continue
        for number, line in enumerate(lines[:1000], 1):
            match = _TARGET.match(line)
            name = next((group for group in match.groups() if group), "") if match else ""
            if name and not name.startswith("."):
                yield Located(name, Place(entry.path, number))


def _workflow_files(snapshot: Snapshot) -> Iterator[Located]:
    for entry in serving_files(snapshot):
        for pattern, tool in _WORKFLOW_FILES:
            if pattern.search(entry.path) and not is_test_path(entry.path):
                yield Located(tool, Place(entry.path))


def _entry_points(snapshot: Snapshot, units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    found = [
        Located(entry.path, Place(entry.path))
        for entry in serving_files(snapshot)
        if entry.path.endswith("/__main__.py")
    ]
    found += [
        Located(unit.path, Place(unit.path))
        for unit in units
        if unit.module and not unit.in_notebook and unit.module.has_main_guard
    ]
    return tuple(found)[:_PLACES]


COLLECTOR = Collector("pipeline", PipelineFacts, collect)
