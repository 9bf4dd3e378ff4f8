"""A world from a seed, and what is true of it."""

import random
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from reportedly.model import Bound

from .happen import Event, events
from .nouns import Answer, Number, Question, Statement, Story, World
from .press import stories, tellers

_HERE = Path(__file__).parent
_TOLL, _STOCK = timedelta(days=1), timedelta(days=2)


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def world(seed: int, *, frames: str = "developed") -> World:
    """One world. `frames`: `developed` or `scored`, which are never mixed."""
    chance = random.Random(f"{seed} {frames}")
    data = _data("theatres")
    theatre = data["theatre"][seed % len(data["theatre"])]
    happened = events(chance, theatre, data["everywhere"])
    told = [s for event in happened for s in stories(chance, _data("frames")[frames], data["everywhere"], event)]
    ordered = tuple(sorted(told, key=lambda s: s.published))
    return World(seed, theatre["name"], ordered, tuple(_answers(happened, ordered)))


def _answers(happened: Sequence[Event], told: Sequence[Story]) -> list[Answer]:
    questions = dict.fromkeys(q for e in happened for s in e.statements for q, _ in s.numbers)
    return [_answer(question, told) for question in questions]


def _answer(question: Question, told: Sequence[Story]) -> Answer:
    where: dict[str, set[int]] = defaultdict(set)
    said: dict[str, Statement] = {}
    for place, story in enumerate(told):
        for each in tellers(story):
            statement = each.statement
            if any(q == question for q, _ in statement.numbers):
                key = statement.source.key
                where[key].add(place)
                if key not in said or said[key].day < statement.day:
                    said[key] = statement
    pairs = {pair for places in where.values() for pair in combinations(sorted(places), 2)}
    return Answer(question, frozenset(where), _disputed(question, list(said.values())), frozenset(pairs))


def _disputed(question: Question, latest: Sequence[Statement]) -> bool:
    """Whether the last figures of two sources, told at most a day apart (of soldiers two), cannot both be."""
    near = _TOLL if question.measure else _STOCK
    return any(
        abs(one.day - other.day) <= near and _exclude(dict(one.numbers)[question], dict(other.numbers)[question])
        for one, other in combinations(latest, 2)
    )


def _exclude(one: Number, other: Number) -> bool:
    """After DESIGN's tolerance: "about 300" is 270 to 330."""
    (low, high), (other_low, other_high) = _ends(one), _ends(other)
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )


def _ends(number: Number) -> tuple[float | None, float | None]:
    if number.bound is Bound.ABOUT and number.low is not None:
        return number.low * 0.9, number.low * 1.1
    return number.low, number.high
