"""Rows for spreadsheets, safe to open."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.csv import COLUMNS, claims_csv, csv_lines, guarded

from . import samples


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+249 912", "'+249 912"),
        ("-12 drones", "'-12 drones"),
        ("@ministry", "'@ministry"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("12 drones", "12 drones"),
        ("", ""),
    ],
)
def test_no_cell_of_text_is_a_formula(text, cell):
    assert guarded(text) == cell


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_cells_come_back_but_for_the_guard(cells):
    row = {str(i): cell for i, cell in enumerate(cells)}
    text = "".join(csv_lines([row], row))
    _, read = csv.reader(io.StringIO(text, newline=""))
    assert [c.removeprefix("'") for c in read] == [c.removeprefix("'") for c in cells]
    assert not any(c[:1] in ("=", "+", "-", "@", "\t", "\r") for c in read)


def test_numbers_stay_numbers():
    assert list(csv_lines([{"n": -3, "x": 1.5, "none": None}], ["n", "x", "none"])) == ["n,x,none\n", "-3,1.5,\n"]


def test_a_row_a_claim():
    rows = list(csv.DictReader(io.StringIO("".join(claims_csv(samples.CLAIMS)))))
    assert [row["id"] for row in rows] == [claim.id for claim in samples.CLAIMS]
    assert set(rows[0]) == set(COLUMNS)
    first, third = rows[0], rows[2]
    assert (first["low"], first["high"], first["bound"], first["unit"]) == ("57", "", "at_least", "people")
    assert first["chain"] == "Sudan Tribune ← the local resistance committee"
    assert (third["start"], third["end"], third["condition"]) == ("2025-04-12", "2025-04-22", "if the truce holds")
