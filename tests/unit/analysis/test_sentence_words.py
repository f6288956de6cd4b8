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
        (TopicKind.LESSONS, "we tried a network first, but the forest was better."),
        (TopicKind.PROBLEM, "what are the strongest predictors of delay?"),
        (TopicKind.PURPOSE, "l'objectif est de prédire la demande."),
        (TopicKind.METHOD, "we sort the reviews with large language models."),
        (TopicKind.INTERPRETATION, "log loss dropped from 0.41 to 0.11."),
        (TopicKind.INTERPRETATION, "the error of the forest is lower than that of last week."),
        (TopicKind.PROBLEM, "the platform enables customer segmentation and churn prediction."),
        (TopicKind.CONTACT, "built with ❤️ by ada example & ben muster"),
        (TopicKind.LIMITS, "we will not focus on the model."),
        (TopicKind.METHOD, "gradient-boosted trees are compared with counts."),
        (TopicKind.CONTACT, "data science work by ada example: trams and more."),
        (TopicKind.CONTACT, "a study of trams by: ada example and ben muster"),
        (TopicKind.CONTACT, "this is a master's thesis project written by ada example at the university."),
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
        (TopicKind.LESSONS, "we tried to plot the counts of each station."),
        (TopicKind.PROBLEM, "auc measures ranking - are late trams scored higher?"),
        (TopicKind.PROBLEM, "retraining starts when monitoring detects that the champion is worse."),
        (TopicKind.PROBLEM, "that needs downloads, a jvm/cluster, or hardware a runner lacks."),
        (TopicKind.INTERPRETATION, "it holds the model which we compared to in the paper."),
        (TopicKind.INTERPRETATION, "undertones lower than 3 hz are not included in the calculation."),
        (TopicKind.LESSONS, "the reason why there is no color is that all weights are 1."),
        (TopicKind.PROBLEM, "to perform batch prediction, we first start the app:"),
        (TopicKind.INTERPRETATION, "the strongest leads are told as dispositions, with a score."),
        (TopicKind.PURPOSE, "or reproduce everything end-to-end:"),
        (TopicKind.PROBLEM, "the pipeline generates forecasts, and saves the forecasts in the store."),
        (TopicKind.PROBLEM, "it is used for building time-series forecasting models with algorithms."),
        (TopicKind.MOTIVATION, "the goal is to turn trips into counts so that later we can plan."),
        (TopicKind.INTERPRETATION, "the results of the load test showed that ... before it crashed."),
        (TopicKind.LESSONS, "the reason for this was ... and we chose it."),
        (TopicKind.METHOD, "train-labels holds training labels (digits 0-9)"),
        (TopicKind.CONTACT, "the work was created by running the script."),
    ],
)
def test_words_in_another_sense_tell_nothing(kind: TopicKind, sentence: str) -> None:
    assert not tells(kind, sentence)
