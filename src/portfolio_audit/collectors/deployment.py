"""How others can use the model: services, images, demos, clouds and what watches over them."""

from msgspec import Struct

from portfolio_audit.evidence import Located, Place


class Image(Struct, frozen=True):
    """A Dockerfile."""

    text: str
    """The base image."""
    is_pinned: bool
    """The base image has a tag other than latest, or a digest."""
    missing: tuple[str, ...]
    """Sources of COPY and ADD that are not in the tree."""
    copies: int
    """Number of COPY and ADD sources looked up."""
    is_unprivileged: bool
    """A USER other than root is set."""
    has_command: bool
    """CMD or ENTRYPOINT is set."""
    at: Place


class DeploymentFacts(Struct, frozen=True):
    """From saved model to something that runs elsewhere."""

    saved_models: tuple[Located, ...]
    """Model files in the tree."""
    model_saving: tuple[Located, ...]
    """Calls that write a model."""
    model_loading: tuple[Located, ...]
    """Calls that read one."""
    inference: tuple[Located, ...]
    """Scripts and functions that predict on new input."""
    services: tuple[Located, ...]
    """Code that serves over the web: FastAPI, Flask, Django, BentoML ... (text is the framework)."""
    dashboards: tuple[Located, ...]
    """Interactive apps: Streamlit, Gradio, Dash, Shiny, Panel (text is the framework)."""
    schemas: tuple[Located, ...]
    """Typed requests of a service (pydantic models and the like)."""
    images: tuple[Image, ...]
    """Dockerfiles."""
    broken_images: tuple[Image, ...]
    """Those that copy something that is not in the tree."""
    compose: tuple[Located, ...]
    """Compose files."""
    demo_links: tuple[Located, ...]
    """Links in the README to a running demo."""
    hosting: tuple[Located, ...]
    """Configuration of a hosting platform: Procfile, render.yaml, fly.toml, app.yaml, Spaces, Vercel ..."""
    infrastructure: tuple[Located, ...]
    """Infrastructure as code: Terraform, Kubernetes, Helm, CloudFormation, Serverless, Pulumi ..."""
    deploy_steps: tuple[Located, ...]
    """Steps of continuous integration that deploy or push an image."""
    monitoring: tuple[Located, ...]
    """Monitoring: Evidently, Prometheus, Grafana, Sentry, drift reports ..."""
    orchestration: tuple[Located, ...]
    """Orchestrators that run training or scoring: Airflow, Prefect, Dagster, Mage, Kubeflow, TFX ..."""
    batch: tuple[Located, ...]
    """Scheduled or batch scoring."""
    registry: tuple[Located, ...]
    """A model registry or tracking server that serves models."""
    packaging: tuple[Located, ...]
    """What makes the project installable."""
