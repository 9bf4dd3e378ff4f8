"""Calibration: shares where there are enough, counts everywhere."""

from tests.publish.charts.samples import forecast

from reportedly.model import Resolution
from reportedly.publish.charts import as_svg, calibration

FULFILLED, REFUTED = Resolution.FULFILLED, Resolution.REFUTED


def test_a_share_beside_its_count_and_none_under_five():
    likely = [forecast(n, FULFILLED if n % 3 else REFUTED, 0.55, 0.8) for n in range(6)]
    rare = [forecast(20 + n, REFUTED, 0.05, 0.2, "very unlikely") for n in range(4)]
    chart = calibration([*likely, *rare])
    assert [(row["words"], row["settled"], row["fulfilled"], row["share"]) for row in chart.rows] == [
        ("very unlikely", 4, 0, None),
        ("likely", 6, 4, 0.667),
    ]
    drawn = as_svg(chart)
    assert ">4 of 6<" in drawn
    assert ">4 settled<" in drawn
    assert "fewer than 5 settled" in chart.description


def test_only_what_is_settled_counts():
    chart = calibration([forecast(1, Resolution.OPEN, 0.55, 0.8), forecast(2, Resolution.VOID, 0.55, 0.8)])
    assert chart.rows == ()
    assert "fewer than 5" not in chart.description
    assert as_svg(chart).startswith("<svg")
