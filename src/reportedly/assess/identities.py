"""Who is who across reports: the key under which a source is one origin.

Named sources are one by canonical name: "Zelensky", "Zelenskiy" and "Zelenskyy" got it when they were read. Whoever is
not named is one only within a family of copies, or behind the same outlet that speaks of them. An office that stands
for one person ("the mayor of Sirte") is a name, and a document is its maker's word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..knowledge.countries import NameKind, nation
from ..knowledge.organisations import organisation
from ..knowledge.organs import organ
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
        at = self.root(origin.id)
        if at == origin.id:
            return origin
        return self.names.get(at, origin.model_copy(update={"id": at}))

    def root(self, ident: str) -> str:
        """The id of the origin that the one with this id is, after all merges."""
        seen = {ident}
        while (following := self.same.get(ident)) is not None and following not in seen:
            seen.add(following)
            ident = following
        return ident


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
        return (identities.settled(outlet_origin(telling.carrier.writer)),)
    last = chain[-1]
    if last.members:
        found = (_member(member, last, telling, n) for n, member in enumerate(last.members))
        return tuple({o.id: o for o in map(identities.settled, found)}.values())
    return (identities.settled(_source(last, telling)),)


@lru_cache(maxsize=4096)
def named(name: str) -> str:
    """Id of a named origin."""
    return content_id("o", body(name))


@lru_cache(maxsize=4096)
def body(name: str) -> str:
    """The key of a name, with or without its article: "The Continental" is "Continental".

    Whose body it is may be told by name or by adjective: "Mali's security ministry" is "the Malian security ministry".
    """
    words = _plain(name).split()
    for size in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        state = nation(" ".join(words[:size]))
        if state is not None and (state.kind is NameKind.DEMONYM or words[size - 1].endswith(_GENITIVE)):
            return f"{state.iso3} {key(' '.join(words[size:]))}"
    return key(" ".join(words))


_LONGEST_COUNTRY = 4
_GENITIVE = ("'s", "’s", "s'", "s’")


def outlet_origin(outlet: str) -> Origin:
    """An outlet as the origin of what it says in its own voice."""
    return Origin(id=named(outlet), name=outlet, kind=SourceKind.OUTLET)


def unnamed_at(outlet: str, telling: Telling) -> Origin:
    """Somebody unnamed whom an outlet cites, the same in whatever report relays it."""
    name = _plain(telling.claim.attribution[-1].mention)
    return _source(telling.claim.attribution[-1], telling).model_copy(
        update={"id": content_id("o", body(outlet), key(name)), "name": name, "anonymous": True}
    )


def is_unnamed(link: Link) -> bool:
    """Whether a link tells nobody who could be known again elsewhere; "Radio Sol" is known, whoever works there."""
    if link.kind is SourceKind.OUTLET and _is_office(_plain(link.mention)):
        return False
    return link.anonymous or (link.entity is None and _maker(link) is None and not _is_office(_plain(link.mention)))


def source_at(link: Link, telling: Telling) -> Origin:
    """Whom a link of a chain names, as an origin; several who speak as one are one by their common words."""
    return _source(link, telling)


def _source(link: Link, telling: Telling) -> Origin:
    maker = _maker(link)
    if maker is not None:
        return maker
    name = link.entity or _plain(link.mention)
    unnamed = is_unnamed(link)
    ident = _within(telling, name) if unnamed else named(name)
    affiliation = link.affiliation or (_state(name) if link.kind in _OF_A_STATE else None)
    return Origin(id=ident, name=name, kind=link.kind, affiliation=affiliation, anonymous=unnamed)


_OF_A_STATE = (SourceKind.AUTHORITY, SourceKind.OFFICIAL, SourceKind.UNNAMED)


def _state(name: str) -> str | None:
    """The country that owns a body by its name: "Ukraine's two intelligence services"."""
    words = name.split()
    for size in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        if words[size - 1].endswith(_GENITIVE) and (state := nation(" ".join(words[:size]))) is not None:
            return state.iso3
    return None


_MADE_BY = re.compile(r"\b(?:by|from|of)\s+((?:the\s+)?[A-Z].*)$")
_MAKERS = re.compile(r"^((?:the\s+)?[A-Z].*?)['’]s?\s+(?:\S+\s+){0,2}\S+$")


def _maker(link: Link) -> Origin | None:
    """Whose word a document is: "a report by Amnesty International", "the UN's annual review" are their makers'."""
    if link.kind is not SourceKind.DOCUMENT or link.entity is not None:
        return None
    told = _MADE_BY.search(link.mention) or _MAKERS.match(link.mention)
    if told is None:
        return None
    name = told.group(1)
    known = organisation(name) or organ(name)
    if known is None:
        return Origin(
            id=named(name),
            name=_plain(name),
            kind=SourceKind.ORGANISATION,
            affiliation=link.affiliation or _state(name),
        )
    return Origin(id=named(known.name), name=known.name, kind=known.kind, affiliation=known.country)


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
    """Id of somebody unnamed: one only within a family of copies. Who relays them is looked at in `relays`."""
    return content_id("o", telling.carrier.family, key(name))
