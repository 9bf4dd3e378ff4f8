"""Who is who across reports: the key under which a source is one origin.

Named sources are one by canonical name: "Zelensky", "Zelenskiy" and "Zelenskyy" got it when they were read. Whoever is
not named is one only within a family of copies, or behind the same outlet that speaks of them. An office that stands
for one person ("the mayor of Sirte") is a name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..knowledge.spelling import key
from ..model import Link, Member, Origin, SourceKind, content_id
from .telling import Telling


@dataclass(frozen=True, slots=True)
class Identities:
    """Decisions of persons about who is who: `same` leads from an origin's id to the one it is merged into."""

    same: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Origin] = field(default_factory=dict)
    """Origins into which others are merged, by id."""

    def settled(self, origin: Origin) -> Origin:
        """The origin that this one is, after all merges."""
        seen = {origin.id}
        at = origin.id
        while (following := self.same.get(at)) is not None and following not in seen:
            seen.add(following)
            at = following
        if at == origin.id:
            return origin
        return self.names.get(at, origin.model_copy(update={"id": at}))


NOBODY = Identities()


def merged(pairs: Iterable[tuple[Origin, Origin]]) -> Identities:
    """Who is who after merges, each of an origin into another, in the order in which they were decided.

    What is merged into something that is merged itself ends where that ends. Nothing else is kept: without a pair the
    result is what it would have been without it.
    """
    same: dict[str, str] = {}
    names: dict[str, Origin] = {}
    for origin, other in pairs:
        known = Identities(same, names)
        root, into = known.settled(origin), known.settled(other)
        if root.id != into.id:
            same[root.id] = into.id
            names[into.id] = into
    return Identities(same, names)


def origins_of(telling: Telling, identities: Identities = NOBODY) -> tuple[Origin, ...]:
    """Everybody who stands behind a claim as its origin: one, or each of several who speak as one."""
    chain = telling.claim.attribution
    if not chain:
        return (identities.settled(_outlet(telling)),)
    last = chain[-1]
    if last.members:
        found = (_member(member, last, telling, n) for n, member in enumerate(last.members))
        return tuple({o.id: o for o in map(identities.settled, found)}.values())
    return (identities.settled(_source(last, telling)),)


def outlets_of(telling: Telling) -> tuple[str, ...]:
    """The outlet that published it."""
    return (telling.carrier.outlet,)


def named(name: str) -> str:
    """Id of a named origin."""
    return content_id("o", key(name))


def _outlet(telling: Telling) -> Origin:
    outlet = telling.carrier.outlet
    return Origin(id=named(outlet), name=outlet, kind=SourceKind.OUTLET)


def _source(link: Link, telling: Telling) -> Origin:
    name = link.entity or _plain(link.mention)
    known = not link.anonymous and (link.entity is not None or _is_office(name))
    ident = named(name) if known else _within(telling, name)
    return Origin(id=ident, name=name, kind=link.kind, affiliation=link.affiliation, anonymous=not known)


def _plain(mention: str) -> str:
    """Without the article: "the mayor of Sirte" and "The mayor of Sirte" are one."""
    first, _, rest = mention.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else mention


def _is_office(name: str) -> bool:
    """Whether a description names one office wherever it stands: "mayor of Sirte", not "spokesman"."""
    return " " in name and any(word[:1].isupper() for word in name.split()[1:])


def _member(member: Member, link: Link, telling: Telling, number: int) -> Origin:
    name = member.entity or f"{link.mention} ({number + 1})"
    alone = member.entity is None or member.anonymous
    ident = _within(telling, name) if alone else named(name)
    return Origin(id=ident, name=name, kind=member.kind, affiliation=member.affiliation, anonymous=alone)


def _within(telling: Telling, name: str) -> str:
    """Id of somebody unnamed: the same behind the outlet that first speaks of them, else in a family of copies.

    "The Times reports, citing two officials" and the Times itself ("two officials said") mean the same two.
    """
    relayed = [link.entity for link in telling.claim.attribution[:-1] if link.kind is SourceKind.OUTLET and link.entity]
    if relayed:
        return content_id("o", key(relayed[-1]), key(name))
    return content_id("o", telling.carrier.family, key(name))
