"""STIX 2.1 (OASIS, 2021): each claim as a note of its origin's, disagreement as opinions, in one bundle.

A note's `object_refs` is the identity whose word it is; the claim itself, whole, stands in a property extension of
ours. An opinion stands for an edge `contradicts`: whoever tells the later claim disagrees with the earlier one.
Ids are made from what they name, so that the same ledger gives the same bundle.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5

from ...assess.edges import edges
from ...assess.telling import Carrier, Telling
from ...knowledge.gazetteer import Gazetteer
from ...model import Edge, Relation, SourceKind
from ..harmless import harmless
from .cited import Cited, at_midnight

_NAMES = UUID("6b1f0f5e-0f43-5d0e-9d5a-5c2f1d0c7a11")
_MADE = datetime(2026, 11, 22, tzinfo=UTC)
"""When the objects were first defined that stand for no report."""
_CLASSES = {
    SourceKind.OFFICIAL: "individual",
    SourceKind.ANALYST: "individual",
    SourceKind.AUTHORITY: "organization",
    SourceKind.BELLIGERENT: "group",
    SourceKind.ORGANISATION: "organization",
    SourceKind.OUTLET: "organization",
    SourceKind.WITNESS: "individual",
}


def stix(items: Iterable[Cited]) -> Iterator[str]:
    """One bundle, an object a line."""
    held = list(items)
    yield f'{{"type": "bundle", "id": "{_id("bundle", *(item.claim.id for item in held))}", "objects": [\n'
    yield ",\n".join(json.dumps(each, ensure_ascii=False) for each in _objects(held))
    yield "\n]}\n"


def _objects(items: list[Cited]) -> Iterator[dict[str, object]]:
    yield _tool()
    yield _extension()
    by_claim = {item.claim.id: item for item in items}
    speakers: dict[str, dict[str, object]] = {}
    for item in items:
        speaker = _speaker(item)
        if str(speaker["id"]) not in speakers:
            speakers[str(speaker["id"])] = speaker
            yield speaker
        yield _note(item)
    for edge in _disagreements(items):
        yield _opinion(edge, by_claim)


def _disagreements(items: Iterable[Cited]) -> Iterator[Edge]:
    tellings = (Telling(c, Carrier(r.id, r.publisher or r.id, r.published, r.id)) for c, r in items)
    return (edge for edge in edges(tellings, Gazetteer()) if edge.relation is Relation.CONTRADICTS)


def _speaker(item: Cited) -> dict[str, object]:
    link = item.origin_link
    kind = link.kind.value if link else "outlet"
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id("identity", item.origin, kind),
        "created": _moment(_MADE),
        "modified": _moment(_MADE),
        "name": item.origin,
        "identity_class": _CLASSES.get(link.kind, "unknown") if link else "organization",
        "roles": [kind],
    }


def _note(item: Cited) -> dict[str, object]:
    made = _moment(at_midnight(item.report.published) or _MADE)
    reference = {"source_name": item.outlet} | ({"url": item.url} if item.url else {"external_id": item.report.id})
    return {
        "type": "note",
        "spec_version": "2.1",
        "id": _id("note", item.claim.id),
        "created_by_ref": _tool()["id"],
        "created": made,
        "modified": made,
        "lang": "en",
        "content": item.words,
        "authors": [item.origin],
        "object_refs": [_speaker(item)["id"]],
        "external_references": [reference],
        "extensions": {
            _extension()["id"]: {
                "extension_type": "property-extension",
                "chain": item.chain,
                "claim": item.claim.model_dump(mode="json", exclude_none=True),
            }
        },
    }


def _opinion(edge: Edge, items: dict[str, Cited]) -> dict[str, object]:
    item = items[edge.claim]
    made = _moment(at_midnight(item.report.published) or _MADE)
    return {
        "type": "opinion",
        "spec_version": "2.1",
        "id": _id("opinion", edge.claim, edge.other),
        "created_by_ref": _speaker(item)["id"],
        "created": made,
        "modified": made,
        "explanation": f"{harmless(edge.reason)} (“{item.words}”)",
        "authors": [item.origin],
        "opinion": "disagree",
        "object_refs": [_id("note", edge.other)],
    }


def _tool() -> dict[str, object]:
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id("identity", "reportedly", "system"),
        "created": _moment(_MADE),
        "modified": _moment(_MADE),
        "name": "reportedly",
        "identity_class": "system",
    }


def _extension() -> dict[str, object]:
    return {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": _id("extension-definition", "claim"),
        "created_by_ref": _tool()["id"],
        "created": _moment(_MADE),
        "modified": _moment(_MADE),
        "name": "attributed claim",
        "description": "The claim as `reportedly schema claim` describes it, null fields left out.",
        "schema": "reportedly schema claim",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid5(_NAMES, json.dumps([kind, *parts]))}"


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
