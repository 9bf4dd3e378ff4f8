"""Who "these soldiers", "they" and "its army" are: the last mention before that fits, else nobody."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from ..model import Sector
from .event_lexicon import is_military_move
from .mentions import ActorMention
from .syntax import subject

_FIGHTERS = frozenset({Sector.MIL, Sector.PAR, Sector.REB})
_OF_A_MOMENT = frozenset({"attacker", "defender", "assailant", "invader", "occupier"})
"""What somebody is for the length of a fight: no name that a later one could take up."""
_LOOK_BACK = 14
"""Mentions looked back over; further away the link is a guess."""
_NEAR = 300
"""Characters over which a bare number still counts those named before: "300 were in the town"."""
_POSSESSIVE = frozenset({"its", "their", "his", "her"})


def resolve(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """The mentions in order, open ones with the country and name of their antecedent; those without one keep none."""
    known: list[ActorMention] = []
    for mention in mentions:
        if mention.open:
            known.append(_resolved(mention, known))
        else:
            known.append(_sent(mention, known))
    return [m for m in known if not (m.open and m.head.pos_ in ("PRON", "NUM"))]


def _sent(mention: ActorMention, known: list[ActorMention]) -> ActorMention:
    """Soldiers whom a state sends are its own: "Rwanda has sent 4,000 soldiers"."""
    verb = mention.head.head
    if mention.country or mention.entity or mention.sector is not Sector.MIL or mention.head.dep_ != "dobj":
        return mention
    if not is_military_move(verb.lemma_):
        return mention
    who = subject(verb)
    sender = next((m for m in reversed(known[-_LOOK_BACK:]) if m.bare and m.head == who), None)
    return mention if sender is None else replace(mention, country=sender.country)


def _resolved(mention: ActorMention, known: list[ActorMention]) -> ActorMention:
    before = [m for m in known[-_LOOK_BACK:] if m.country is not None and not m.open]
    found = _antecedent(mention, before)
    if found is None:
        return mention
    if mention.first.lower_ in _POSSESSIVE:
        rebels = found.sector in (Sector.REB, Sector.PAR) and mention.sector is Sector.MIL
        sector = found.sector if rebels else mention.sector  # "the group said its units had withdrawn"
        return ActorMention(mention.passage, mention.head, mention.first, mention.last, found.country, sector)
    return mention.resolved(found)


def _antecedent(mention: ActorMention, before: list[ActorMention]) -> ActorMention | None:
    opening = mention.first.lower_
    if opening in _POSSESSIVE:
        return _owner(mention, before)
    if mention.head.lower_ == "it":
        return _last(m for m in before if m.head.tag_ in ("NN", "NNP") and _is_subject(m.head))
    if mention.head.pos_ == "NUM":
        near = (m for m in before if mention.span.start - m.span.end < _NEAR)
        return _last(m for m in near if m.sector in _FIGHTERS and not _is_singular(m))
    if mention.head.pos_ == "PRON":
        return _pronoun(mention, before)
    if mention.head.lemma_ in _OF_A_MOMENT:
        return None
    same = [m for m in before if m.sector is mention.sector and _fits(mention, m) and _as_many(mention, m)]
    return _last(same)


def _as_many(mention: ActorMention, earlier: ActorMention) -> bool:
    """ "The two soldiers" are not the "4,500 troops" named before."""
    count, other = _number(mention), _number(earlier)
    return count is None or other is None or count == other


def _number(mention: ActorMention) -> str | None:
    return next((c.lower_ for c in mention.head.children if c.dep_ == "nummod"), None)


def _pronoun(mention: ActorMention, before: list[ActorMention]) -> ActorMention | None:
    """ "they": the subject of the sentence before, if it is many, else the last that is many."""
    many = [m for m in before if not _is_singular(m) and not m.bare]
    return _last(m for m in many if _is_subject(m.head)) or _last(many)


def _owner(mention: ActorMention, before: list[ActorMention]) -> ActorMention | None:
    """Whose army "its army" is: the subject of the same sentence, else the last state or organisation that acts."""
    states = [m for m in before if m.sector in (Sector.GOV, Sector.LEG) or m.entity is not None]
    here = [m for m in states if m.passage is mention.passage and m.head.sent == mention.head.sent]
    return _last(m for m in here if _is_subject(m.head)) or _last(m for m in states if _is_subject(m.head))


def _fits(mention: ActorMention, earlier: ActorMention) -> bool:
    """ "the ministry" is a ministry again; "the soldiers" may be "troops" or "forces"."""
    if mention.sector in _FIGHTERS or mention.sector in (Sector.CIV, Sector.REF):
        return not _is_singular(earlier) or _is_singular(mention)
    return mention.head.lemma_.lower() == earlier.head.lemma_.lower() and not earlier.bare


def _is_singular(mention: ActorMention) -> bool:
    return mention.head.tag_ in ("NN", "NNP", "PRP") and mention.head.lower_ not in ("military", "army", "they", "them")


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "poss")


def _last(mentions: Iterable[ActorMention]) -> ActorMention | None:
    found = None
    for mention in mentions:
        found = mention
    return found
