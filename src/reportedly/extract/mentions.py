"""Noun phrases that name someone who acts or suffers: states, armies, armed groups, ministries, people."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ..knowledge.countries import NameKind, nation
from ..knowledge.figures import figure
from ..knowledge.forces import ARMED_SECTORS, collective, is_carrier, is_companion
from ..knowledge.organisations import Organisation
from ..model import Sector, SourceKind, Span
from .noun_phrases import (
    countries_behind,
    country_behind,
    group_behind,
    nations_of,
    organisation_before,
    organisation_ending,
    phrase_start,
    run_start,
    unknown_group,
)
from .parse import Passage

_IMPERSONAL = frozenset({"be", "seem", "appear", "rain", "snow", "take", "mean", "remain", "become"})
_MINDED = frozenset({"willing", "ready", "prepared", "determined", "committed", "able", "unable", "unwilling"})
_LONGEST_NATION = 4
_LONGEST_PERSON = 3


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase with what it stands for. Two nations of one phrase are two mentions with one head."""

    passage: Passage
    head: Token
    first: Token
    last: Token
    country: str | None = None
    sector: Sector | None = None
    entity: str | None = None
    bare: bool = False
    """The name of a country or capital alone: a government where it acts, a place elsewhere."""
    open: bool = False
    """Its country is to be looked for earlier in the report: "these soldiers", "they", "its army"."""

    @property
    def span(self) -> Span:
        """Characters of the report."""
        return self.passage.span(self.first, self.last)

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.words(self.first, self.last)

    def resolved(self, antecedent: "ActorMention") -> "ActorMention":
        """This mention with what an earlier one tells."""
        sector = self.sector or antecedent.sector
        return replace(self, country=antecedent.country, sector=sector, entity=antecedent.entity, open=False)


def read_mentions(passage: Passage) -> Iterator[ActorMention]:
    """Every mention of the passage in the order of its heads."""
    for token in passage.doc:
        if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") and token.dep_ not in (
            "compound",
            "amod",
            "nummod",
            "quantmod",
        ):
            yield from _mentions_at(passage, token)
        elif token.pos_ == "PRON" and (token.lower_ in ("they", "them") or _is_acting_it(token)):
            yield ActorMention(passage, token, token, token, open=True)


def _is_acting_it(token: Token) -> bool:
    """ "It" that does something, or is of a mind: "it is willing to"; not "it is unlikely that" and not "means it"."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return token.head.lemma_ not in _IMPERSONAL or any(c.lower_ in _MINDED for c in token.head.children)


def _mentions_at(passage: Passage, head: Token) -> Iterator[ActorMention]:
    start = phrase_start(head)
    if head.pos_ == "PROPN" or (head.pos_ == "NOUN" and head.text[:1].isupper()):
        named = _named(passage, head, start)
        if named is not None:
            yield named
            return
    if head.pos_ in ("NOUN", "PROPN"):
        yield from _described(passage, head, start)
    elif head.pos_ == "NUM":
        yield from _counted(passage, head)
    elif head.pos_ == "ADJ":
        yield from _nationals(passage, head, start)


def _named(passage: Passage, head: Token, start: int) -> ActorMention | None:
    """An organisation of the table, a country by name, or a group by the look of its name."""
    doc = head.doc
    known = organisation_ending(head, start)
    if known is not None:
        opening, body = known
        owner = _country_before(doc, start, opening.i)
        if owner is not None and body.country not in (None, owner):
            return ActorMention(passage, head, doc[start], head, owner, body.sector)  # "Israel's Northern Command"
        country = body.country or owner
        return ActorMention(passage, head, opening, head, country, body.sector, body.name)
    for first in range(max(start, head.i - _LONGEST_NATION), head.i + 1):
        named = nation(doc[first : head.i + 1].text)
        if named is None or named.kind is NameKind.TERRITORY:
            continue
        if named.kind is NameKind.DEMONYM:
            return _people(passage, head, doc[first], start, named.iso3) if head.text.endswith("s") else None
        return ActorMention(passage, head, doc[first], head, named.iso3, Sector.GOV, bare=True)
    group = unknown_group(head, start)
    if group is None:
        return _person(passage, head, start)
    return ActorMention(passage, head, _first_of(doc, start, head), head, group.country, group.sector, group.entity)


def _people(passage: Passage, head: Token, first: Token, start: int, country: str) -> ActorMention:
    """ "Ugandans"; of "Bosnian Serbs" the state decides, of "ethnic Serbs" where they live."""
    before = nations_of(head.doc, start, first.i)
    if first.i and head.doc[first.i - 1].lower_ == "ethnic":
        return ActorMention(passage, head, first, head, country_behind(head, Sector.CIV), Sector.CIV)
    return ActorMention(passage, head, first, head, before[-1][2].iso3 if before else country)


def _person(passage: Passage, head: Token, start: int) -> ActorMention | None:
    """A public figure by the name alone, "Zelensky"; or people of two names, "Iraqi Kurds"."""
    doc = head.doc
    for first in range(max(start, head.i - _LONGEST_PERSON), head.i + 1):
        known = figure(doc[first : head.i + 1].text)
        if known is not None and known.country is not None:
            title = collective(doc[first - 1].lemma_.lower(), ()) if first > start else None
            sector = title.sector if title is not None else None
            opening = doc[first - 1] if title is not None else doc[first]
            return ActorMention(passage, head, opening, head, known.country, sector, known.name)
    nations = nations_of(doc, start, head.i)
    if nations and head.text.endswith("s") and nations[-1][1] == head.i - 1:
        return ActorMention(passage, head, doc[nations[-1][0]], head, nations[-1][2].iso3)
    return None


def _country_before(doc: Doc, start: int, first: int) -> str | None:
    nations = nations_of(doc, start, first)
    return nations[0][2].iso3 if len(nations) == 1 else None


def _described(passage: Passage, head: Token, start: int) -> Iterator[ActorMention]:
    """ "Russian and North Korean troops", "the Sudanese government", "President Mahamat Déby of Chad"."""
    if is_carrier(head.lemma_):
        member = _member(head)
        if member is not None:
            yield from _as_group(passage, head, member)
            return
    doc = head.doc
    modifiers = [doc[i].lower_ for i in range(start, head.i)]
    found = collective(head.lemma_, modifiers) or collective(head.lower_, modifiers)
    if found is None and head.pos_ == "PROPN":
        yield from _titled(passage, head, start)
        return
    group = group_behind(head) if found is None or found.armed or found.sector is Sector.GOV else None
    if group is not None and (found is not None or is_carrier(head.lemma_)):
        own = found.sector if found is not None else None
        first = _first_of(doc, start, head)
        yield ActorMention(passage, head, first, head, group.country, group.sector or own, group.entity)
    elif found is not None:
        yield from _with_nations(passage, head, start, found.sector)
    elif _belongs(doc, start, head):
        yield from _with_nations(passage, head, start, None)
    elif is_companion(head.lemma_):
        yield from (m for m in _with_nations(passage, head, start, None) if m.country is not None)


def _belongs(doc: Doc, start: int, head: Token) -> bool:
    """ "Shining Path members", "UN inspectors", "Hamas tunnels": whose they are, the name before the noun tells."""
    body = organisation_before(doc, start, head)
    return body is not None and (is_carrier(head.lemma_) or body.sector in ARMED_SECTORS or body.sector is Sector.IGO)


def _with_nations(
    passage: Passage, head: Token, start: int, sector: Sector | None, entity: str | None = None
) -> Iterator[ActorMention]:
    doc = head.doc
    nations = nations_of(doc, start, head.i)
    body = organisation_before(doc, start, head)
    if body is not None:
        sector = body.sector if _decides(body, sector) else sector
        first = _first_of(doc, start, head)
        country = body.country or country_behind(head, sector)
        yield ActorMention(passage, head, first, head, country, sector, entity or body.name)
        return
    several = countries_behind(head) if not nations else []
    if several:
        for each in several:
            yield ActorMention(passage, head, _first_of(doc, start, head), head, each, sector, entity)
        return
    if not nations:
        country = country_behind(head, sector)
        opening = doc[start]
        looked_for = country is None and entity is None and _is_definite(opening)
        first = opening if looked_for else _first_of(doc, start, head)
        yield ActorMention(passage, head, first, head, country, sector, entity, open=looked_for)
        return
    for n, (first_at, last_at, named) in enumerate(nations):
        closing = head if n == len(nations) - 1 else doc[last_at]
        yield ActorMention(passage, head, doc[first_at], closing, named.iso3, sector, entity)


def _decides(body: Organisation, sector: Sector | None) -> bool:
    """ "Hamas officials" are rebels, "Red Cross workers" of an NGO; UN soldiers stay soldiers."""
    if body.sector in ARMED_SECTORS and body.kind is SourceKind.BELLIGERENT:
        return True
    return body.sector in (Sector.IGO, Sector.NGO) and sector in (None, Sector.GOV, Sector.CIV)


def _first_of(doc: Doc, start: int, head: Token) -> Token:
    """The first adjective or noun of the phrase, articles and numbers left out."""
    for i in range(start, head.i):
        if (
            doc[i].head.i == head.i
            and doc[i].dep_ in ("amod", "compound", "nmod")
            and doc[i].pos_ in ("ADJ", "NOUN", "PROPN", "VERB")
        ):
            return doc[i]
    return head


def _is_definite(opening: Token) -> bool:
    """ "the", "these", "its": the reader knows which."""
    return opening.lower_ in ("the", "these", "those", "this", "that", "such", "both", "its", "their", "his", "her")


def _titled(passage: Passage, head: Token, start: int) -> Iterator[ActorMention]:
    """A person whose title says for whom: "Israeli Prime Minister Ehud Olmert"."""
    doc = head.doc
    for i in range(head.i - 1, start - 1, -1):
        found = collective(doc[i].lemma_.lower(), ())
        if found is not None:
            name = doc[i + 1 : head.i + 1].text
            known = figure(name) if not nations_of(doc, start, head.i) else None
            for mention in _with_nations(passage, head, start, found.sector, known.name if known else name):
                yield replace(mention, country=known.country, open=False) if known else mention
            return
    for c in head.children:
        if c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN"):
            for mention in _mentions_at(passage, c):
                if mention.sector is not None and not mention.open and not mention.bare:
                    yield replace(mention, head=head, first=doc[run_start(head)], last=head, entity=mention.entity)
                    return


def _member(head: Token) -> Token | None:
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ == "of":
            return next((g for g in c.children if g.dep_ == "pobj"), None)
    return None


def _counted(passage: Passage, head: Token) -> Iterator[ActorMention]:
    """ "some of the fighters", "300 were in the town": the noun is left out, or follows."""
    member = _member(head)
    if member is not None:
        yield from _as_group(passage, head, member)
        return
    told_of = any(c.dep_ in ("acl", "relcl") for c in head.children)
    if head.dep_ in ("nsubj", "nsubjpass") or (told_of and head.dep_ in ("pobj", "dobj")):
        yield ActorMention(passage, head, head, head, open=True)


def _as_group(passage: Passage, head: Token, member: Token) -> Iterator[ActorMention]:
    """ "a portion of those soldiers", "most of them": the group is what its members are."""
    if member.lower_ == "them":
        yield ActorMention(passage, head, head, member, open=True)
    for mention in _mentions_at(passage, member):
        yield replace(mention, head=head)


def _nationals(passage: Passage, head: Token, start: int) -> Iterator[ActorMention]:
    """ "the Lebanese", "the British"."""
    if head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"):
        nations = nations_of(head.doc, start, head.i + 1)
        if nations and nations[-1][1] == head.i and head.doc[start].lower_ == "the":
            first, _, named = nations[-1]
            yield ActorMention(passage, head, head.doc[first], head, named.iso3)
