import pytest

from portfolio_audit.analysis.plots.picture_kinds import ImageKind, image_kind
from portfolio_audit.collectors.visuals import collect
from support.snapshots import make_snapshot

README = """# Bikes

## Results

The forest follows the counts closely, apart from fairs, which no calendar of the city announces in time for it.

![Forecast and counts](reports/figures/forecast.png)
![logo](logo.png)
![lost](reports/figures/lost.png)

```mermaid
graph LR
```
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("reports/figures/fit.png", ImageKind.FIGURE),
        ("confusion_matrix.png", ImageKind.FIGURE),
        ("images/architecture.png", ImageKind.DIAGRAM),
        ("docs/swagger_ui.png", ImageKind.SCREENSHOT),
        ("assets/logo.svg", ImageKind.LOGO),
        ("images/pipeline-list.png", ImageKind.SCREENSHOT),
        ("eval/calibration_mapping.png", ImageKind.FIGURE),
        ("eval/reliability_diagram.png", ImageKind.FIGURE),
        ("images/demographics_hist.png", ImageKind.FIGURE),
        ("images/streamlit_app.png", ImageKind.SCREENSHOT),
        ("images/fastapi.png", ImageKind.SCREENSHOT),
        ("results/figures/fig1_coverage_vs_n.png", ImageKind.FIGURE),
        ("images/cluster_profiles.png", ImageKind.FIGURE),
        ("images/mage-ai-icon.png", ImageKind.LOGO),
        ("images/cover.png", ImageKind.LOGO),
        ("images/terraform.225x256.png", ImageKind.LOGO),
        ("images/docker.png", ImageKind.LOGO),
        ("images/docker-ps.png", ImageKind.SCREENSHOT),
        ("reports/figures/wandb_sweep.png", ImageKind.SCREENSHOT),
        ("reports/figures/build.png", ImageKind.SCREENSHOT),
        ("a.png", ImageKind.OTHER),
    ],
)
def test_the_path_tells_what_an_image_is(path: str, kind: ImageKind) -> None:
    assert image_kind(path) is kind


def test_shown_images_count_where_they_exist_and_are_no_logos() -> None:
    sizes = {"reports/figures/forecast.png": 50_000, "logo.png": 9_000}

    facts = collect(make_snapshot({"README.md": README}, sizes=sizes))

    counts = [facts.shown_in_readme, facts.shown_figures, facts.shown_diagrams, facts.mermaid_diagrams]
    assert [len(places) for places in counts] == [1, 1, 1, 1]
    assert [(image.exists, image.is_discussed) for image in facts.shown] == [
        (True, False),
        (True, False),
        (False, False),
    ]


def test_a_single_image_in_a_section_with_prose_is_discussed() -> None:
    text = README.replace("![logo](logo.png)\n![lost](reports/figures/lost.png)\n", "")

    facts = collect(make_snapshot({"README.md": text}, sizes={"reports/figures/forecast.png": 50_000}))

    assert len(facts.discussed) == 1


def test_a_picture_is_counted_once_and_screenshots_are_not() -> None:
    text = "# Bikes\n\n![Forecast](figures/forecast.png)\n![Parts](parts.png)\n![Page](swagger_ui.png)\n"
    sizes = {"figures/forecast.png": 50_000, "parts.png": 9_000, "swagger_ui.png": 9_000}

    facts = collect(make_snapshot({"README.md": text, "docs/more.md": "![Parts](../parts.png)"}, sizes=sizes))

    assert [picture.text for picture in facts.pictures] == ["figures/forecast.png", "Parts"]


def test_a_mermaid_diagram_is_a_picture_of_the_front_page() -> None:
    facts = collect(make_snapshot({"README.md": "# Bikes\n\n```mermaid\ngraph LR\n```\n"}))

    assert [picture.text for picture in facts.front_page] == ["Mermaid diagram"]


def test_a_drawing_of_parts_stands_before_other_diagrams() -> None:
    text = "# Bikes\n\n![Run](pipeline_run.png)\n![All](architecture.png)\n"
    sizes = {"pipeline_run.png": 9_000, "architecture.png": 9_000}

    facts = collect(make_snapshot({"README.md": text}, sizes=sizes))

    assert [diagram.text for diagram in facts.shown_diagrams] == ["All", "Run"]


def test_a_folder_full_of_images_is_data() -> None:
    sizes = {f"train/cat{number}.jpg": 9_000 for number in range(61)}

    assert collect(make_snapshot({}, sizes=sizes)).files == ()


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("Photograph (left), mask (middle), prediction (right).", 0),
        ("The pipeline: photographs (left), network (middle), masks (right).", 1),
        ("How the parts work together.", 1),
    ],
)
def test_a_picture_of_data_and_answers_draws_no_approach(caption: str, shown: int) -> None:
    text = f"# Birds\n\n![](assets/overview.png)\n\n*Fig. 1. {caption}*\n"
    facts = collect(make_snapshot({"README.md": text, "assets/overview.png": b"x" * 9000}))

    assert len(facts.shown_diagrams) == shown
