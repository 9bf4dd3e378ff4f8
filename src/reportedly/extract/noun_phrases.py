"""What stands before and behind the head of a noun phrase: nations, organisations, groups."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ..knowledge.countries import NameKind, NationName, nation
from ..knowledge.forces import group_sector, is_institutional
from ..knowledge.organisations import Organisation, first_words, organisation
from ..model import Sector

_PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet"}
    | {"punct", "case", "cc", "conj", "advmod", "neg"}
)
_OUTWARD = frozenset(
    {"backed", "led", "aligned", "allied", "based", "controlled", "held", "occupied", "speaking", "made"}
    | {"supported", "trained", "supplied", "linked", "funded", "friendly", "installed", "bound"}
)
_AGAINST = frozenset({"anti", "pro", "non", "ex"})
_LONGEST_NATION = 4
_LONGEST_NAME = 7
_AT_HOME = frozenset({Sector.REB, Sector.PAR, Sector.OPP, Sector.CIV, Sector.CRM, Sector.COP})
_STAYING = frozenset({"operate", "base", "live", "fight", "reside", "settle"})
_BELONGING = frozenset({"of", "from", "in", "with"})
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "envoy", "representative"})
"""Nouns of those who stand for somebody: "a spokesman for the militia"."""
_LOYAL = frozenset({"belong", "loyal", "affiliated", "linked", "allied", "aligned"})


class Group(NamedTuple):
    """Whose people they are: country, sector and name as far as known."""

    country: str | None
    sector: Sector | None
    entity: str


def phrase_start(head: Token) -> int:
    """Position of the first word before the head that belongs to its phrase."""
    left = head.i
    for c in sorted(head.lefts, key=lambda t: -t.i):
        if c.dep_ not in _PREMODIFIERS or c.right_edge.i + 1 < left:
            break
        left = min(left, c.left_edge.i)
    return left


def nations_of(doc: Doc, start: int, end: int) -> list[tuple[int, int, NationName]]:
    """Nations named between two positions as (first, last, nation); not "Iran-backed" and not "anti-Russian"."""
    found: list[tuple[int, int, NationName]] = []
    at = start
    while at < end:
        hit = _nation_at(doc, at, end) if doc[at].text[:1].isupper() else None
        if hit is None:
            at += 1
            continue
        last, named = hit
        if not _points_outward(doc, at, last):
            found.append((at, last, named))
        at = last + 1
    return found


def _nation_at(doc: Doc, at: int, end: int) -> tuple[int, NationName] | None:
    for last in range(min(end, at + _LONGEST_NATION) - 1, at - 1, -1):
        named = nation(doc[at : last + 1].text)
        if named is not None:
            return last, named
    return None


def _points_outward(doc: Doc, first: int, last: int) -> bool:
    if first and doc[first - 1].lower_ == "ethnic":
        return True
    following = [t.lower_ for t in doc[last + 1 : last + 3]]
    if len(following) == 2 and following[0] in ("-", "–") and following[1] in _OUTWARD:
        return True
    return first >= 2 and doc[first - 1].text in ("-", "–") and doc[first - 2].lower_ in _AGAINST


def organisation_before(doc: Doc, start: int, head: Token) -> Organisation | None:
    """Whose fighters or officials they are: "Houthi rebels", "Arakan Army troops", "UN peacekeepers"."""
    for first in range(start, head.i):
        if doc[first].text in first_words():
            for last in range(head.i - 1, first - 1, -1):
                body = organisation(doc[first : last + 1].text)
                if body is not None:
                    return body
    return None


def run_start(head: Token) -> int:
    at = head.i
    while at > 0 and head.doc[at - 1].pos_ == "PROPN" and head.doc[at - 1].head.i == head.i:
        at -= 1
    return at


def country_behind(head: Token, sector: Sector | None = None) -> str | None:
    """ "government of Sudan", "troops from Uganda"; of those who live or fight at home also "rebels in Chad"."""
    joints = ("of", "from", "in") if sector in _AT_HOME else ("of", "from")
    sites = [g for c in head.children if c.dep_ == "acl" and c.lemma_ in _STAYING for g in c.children]
    for c in (*head.children, *sites):
        if c.dep_ == "prep" and (c.lower_ in joints or (c in sites and c.lower_ == "in")):
            for g in c.children:
                if g.dep_ == "pobj":
                    nations = nations_of(g.doc, phrase_start(g), g.i + 1)
                    if len(nations) == 1 and nations[0][2].kind is not NameKind.DEMONYM:
                        return nations[0][2].iso3
    return None


def countries_behind(head: Token) -> list[str]:
    """ "soldiers from South Africa, Malawi and Uruguay": each country, where there are several."""
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ == "from":
            joined = [g for g in c.children if g.dep_ == "pobj"]
            for g in joined:
                joined += [h for h in g.children if h.dep_ == "conj"]
            found = [nations_of(g.doc, g.i if g.dep_ == "conj" else phrase_start(g), g.i + 1) for g in joined]
            names = [n[0][2] for n in found if len(n) == 1]
            if len(names) > 1 and len(names) == len(joined):
                return [n.iso3 for n in names if n.kind is not NameKind.DEMONYM]
    return []


def group_behind(head: Token) -> Group | None:
    """ "guerrillas of the Front for Change", "gunmen believed to belong to the cartel", "soldiers loyal to Wagner"."""
    for below in _belonging(head):
        found = group_named(below)
        if found is not None:
            return found
    return None


def _belonging(head: Token) -> Iterator[Token]:
    """Nouns that say whose people the head's are."""
    for c in head.children:
        if c.dep_ == "prep" and (c.lower_ in _BELONGING or (c.lower_ == "for" and head.lemma_ in _SPEAKING)):
            yield from (g for g in c.children if g.dep_ == "pobj")
        elif c.dep_ in ("acl", "relcl", "amod"):
            for word in (c, *(g for g in c.children if g.dep_ in ("xcomp", "acomp"))):
                if word.lemma_ in _LOYAL or word.lower_ in _LOYAL:
                    yield from (h for g in word.children if g.lower_ == "to" for h in g.children if h.dep_ == "pobj")


def group_named(head: Token) -> Group | None:
    """The armed group, army or gang that the phrase names, known to the table or not."""
    start = phrase_start(head)
    known = organisation_ending(head, start)
    if known is not None:
        return Group(known[1].country, known[1].sector, known[1].name)
    if head.pos_ == "NOUN":  # "the Al-Shabaab group"
        body = organisation_before(head.doc, start, head)
        return Group(body.country, body.sector, body.name) if body is not None else None
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ == "of" and group_sector(head.lemma_.lower()) is not None:
            inner = next((g for g in c.children if g.dep_ == "pobj" and g.pos_ == "PROPN"), None)
            found = group_named(inner) if inner is not None else None
            if found is not None:
                return found
    return unknown_group(head, start)


def organisation_ending(head: Token, start: int) -> tuple[Token, Organisation] | None:
    """The organisation of the table whose name the head closes, the longest first."""
    doc = head.doc
    for first in range(max(start, head.i - _LONGEST_NAME), head.i + 1):
        if doc[first].text not in first_words() and doc[first].lower_ != "the":
            continue
        body = organisation(doc[first : head.i + 1].text)
        if body is not None and body.name != "":
            return doc[first], body
    return None


def unknown_group(head: Token, start: int) -> Group | None:
    """A group that no table has, by its last word: "the Cinchonero Popular Liberation Movement", "Black Axe Cartel"."""
    if head.pos_ != "PROPN" or not head.text[:1].isupper():
        return None
    first = _name_start(head, start)
    named = [head.doc[i] for i in range(first, head.i)]
    if not any(_is_own_name(t) for t in named):
        return None
    sector = group_sector(head.lower_)
    if sector is None:
        return None
    nations = nations_of(head.doc, start, head.i)
    country = nations[0][2].iso3 if len(nations) == 1 else None
    return Group(country, sector, " ".join(t.text for t in (*named, head)))


def _name_start(head: Token, start: int) -> int:
    """The first of the capitalised words that the head closes, demonyms at its left end left out."""
    first = head.i
    while first > start and head.doc[first - 1].text[:1].isupper() and head.doc[first - 1].dep_ != "det":
        first -= 1
    while first < head.i and nation(head.doc[first].text) is not None:
        first += 1
    return first


def _is_own_name(token: Token) -> bool:
    return token.text[:1].isupper() and nation(token.text) is None and not is_institutional(token.lower_)
