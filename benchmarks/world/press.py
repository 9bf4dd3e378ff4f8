"""The press of a world: who tells what first, who copies it whole or trimmed, who writes it anew and cites."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from .happen import Event
from .nouns import Statement, Story, Told
from .words import Writer

COPIES = 0.46
"""Share of copies that is aimed at."""


def stories(
    chance: random.Random, frames: Mapping[str, Any], everywhere: Mapping[str, Any], event: Event
) -> list[Story]:
    """Every report of one event, in the order in which they were written."""
    writer = Writer(chance, frames, everywhere, event)
    outlets: list[str] = list(everywhere["outlet"])
    written = [_original(chance, writer, outlets, said, event) for said in _shared_out(chance, event.statements)]
    for story in list(written):
        if chance.random() < 0.45:
            written.append(_rewrite(chance, writer, outlets, story))
    copies = max(1, round(len(written) * COPIES / (1 - COPIES)))
    for _ in range(copies):
        written.append(_copy(chance, writer, outlets, chance.choice([s for s in written if not s.copied]), written))
    return written


def _shared_out(chance: random.Random, statements: Sequence[Statement]) -> list[list[Statement]]:
    """One to three statements a report, none of two days; whoever spoke to one outlet only stands there alone."""
    by_day: dict[date, list[Statement]] = {}
    alone = []
    for statement in statements:
        if statement.source.outlet is None:
            by_day.setdefault(statement.day, []).append(statement)
        else:
            alone.append([statement])
    shared = []
    for day in sorted(by_day):
        left = list(by_day[day])
        chance.shuffle(left)
        while left:
            count = chance.randint(1, 3)
            shared.append(left[:count])
            left = left[count:]
    return shared + alone


def _original(
    chance: random.Random, writer: Writer, outlets: Sequence[str], said: Sequence[Statement], event: Event
) -> Story:
    own = said[0].source.outlet
    outlet = own if own in outlets else chance.choice(outlets)
    told = [writer.told(statement, carried=chance.random() < 0.35) for statement in said]
    asides = writer.background(chance.randint(4, 7))
    denial = [writer.denial()] if event.kind == "killed" and chance.random() < 0.3 else []
    paragraphs = [writer.lead(), *(t.sentence for t in told), *denial]
    half = len(asides) // 2
    body = (" ".join(paragraphs[:2]), *paragraphs[2:], " ".join(asides[:half]), " ".join(asides[half:]))
    return Story(str(outlet), max(s.day for s in said), writer.headline(), body, tuple(told))


def _rewrite(chance: random.Random, writer: Writer, outlets: Sequence[str], story: Story) -> Story:
    """One or two of a story's statements in other words, with the outlet that had them."""
    outlet = chance.choice([o for o in outlets if o != story.outlet])
    told = chance.sample(story.told, min(len(story.told), chance.randint(1, 2)))
    bare = len(story.told) == 1 and chance.random() < 0.3
    again = tuple(writer.rewritten(t, story.outlet, bare=bare, mistranslated=chance.random() < 0.04) for t in told)
    asides = writer.background(chance.randint(3, 5))
    body = (writer.lead(), *(t.sentence for t in again), " ".join(asides[:2]), " ".join(asides[2:]))
    return Story(outlet, _next(chance, story.published), writer.headline(), body, again, rewritten=True)


def _copy(
    chance: random.Random, writer: Writer, outlets: Sequence[str], story: Story, written: Sequence[Story]
) -> Story:
    """The same words at another outlet: whole, without the end, or with a credit line."""
    taken = {s.outlet for s in written if s.told == story.told}
    outlet = chance.choice([o for o in outlets if o not in taken] or [o for o in outlets if o != story.outlet])
    headline = story.headline if chance.random() < 0.6 else writer.headline()
    manner = chance.choice(("whole", "trimmed", "credited"))
    body = story.paragraphs
    if manner == "trimmed" and len(body) > 2:
        body = body[:-1]
    elif manner == "credited":
        body = (*body, writer.credit(story.outlet))
    published = _next(chance, story.published)
    return replace(story, outlet=outlet, published=published, headline=headline, paragraphs=body, copied=True)


def _next(chance: random.Random, day: date) -> date:
    return day + timedelta(days=chance.randint(0, 1))


def tellers(story: Story) -> tuple[Told, ...]:
    """The statements that a story tells; a trimmed copy may have lost some."""
    return tuple(t for t in story.told if t.sentence in story.text)
