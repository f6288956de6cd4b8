"""Classes of the project's own that find passages for a question: by words, by vectors, by both, and in a new order."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from portfolio_audit.analysis.steps.steps import Family, Step, StepKind
from portfolio_audit.parsers.python import ClassDefinition
from portfolio_audit.patterns import lazy_regex

LEXICAL = "own-lexical-retriever"
_ROLE = r"(?:Retriever|Search(?:er)?|Ranker|SearchEngine|Index)"
_SORTS = (
    ("own-reranking-retriever", lazy_regex(r"Re_?[Rr]ank(?:er|ing)?$|^CrossEncoder\w{0,20}Ranker$")),
    (
        "own-fused-retriever",
        lazy_regex(rf"^(?:Hybrid|RRF|RankFusion|ReciprocalRankFusion|Fus(?:ed|ion))(?:\w{{0,12}}{_ROLE})?$"),
    ),
    (
        LEXICAL,
        lazy_regex(rf"^(?:Okapi)?(?:BM25\w{{0,6}}|Bm25|T[Ff]_?I[Dd][Ff]){_ROLE}?$|^(?:Lexical|Keyword|Sparse){_ROLE}$"),
    ),
    ("own-dense-retriever", lazy_regex(rf"^(?:Dense|BiEncoder){_ROLE}?$|^(?:Vector|Embedding|Semantic){_ROLE}$")),
)
"""Sorts of retrievers, and how such classes are called; a mere store of vectors is none."""
_FINDS = frozenset(
    {
        "search",
        "retrieve",
        "query",
        "rank",
        "rerank",
        "top_k",
        "get_top_k",
        "get_relevant_documents",
        "find",
        "get_scores",
    }
)
_ENCODER = lazy_regex(r"(?:SentenceTransformer|CrossEncoder)$")


def sort_of_retriever(definition: ClassDefinition) -> str:
    """Give the sort of a class that finds, and is no mere promise of one; empty for any other."""
    if _FINDS.isdisjoint(definition.methods):
        return ""
    return next((sort for sort, name in _SORTS if name.search(definition.name)), "")


def word_baselines(models: Iterable[Step]) -> Iterator[Step]:
    """Give the retriever by words that stands beside one by vectors or by both, which has to beat it."""
    kept = tuple(models)
    by_words = [step for step in kept if step.detail in (LEXICAL, Family.RETRIEVER)]
    if any(_goes_beyond_words(step) for step in kept):
        yield from (replace(step, kind=StepKind.BASELINE, detail="words") for step in by_words)


def _goes_beyond_words(step: Step) -> bool:
    return (step.detail.endswith("-retriever") and step.detail != LEXICAL) or _ENCODER.search(step.text) is not None
