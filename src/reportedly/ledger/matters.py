"""What a claim is about, as it is kept: without its words, for comparing alone."""

import json
from datetime import date
from functools import lru_cache

from ..assess.propositions import Matter
from ..model import EventType


def matter_as_json(found: Matter) -> str:
    """What something is about, as it is kept."""
    start, end = found.days
    days = [start.isoformat() if start else None, end.isoformat() if end else None]
    parts = [sorted(part) for part in (found.actors, found.recipients, found.areas, found.finest)]
    said = found.said.isoformat() if found.said else None
    return json.dumps([found.event.value, *parts, days, said], ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=10_000)
def matter_from_json(words: str) -> Matter:
    """The same, read back."""
    event, actors, recipients, areas, finest, days, said = json.loads(words)
    start, end = (date.fromisoformat(day) if day else None for day in days)
    return Matter(
        event=EventType(event),
        actors=frozenset(actors),
        recipients=frozenset(recipients),
        areas=frozenset(areas),
        finest=frozenset(finest),
        days=(start, end),
        said=date.fromisoformat(said) if said else None,
    )
