"""A brief as PDF, set by typst on this machine. The words go in as JSON: nothing of a report is ever markup."""

import json
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files

from ..charts import as_svg, figures_over_time
from .html import pictured
from .parts import Brief


def as_pdf(brief: Brief, *, made: datetime | None = None) -> bytes:
    """The whole brief, tagged; every claim id leads to its entry. `made` is the time that the file gives for itself."""
    import typst

    template = files("reportedly.publish.brief").joinpath("templates/brief.typ").read_bytes()
    written: bytes = typst.compile(
        template, sys_inputs={"brief": words(brief)}, timestamp=int(made.timestamp()) if made else None
    )
    return written


def words(brief: Brief) -> str:
    """What the template is given: the brief, and for the ranges that are drawn their picture as SVG."""
    pictures = {r.estimate.estimand.id: as_svg(figures_over_time(r.estimate)) for r in pictured(brief)}
    ranges = [
        {**asdict(each), "estimate": None, "picture": pictures.get(each.estimate.estimand.id)} for each in brief.ranges
    ]
    return json.dumps({**asdict(brief), "ranges": ranges}, ensure_ascii=False)
