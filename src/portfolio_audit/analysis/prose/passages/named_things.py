"""Lines and table rows of a document that name a data set or a model, told by their names alone."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.prose.prose_specifics import rows_of
from portfolio_audit.analysis.prose.sentences.headed_sentences import own_sentences
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_MOST = 20
_TEXT_CHARACTERS = 300
_COUNT = r"(?:\d{1,3}(?:,\d{3})+|[4-9]|\d{2,6}|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"
_DATA = lazy_regex(
    # a name before the word: "the Ames Housing dataset", "MNIST data set"; neither "The dataset" nor "PyTorch Dataset"
    r"(?<=[a-z,:(*\"'`] )(?!(?:PyTorch|TensorFlow|Hugging|Torch|Keras|Spark|Custom|Train|Test|Raw|Input|Your)\b)"
    r"[A-Z][\w&'’-]{1,30}(?:,? [A-Z(][\w&'’)-]{0,30}){0,7} (?:[Dd]ata ?[Ss]ets?|[Cc]orpus)\b"
    r"|\b[A-Z]{2,}[A-Za-z]{0,12}(?:[ -]like)? (?:[Dd]ata ?[Ss]ets?|[Cc]orpus)\b"
    # what it holds: "a dataset with more than 150 attributes", "image dataset of digits"
    r"|\b[Dd]ata ?sets? (?:of|with|contain\w{1,3}|compris\w{1,3}|consist\w{0,3}|includ\w{1,3}) \w"
    r"|\b(?:public|open|publicly available) (?:[\w-]{1,20} ){0,3}(?:data ?sets?|corpora|cohorts?)\b"
    r"|\b(?:reviews?|tweets|articles|headlines|images|records|transactions|comments|posts|recordings)"
    r" from (?:the )?[A-Z]"
    rf"|\b(?i:{_COUNT}) (?:[\w-]{{1,20}} ){{0,3}}"
    r"(?:features|attributes|variables|measurements|observations|records|samples)\b"
)
_WELL_KNOWN = lazy_regex(
    r"\b(?:(?:fashion-?|e|k|q)?mnist|cifar-?100?|imdb|movielens|celeba|imagenet|fer-?2013)\b"
    r"|\b(?:competition|compétition|concours|challenge)\b.{0,30}\bkaggle\b|\bkaggle\b.{0,40}\b(?:competition|challenge)\b",
    re.IGNORECASE,
)
_ROW = lazy_regex(r"^\W{0,4}data ?sets?\W{0,3}$", re.IGNORECASE)
"""The first cell of a row on the data, in a table of what the project is made of."""
_MODEL = lazy_regex(
    r"\b(?:random ?-?forests?|randomforest\w{0,12}|extra ?trees\w{0,12}|gradient[ -]?boost\w{0,20}"
    r"|xg ?boost\w{0,12}|xgb(?:classifier|regressor)|lightgbm|lgbm\w{0,12}|catboost\w{0,12}|adaboost\w{0,12}"
    r"|logistic ?regression\w{0,3}|linear ?regression|ridge regression|lasso|elastic ?net|decision ?-?trees?\w{0,12}"
    r"|svm|svc|svr|support vector\w{0,3}|k-?nn|k-?nearest|k-?neighbors\w{0,12}|k-?means|dbscan|hdbscan"
    r"|naive ?-?bayes|naïve bayes|(?:gaussian|multinomial|bernoulli)nb|neural net\w{0,6}|perceptron|autoencoders?"
    r"|cnns?|convolutional|conv-?nets?|lenet\w{0,9}|resnet\w{0,6}|vgg\w{0,4}|u-?net|yolo\w{0,4}|efficientnet\w{0,4}"
    r"|mobilenet\w{0,4}|lstms?|rnns?|seq2seq|sequence-to-sequence|(?:distil|ro|al)?bert(?:a|-\w{1,12})?"
    r"|gpt-?\d\w{0,3}|llms?|large language models?|mistral-?\w{0,4}|llama-?\w{0,4}|s?arimax?|prophet"
    r"|isolation ?forest|gaussian mixture|collaborative filtering|non-?negative matrix factori[sz]ation)\b",
    re.IGNORECASE,
)


def named_data(document: Document, path: str) -> tuple[Located, ...]:
    """Give the lines that name a data set, say where data is from, or count its features or records."""
    found = [line for line in _texts(document, path) if _DATA.search(line.text) or _WELL_KNOWN.search(line.text)]
    found += [line for cell, line in _rows(document, path) if _ROW.match(cell) or _WELL_KNOWN.search(line.text)]
    return tuple(sorted(found, key=lambda one: one.at.line or 0))[:_MOST]


def named_models(document: Document, path: str) -> tuple[Located, ...]:
    """Give the headings, lines and rows of tables that name an algorithm or a kind of network."""
    headings = (
        Located(section.heading.text, Place(path, section.heading.line))
        for section in document.sections
        if section.heading is not None
    )
    lines = (*headings, *_texts(document, path), *(line for _, line in _rows(document, path)))
    return tuple(sorted(filter(lambda one: _MODEL.search(one.text), lines), key=lambda one: one.at.line or 0))[:_MOST]


def _texts(document: Document, path: str) -> Iterator[Located]:
    return (Located(one.text[:_TEXT_CHARACTERS], Place(path, one.at.line)) for one in own_sentences(document))


def _rows(document: Document, path: str) -> Iterator[tuple[str, Located]]:
    """Yield the first cell of each row, and the row."""
    for table in document.tables:
        for row, line in rows_of(table):
            yield (row[0] if row else ""), Located(" | ".join(row)[:_TEXT_CHARACTERS], Place(path, line))
