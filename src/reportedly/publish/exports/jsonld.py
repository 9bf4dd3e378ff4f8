"""schema.org's Claim as JSON-LD: who says what, in which article. No review and no rating: those are a person's."""

import json
from collections.abc import Iterable, Iterator

from ...model import Link, SourceKind
from ..harmless import harmless
from .cited import Cited

_CONTEXT = {"@vocab": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#"}
_PERSONS = frozenset({SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS})
_BODIES = frozenset({SourceKind.AUTHORITY, SourceKind.BELLIGERENT, SourceKind.ORGANISATION, SourceKind.OUTLET})


def jsonld(items: Iterable[Cited]) -> Iterator[str]:
    """One graph, a claim a line."""
    opening = json.dumps({"@context": _CONTEXT})[:-1] + ', "@graph": [\n'
    begun = False
    for item in items:
        yield (",\n" if begun else opening) + json.dumps(_claim(item), ensure_ascii=False)
        begun = True
    yield "\n]}\n" if begun else opening + "]}\n"


def _claim(item: Cited) -> dict[str, object]:
    link = item.origin_link
    told: dict[str, object] = {
        "@id": item.urn,
        "@type": "Claim",
        "text": item.words,
        "inLanguage": "en",
        "appearance": _article(item),
        "author": _source(link) if link else {"@type": "Organization", "name": item.outlet},
        "creditText": item.chain,
        "prov:wasGeneratedBy": {"@type": "SoftwareApplication", "name": harmless(item.claim.extractor)},
    }
    places = [_place(name, country) for name, country in _named(item)]
    return told | ({"spatialCoverage": places} if places else {})


def _article(item: Cited) -> dict[str, object]:
    fields = {
        "@id": item.url or item.report_urn,
        "@type": "NewsArticle",
        "headline": harmless(item.report.title) if item.report.title else None,
        "datePublished": item.published,
        "url": item.url,
        "publisher": {"@type": "Organization", "name": item.outlet},
    }
    return {name: value for name, value in fields.items() if value}


def _source(link: Link) -> dict[str, object]:
    kind = "Person" if link.kind in _PERSONS else "Organization" if link.kind in _BODIES else "Thing"
    name = harmless(link.entity or link.mention)
    told: dict[str, object] = {"@type": kind, "name": name}
    return told | ({"description": harmless(link.mention)} if name != link.mention else {})


def _named(item: Cited) -> Iterator[tuple[str, str | None]]:
    return iter(dict.fromkeys((place.name, place.country) for place in item.claim.places if place.name))


def _place(name: str, country: str | None) -> dict[str, object]:
    told: dict[str, object] = {"@type": "Place", "name": name}
    return told | ({"addressCountry": country} if country else {})
