"""Outlets beside origins: one line a question, the crowded ones first."""

from tests.publish.charts.samples import estimate, figure, origin

from reportedly.publish.charts import as_svg, outlets_and_origins
from reportedly.publish.charts.outlets import MOST

ONE = figure(origin("the army"), 9, 9, "2025-02-01")
UNNAMED = figure(origin("a doctor", anonymous=True), 12, 12, "2025-02-01")


def test_counts_stand_beside_each_other_and_lead_to_the_question():
    chart = outlets_and_origins([estimate(ONE, outlets=1, place="Ber"), estimate(ONE, UNNAMED, outlets=3)])
    assert [(row["question"], row["outlets"], row["origins"], row["unnamed"]) for row in chart.rows] == [
        ("soldiers (killed), Gao", 3, 1, 1),
        ("soldiers (killed), Ber", 1, 1, 0),
    ]
    drawn = as_svg(chart, link=lambda question: f"/estimates/{question}")
    assert 'xlink:href="/estimates/e_gao"' in drawn
    assert "soldiers (killed), Gao: 3 outlets, 1 named origins, 1 not named" in drawn


def test_a_picture_holds_so_many_and_says_so_but_the_rows_have_all():
    chart = outlets_and_origins([estimate(ONE, place=f"Gao {n}") for n in range(MOST + 2)])
    assert f"{MOST} of {MOST + 2} questions" in chart.description
    assert len(chart.rows) == MOST + 2
