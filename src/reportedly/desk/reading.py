"""What was read from a claim, field by field: the normalised value beside the words that it came from."""

from collections.abc import Iterator

from pydantic import BaseModel

from ..model import Claim, Link, Quantity
from ..model.span import FROZEN
from ..publish import wording


class Field(BaseModel):
    """A value with its raw words."""

    model_config = FROZEN

    path: str
    """Where it stands in the claim: "quantities.0"."""
    name: str
    read: str
    words: str
    """Letter for letter from the report; empty for what is read from the whole sentence."""


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """Everything that was read, in reading order."""
    return tuple(_fields(claim))


def _fields(claim: Claim) -> Iterator[Field]:
    for at, link in enumerate(claim.attribution):
        name = "Source" if len(claim.attribution) == 1 else f"Source {at + 1} of {len(claim.attribution)}"
        yield Field(path=f"attribution.{at}", name=name, read=_link(link), words=link.mention)
        if link.cue:
            yield Field(
                path=f"attribution.{at}.act", name="Says it", read=link.act.value.replace("_", " "), words=link.cue
            )
        if link.time:
            yield Field(
                path=f"attribution.{at}.time",
                name="When it was said",
                read=wording.days(link.time.start, link.time.end),
                words=link.time.text,
            )
        if link.basis:
            yield Field(path=f"attribution.{at}.basis", name="Rests on", read="material", words=link.basis)
    yield from _modality(claim)
    if claim.event is not None:
        yield Field(path="event", name="Event", read=_event(claim), words=claim.event.trigger)
    for at, actor in enumerate(claim.actors):
        nature = (actor.entity, actor.country, actor.sector, actor.responsibility)
        read = ", ".join(part for part in nature if part) or "not resolved"
        yield Field(path=f"actors.{at}", name=actor.role.value.capitalize(), read=read, words=actor.mention)
    for at, quantity in enumerate(claim.quantities):
        yield Field(path=f"quantities.{at}", name="Figure", read=_figure(quantity), words=quantity.text)
    for at, place in enumerate(claim.places):
        known = (
            place.name,
            place.kind,
            place.country,
            f"precision {place.precision} of 7" if place.precision else None,
        )
        read = f"{place.role.value} " + (", ".join(part for part in known if part) if place.name else "— not resolved")
        yield Field(path=f"places.{at}", name="Place", read=read, words=place.text)
    for at, time in enumerate(claim.times):
        anchor = f", counted from {time.anchor}" if time.anchor else ""
        read = f"{wording.days(time.start, time.end) or 'open'} (to the {time.precision.value}{anchor})"
        yield Field(path=f"times.{at}", name="When", read=read, words=time.text)


def _modality(claim: Claim) -> Iterator[Field]:
    modality = claim.modality
    weak = ", ".join(f"“{hedge.text}”" for hedge in modality.hedges)
    yield Field(path="modality.commitment", name="How surely", read=wording.held(claim), words=weak)
    yield Field(path="modality.tense", name="Tense", read=modality.tense.value, words="")
    if modality.likelihood:
        words = modality.likelihood.word
        yield Field(path="modality.likelihood", name="Likelihood", read=wording.likelihood(claim), words=words)
    if modality.condition:
        yield Field(path="modality.condition", name="Condition", read="hangs on it", words=modality.condition)


def _link(link: Link) -> str:
    members = "; ".join(m.entity for m in link.members if m.entity)
    nature = (
        link.entity or members or "not resolved",
        link.kind,
        link.affiliation,
        "not named" if link.anonymous else None,
    )
    return ", ".join(part for part in nature if part)


def _event(claim: Claim) -> str:
    event = claim.event
    return " ".join(part for part in (event.type.value, event.mode) if part) if event else ""


def _figure(quantity: Quantity) -> str:
    ends = "–".join("…" if end is None else wording.number(end) for end in (quantity.low, quantity.high))
    return f"{wording.counted(quantity)} ({quantity.bound.value.replace('_', ' ')}, {ends})"


def correctable(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Fields that a person may set, with their present value as it is typed."""
    found = [
        ("modality.commitment", claim.modality.commitment.value),
        ("event.type", claim.event.type.value) if claim.event else ("event", "null"),
    ]
    for at, link in enumerate(claim.attribution):
        found += [
            (f"attribution.{at}.entity", link.entity or "null"),
            (f"attribution.{at}.kind", link.kind.value),
            (f"attribution.{at}.affiliation", link.affiliation or "null"),
        ]
    for at, quantity in enumerate(claim.quantities):
        ends = [
            ("low", quantity.low),
            ("high", quantity.high),
            ("bound", quantity.bound.value),
            ("unit", quantity.unit),
        ]
        found += [(f"quantities.{at}.{name}", "null" if value is None else str(value)) for name, value in ends]
        found.append((f"quantities.{at}.measure", quantity.measure.value if quantity.measure else "null"))
    for at, place in enumerate(claim.places):
        found += [(f"places.{at}.name", place.name or "null"), (f"places.{at}.country", place.country or "null")]
    for at, time in enumerate(claim.times):
        found += [(f"times.{at}.start", str(time.start or "null")), (f"times.{at}.end", str(time.end or "null"))]
    return tuple(found)
