"""W3C Web Annotation (2017) with PROV-O: each claim as an annotation on the words that it quotes.

A claim in several pieces has one selector a piece. Positions count characters of the report as the ledger keeps it;
`prefix` and `suffix` let a reader find the words on the page itself.
"""

import json
from collections.abc import Iterable, Iterator

from ...model import Report, Span
from ..harmless import harmless
from .cited import Cited, at_midnight

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "wasAttributedTo": "prov:wasAttributedTo",
        "wasGeneratedBy": "prov:wasGeneratedBy",
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "Activity": "prov:Activity",
        "Agent": "prov:Agent",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "wasAssociatedWith": "prov:wasAssociatedWith",
    },
]
_AROUND = 32
"""Characters before and behind a quotation, by which it is found again."""


def annotations(items: Iterable[Cited]) -> Iterator[str]:
    """One JSON-LD graph, an annotation a line."""
    opening = json.dumps({"@context": _CONTEXT})[:-1] + ', "@graph": [\n'
    begun = False
    for item in items:
        yield (",\n" if begun else opening) + json.dumps(_annotation(item), ensure_ascii=False)
        begun = True
    yield "\n]}\n" if begun else opening + "]}\n"


def _annotation(item: Cited) -> dict[str, object]:
    source = item.url or item.report_urn
    told: dict[str, object] = {
        "id": item.urn,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": item.chain},
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "format": "application/json",
                "value": item.claim.model_dump_json(),
            },
        ],
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(item.report, span)}
            for span in item.claim.content
        ],
        "wasDerivedFrom": source,
        "wasAttributedTo": {"type": "Agent", "label": item.origin},
        "wasGeneratedBy": {
            "type": "Activity",
            "wasAssociatedWith": {"type": "Software", "name": harmless(item.claim.extractor)},
        },
    }
    published = at_midnight(item.report.published)
    return told | ({"created": published.strftime("%Y-%m-%dT%H:%M:%SZ")} if published else {})


def _selectors(report: Report, span: Span) -> list[dict[str, object]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": report.quote(span),
            "prefix": report.text[max(0, span.start - _AROUND) : span.start],
            "suffix": report.text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
