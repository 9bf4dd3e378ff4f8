"""Marks never cover each other, and stand near their day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.charts.samples import figure, origin

from reportedly.publish.charts.placing import WIDTH, frame, placed

FIGURES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), min_size=1, max_size=12)


@given(FIGURES)
@settings(max_examples=60)
def test_no_two_marks_of_one_height_stand_on_one_spot(told: list[tuple[int, int]]):
    figures = [
        figure(origin(str(n)), number, number, str(date(2025, 2, 1) + timedelta(days=day)))
        for n, (day, number) in enumerate(told)
    ]
    within = frame(figures, ())
    marks = placed(figures, within)
    spots = [(round(within.across(m.day) + m.aside), round(within.up(m.figure.low))) for m in marks]
    assert len(set(spots)) == len(figures)
    assert all(0 <= across <= WIDTH for across, _ in spots)


def test_figures_of_one_day_stay_within_it_while_there_is_room():
    figures = [figure(origin(str(n)), 10, 10, "2025-02-01") for n in range(3)]
    figures.append(figure(origin("last"), 10, 10, "2025-02-03"))
    within = frame(figures, ())
    assert all(abs(mark.aside) <= within.day / 2 for mark in placed(figures, within))
    assert all(mark.words == "10" for mark in placed(figures, within))
