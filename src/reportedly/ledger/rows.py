"""Claims and reports become rows, and back. Pure: the database is elsewhere."""

import hashlib
import json
import math
from collections.abc import Mapping
from typing import cast

from sqlalchemy import Table

from ..model import Claim, Link, Place, Report
from . import schema

Columns = dict[str, object]


def text_hash(text: str) -> str:
    """SHA-256 of a text, under which it is kept once."""
    return hashlib.sha256(text.encode()).hexdigest()


_REPORT_COLUMNS = (
    *("id", "title", "byline", "publisher", "url", "source_name", "record_id"),
    *("published", "published_from", "dateline_place", "via", "language"),
)


def report_row(report: Report) -> Columns:
    """A report without its text."""
    blocks = [[p.kind.value, *p.span] for p in report.paragraphs]
    row: Columns = {name: getattr(report, name) for name in _REPORT_COLUMNS}
    row["published_at"] = report.published_at.isoformat() if report.published_at else None
    row["notes"] = " ".join(report.notes) or None
    return row | {"text": text_hash(report.text), "paragraphs": json.dumps(blocks, separators=(",", ":"))}


def report_of(row: Mapping[str, object], body: str) -> Report:
    """The report that a row and its text tell."""
    blocks = json.loads(cast(str, row["paragraphs"]))
    values = {name: row[name] for name in _REPORT_COLUMNS}
    values["published_at"] = row["published_at"]
    values["notes"] = str(row["notes"] or "").split()
    paragraphs = [{"kind": kind, "span": (start, end)} for kind, start, end in blocks]
    return Report.model_validate({**values, "text": body, "paragraphs": paragraphs})


def claim_row(claim: Claim, *, publisher: str | None) -> Columns:
    """The columns by which a claim is found, without those that the ledger keeps about it."""
    modality, event = claim.modality, claim.event
    likelihood = modality.likelihood
    return {
        "position": claim.content[0].start,
        "text": claim.text,
        "sources": " ← ".join(_source(link) for link in claim.attribution) or publisher or "",
        "places": "; ".join(_place(place) for place in claim.places),
        "voice": claim.voice.value,
        "commitment": modality.commitment.value,
        "polarity": modality.polarity.value,
        "tense": modality.tense.value,
        "condition": modality.condition,
        "likelihood": likelihood.word if likelihood else None,
        "likelihood_low": likelihood.low if likelihood else None,
        "likelihood_high": likelihood.high if likelihood else None,
        "event": event.type.value if event else None,
        "event_mode": event.mode if event else None,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def _source(link: Link) -> str:
    """A link for search and for the eye: `its foreign minister (Sergey Lavrov)`."""
    names = [m.entity for m in link.members if m.entity and m.entity not in link.mention]
    if link.entity and link.entity not in link.mention:
        names.insert(0, link.entity)
    return f"{link.mention} ({', '.join(names)})" if names else link.mention


def _place(place: Place) -> str:
    return f"{place.text} ({place.name})" if place.name and place.name not in place.text else place.text


def child_rows(claim: Claim, seq: int) -> dict[Table, list[Columns]]:
    """The rows of a claim's parts, a list a table."""
    last = len(claim.attribution) - 1
    return {
        schema.links: [_link_row(link, seq, i) | {"is_origin": i == last} for i, link in enumerate(claim.attribution)],
        schema.members: [
            {"claim": seq, "link": i, "position": j, **member.model_dump(mode="json")}
            for i, link in enumerate(claim.attribution)
            for j, member in enumerate(link.members)
        ],
        schema.actors: [
            {"claim": seq, "position": i, **actor.model_dump(mode="json", exclude={"span"})}
            for i, actor in enumerate(claim.actors)
        ],
        schema.quantities: [
            {
                "claim": seq,
                "position": i,
                **quantity.model_dump(mode="json", exclude={"span", "low", "high", "part_of"}),
                "low": _real(quantity.low),
                "high": _real(quantity.high),
                "part_of": _real(quantity.part_of),
            }
            for i, quantity in enumerate(claim.quantities)
        ],
        schema.places: [
            {"claim": seq, "position": i, **place.model_dump(mode="json", exclude={"span"})}
            for i, place in enumerate(claim.places)
        ],
        schema.times: [
            {
                "claim": seq,
                "position": i,
                "text": time.text,
                "starts": time.start,
                "ends": time.end,
                "precision": time.precision.value,
                "anchor": time.anchor,
                "value": time.value,
            }
            for i, time in enumerate(claim.times)
        ],
    }


def _link_row(link: Link, seq: int, position: int) -> Columns:
    return {
        "claim": seq,
        "position": position,
        **link.model_dump(mode="json", exclude={"span", "cue_span", "members", "time"}),
        "said_from": link.time.start if link.time else None,
        "said_until": link.time.end if link.time else None,
    }


def _real(number: float | None) -> float | None:
    """A number as the database can hold it: Python's integers have no end, its column has."""
    if number is None:
        return None
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
