"""Pictures are drawn once for the same data."""

import pytest

from reportedly.desk.drawing import Drawings
from reportedly.publish.charts import Theme, calibration


def test_the_same_data_are_the_same_picture_and_others_are_not() -> None:
    drawings, chart = Drawings(), calibration([])
    first = drawings.svg(chart, Theme.LIGHT)
    assert drawings.svg(calibration([]), Theme.LIGHT) is first
    assert drawings.svg(chart, Theme.DARK) != first


@pytest.mark.parametrize("most", [0, 1])
def test_no_more_is_kept_than_may_be(most: int) -> None:
    drawings, chart = Drawings(most), calibration([])
    first = drawings.svg(chart, Theme.LIGHT)
    drawings.svg(chart, Theme.DARK)
    again = drawings.svg(chart, Theme.LIGHT)
    assert again == first
    assert again is not first
