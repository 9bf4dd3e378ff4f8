"""What a model's answer comes to: places in the report. Its own words go no further than this file."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ...model import Span
from .prompt import MOST_CLAIMS, Piece

_ENDS = " \t\n\"“”„«»'‘’"
"""Blanks and marks around a quotation, which a model gives or leaves out as it likes."""
_PLACES = 12
"""Places of the same words that are looked at; they only tell whether one of them is alone in its sentence."""


class Drop(StrEnum):
    """Why something that a model offered became no claim."""

    MALFORMED = "malformed"
    """No object of three texts, or beyond the number that was asked for."""
    NOT_IN_TEXT = "not in the text"
    """Content, source or cue does not stand in the report letter for letter."""
    AMBIGUOUS = "ambiguous"
    """It stands there more than once, and nothing says which is meant."""
    NOT_TOLD = "not told so"
    """The grammar does not have this source say it: the words of saying are none, or somebody else's."""
    READ_OTHERWISE = "read otherwise by the rules"
    """The rules have somebody else say these words, or the report itself; what they read stays."""
    NO_CLAUSE = "no claim"
    """What is left is no clause of its own, or tells nothing that can be counted."""


class NotAsAsked(Exception):  # noqa: N818
    """The answer is not JSON of the form that was asked for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One claim that a model offers: every place in the report where its three texts stand."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """An answer without its words; `dropped` counts what could not be read or stands nowhere."""

    offers: tuple[Offer, ...] = ()
    dropped: Mapping[Drop, int] = field(default_factory=dict)


class _Item(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    content: Annotated[str, StringConstraints(min_length=1, max_length=4000)]
    source: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    cue: Annotated[str, StringConstraints(min_length=1, max_length=200)]


def offers_in(answer: str, piece: Piece) -> Offers:
    """The places in the report of what an answer says.

    Raises:
        NotAsAsked: it is not JSON with a list of claims.
    """
    offers: list[Offer] = []
    dropped: Counter[Drop] = Counter()
    items = _items(answer)
    for item in items[:MOST_CLAIMS]:
        try:
            said = _Item.model_validate(item)
        except ValidationError:
            dropped[Drop.MALFORMED] += 1
            continue
        offer = Offer(*(tuple(_places(piece, words)) for words in (said.content, said.source, said.cue)))
        if offer.content and offer.source and offer.cue:
            offers.append(offer)
        else:
            dropped[Drop.NOT_IN_TEXT] += 1
    dropped[Drop.MALFORMED] += len(items[MOST_CLAIMS:])
    return Offers(tuple(dict.fromkeys(offers)), +dropped)


def _items(answer: str) -> list[object]:
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        raise NotAsAsked("no JSON") from None
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise NotAsAsked("no list of claims")
    return claims


def _places(piece: Piece, words: str) -> Iterator[Span]:
    """Where whole words stand letter for letter, as characters of the report."""
    sought, at, found = words.strip(_ENDS), -1, 0
    while sought and found < _PLACES and (at := piece.text.find(sought, at + 1)) >= 0:
        end = at + len(sought)
        if not (_joined(piece.text, at) or _joined(piece.text, end)):
            found += 1
            yield Span(piece.start + at, piece.start + end)


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this place; no number is cut from a longer one either ("1,2|00", "3|.5")."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if before.isalnum() and after.isalnum():
        return True
    in_number = before in (".", ",") and text[at - 2 : at - 1].isdecimal() and after.isdecimal()
    return in_number or (before.isdecimal() and after in (".", ",") and text[at + 1 : at + 2].isdecimal())
