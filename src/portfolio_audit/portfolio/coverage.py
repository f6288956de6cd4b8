"""Which tasks, kinds of data, skills, models and libraries the projects show together."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.projects import grown
from portfolio_audit.portfolio.records import Collection, Record
from portfolio_audit.report.outline import SKILLS

TASK_TITLES: Mapping[str, str] = {
    "classification": "classification",
    "regression": "regression",
    "forecasting": "forecasting",
    "clustering": "clustering",
    "recommendation": "recommendation",
    "anomaly": "anomaly detection",
    "survival": "survival analysis",
    "nlp": "natural language processing",
    "vision": "computer vision",
    "audio": "audio",
    "language-model": "language models",
    "reinforcement": "reinforcement learning",
}
SKILL_TITLES: Mapping[str, str] = {
    "exploration": "Exploring data",
    "preparation": "Preparing data",
    "classical_models": "Classical models",
    "deep_learning": "Deep learning",
    "evaluation": "Evaluation",
    "tuning": "Tuning",
    "statistics": "Statistics",
    "visualisation": "Visualisation",
    "data_engineering": "Data engineering",
    "testing": "Testing",
    "deployment": "Deployment",
}
_MODALITIES: Mapping[str, str] = {
    "nlp": "text",
    "language-model": "text",
    "vision": "images",
    "audio": "sound",
    "forecasting": "time series",
    "reinforcement": "environments to act in",
}
_ON_TABLES = frozenset({"classification", "regression", "clustering", "anomaly", "survival", "recommendation"})
_ALWAYS_ON_TABLES = frozenset({"regression", "clustering", "survival"})
"""Tasks that say so even beside texts and images, of which classification could be."""
_FIELDS: Mapping[str, frozenset[str]] = {
    "supervised learning": frozenset({"classification", "regression", "forecasting", "survival"}),
    "unsupervised learning": frozenset({"clustering", "anomaly"}),
    "reinforcement learning": frozenset({"reinforcement"}),
    "natural language processing": frozenset({"nlp", "language-model"}),
    "computer vision": frozenset({"vision"}),
}
_CORE: Mapping[str, frozenset[str]] = {
    "NumPy": frozenset({"numpy"}),
    "pandas": frozenset({"pandas"}),
    "scikit-learn": frozenset({"sklearn"}),
    "a deep-learning library": frozenset({"tensorflow", "keras", "torch", "jax", "flax"}),
}
_NAMES = 3
"""Different functions of a library that are called by somebody who works with it."""


class Covered(Struct, frozen=True):
    """Something that at least one project shows."""

    text: str
    at: Place
    """Where the best of these projects shows it."""
    projects: int


class CoverageFacts(Struct, frozen=True):
    """What projects with a score of 40 and more show; lists hold most projects first."""

    tasks: tuple[Covered, ...]
    """Sorts of problem."""
    modalities: tuple[Covered, ...]
    """Kinds of data: tables, text, images, sound, time series."""
    dominant_share: float | None
    """Share of projects that work on the most common kind of data; empty with fewer than three projects."""
    dominant: str
    """That kind of data."""
    fields: tuple[Covered, ...]
    """Fields of the guide's landscape."""
    field_words: str
    """The same in words."""
    skills: tuple[Covered, ...]
    """Skills out of eleven."""
    missing_skills: tuple[str, ...]
    """Titles of those that no project shows."""
    missing_skill_words: str
    """The first of them in words."""
    families: tuple[Covered, ...]
    """Families of models, such as trees, boosting and networks."""
    libraries: tuple[Covered, ...]
    """NumPy, pandas, scikit-learn and a deep-learning library, where three and more different functions of it are
    called in one project."""
    missing_library_words: str


def draw(collection: Collection) -> CoverageFacts:
    """Join what the projects show that are more than begun."""
    records = grown(collection.projects)
    skills = _covered(records, lambda one: ((SKILL_TITLES[name], _skill(one, name)) for name in one.outline.skills))
    fields = _covered(records, lambda one: ((name, _model(one)) for name in _fields_of(one)))
    shown = {one.text for one in skills}
    missing = tuple(SKILL_TITLES[name] for name in SKILLS if SKILL_TITLES[name] not in shown)
    libraries = _covered(records, _libraries_of)
    modalities = _covered(records, lambda one: ((name, _model(one)) for name in modalities_of(one)))
    common = modalities[0].projects if modalities and len(records) >= _SEVERAL else None
    used = {one.text for one in libraries}
    return CoverageFacts(
        tasks=_covered(records, lambda one: ((TASK_TITLES[task], _model(one)) for task in one.outline.tasks)),
        modalities=modalities,
        dominant_share=None if common is None else round(common / len(records), 4),
        dominant=modalities[0].text if modalities else "",
        fields=fields,
        field_words=in_words([one.text for one in fields]) or "no field yet",
        skills=skills,
        missing_skills=missing,
        missing_skill_words=in_words([title.lower() for title in missing[:_SHOWN]]) or "nothing",
        families=_covered(records, lambda one: ((name, _model(one)) for name in one.outline.families)),
        libraries=libraries,
        missing_library_words=in_words([name for name in _CORE if name not in used]) or "none",
    )


_SHOWN = 3
_SEVERAL = 3


def in_words(names: list[str]) -> str:
    """Join names as a sentence does: `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def modalities_of(record: Record) -> tuple[str, ...]:
    """Give the kinds of data that a project works on; tables where no other kind is known."""
    tasks = record.outline.tasks
    found = dict.fromkeys(_MODALITIES[task] for task in tasks if task in _MODALITIES)
    is_plain = not (found.keys() - {"time series"})
    is_on_tables = not (_ON_TABLES if is_plain else _ALWAYS_ON_TABLES).isdisjoint(tasks)
    return (*found, *(["tables"] if is_on_tables else []))


def _fields_of(record: Record) -> tuple[str, ...]:
    tasks = set(record.outline.tasks)
    deep = ("deep learning",) if "deep_learning" in record.outline.skills else ()
    return (*(name for name, own in _FIELDS.items() if own & tasks), *deep)


def _libraries_of(record: Record) -> Iterable[tuple[str, Located]]:
    for name, packages in _CORE.items():
        uses = [use for use in record.outline.libraries if use.text in packages and use.names >= _NAMES]
        if uses:
            yield name, record.placed(Located(uses[0].text, uses[0].at))


def _skill(record: Record, name: str) -> Located:
    return record.first(record.outline.skills[name].places)


def _model(record: Record) -> Located:
    return record.first(record.stages.get("model", ()))


def _covered(
    records: tuple[Record, ...], shown_by: Callable[[Record], Iterable[tuple[str, Located]]]
) -> tuple[Covered, ...]:
    """Count the projects that show each thing; the place is that of the best."""
    places: dict[str, list[Located]] = {}
    for record in records:
        for name, place in dict(shown_by(record)).items():
            places.setdefault(name, []).append(place)
    ordered = sorted(places.items(), key=lambda pair: -len(pair[1]))
    return tuple(Covered(name, found[0].at, len(found)) for name, found in ordered)
