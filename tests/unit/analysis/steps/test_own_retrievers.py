"""Search in texts: retrievers as models, their measures, the texts and questions that are read, and slices by kind."""

import pytest

from portfolio_audit.collectors import data
from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot

_FINDS = "class {}:\n    def search(self, query, k):\n        return self.index.top(query, k)\n"


def facts_of(code: str) -> LearningFacts:
    return collect(make_snapshot({"work.py": code}))


def test_retrievers_are_models_of_several_families_and_words_the_baseline() -> None:
    facts = facts_of("\n\n".join(map(_FINDS.format, ("BM25", "Dense", "HybridRetriever"))))

    assert [step.text for step in facts.models] == ["BM25", "Dense", "HybridRetriever"]
    assert len(facts.families) == 3
    assert [step.text for step in facts.baselines] == ["BM25"]


@pytest.mark.parametrize("name", ["VectorStore", "Search", "Retriever", "HybridCar", "EmbeddingCache"])
def test_stores_and_other_classes_that_search_are_no_models(name: str) -> None:
    assert not facts_of(_FINDS.format(name)).models


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def recall_at(rank, k):\n    return float(rank <= k)\n", ["recall at k"]),
        ("def average_precision_at_k(found, gold):\n    return sum(found) / len(gold)\n", ["map"]),
        ("def false_alarms_per_week(alarms, days):\n    return len(alarms) / days * 7\n", ["false alarms"]),
        ("row = {'mrr@10': best, f'hit@{k}': other}\n", ["hit-rate", "reciprocal rank"]),
        ("class Report:\n    def recall(self):\n        return self.n_found / self.n_faults\n", ["recall"]),
        ("def recall(query):\n    return memory[query]\n", []),
        ("address = 'mrr@10.example'\n", []),
    ],
)
def test_measures_of_search_and_alarms_are_named(code: str, expected: list[str]) -> None:
    assert [step.detail for step in facts_of(code).metrics] == expected


def test_a_loop_over_kinds_that_scores_the_rows_of_each_is_a_look_by_group() -> None:
    code = (
        "def report(rows):\n    for kind in kinds:\n        out[kind] = f1([r for r in rows if {}])\n    return out\n"
    )

    assert [step.detail for step in facts_of(code.format("r.kind == kind")).error_analyses] == ["slices"]
    assert not facts_of(code.format("r.kind")).error_analyses


def test_the_score_and_the_residual_of_a_detector_judge_no_model() -> None:
    code = (
        "class LevelDetector:\n    def fit(self, rows): ...\n    def _residual(self, rows):\n        return rows - 1\n"
        "    def score(self, rows):\n        return self._residual(rows)\n\nscores = detector.score(rows)\n"
    )
    facts = facts_of(code)

    assert [step.text for step in facts.models] == ["LevelDetector"]
    assert not facts.metric_uses
    assert not facts.error_analyses


def test_documents_and_lines_of_json_are_opened() -> None:
    code = (
        "def load_corpus(folder):\n    return [p.read_text() for p in folder.glob('*.md')]\n\n\n"
        "def load_questions(path):\n    return [json.loads(line) for line in open(path)]\n\n\n"
        "def check_docs(folder):\n    return [p.read_text() for p in folder.glob('*.md')]\n\n\n"
        "def load_settings(path):\n    return [json.loads(line) for line in open(path)]\n"
    )

    own = [step for step in facts_of(code).loads if step.detail in ("documents", "records")]
    assert [step.text for step in own] == ["glob('*.md')", "json.loads in load_questions"]


def test_judging_on_sequences_that_are_drawn_anew_holds_data_out() -> None:
    code = "def evaluate(net):\n    gen = torch.Generator().manual_seed(7)\n    x, y = make(8, {})\n    return net(x)\n"

    assert [step.detail for step in facts_of(code.format("gen")).splits] == ["fresh draws"]
    assert not facts_of(code.format("4")).splits


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("for path in Path('kb').glob('*.md'):\n    path.read_text()\n", ["kb/a.md", "kb/b.md"]),
        ("for path in Path('notes').glob('*.md'):\n    path.read_text()\n", []),
        ("open('eval/questions.jsonl')\n", ["eval/questions.jsonl"]),
    ],
)
def test_texts_that_code_lists_and_questions_that_it_names_are_data(code: str, expected: list[str]) -> None:
    texts = {"kb/a.md": "a\n", "kb/b.md": "b\n", "eval/questions.jsonl": "{}\n", "eval/answers.jsonl": "{}\n"}
    facts = data.collect(make_snapshot({**texts, "notes/a.md": "a\n", "notes/b.md": "b\n", "work.py": code}))

    assert sorted(file.at.path for file in facts.files) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = torch.zeros(n, 9)\n    y = torch.randint(4, (n,))\n    return x, y\n", ["copy_batch"]),
        ("ix = torch.randint(len(data), (n,))\n    x = torch.stack([data[i] for i in ix])\n    return x, x\n", []),
    ],
)
def test_a_task_that_is_made_anew_is_data_and_rows_drawn_from_data_are_not(body: str, expected: list[str]) -> None:
    facts = data.collect(make_snapshot({"tasks.py": f"import torch\n\n\ndef copy_batch(n):\n    {body}"}))

    assert [found.text for found in facts.made] == expected


_RATINGS = (
    "table = ratings.pivot_table(index='user_id', columns='movie_id', values='rating')\n"
    "svd = TruncatedSVD(20)\nusers = svd.fit_transform(table)\n"
)


def test_a_decomposition_that_gives_the_ratings_back_is_a_recommender() -> None:
    head = "from sklearn.decomposition import TruncatedSVD\nimport numpy as np\n"
    facts = facts_of(f"{head}{_RATINGS}guess = np.dot(users, svd.components_)\n")

    assert [step.detail for step in facts.models] == ["recommender"]
    assert not facts.inspections
    assert not facts_of(f"{head}{_RATINGS}").models


def test_similarities_that_a_function_recommends_from_are_a_model() -> None:
    head = "from sklearn.metrics.pairwise import cosine_similarity\n\nnear = cosine_similarity(rows)\n\n\n"

    assert facts_of(f"{head}def recommend(i):\n    return sorted(near[i])\n").models
    assert not facts_of(f"{head}def draw(i):\n    return sorted(near[i])\n").models
