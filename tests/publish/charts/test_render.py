"""Drawing: the same bytes for the same chart, links where they are asked for, nothing that runs or loads."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.publish.charts.samples import estimate, figure, origin

from reportedly.errors import SettingsError
from reportedly.publish.charts import Theme, as_png, as_svg, drawn_by_suffix, figures_over_time

CHART = figures_over_time(
    estimate(
        figure(origin("<b>Wagner & Co</b>"), 9, 12, "2025-02-01"), figure(origin("the army"), 40, None, "2025-02-02")
    )
)


def test_marks_lead_where_the_caller_says():
    drawn = as_svg(CHART, link=lambda claim: f"/claims/{claim}?a=1&b=2")
    targets = set(re.findall(r'<a xlink:href="([^"]*)"', drawn))
    assert targets == {f"/claims/{f['claims']}?a=1&amp;b=2" for f in map(_escaped, CHART.rows)}
    assert "<a " not in as_svg(CHART)


def _escaped(row):
    return {"claims": row["claims"].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}


@pytest.mark.parametrize("theme", Theme)
def test_nothing_in_it_runs_loads_or_clashes_with_another_picture(theme: Theme):
    drawn = as_svg(CHART, theme=theme, link=lambda claim: f"#{claim}")
    tree = ElementTree.fromstring(drawn)
    names = {each.tag.rpartition("}")[2] for each in tree.iter()}
    assert not names & {"script", "image", "style", "foreignObject", "use"}
    assert not any(each.get("id") or each.get("onload") for each in tree.iter())
    assert "invalid" not in drawn.replace("xmlns", "")
    assert "<b>" not in drawn


def test_it_has_a_title_and_a_description():
    tree = ElementTree.fromstring(as_svg(CHART))
    told = {each.tag.rpartition("}")[2]: each.text for each in tree}
    assert told["title"] == "How many: soldiers (killed), Gao"
    assert told["desc"] == CHART.description
    assert tree.get("role") == "graphics-document"


def test_the_same_chart_gives_the_same_bytes_and_a_theme_others():
    assert as_svg(CHART) == as_svg(CHART)
    assert as_png(CHART) == as_png(CHART)
    assert as_png(CHART) != as_png(CHART, theme=Theme.DARK)
    assert as_png(CHART).startswith(b"\x89PNG")


@pytest.mark.parametrize(("name", "beginning"), [("a.SVG", b"<svg "), ("a.png", b"\x89PNG")])
def test_the_name_of_a_file_tells_its_kind(name: str, beginning: bytes):
    assert drawn_by_suffix(CHART, Path(name)).startswith(beginning)


def test_other_kinds_are_refused_with_a_remedy():
    with pytest.raises(SettingsError, match=r"gao\.svg"):
        drawn_by_suffix(CHART, Path("gao.jpg"))
