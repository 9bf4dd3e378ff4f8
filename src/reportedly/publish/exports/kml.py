"""KML 2.2 (OGC 07-147r2): a placemark for every place of a claim whose coordinates are known."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from .. import wording
from .cited import Cited, Located

_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
_NAME = "<name>Claims read by reportedly: who says what, not what is true</name>\n"


def kml(items: Iterable[Cited]) -> Iterator[str]:
    """One document, a placemark a line."""
    yield _OPENING + _NAME
    for item in items:
        for number, where in enumerate(item.located):
            yield _placemark(item, where, number) + "\n"
    yield "</Document></kml>\n"


def _placemark(item: Cited, where: Located, number: int) -> str:
    data = {
        "claim": item.claim.id,
        "chain": item.chain,
        "surely": wording.surely(item.claim),
        "event": item.claim.event.type.value if item.claim.event else "",
        "figures": "; ".join(wording.counted(quantity) for quantity in item.claim.quantities),
        "where_prec": str(where.place.precision or ""),
        "outlet": item.outlet,
        "published": item.published or "",
        "url": item.url or "",
    }
    return (
        f'<Placemark id="{item.claim.id}.{number}">'
        f"<name>{escape(wording.place(where.place))}</name>"
        f"<description>{escape(f'{item.origin}: {item.words}')}</description>{_time(item)}"
        f"<ExtendedData>{''.join(_datum(name, value) for name, value in data.items() if value)}</ExtendedData>"
        f"<Point><coordinates>{where.lon},{where.lat}</coordinates></Point></Placemark>"
    )


def _datum(name: str, value: str) -> str:
    return f"<Data name={quoteattr(name)}><value>{escape(value)}</value></Data>"


def _time(item: Cited) -> str:
    """The first time that the claim names; the report's date is no time of what happened."""
    span = next((time for time in item.claim.times if time.start or time.end), None)
    if span is None:
        return ""
    begin = f"<begin>{span.start}</begin>" if span.start else ""
    end = f"<end>{span.end}</end>" if span.end else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>"
