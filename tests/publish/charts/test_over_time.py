"""Figures over time: what is drawn, what is told, what stands in the table."""

from xml.etree import ElementTree

import pytest
from tests.publish.charts.samples import estimate, figure, origin

from reportedly.model import Area
from reportedly.publish.charts import Chart, as_svg, figures_over_time

ARMY, UNION, DOCTOR = origin("the army", "MLI"), origin("a doctors' union"), origin("a doctor", anonymous=True)
WHOLE = estimate(
    figure(ARMY, 9, 9, "2025-02-01", superseded=True),
    figure(ARMY, 14, 14, "2025-02-03"),
    figure(UNION, 40, None, "2025-02-03"),
    figure(DOCTOR, 30, 45, "2025-02-04"),
    figure(origin("the governor"), None, 20, "2025-02-04", ahead=True),
    figure(origin("a camp"), 3, 3, None, within=Area(name="Ber")),
    against=((1, 2),),
)


def marks(chart: Chart) -> dict[str, list[str]]:
    """What a screen reader is told of each mark, by kind of mark."""
    drawn = ElementTree.fromstring(as_svg(chart))
    found: dict[str, list[str]] = {}
    for each in drawn.iter():
        if each.get("role") == "graphics-symbol" and each.get("aria-roledescription") not in ("axis", "legend"):
            found.setdefault(each.get("aria-roledescription") or "", []).append(each.get("aria-label") or "")
    return found


def test_every_dated_figure_tells_itself_and_the_rows_have_all():
    chart = figures_over_time(WHOLE)
    told = [words for words in marks(chart)["point"] if words.startswith("the army")]
    assert told == [
        "the army (MLI): 9 as of 2025-02-01, replaced by the same origin, told by Radio Sahel",
        "the army (MLI): 14 as of 2025-02-03, told by Radio Sahel",
    ]
    assert [(row["low"], row["high"]) for row in chart.rows] == [(f.low, f.high) for f in WHOLE.figures]
    assert chart.rows[1]["excluded_by"] == "a doctors' union"
    assert chart.rows[5]["within"] == "Ber"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("arrow: open end", WHOLE),
        ("dashed red line: these two cannot both be", WHOLE),
        ("faded: replaced by the same origin", WHOLE),
        ("hollow: said of what was to come", WHOLE),
        ("no date is known: 1 of 6 figures", WHOLE),
        ("by ucdp: 14 to 45", WHOLE),
    ],
)
def test_signs_are_explained_where_they_stand_and_only_there(words: str, there):
    plain = figures_over_time(estimate(figure(ARMY, 9, 9, "2025-02-01")))
    assert words.casefold() in figures_over_time(there).description.casefold()
    assert words.casefold() not in plain.description.casefold()


def test_an_open_end_gets_an_arrow_and_a_closed_one_none():
    opened = as_svg(figures_over_time(estimate(figure(ARMY, 40, None, "2025-02-01"))))
    closed = as_svg(figures_over_time(estimate(figure(ARMY, 40, 40, "2025-02-01"))))
    assert opened.count("mark-symbol") == closed.count("mark-symbol") + 1, "the head of the arrow"
    assert opened.count("stroke-dasharray") == closed.count("stroke-dasharray") + 1


def test_two_that_exclude_each_other_are_joined():
    told = marks(figures_over_time(WHOLE))["rule mark"]
    assert "cannot both be: they exclude each other" in told


def test_origins_of_one_name_stay_apart_in_the_legend():
    one, other = origin("a doctor", anonymous=True), origin("a  doctor", anonymous=True)
    chart = figures_over_time(
        estimate(
            figure(one, 4, 4, "2025-02-01"),
            figure(other.model_copy(update={"name": "a doctor"}), 9, 9, "2025-02-01"),
        )
    )
    drawn = as_svg(chart)
    assert ">a doctor (not named)<" in drawn
    assert ">a doctor (not named) #2<" in drawn


def test_without_a_date_nothing_is_drawn_but_everything_is_told():
    chart = figures_over_time(estimate(figure(ARMY, 9, 9, None)))
    assert "point" not in marks(chart)
    assert "1 of 1 figures" in chart.description
    assert len(chart.rows) == 1
