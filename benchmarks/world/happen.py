"""What happens in a world, who observes it, and what they say: no word of a report is written here."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .nouns import Number, Question, Source, Statement
from .numbers import agreeing, biased

KINDS = ("killed", "killed", "killed", "displaced", "troops", "drones")
_SIZES = {"killed": (8, 120), "displaced": (900, 60000), "troops": (400, 12000), "drones": (12, 190)}
_ORIGINS, _ODDS = (1, 2, 3, 4, 5, 6, 7, 8), (1, 1, 2, 3, 5, 4, 3, 2)
_FIRST_DAY, _DAYS = date(2024, 1, 8), 900


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that truly happened, and all that was said of it."""

    kind: str
    place: str
    day: date
    force: tuple[str, str]
    """Adjective and code of the country whose soldiers are counted, where soldiers are."""
    statements: tuple[Statement, ...]
    denier: str


def events(chance: random.Random, theatre: Mapping[str, Any], everywhere: Mapping[str, Any]) -> list[Event]:
    """Three to five events of one theatre, no two of one kind at one place."""
    count = min(chance.randint(3, 5), len(theatre["place"]))
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    return [
        _event(chance, theatre, everywhere, place, day + timedelta(days=chance.randrange(4)))
        for place in chance.sample(theatre["place"], count)
    ]


def _event(
    chance: random.Random, theatre: Mapping[str, Any], everywhere: Mapping[str, Any], place: str, day: date
) -> Event:
    kind = chance.choice(KINDS)
    force = tuple(chance.choice(everywhere["force"]))
    questions = _questions(kind, place, force[1])
    true = {question: chance.randint(*_SIZES[kind]) * (1 + n) for n, question in enumerate(questions)}
    count = chance.choices(_ORIGINS, _ODDS)[0]
    sources = chance.sample(_sources(chance, theatre, everywhere, place), count)
    disputed = chance.random() < 0.6
    said = []
    for n, source in enumerate(sources):
        asked = questions if len(questions) == 1 or chance.random() < 0.7 else questions[:1]
        towards = chance.choice((0.3, 0.5, 1.6, 2.4)) if disputed and n % 2 else 1.0
        late = timedelta(days=chance.randint(0, 1) if n == 0 or chance.random() < 0.85 else 5)
        said.append(Statement(source, day + late, tuple((q, _seen(chance, true[q], towards)) for q in asked)))
        if source.named and chance.random() < 0.2:
            said.append(_revised(chance, said[-1], day + timedelta(days=5)))
    return Event(kind, place, day, (str(force[0]), str(force[1])), tuple(said), chance.choice(theatre["denier"]))


def _seen(chance: random.Random, true: int, towards: float) -> Number:
    return agreeing(chance, true) if towards == 1.0 else biased(chance, true, towards)


def _revised(chance: random.Random, first: Statement, day: date) -> Statement:
    """The same source says more, days later."""
    numbers = tuple((q, biased(chance, number.low or number.high or 2, 1.4)) for q, number in first.numbers)
    return Statement(first.source, day, numbers)


def _questions(kind: str, place: str, country: str) -> tuple[Question, ...]:
    if kind == "killed":
        return Question("killed", None, None, place), Question("wounded", None, None, place)
    if kind == "displaced":
        return (Question("displaced", None, None, place),)
    if kind == "troops":
        return (Question(None, "soldiers", country, place),)
    return (Question("intercepted", "drones", None, place),)


def _sources(
    chance: random.Random, theatre: Mapping[str, Any], everywhere: Mapping[str, Any], place: str
) -> list[Source]:
    """Everybody who might speak of it: bodies, persons in office, people on the spot, unnamed ones, a document."""
    bodies = [*theatre["body"], *everywhere["body"]]
    found = [_source([words.format(place=place) for words in body]) for body in bodies]
    for office in theatre["office"]:
        name = f"{chance.choice(everywhere['first'])} {chance.choice(everywhere['last'])}"
        behind = (f"{name}, the {office},",) if office.endswith(("governor", "administrator")) else ()
        found.append(Source(name, (f"{office} {name}", *behind)))
    found += [_source([words.format(place=place)]) for words in everywhere["local"]]
    document = chance.choice(everywhere["document"])
    maker = document.partition(" by ")[2]
    found.append(Source(maker, (document,)))
    unnamed = chance.sample(everywhere["unnamed"], 3)
    outlets = [*chance.sample(everywhere["outlet"], 2), chance.choice(everywhere["absent"])]
    found += [Source(words, (words,), False, outlet) for words, outlet in zip(unnamed, outlets, strict=True)]
    own = chance.choice(everywhere["outlet"])
    found.append(Source(own, ("",), True, own))
    return _one_a_name(found)


def _source(words: Sequence[str]) -> Source:
    return Source(words[0], tuple(words))


def _one_a_name(found: Sequence[Source]) -> list[Source]:
    """Without a document of somebody who speaks anyway: then they are one origin twice."""
    return list({source.key: source for source in found}.values())
