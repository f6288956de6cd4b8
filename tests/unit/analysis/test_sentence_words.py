import pytest

from portfolio_audit.analysis.sentence_words import tells
from portfolio_audit.analysis.topics import TopicKind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (TopicKind.AUDIENCE, "the forecast helps dispatchers to plan the vans."),
        (TopicKind.AUDIENCE, "credit card companies need to know who will default."),
        (TopicKind.AUDIENCE, "this is an early warning system for police departments."),
        (TopicKind.MOTIVATION, "fraud costs the healthcare system tens of billions of dollars a year."),
        (TopicKind.MOTIVATION, "early diagnosis plays a critical role in survival."),
        (TopicKind.MOTIVATION, "some people have difficulty recognising emotions on faces."),
        (TopicKind.SUCCESS, "a mean absolute error of at most 5 bikes is what the depot asks for."),
        (TopicKind.LIMITS, "the model assumes that stations keep their size."),
        (TopicKind.PROBLEM, "the goal is the automatic prediction of the priority of tickets."),
        (TopicKind.PROBLEM, "we make predictions for people who would buy a house."),
        (TopicKind.LESSONS, "i chose the naive model because it was better."),
    ],
)
def test_a_sentence_tells_its_topic(kind: TopicKind, sentence: str) -> None:
    assert tells(kind, sentence)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (TopicKind.AUDIENCE, "it predicts which users would churn."),
        (TopicKind.AUDIENCE, "customer segmentation is a much broader topic."),
        (TopicKind.AUDIENCE, "the modelling question lives at the daily city-wide level."),
        (TopicKind.AUDIENCE, "the dataset contains trips that help researchers."),
        (TopicKind.MOTIVATION, "to open jupyter you need to reach localhost:8888."),
        (TopicKind.MOTIVATION, "the table gives the importance of each feature."),
        (TopicKind.MOTIVATION, "the layer was chosen because the input has 784 numbers."),
        (TopicKind.SUCCESS, "the dashboard shows latency and error rates."),
        (TopicKind.SUCCESS, "the security group must be linked with ec2 to answer on port 5432."),
        (TopicKind.LIMITS, "the project uses weights & biases for tracking."),
        (TopicKind.LIMITS, "see the license for permissions and limitations under the license."),
        (TopicKind.LIMITS, "(assuming that you already registered and have installed the client)"),
        (TopicKind.LIMITS, "assuming that model was saved, start the service."),
        (TopicKind.LIMITS, "assuming /usr/local/bin is on your path, you can now run it."),
        (TopicKind.PROBLEM, "i highly recommend looking at the other project."),
        (TopicKind.PROBLEM, "dense layers classify the features using softmax."),
        (TopicKind.LESSONS, "files are stored in a binary format, rather than as images."),
    ],
)
def test_words_in_another_sense_tell_nothing(kind: TopicKind, sentence: str) -> None:
    assert not tells(kind, sentence)
