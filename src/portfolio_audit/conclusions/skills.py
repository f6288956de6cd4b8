"""Which skills of the field the repository shows, each with the places that show it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from msgspec import Struct

from portfolio_audit.analysis.steps.steps import Family
from portfolio_audit.collectors.craft import CraftFacts
from portfolio_audit.collectors.deployment import DeploymentFacts
from portfolio_audit.collectors.interface import Conclusion, Facts, Unavailable
from portfolio_audit.collectors.pipeline import PipelineFacts
from portfolio_audit.collectors.tests import TestFacts
from portfolio_audit.evidence import Located, Place

_SORTS = 2
"""Sorts of a step that show a skill; a single one is on every first page of a course."""
_TESTS = 2
_NAMES = 3
"""Different names of a library that are called by somebody who works with it."""
_PLACES = 5
_DEEP = frozenset({Family.NEURAL.value, Family.PRETRAINED.value, "own-network"})
_NOT_CLASSICAL = frozenset(
    {*_DEEP, Family.LANGUAGE_MODEL.value, Family.REINFORCEMENT.value, Family.AUTOML.value, "own-estimator"}
)
_DATA_TOOLS = frozenset(
    {"pyspark", "dask", "sqlalchemy", "duckdb", "airflow", "prefect", "dagster", "mage_ai", "kafka", "beam", "polars"}
)

FactsType = TypeVar("FactsType", bound=Struct)


class SkillFacts(Struct, frozen=True):
    """Each list holds places; an empty list means that the skill was not seen in the code."""

    exploration: tuple[Located, ...]
    """At least two sorts of looks at the data."""
    preparation: tuple[Located, ...]
    """At least two sorts of cleaning, transforming and deriving columns."""
    classical_models: tuple[Located, ...]
    """Families of models other than networks."""
    deep_learning: tuple[Located, ...]
    """Networks, trained or taken up from others."""
    evaluation: tuple[Located, ...]
    """At least two sorts of metrics, held-out data and looks at errors."""
    tuning: tuple[Located, ...]
    """Searches for settings."""
    statistics: tuple[Located, ...]
    """Intervals, bootstraps and tests."""
    visualisation: tuple[Located, ...]
    """At least two sorts of plots."""
    data_engineering: tuple[Located, ...]
    """Data fetched, orchestrated, or worked on with tools for databases and large tables."""
    testing: tuple[Located, ...]
    """Tests that can fail, at least two."""
    deployment: tuple[Located, ...]
    """Services, apps, images and demos."""


def conclude(facts: Facts) -> SkillFacts:
    """Gather the places of each skill; without the code nothing is known."""
    craft = facts.of(CraftFacts)
    tests, deployment, pipeline = _of(facts, TestFacts), _of(facts, DeploymentFacts), _of(facts, PipelineFacts)
    return SkillFacts(
        exploration=_several(craft.inspections),
        preparation=_several(craft.preparations),
        classical_models=_places(step for step in craft.families if step.detail not in _NOT_CLASSICAL),
        deep_learning=_places(step for step in craft.families if step.detail in _DEEP),
        evaluation=_several(craft.evaluations),
        tuning=_places(craft.tunings),
        statistics=_places(craft.statistics),
        visualisation=_several(craft.plots),
        data_engineering=_data_engineering(craft, deployment, pipeline),
        testing=_tests(tests),
        deployment=_deployment(deployment),
    )


class _Placed(Protocol):
    """What has a text and a place: steps, uses of libraries, located texts."""

    @property
    def text(self) -> str: ...
    @property
    def at(self) -> Place: ...


def _of(facts: Facts, kind: type[FactsType]) -> FactsType | None:
    try:
        return facts.of(kind)
    except Unavailable:
        return None


def _places(items: Iterable[_Placed]) -> tuple[Located, ...]:
    return tuple(Located(item.text, item.at) for item in items)[:_PLACES]


def _several(items: tuple[_Placed, ...]) -> tuple[Located, ...]:
    return _places(items) if len(items) >= _SORTS else ()


def _tests(tests: TestFacts | None) -> tuple[Located, ...]:
    return _places(tests.asserting) if tests and len(tests.asserting) >= _TESTS else ()


def _deployment(deployment: DeploymentFacts | None) -> tuple[Located, ...]:
    if deployment is None:
        return ()
    shown = (*deployment.services, *deployment.dashboards, *deployment.hosting, *deployment.infrastructure)
    return (*_places(shown), *_places(deployment.images))[:_PLACES]


def _data_engineering(
    craft: CraftFacts, deployment: DeploymentFacts | None, pipeline: PipelineFacts | None
) -> tuple[Located, ...]:
    tools = tuple(use for use in craft.libraries if use.text in _DATA_TOOLS and use.names >= _NAMES)
    flows = (*(pipeline.workflows if pipeline else ()), *(deployment.orchestration if deployment else ()))
    return (*_places(flows), *_places(tools), *_places(craft.collections))[:_PLACES]


CONCLUSION = Conclusion("skills", SkillFacts, conclude)
