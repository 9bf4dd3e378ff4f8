"""Profiles of sources: statements, acts, outlets that carry them, first and last heard, track record, reliability."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..knowledge.spelling import key
from ..model import Act, Origin, Profile, Reliability, TrackRecord
from .identities import NOBODY, Identities, origins_of
from .telling import Telling


def profiles(
    tellings: Iterable[Telling],
    *,
    identities: Identities = NOBODY,
    records: Iterable[TrackRecord] = (),
    reliabilities: Mapping[str, Reliability] | None = None,
) -> tuple[Profile, ...]:
    """A profile of every origin, most statements first; the order of the tellings does not matter."""
    said: dict[str, list[tuple[Origin, Telling]]] = defaultdict(list)
    for telling in tellings:
        for origin in origins_of(telling):
            said[identities.settled(origin).id].append((origin, telling))
    scored = {record.origin.id: record for record in records}
    rated = reliabilities or {}
    found = [
        _profile(ident, said[ident], identities).model_copy(
            update={"record": scored.get(ident), "reliability": rated.get(ident)}
        )
        for ident in said
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.claims), p.origin.name, p.origin.id)))


def _profile(ident: str, said: Sequence[tuple[Origin, Telling]], identities: Identities) -> Profile:
    seen = sorted(said, key=lambda each: each[1].claim.id)
    own = {o.id: o for o, _ in seen}
    settled = identities.settled(seen[0][0])
    places = (o.affiliation for o in (settled, *(o for o, _ in seen)) if o.affiliation is not None)
    origin = settled.model_copy(update={"affiliation": next(places, None)})
    days = [day for _, telling in seen if (day := telling.said_on) is not None]
    return Profile(
        origin=origin,
        names=tuple(dict.fromkeys((origin.name, *sorted({o.name for o, _ in seen})))),
        merged=tuple(sorted(set(own) - {ident})),
        claims=tuple(sorted({t.claim.id for _, t in seen})),
        reports=tuple(sorted({t.carrier.report for _, t in seen})),
        outlets=tuple(sorted({t.carrier.outlet for _, t in seen})),
        acts=_acts(t for _, t in seen),
        first=min(days, default=None),
        last=max(days, default=None),
        record=None,
        reliability=None,
    )


def _acts(tellings: Iterable[Telling]) -> tuple[tuple[Act, int], ...]:
    """How the last link of each claim's chain passes it on; an outlet's own voice has no such act."""
    counted = Counter(chain[-1].act for t in tellings if (chain := t.claim.attribution))
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0].value)))


def called(origins: Iterable[Origin], words: str) -> tuple[Origin, ...]:
    """The origins that `words` mean: the one with this id, or whose id begins so, else those of this name.

    Whoever has just this name goes before those whose name holds its words: "Ruiz" finds Ana Ruiz where nobody is
    called Ruiz alone.
    """
    known = {o.id: o for o in origins}
    if words.startswith("o_"):
        return tuple(known[ident] for ident in sorted(known) if ident.startswith(words))
    wanted = key(words)
    if not wanted:
        return ()
    exact = [o for o in known.values() if key(o.name) == wanted]
    holding = [o for o in known.values() if set(wanted.split()) <= set(key(o.name).split())]
    return tuple(sorted(exact or holding, key=lambda o: (o.anonymous, o.name, o.id)))
