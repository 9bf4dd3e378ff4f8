"""The question that these tests ask: who the last source of a text is."""

from tests.factory import make_report

from reportedly.extract.pipeline import Extractor
from reportedly.model import Link

Told = tuple[str | None, str, str | None, bool]
"""Entity, kind, affiliation, anonymous."""


def origins(*texts: str) -> list[Link]:
    """The origin of the last attributed claim of each text."""
    readings = Extractor().read([make_report(text) for text in texts])
    return [[c for c in reading.claims if c.attribution][-1].attribution[-1] for reading in readings]


def who(text: str) -> Told:
    """The last source of a text."""
    (link,) = origins(text)
    return link.entity, link.kind.value, link.affiliation, link.anonymous
