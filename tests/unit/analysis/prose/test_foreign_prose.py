import pytest

from portfolio_audit.analysis.prose.sentences.foreign_prose import is_foreign_text, wording_read
from portfolio_audit.snapshot.records import Absent


@pytest.mark.parametrize(
    "text",
    [
        "Contamos las bicicletas en el puerto y en la estación, para que los talleres sepan cuántas faltan.",
        "Nous comptons les vélos de la ville pour que les ateliers sachent dans une heure qui en a.",
        "Wir zählen die Räder und sagen für den Morgen, wie viele das Lager mit der Bahn von der Insel holt.",
        "Contiamo le bici della città con i sensori che sono nel porto e della stazione, per una città di mare.",
        "我们用去年的数据预测每个车站第二天需要多少自行车。" * 6,
    ],
)
def test_prose_in_other_languages_is_told(text: str) -> None:
    assert is_foreign_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "scikit-learn pandas numpy la de",
        "We count the bikes of La Plata and Rio de Janeiro, and tell which of the stations in El Paso need more.",
        "The notebook der Fahrrad is from the workshop of die Stadt and was read by the depot and das Amt.",
    ],
)
def test_english_and_names_are_not_foreign(text: str) -> None:
    assert not is_foreign_text(text)


def test_what_is_not_in_english_is_no_denial() -> None:
    found = wording_read("README.md")

    assert isinstance(found, Absent)
    assert found.reason.startswith("README.md is not in English")
    assert wording_read("") is True
