"""GeoJSON (RFC 7946): a feature for every place of a claim whose coordinates are known.

A point is the centre of a settlement or an area, never of persons; `where_prec` says how fine it is (UCDP, 1–7).
"""

import json
from collections.abc import Iterable, Iterator

from .. import wording
from .cited import Cited, Located


def geojson(items: Iterable[Cited]) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    opening = '{"type": "FeatureCollection", "features": [\n'
    for item in items:
        for number, where in enumerate(item.located):
            yield opening + json.dumps(_feature(item, where, number), ensure_ascii=False)
            opening = ",\n"
    yield ('{"type": "FeatureCollection", "features": []}' if opening.startswith("{") else "\n]}") + "\n"


def _feature(item: Cited, where: Located, number: int) -> dict[str, object]:
    claim, place = item.claim, where.place
    return {
        "type": "Feature",
        "id": f"{claim.id}.{number}",
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]},
        "properties": {
            "claim": claim.id,
            "words": item.words,
            "chain": item.chain,
            "origin": item.origin,
            "surely": wording.surely(claim),
            "event": claim.event.type.value if claim.event else None,
            "figures": "; ".join(wording.counted(quantity) for quantity in claim.quantities) or None,
            "place": place.name,
            "country": place.country,
            "kind": place.kind.value if place.kind else None,
            "where_prec": place.precision,
            "role": place.role.value,
            "times": wording.times(claim) or None,
            "outlet": item.outlet,
            "published": item.published,
            "url": item.url,
        },
    }
