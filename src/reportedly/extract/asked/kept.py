"""Answers kept from one run to the next: places in a text, never its words, so that a takedown finds none here."""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from ...model import Span
from .offers import Drop, Offer, Offers
from .prompt import PROMPT, Piece


@dataclass(frozen=True, slots=True)
class Kept:
    """A file an answer, named by the hash of the words that were sent, the model and the instructions.

    A file is there whole or not at all. One that cannot be read or written is as good as none.
    """

    folder: Path

    def get(self, piece: Piece, model: str) -> Offers | None:
        """What the model answered about these words, if it was ever asked."""
        try:
            return _offers(json.loads(self._path(piece, model).read_bytes()), piece)
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None

    def put(self, piece: Piece, model: str, offers: Offers) -> None:
        """Keep an answer."""
        path = self._path(piece, model)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as file:
                json.dump(_told(offers, piece), file)
            Path(file.name).replace(path)

    def _path(self, piece: Piece, model: str) -> Path:
        key = sha256("\0".join((PROMPT, model, piece.text)).encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / key[:2] / f"{key}.json"


def _told(offers: Offers, piece: Piece) -> dict[str, object]:
    """Places count from the piece, which may stand elsewhere in another report."""
    places = [
        [[[s.start - piece.start, s.end - piece.start] for s in spans] for spans in (o.content, o.source, o.cue)]
        for o in offers.offers
    ]
    return {"offers": places, "dropped": {drop.value: count for drop, count in offers.dropped.items()}}


def _offers(told: dict[str, dict[str, int]], piece: Piece) -> Offers:
    found = []
    for parts in told["offers"]:
        content, source, cue = (tuple(_span(place, piece) for place in part) for part in parts)
        found.append(Offer(content, source, cue))
    return Offers(tuple(found), Counter({Drop(drop): int(count) for drop, count in told["dropped"].items()}))


def _span(place: str, piece: Piece) -> Span:
    start, end = (int(n) for n in place)
    if not 0 <= start < end <= len(piece.text):
        raise ValueError("no place in this text")
    return Span(piece.start + start, piece.start + end)
