"""What runs by itself: continuous integration, tasks, pipelines, and the record of experiments."""

from msgspec import Struct

from portfolio_audit.evidence import Located


class PipelineFacts(Struct, frozen=True):
    """Automation, one place for each thing that is automated."""

    ci: tuple[Located, ...]
    """Configurations of continuous integration (text is the provider)."""
    runs_tests: tuple[Located, ...]
    """Steps of continuous integration that run tests."""
    runs_lint: tuple[Located, ...]
    """Steps that lint, format or check types."""
    builds: tuple[Located, ...]
    """Steps that build an image, a package or a site."""
    deploys: tuple[Located, ...]
    """Steps that put something in service or publish it."""
    schedules: tuple[Located, ...]
    """Workflows that run by the clock."""
    hooks: tuple[Located, ...]
    """Commit hooks (pre-commit, husky, lefthook)."""
    task_files: tuple[Located, ...]
    """Makefiles, justfiles, tox, nox, invoke and shell scripts that run the project."""
    tasks: tuple[Located, ...]
    """Named tasks in them."""
    workflows: tuple[Located, ...]
    """Data pipelines: DVC, Snakemake, Airflow, Prefect, Dagster, Kedro, ZenML, MLproject and others (text is the tool)."""
    tracking: tuple[Located, ...]
    """Records of experiments: MLflow, Weights & Biases, DVC metrics, TensorBoard (text is the tool)."""
    configurations: tuple[Located, ...]
    """Settings apart from code: YAML or TOML files of parameters, Hydra, command-line options."""
    entry_points: tuple[Located, ...]
    """Scripts and commands that run the project: `__main__`, console scripts, main guards."""
    seeds: tuple[Located, ...]
    """Places that fix a random seed."""
