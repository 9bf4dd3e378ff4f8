"""What is denied or left open, beside what others assert of it."""

import re
from collections.abc import Iterator, Sequence

from .. import wording
from .groups import Key, Keys, is_against, says_no
from .parts import Cited, Dispute
from .sentences import sentences

_WORD = re.compile(r"\w{5,}")
_SHARED = 2
"""Words that a denial and an assertion must share: with one alone they are about different things too often."""
_MOST = 6
"""Assertions that stand beside one denial at most."""


def disputes(against: Sequence[Cited], told: Sequence[Cited], keys: Keys) -> tuple[Dispute, ...]:
    """Denials with what others assert of the same kind of event at the same place.

    A plain "no" is a dispute once somebody says yes. A denial that names no place stands beside assertions of the same
    kind of event, in reports about the same country, that share words with it.
    """
    said = keys.grouped(item for item in told if not says_no(item.claim))
    noes = [*against, *(item for item in told if says_no(item.claim))]
    return tuple(
        dispute
        for key, items in keys.grouped(noes).items()
        for dispute in (_at_a_place(key, items, said) if key.where.place else _without_place(key, items, said))
    )


def _at_a_place(key: Key, items: Sequence[Cited], said: dict[Key, list[Cited]]) -> Iterator[Dispute]:
    others = said.get(key, []) if key.event else []
    contested = [item for item in items if is_against(item.claim) or others]
    if contested:
        yield Dispute(key.heading, sentences(contested), sentences(others))


def _without_place(key: Key, items: Sequence[Cited], said: dict[Key, list[Cited]]) -> Iterator[Dispute]:
    alone = []
    for item in items:
        others = _alike(item, key, said)
        if others:
            yield Dispute(key.heading, sentences([item]), sentences(others))
        elif is_against(item.claim):
            alone.append(item)
    if alone:
        yield Dispute(key.heading, sentences(alone), ())


def _alike(item: Cited, key: Key, said: dict[Key, list[Cited]]) -> list[Cited]:
    """Assertions of the same kind of event in the same country, those that share most words first."""
    if key.event is None:
        return []
    words = _words(item)
    shared = [
        (len(words & _words(other)), other)
        for there, others in said.items()
        if there.event is key.event and there.where.country == key.where.country
        for other in others
    ]
    ranked = sorted((pair for pair in shared if pair[0] >= _SHARED), key=lambda pair: -pair[0])
    return [other for _, other in ranked[:_MOST]]


def _words(item: Cited) -> frozenset[str]:
    return frozenset(_WORD.findall(item.claim.text.casefold())) - wording.small("function_words")
