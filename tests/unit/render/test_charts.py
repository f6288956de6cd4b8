from datetime import timedelta

from msgspec import structs

from portfolio_audit.render.charts import HEIGHT, WIDTH, plan_chart, trend_chart
from portfolio_audit.report.report import Report, Trend
from support.reports import changed_report, empty_report, make_report


def trend_of(*scores: int | None, days: int = 1) -> Report:
    trend = changed_report().trend
    assert trend is not None
    first = trend.points[0]
    points = tuple(
        structs.replace(first, score=score, when=first.when + timedelta(days=days * number))
        for number, score in enumerate(scores)
    )
    return make_report(trend=Trend(len(points), points))


def test_the_plan_runs_from_today_to_its_last_step() -> None:
    chart = plan_chart(make_report())

    assert chart is not None
    assert [chart.marks[0].score, chart.marks[-1].score] == [51, make_report().plan[-1].cumulative_score]
    assert [chart.start, chart.end] == ["now", "after 5 hours"]


def test_every_mark_lies_inside_the_picture_and_more_points_lie_higher() -> None:
    chart = plan_chart(make_report())

    assert chart is not None
    assert all(0 < mark.x < WIDTH and 0 < mark.y < HEIGHT for mark in chart.marks)
    assert [mark.y for mark in chart.marks] == sorted((mark.y for mark in chart.marks), reverse=True)
    assert [mark.x for mark in chart.marks] == sorted(mark.x for mark in chart.marks)


def test_without_a_score_or_a_plan_there_is_no_line() -> None:
    assert plan_chart(empty_report()) is None
    assert plan_chart(make_report(plan=())) is None


def test_a_wiggle_of_one_point_is_not_magnified() -> None:
    chart = trend_chart(trend_of(50, 51, 50))

    assert chart is not None
    assert max(mark.y for mark in chart.marks) - min(mark.y for mark in chart.marks) < HEIGHT / 10


def test_the_ends_of_the_scale_have_room() -> None:
    for scores in ((0, 0), (100, 100), (0, 100), (99, 100)):
        chart = trend_chart(trend_of(*scores))

        assert chart is not None
        assert all(0 <= rule.score <= 100 for rule in chart.rules)
        assert all(0 < mark.y < HEIGHT for mark in chart.marks)


def test_points_of_one_moment_and_points_without_a_score_do_no_harm() -> None:
    chart = trend_chart(trend_of(40, None, 60, days=0))

    assert chart is not None
    assert [mark.score for mark in chart.marks] == [40, 60]
    assert trend_chart(trend_of(40, None)) is None


def test_the_bands_within_reach_are_named() -> None:
    chart = trend_chart(trend_of(30, 70))

    assert chart is not None
    assert [(rule.score, rule.band) for rule in chart.rules if rule.band] == [(40, "Building"), (65, "Solid")]
