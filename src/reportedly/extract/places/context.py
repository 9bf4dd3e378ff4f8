"""What the words around a name say about where it lies: "Paris, Texas", "Sudan's Nyala", "Attari, in Punjab"."""

import re
from typing import NamedTuple

from ...knowledge.countries import NameKind, nation
from ...knowledge.gazetteer import Candidate
from ...model import PlaceKind
from .spot import Mention, joined

_BEFORE = 6
"""Words in front of a name among which its country is looked for."""
_BETWEEN = re.compile(r",?( (in|of))?( the)?( (northern|southern|eastern|western|central))?(,| )?")
_HOLDS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.AREA})


class Holder(NamedTuple):
    """A country, or one of its units, that is said to hold a place."""

    country: str
    admin1: str | None = None

    def holds(self, candidate: Candidate) -> bool:
        """Whether the candidate lies there; a country does not lie in itself."""
        if candidate.country != self.country or candidate.kind is PlaceKind.COUNTRY:
            return False
        return self.admin1 is None or candidate.admin1 == self.admin1


def holders(mention: Mention, after: Mention | None) -> frozenset[Holder]:
    """Every reading of what the noun phrase names as the name's holder; empty where it names none."""
    named = _country_before(mention) or _country_behind(mention)
    if named is not None:
        return frozenset({Holder(named)}) | (_region_behind(mention, after) if after is not None else frozenset())
    return _region_behind(mention, after) if after is not None else frozenset()


def _region_behind(mention: Mention, after: Mention) -> frozenset[Holder]:
    """ "Springfield, Ill.", "Gwoza, Borno", "Attari in Punjab"; not "Syria, in Damascus"."""
    if after.passage is not mention.passage or not 1 <= after.start.i - mention.end.i <= 4:
        return frozenset()
    end, start = mention.end, after.start
    between = mention.passage.text[end.idx + len(end) : start.idx]
    if not _BETWEEN.fullmatch(between):
        return frozenset()
    return frozenset(_holder(c) for c in after.candidates if c.kind in _HOLDS and c.country and c.primary)


def _holder(candidate: Candidate) -> Holder:
    unit = candidate.name if candidate.kind is PlaceKind.ADMIN1 else None
    return Holder(candidate.country or "", unit)


def _country_before(mention: Mention) -> str | None:
    """ "Sudan's Nyala", "the Lebanese border town of Khiam"."""
    doc = mention.passage.doc
    for token in reversed(doc[max(0, mention.start.i - _BEFORE) : mention.start.i]):
        if token.pos_ in {"VERB", "AUX"} or (token.pos_ == "PUNCT" and token.text != "-"):
            return None
        if token.pos_ == "ADP" and token.lower_ != "of":  # "Ukrainian drones near Kursk"
            return None
        known = nation(token.text) if token.text[:1].isupper() else None
        if known is not None:
            bound = known.kind is NameKind.DEMONYM or token.nbor(1).text in {"'s", "’s", "'", "’"}
            return known.iso3 if bound else None
    return None


def _country_behind(mention: Mention) -> str | None:
    """ "Gori, Georgia"."""
    doc, comma = mention.passage.doc, mention.end.i + 1
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    for last in range(min(comma + 4, len(doc) - 1), comma, -1):
        known = nation(joined(doc, comma + 1, last))
        if known is not None and known.kind is NameKind.NAME:
            return known.iso3
    return None
