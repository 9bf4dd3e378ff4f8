"""Who is said to have done a violent deed, and how surely: fact, admission, accusation, suspicion, denial."""

from collections.abc import Sequence

from spacy.tokens import Token

from ..model import (
    Act,
    Actor,
    Commitment,
    Event,
    EventType,
    Link,
    Modality,
    Polarity,
    Responsibility,
    Role,
    Sector,
    SourceKind,
)
from .doers import is_owned
from .event_lexicon import blame
from .parse import Clause

_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE})
_AUTHORITIES = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.JUD, Sector.LEG})
_TO_COME = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED})
_UNSURE = frozenset({Commitment.POSSIBLE, Commitment.CONDITIONAL, Commitment.UNCOMMITTED})
_DOUBTED = frozenset({Commitment.BELIEVED, Commitment.REPORTED})


def hold_responsible(
    clause: Clause, event: Event | None, actors: Sequence[Actor], *, modality: Modality, links: Sequence[Link]
) -> tuple[Actor, ...]:
    """The actors, each with how surely they are said to have done it."""
    if event is None:
        return tuple(actors)
    if event.type is EventType.ACCUSE and event.mode == "allege":
        return _accused(actors, modality)
    if event.type not in _DEEDS or modality.commitment in _TO_COME:
        return tuple(actors)
    return tuple(_held(clause, a, modality, links) if a.role is Role.ACTOR else a for a in actors)


def _accused(actors: Sequence[Actor], modality: Modality) -> tuple[Actor, ...]:
    """ "The government blamed the attack on the rebels": the recipients of an accusation stand accused."""
    by_authority = any(a.role is Role.ACTOR and a.sector in _AUTHORITIES for a in actors)
    how = Responsibility.AUTHORITIES if by_authority else Responsibility.SUSPECTED
    how = Responsibility.DENIED if modality.polarity is Polarity.NEGATIVE else how
    return tuple(a if a.role is Role.ACTOR else a.model_copy(update={"responsibility": how}) for a in actors)


def _held(clause: Clause, actor: Actor, modality: Modality, links: Sequence[Link]) -> Actor:
    return actor.model_copy(update={"responsibility": _how(clause, actor, modality, links)})


def _how(clause: Clause, actor: Actor, modality: Modality, links: Sequence[Link]) -> Responsibility | None:
    origin = links[-1] if links else None
    verb = _owning_verb(clause, actor)
    if modality.commitment is Commitment.DENIED:
        return Responsibility.DENIED
    if modality.polarity is Polarity.NEGATIVE or (verb is not None and any(c.dep_ == "neg" for c in verb.children)):
        return None
    if verb is not None or (origin is not None and is_own(actor, origin)):
        return Responsibility.CLAIMED
    if modality.commitment in _UNSURE:
        return Responsibility.POSSIBLE
    return _accusation(clause, actor, modality, origin)


def _accusation(clause: Clause, actor: Actor, modality: Modality, origin: Link | None) -> Responsibility:
    """A fact, unless words of accusation or doubt stand by the source, the doer or the deed.

    Who says that somebody answers for it, holds it against them: "The mayor said that the militia was behind the raid".
    """
    accused = origin is not None and (origin.act in (Act.ACCUSES, Act.BELIEVES) or _answers(clause))
    if not (accused or modality.commitment in _DOUBTED or _is_suspected(clause, actor)):
        return Responsibility.FACT
    return Responsibility.AUTHORITIES if origin is not None and _is_authority(origin) else Responsibility.SUSPECTED


def _answers(clause: Clause) -> bool:
    """Whether the clause turns on who answers for it: "were responsible for the massacre", "is behind the raid"."""
    return any(c.lower_ in blame("answering") for c in clause.head.children)


def is_own(actor: Actor, origin: Link) -> bool:
    """Whether the actor is who speaks, by name or as "it", or for whom: "a spokesman of the militia"."""
    if actor.span.overlaps(origin.span):
        return True
    return actor.entity is not None and actor.entity == origin.entity


def _is_authority(origin: Link) -> bool:
    return origin.kind in (SourceKind.AUTHORITY, SourceKind.OFFICIAL)


def _owning_verb(clause: Clause, actor: Actor) -> Token | None:
    """The verb of "the militia claimed responsibility for the raid", "a raid claimed by the militia"."""
    words = clause.passage.tokens(actor.span)
    head = next((t for t in words if t.head not in words), None)
    if head is None:
        return None
    verb = head.head if head.dep_ in ("nsubj", "nsubjpass") else head.head.head if head.dep_ == "pobj" else None
    if verb is None or verb.lemma_ not in blame("owning"):
        return None
    shared = any(c.lemma_ in blame("shares") or is_owned(c) for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    return verb if shared or (verb.dep_ == "acl" and verb.lemma_ == "claim") else None


def _is_suspected(clause: Clause, actor: Actor) -> bool:
    """ "Suspected rebels", "gunmen believed to be rebels", "an attack attributed to rebels"."""
    words = clause.passage.tokens(actor.span)
    if not words:
        return False
    head = next((t for t in words if t.head not in words), words[0])
    around = [*head.children, *head.ancestors]
    inside = {t.i for t in clause.tokens}
    return any(_doubts(t) for t in around if t.i in inside)


def _doubts(word: Token) -> bool:
    if word.dep_ in ("amod", "advmod"):
        return word.lower_ in blame("doubting")
    return word.dep_ in ("acl", "relcl", "prep") and (
        word.lemma_ in blame("suspecting") or word.lemma_ in blame("laying")
    )
