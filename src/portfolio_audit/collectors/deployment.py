"""How others can use the model: services, images, demos, clouds and what watches over them."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, is_test_path, read_code_units
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects, stand_together
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.analysis.running.own_commands import training_steps
from portfolio_audit.analysis.running.own_programs import find_programs
from portfolio_audit.analysis.serving.demos import browser_apps, front_demos, inner_demos
from portfolio_audit.analysis.serving.deploy_scripts import find_deploy_scripts
from portfolio_audit.analysis.serving.dockerfiles import whole_composes
from portfolio_audit.analysis.serving.foreign_programs import foreign_loads, foreign_saves
from portfolio_audit.analysis.serving.images import Image, read_images
from portfolio_audit.analysis.serving.input_schemas import find_schemas, find_typed_inputs
from portfolio_audit.analysis.serving.named_scripts import speaking_files
from portfolio_audit.analysis.serving.served import find_apps, find_services
from portfolio_audit.analysis.serving.watching import find_watching
from portfolio_audit.analysis.steps.answers.stored import find_stored_answers
from portfolio_audit.analysis.steps.models.kept_models import read_models, written_models
from portfolio_audit.analysis.steps.models.model_calls import keeps_data, model_calls
from portfolio_audit.analysis.steps.r.stored_answers import stored_in_r
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.parsers.serving import (
    BATCH,
    COMPOSE,
    FRONT,
    HOSTING,
    INFERENCE_FILE,
    INFRASTRUCTURE,
    INFRASTRUCTURE_CONTENT,
    MODEL_FILES,
    MODEL_LOADING,
    MODEL_SAVING,
    ORCHESTRATION,
)
from portfolio_audit.parsers.workflow import StepKind, Workflow, ci_provider, parse_workflow
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot


class DeploymentFacts(Struct, frozen=True):
    """From saved model to something that runs elsewhere."""

    saved_models: tuple[Located, ...]
    """Model files in the tree."""
    model_saving: tuple[Located, ...]
    """Calls that write a model."""
    model_loading: tuple[Located, ...]
    """Calls that read one."""
    inference: tuple[Located, ...]
    """Scripts named for predicting on new input, then places that store answers of a model."""
    programs: tuple[Located, ...]
    """Commands that an installation of the project puts at hand (console scripts)."""
    services: tuple[Located, ...]
    """Code that serves over the web: FastAPI, Flask, Django, BentoML ... (text is the framework)."""
    dashboards: tuple[Located, ...]
    """Interactive apps: Streamlit, Gradio, Dash, Shiny, Pyodide, windows of a desktop (text is the framework)."""
    schemas: tuple[Located, ...]
    """Typed requests of a service (pydantic models and the like), and files that describe its input by fields."""
    typed_inputs: tuple[Located, ...]
    """Endpoints with a typed parameter or file, and places that turn a field of a request into a number."""
    images: tuple[Image, ...]
    """Dockerfiles."""
    broken_images: tuple[Image, ...]
    """Those that copy something that is not in the tree."""
    compose: tuple[Located, ...]
    """Compose files, those left out that build in a folder which is missing."""
    demo_links: tuple[Located, ...]
    """Links on the front page to a running demo."""
    inner_demo_links: tuple[Located, ...]
    """Links in READMEs of sub-folders to one."""
    hosting: tuple[Located, ...]
    """Configuration of a hosting platform: Procfile, render.yaml, fly.toml, app.yaml, Spaces, Vercel, a dev container
    that starts an app ..."""
    infrastructure: tuple[Located, ...]
    """Infrastructure as code: Terraform, Kubernetes, Helm, CloudFormation, Serverless, Pulumi ..."""
    deploy_steps: tuple[Located, ...]
    """Steps of continuous integration that deploy, or push an image where no job for deploying only prints words."""
    train_steps: tuple[Located, ...]
    """Steps of continuous integration that train or predict."""
    deploy_scripts: tuple[Located, ...]
    """Lines of scripts and task files that deploy or push an image when they are called, one a file."""
    monitoring: tuple[Located, ...]
    """Monitoring: Evidently, Prometheus, Grafana, Sentry, drift reports ..."""
    orchestration: tuple[Located, ...]
    """Orchestrators that run training or scoring: Airflow, Prefect, Dagster, Mage, Kubeflow, TFX ..."""
    batch: tuple[Located, ...]
    """Scheduled or batch scoring."""
    is_served: bool
    """True when there is a service, an app, an orchestrated flow or a batch script."""
    is_used: bool
    """True when there is one of these, or a script named for predicting; in a collection beside what reads a model."""
    registry: tuple[Located, ...]
    """A model registry or tracking server that serves models."""
    sub_projects: int
    """Sibling folders that each hold a work of their own."""
    served_sub_projects: int
    """Those with a service, an app, a pipeline or an image of their own."""
    served_share: float
    """Their share; 0 without such folders."""


_PLACES = 200
_STARTS_APP = lazy_regex(r"\b(?:streamlit run|uvicorn|gunicorn|flask run|panel serve|npm (?:run )?(?:start|dev))\s")
_PUSHES_IMAGE = lazy_regex(r"\bpush: true|\bdocker[ -]push\b")
_REGISTRY = lazy_regex(
    r"register_model|transition_model_version_stage|registered_model_name|set_registered_model_alias|models:/"
)


def collect(snapshot: Snapshot) -> DeploymentFacts:
    """Look for everything between a saved model and a service that others use."""
    units = read_code_units(snapshot)
    scripts = tuple(unit for unit in units if not unit.in_notebook)
    images = tuple(read_images(snapshot))
    workflows = snapshot.parsed_all(_configured(snapshot), parse_workflow)
    services = find_services(units)
    apps = (*find_apps(units), *browser_apps(snapshot))
    dashboards = tuple(sorted(apps, key=lambda app: not FRONT.search(app.at.path)))
    orchestration = (*imported_tools(scripts, ORCHESTRATION), *_mage(snapshot))
    stored = (*find_stored_answers(units), *stored_in_r(units))
    batch = (*speaking_files(snapshot, BATCH), *_scheduled_runs(workflows))
    is_served = bool(services or dashboards or orchestration or batch)
    inference = speaking_files(snapshot, INFERENCE_FILE)
    projects = [project.text for project in find_sub_projects(snapshot)]
    served = _served(projects, (*services, *dashboards, *orchestration, *images))
    uses = (*services, *dashboards, *orchestration, *batch, *inference)
    loading = _once((*model_calls(units, MODEL_LOADING), *read_models(units), *foreign_loads(scripts)))
    return DeploymentFacts(
        saved_models=tuple(file for file in _files(snapshot, MODEL_FILES) if not keeps_data(file.text)),
        model_saving=_once((*model_calls(units, MODEL_SAVING), *written_models(units), *foreign_saves(scripts))),
        model_loading=loading,
        inference=(*inference, *stored),
        programs=find_programs(snapshot),
        services=services,
        dashboards=dashboards,
        schemas=find_schemas(units),
        typed_inputs=find_typed_inputs(units),
        images=images,
        broken_images=tuple(image for image in images if image.missing),
        compose=tuple(Located(entry.path, Place(entry.path)) for entry in whole_composes(snapshot))[:_PLACES],
        demo_links=front_demos(snapshot),
        inner_demo_links=inner_demos(snapshot),
        hosting=(*_files(snapshot, HOSTING), *_started_by_containers(snapshot)),
        infrastructure=_infrastructure(snapshot),
        deploy_steps=_deploy_steps(workflows),
        train_steps=_once((*_steps(workflows, StepKind.TRAIN), *training_steps(snapshot, _configured(snapshot)))),
        deploy_scripts=find_deploy_scripts(snapshot),
        monitoring=find_watching(snapshot, units),
        orchestration=orchestration,
        batch=batch,
        is_served=is_served,
        is_used=stand_together(projects, uses, loading),
        registry=_registry(units),
        sub_projects=len(projects),
        served_sub_projects=served,
        served_share=round(served / len(projects), 2) if projects else 0.0,
    )


def _configured(snapshot: Snapshot) -> tuple[Entry, ...]:
    return tuple(entry for entry in snapshot.files if ci_provider(entry.path))


def _once(calls: tuple[Located, ...]) -> tuple[Located, ...]:
    """Give one call for each line."""
    return tuple({call.at: call for call in reversed(calls)}.values())[::-1]


def _served(projects: list[str], signs: Iterable[Located | Image]) -> int:
    """Count the projects of a collection that hold a service, an app, a pipeline or an image."""
    paths = {sign.at.path for sign in signs}
    return sum(any(path.startswith(f"{project}/") for path in paths) for project in projects)


def _files(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    found = (entry.path for entry in snapshot.files if pattern.search(entry.path) and is_own_code(entry.path))
    return tuple(Located(path, Place(path)) for path in found if not is_test_path(path))[:_PLACES]


def _started_by_containers(snapshot: Snapshot) -> Iterator[Located]:
    """Give the dev containers that start an app as soon as somebody opens them."""
    named = (entry for entry in snapshot.files if entry.path.endswith("devcontainer.json"))
    for entry, lines in snapshot.parsed_all(named, read_lines):
        if any(map(_STARTS_APP.search, lines)):
            yield Located(entry.path, Place(entry.path))


def _steps(workflows: tuple[tuple[Entry, Workflow], ...], kind: StepKind) -> tuple[Located, ...]:
    return tuple(
        Located(step.text, Place(entry.path, step.line))
        for entry, workflow in workflows
        for step in workflow.steps
        if step.kind is kind
    )


def _deploy_steps(workflows: tuple[tuple[Entry, Workflow], ...]) -> tuple[Located, ...]:
    """Give what deploys; an image that is pushed for a job which only prints words is not in use."""
    steps = _steps(workflows, StepKind.DEPLOY)
    is_idle = bool(_steps(workflows, StepKind.IDLE))
    return tuple(step for step in steps if not (is_idle and _PUSHES_IMAGE.search(step.text)))


def _infrastructure(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give infrastructure files whose content is that of infrastructure."""
    named = [entry for entry in snapshot.files if INFRASTRUCTURE.search(entry.path) and is_own_code(entry.path)]
    pairs = snapshot.parsed_all((entry for entry in named if not COMPOSE.search(entry.path)), read_lines)
    found = (entry.path for entry, lines in pairs if any(INFRASTRUCTURE_CONTENT.match(line) for line in lines[:200]))
    return tuple(Located(path, Place(path)) for path in found)[:_PLACES]


def _mage(snapshot: Snapshot) -> Iterator[Located]:
    for entry in snapshot.files:
        if re.search(r"(?:^|/)pipelines/[^/]{1,60}/metadata\.yaml$", entry.path):
            yield Located("Mage", Place(entry.path))


def _scheduled_runs(workflows: tuple[tuple[Entry, Workflow], ...]) -> Iterator[Located]:
    for entry, workflow in workflows:
        kinds = {step.kind for step in workflow.steps}
        if {StepKind.SCHEDULE, StepKind.TRAIN} <= kinds:
            yield Located("scheduled workflow", Place(entry.path))


def _registry(units: tuple[CodeUnit, ...]) -> tuple[Located, ...]:
    found = []
    for unit in units:
        if not _REGISTRY.search(unit.source):
            continue
        lines = enumerate(unit.source.splitlines()[:5000], 1)
        line = next((number for number, text in lines if _REGISTRY.search(text[:LINE_CHARACTERS])), None)
        found += [Located("model registry", unit.place(line))] if line else []
    return tuple(found)[:_PLACES]


COLLECTOR = Collector("deployment", DeploymentFacts, collect)
