"""How many independent origins stand behind claims: reports, outlets, origins and affiliations, each counted apart."""

from collections.abc import Iterable

from ..model import Origin, Standing
from .identities import NOBODY, Identities
from .relays import first_hand
from .telling import Telling


def standing(tellings: Iterable[Telling], identities: Identities = NOBODY) -> Standing:
    """Who stands behind claims of one thing, in an order that does not depend on that of the claims."""
    told = tuple(tellings)
    return standing_of(zip(told, first_hand(((t, None) for t in told), identities), strict=True))


def standing_of(told: Iterable[tuple[Telling, tuple[Origin, ...]]]) -> Standing:
    """The same where it is known already whose word each telling is."""
    reports: set[str] = set()
    outlets: set[str] = set()
    origins: dict[str, Origin] = {}
    for telling, behind in sorted(told, key=lambda pair: pair[0].claim.id):
        reports.add(telling.carrier.report)
        outlets.add(telling.carrier.outlet)
        for origin in behind:
            known = origins.get(origin.id)
            if known is None or (known.affiliation is None and origin.affiliation is not None):
                origins[origin.id] = origin
    listed = sorted(origins.values(), key=lambda o: (o.name, o.id))
    return Standing(
        reports=tuple(sorted(reports)),
        outlets=tuple(sorted(outlets)),
        origins=tuple(o for o in listed if not o.anonymous),
        unnamed=tuple(o for o in listed if o.anonymous),
        affiliations=tuple(sorted({o.affiliation for o in listed if o.affiliation is not None})),
    )


def in_words(found: Standing) -> str:
    """ "three outlets, one origin": what a brief says of it."""
    parts = [_many(len(found.outlets), "outlet"), _many(len(found.origins), "origin")]
    if found.unnamed:
        parts.append(f"{_many(len(found.unnamed), 'origin')} not named")
    return ", ".join(parts)


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _many(count: int, noun: str) -> str:
    return f"{_WORDS[count] if count < len(_WORDS) else count} {noun}{'' if count == 1 else 's'}"
