"""Charts as the desk serves them: drawn once for the same data, kept in memory for who looks again."""

import json
from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from ..publish.charts import Chart, Theme, as_svg

KEPT = 128
"""Pictures of about 30 kB."""


class Drawings:
    """The latest pictures, by a hash of everything that is drawn; the least asked for goes first."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._turn = Lock()

    def svg(self, chart: Chart, theme: Theme) -> bytes:
        """The chart, each mark a link to its claim."""
        told = json.dumps([chart.title, chart.description, chart.specification, theme], sort_keys=True, default=str)
        key = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = as_svg(chart, theme=theme, link=lambda claim: f"/claims/{claim}").encode()
        with self._turn:
            self._kept[key] = drawn
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return drawn


DRAWINGS = Drawings()
