"""Tables on a terminal."""

import pytest
from rich.console import Console

from reportedly.cli.output import rows_table


@pytest.mark.parametrize("width", [45, 60, 80, 140])
def test_no_number_or_day_is_cut_however_narrow_it_is(width):
    row = {"low": 1234567, "as_of": "2025-01-31", "origin": "ministry", "outlets": "the Southern Courier; Lake Post"}
    screen = Console(width=width)
    with screen.capture() as shown:
        screen.print(rows_table([row, dict(row, low=None)], tuple(row)))
    assert "1,234,567" in shown.get()
    assert "2025-01-31" in shown.get()
