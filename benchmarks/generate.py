"""Reports by the thousand, composed from frames of our own: the same seed gives the same texts on every machine.

They are food for measuring speed and memory. Their events are invented: nothing is learned from what the program reads
in them.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FRAMES = Path(__file__).with_name("dispatches.toml")
FIRST_DAY = date(2024, 1, 1)
DAYS = 900
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "March", "April", "June", "August", "October", "December")
SMALL = ("two", "three", "four", "six", "nine")
SYLLABLES = ("ba", "de", "ka", "li", "mo", "na", "or", "ra", "sa", "te", "ul", "vi", "yo", "za", "hin", "kov")
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One generated text, as a reader would get it, with its date and outlet."""

    text: str
    published: date
    publisher: str


def dispatches(count: int, *, seed: int = 2024) -> Iterator[Dispatch]:
    """`count` reports of about 80 to 400 words, from a dozen wars and in several newsrooms' manners."""
    frames = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    chance = random.Random(seed)
    for _ in range(count):
        yield _dispatch(chance, frames)


def _dispatch(chance: random.Random, frames: dict[str, Any]) -> Dispatch:
    sentences = frames["frames"]
    published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    fill = _filler(chance, chance.choice(frames["theatre"]), sentences, published)
    headline = fill(chance.choice(sentences["headline"]))
    lead = fill(chance.choice(sentences["dateline"])) + fill(chance.choice(sentences["lead"]))
    body = [fill(frame) for frame in chance.sample(sentences["body"], chance.randint(3, 17))]
    paragraphs = [headline, lead]
    while body:
        size = chance.randint(1, 3)
        paragraphs.append(" ".join(body[:size]))
        body = body[size:]
    return Dispatch("\n\n".join(paragraphs), published, chance.choice(sentences["outlet"]))


def _filler(
    chance: random.Random, theatre: dict[str, Any], sentences: dict[str, list[str]], published: date
) -> Callable[[str], str]:
    """A function that fills the slots of a frame; a slot with a capital starts a sentence."""
    words = {**theatre, "outlet": sentences["outlet"], "agency": sentences["agency"]}
    words |= {"small": SMALL, "weekday": WEEKDAYS, "month": MONTHS}
    made: dict[str, Callable[[], str]] = {
        "number": lambda: str(chance.randint(5, 99)),
        "big": lambda: f"{chance.randint(2, 95) * 100:,}",
        "thousands": lambda: f"{chance.randint(2, 120) * 1000:,}",
        "age": lambda: str(chance.randint(19, 78)),
        "name": lambda: f"{_name(chance)} {_name(chance)}",
        "day": lambda: f"{published:%b}. {published.day}",
        "CITY": lambda: str(chance.choice(theatre["place"])).removeprefix("the ").upper(),
    }

    def word(slot: str) -> str:
        if slot in made:
            return made[slot]()
        found = SLOT.sub(lambda inner: word(inner.group(1)), chance.choice(words[slot.lower()]))
        return found[0].upper() + found[1:] if slot[0].isupper() else found

    return lambda frame: SLOT.sub(lambda slot: word(slot.group(1)), frame)


def _name(chance: random.Random) -> str:
    """An invented name: readers meet new ones every day, so a cache of words must not grow with them."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
