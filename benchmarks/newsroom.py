"""What a monitoring desk takes in, day by day: reports with their claims, made directly and not read from the words.

The same seed gives the same stream on every machine. Time goes on as it grows: about 330 claims a day, so that ten
thousand are a month and a million are eight years. Places, sources and outlets come by Zipf's law: the first of 3,000
places is in the news every day, the last once in years. One report in six is another's text at another outlet; one
claim in four is the outlet's own voice; every twentieth is a denial, every twelfth a forecast; every fourth report
names something that the gazetteer does not know. Events move from place to place over the weeks, as wars do.
"""

import random
import sqlite3
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from itertools import accumulate

from reportedly.knowledge.gazetteer import KINDS
from reportedly.model import (
    Act,
    Actor,
    Block,
    Bound,
    Claim,
    Commitment,
    DateSource,
    Event,
    EventType,
    Likelihood,
    Link,
    Measure,
    Modality,
    Paragraph,
    Place,
    PlaceKind,
    Polarity,
    Quantity,
    Report,
    Role,
    Sector,
    SourceKind,
    Span,
    Tense,
    Voice,
)

FIRST_DAY = date(2018, 1, 1)
EXTRACTOR = "made by benchmarks.newsroom"
_SYLLABLES = ("ba", "de", "ka", "li", "mo", "na", "or", "ra", "sa", "te", "ul", "vi", "yo", "za", "hin", "kov")
_SIDES = ("RUS", "UKR", "ISR", "SDN", "SYR", "YEM", "COD", "MMR", "ETH", "MLI", "IRN", "LBN")
_HARM = (("killed", Measure.KILLED), ("wounded", Measure.WOUNDED), ("displaced", Measure.DISPLACED))
_NOUNS = ("people", "civilians", "soldiers", "children", "fighters")
_UNNAMED = ("an official", "two officials", "a security source", "residents", "a doctor")
_FILLER = ("It was not possible to learn more by the evening.", "Roads to the town were closed.")


@dataclass(frozen=True, slots=True)
class Beat:
    """What a desk watches."""

    a_day: int = 330
    """Claims a day."""
    places: int = 3000
    sources: int = 4000
    outlets: int = 500


WIDE = Beat()


@dataclass(frozen=True, slots=True)
class Taken:
    """One report with its claims."""

    report: Report
    claims: tuple[Claim, ...]


class _Zipf:
    """The number of something from 0, the first the most frequent."""

    def __init__(self, count: int) -> None:
        self._sums = list(accumulate(1 / (n + 1) for n in range(count)))

    def pick(self, chance: random.Random) -> int:
        return bisect(self._sums, chance.random() * self._sums[-1])


def taken_in(beat: Beat = WIDE, *, seed: int = 5) -> Iterator[Taken]:
    """Reports without end, in the order in which they come."""
    chance = random.Random(seed)
    makers = _Makers(chance, beat)
    made, recent = 0, list[Taken]()
    while True:
        day = FIRST_DAY + timedelta(days=made // beat.a_day)
        if recent and chance.random() < 1 / 6:
            one = _copied(chance.choice(recent), makers.outlet(), day)
        else:
            one = makers.report(day)
            recent = [*recent[-30:], one]
        made += len(one.claims)
        yield one


def _copied(one: Taken, outlet: str, day: date) -> Taken:
    """The same text at another outlet."""
    before = one.report
    report = Report.make(
        before.text, before.paragraphs, publisher=outlet, published=day, published_from=DateSource.RECORD
    )
    return Taken(report, tuple(said_in(report, claim) for claim in one.claims))


def said_in(report: Report, claim: Claim) -> Claim:
    """The same claim of another report that has its words at the same places."""
    fields = ("voice", "modality", "event", "actors", "quantities", "places", "times", "confidence", "extractor")
    return Claim.make(report, claim.content, claim.attribution, **{name: getattr(claim, name) for name in fields})


class _Makers:
    """The world that is reported: places, sources and outlets, each with its rank."""

    def __init__(self, chance: random.Random, beat: Beat) -> None:
        self._chance = chance
        self._places = _settlements(chance, beat.places)
        self._sources = [(_name(chance), _SIDES[n % len(_SIDES)]) for n in range(beat.sources)]
        self._outlets = [f"{_name(chance)} {('Post', 'Wire')[n % 2]}" for n in range(beat.outlets)]
        self._by = [_Zipf(count) for count in (len(self._places), beat.sources, beat.outlets)]

    def outlet(self) -> str:
        """An outlet."""
        return self._outlets[self._by[2].pick(self._chance)]

    def report(self, day: date) -> Taken:
        """About ten claims of two or three places."""
        chance = self._chance
        # Wars move: what is first in the news changes with the months.
        turn = (day - FIRST_DAY).days // 30 * 7
        scenes = [self._places[(self._by[0].pick(chance) + turn) % len(self._places)] for _ in range(3)]
        drafts = _Drafts(chance)
        for _ in range(chance.randint(6, 14)):
            source = self._sources[self._by[1].pick(chance)]
            drafts.sentence(chance.choice(scenes), source, self._outlets[self._by[2].pick(chance)])
        return drafts.finish(self.outlet(), day)


def _settlements(chance: random.Random, count: int) -> list[Place]:
    with resources.as_file(resources.files("reportedly").joinpath("resources", "gazetteer", "gazetteer.db")) as file:
        data = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        asked = "SELECT name, geonames, country FROM place WHERE kind = ? AND geonames IS NOT NULL AND country IN ({}) "
        marks = ", ".join("?" * len(_SIDES))
        rows = data.execute(
            asked.format(marks) + "ORDER BY population DESC, id LIMIT ?",
            (KINDS.index(PlaceKind.SETTLEMENT), *_SIDES, count),
        ).fetchall()
        data.close()
    chance.shuffle(rows)
    return [
        Place(
            text=name, span=Span(0, 1), name=name, geonames=number, country=country, kind=PlaceKind.SETTLEMENT, score=1
        )
        for name, number, country in rows
    ]


def _name(chance: random.Random) -> str:
    words = ("".join(chance.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 3))
    return " ".join(words)


@dataclass(slots=True)
class _Said:
    """A sentence before its report is there: where in the text its parts stand."""

    start: int
    end: int
    link: Link | None
    parts: dict[str, object]


class _Drafts:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._text = ""
        self._said: list[_Said] = []

    def _put(self, words: str) -> Span:
        start = len(self._text)
        self._text += words
        return Span(start, len(self._text))

    def sentence(self, place: Place, source: tuple[str, str], cited: str) -> None:
        chance, link = self._chance, None
        denied, ahead = chance.random() < 1 / 20, chance.random() < 1 / 12
        if chance.random() < 0.75:
            link = self._link(source, cited, Act.DENIES if denied else Act.SAYS)
            self._put(" that ")
        start = len(self._text)
        side = chance.choice(_SIDES[:3]) if chance.random() < 0.5 else place.country
        actor = self._put(f"forces of {side}")
        trigger = self._put(" will shell " if ahead else " shelled ")
        here = self._put(place.text if chance.random() < 0.9 else "Camp " + place.text[:4])
        known = len(self._text) - here.start == len(place.text)
        quantities = self._figure() if chance.random() < 0.4 else ()
        end = len(self._text)
        self._put(". ")
        named = place.model_copy(update={"text": self._text[here.start : here.end], "span": here})
        open_name = Place(text=named.text, span=here, name=None, geonames=None, country=None, kind=None, score=0.3)
        modality = Modality(
            commitment=Commitment.DENIED if denied else Commitment.PREDICTED if ahead else Commitment.ASSERTED,
            polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
            tense=Tense.FUTURE if ahead else Tense.PAST,
            likelihood=Likelihood(word="likely", scale="icd203", low=0.55, high=0.8) if ahead else None,
            condition=None,
        )
        word = self._text[trigger.start : trigger.end].strip()
        began = trigger.start + 1
        parts = {
            "modality": modality,
            "event": Event(
                type=EventType.ASSAULT if chance.random() < 0.7 else EventType.COERCE,
                mode=None,
                trigger=word,
                span=Span(began, began + len(word)),
            ),
            "actors": (
                Actor(
                    mention=self._text[actor.start : actor.end],
                    span=actor,
                    role=Role.ACTOR,
                    country=side,
                    sector=Sector.MIL,
                ),
            ),
            "quantities": quantities,
            "places": (named if known else open_name,),
        }
        self._said.append(_Said(start, end, link, parts))

    def _link(self, source: tuple[str, str], cited: str, act: Act) -> Link:
        name, side = source
        which = self._chance.random()
        entity: str | None = name
        words, kind, affiliation = name, SourceKind.OFFICIAL, side
        if which < 0.15:
            words, kind, entity, affiliation = self._chance.choice(_UNNAMED), SourceKind.UNNAMED, None, side
        elif which < 0.3:
            words, kind, entity, affiliation = cited, SourceKind.OUTLET, cited, None  # type: ignore[assignment]
        who = self._put(words)
        self._put(" ")
        cue = self._put("denied" if act is Act.DENIES else "said")
        return Link(
            mention=words,
            span=who,
            entity=entity,
            kind=kind,
            affiliation=affiliation,
            anonymous=entity is None,
            act=act,
            cue=self._text[cue.start : cue.end],
            cue_span=cue,
        )

    def _figure(self) -> tuple[Quantity, ...]:
        chance = self._chance
        verb, measure = chance.choice(_HARM)
        number, noun = int(chance.lognormvariate(3, 1)) + 2, chance.choice(_NOUNS)
        self._put(" and ")
        span = self._put(f"{number:,}")
        self._put(f" {noun} were {verb}")
        return (
            Quantity(
                text=self._text[span.start : span.end],
                span=span,
                low=number,
                high=number,
                bound=Bound.EXACT,
                unit=noun,
                measure=measure,
            ),
        )

    def finish(self, outlet: str, day: date) -> Taken:
        self._put(self._chance.choice(_FILLER))
        whole = (Paragraph(kind=Block.PARAGRAPH, span=Span(0, len(self._text))),)
        report = Report.make(self._text, whole, publisher=outlet, published=day, published_from=DateSource.RECORD)
        claims = tuple(
            Claim.make(
                report,
                (Span(said.start, said.end),),
                () if said.link is None else (said.link,),
                voice=Voice.NARRATOR if said.link is None else Voice.INDIRECT,
                confidence=0.9,
                extractor=EXTRACTOR,
                **said.parts,  # type: ignore[arg-type]
            )
            for said in self._said
        )
        return Taken(report, claims)
