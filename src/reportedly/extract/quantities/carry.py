"""What a figure takes over from the ones before it: the noun left out, the whole that it is part of."""

from collections.abc import Sequence

from ...knowledge.tables import table
from ...model import QuantityKind
from ..event_lexicon import noun_class
from .figure import Figure
from .measure_words import OF_PERSONS
from .nouns import name_of, noun_run
from .parts import WINDOW, Placed, next_is_whole, whole_of
from .sorts import SIZES, sort_of

_TO_THE_GOAL = 5
REACH = 3
"""Sentences back in which a left-out noun is looked for."""


def carry(placed: Sequence[Placed]) -> None:
    """Link parts to wholes and fill in units and measures, in the order of telling."""
    for k, this in enumerate(placed):
        figure = this.figure
        if figure.kind not in (QuantityKind.COUNT, QuantityKind.CHANGE, QuantityKind.SIZE):
            continue
        whole = whole_of(placed, k) if figure.kind is not QuantityKind.CHANGE else None
        if whole is not None:
            figure.part_of, figure.partitive = whole.value, True
            if not next_is_whole(placed, k):
                figure.measure = figure.measure or whole.measure
            if figure.noun is None and figure.unit is None:
                figure.unit, figure.sort = whole.unit, whole.sort
        if figure.unit is None:
            _take_unit(placed, k)


def _take_unit(placed: Sequence[Placed], k: int) -> None:
    this = placed[k]
    figure = this.figure
    if _from_total(figure) or _from_toll(figure) or _from_goal(placed, k):
        return
    for earlier in reversed(placed[max(0, k - WINDOW) : k]):
        if this.sentence - earlier.sentence > REACH:
            return
        other = earlier.figure
        same = earlier.sentence == this.sentence
        if figure.measure is None and other.unit is None and other.measure and _restates(figure):
            figure.measure = other.measure
            return
        if other.unit is None or other.kind not in (QuantityKind.COUNT, QuantityKind.CHANGE) or other.sort in SIZES:
            continue
        alone = other.value == 1 and figure.value > 1  # "a policeman was killed and 12 were hurt"
        if ((other.partitive or other.sort is None) and not same) or alone:
            continue
        if other.partitive and figure.measure is not None and figure.part_of is None and _names_whole(placed, k):
            continue  # "killed 17 people, including seven prisoners, and wounded 10"
        if figure.measure in OF_PERSONS and other.sort not in ("person", "fighter", "family", "harm", None):
            continue
        if figure.measure in OF_PERSONS and other.noun is not None and noun_class(other.noun) is not None:
            return  # "three blasts, leaving one dead"
        if other.sort == "harm" and figure.measure not in (None, other.measure):
            continue
        figure.unit, figure.sort = other.unit, other.sort
        if figure.measure is None and _restates(figure):
            figure.measure = other.measure
        return


def _names_whole(placed: Sequence[Placed], k: int) -> bool:
    """Whether the sentence names a whole with its noun before the figure."""
    here = (p.figure for p in placed[:k] if p.sentence == placed[k].sentence)
    return any(f.unit is not None and not f.partitive for f in here)


def _from_goal(placed: Sequence[Placed], k: int) -> bool:
    """ "fell from 1.1 million to some 400,000 people": the noun behind the second number is the first one's, too."""
    if k + 1 == len(placed):
        return False
    this, following = placed[k].figure, placed[k + 1].figure
    doc, opening = this.passage.doc, this.first.i - 1
    led = opening >= 0 and doc[opening].lower_ == "from" and following.passage is this.passage
    if not led or following.unit is None or following.first.i - this.last.i > _TO_THE_GOAL:
        return False
    if doc[this.last.i + 1].lower_ != "to":
        return False
    this.unit, this.sort = following.unit, following.sort
    return True


def _restates(figure: Figure) -> bool:
    """ "the governor put the figure at 40": another number for the same thing."""
    return figure.first.i > 0 and figure.first.nbor(-1).lower_ in ("at", "to")


def _from_toll(figure: Figure) -> bool:
    """ "put the death toll at 45": a toll counts deaths, whatever was counted in the sentence before."""
    if not figure.of_toll:
        return False
    figure.unit, figure.sort = "deaths", "harm"
    return True


def _from_total(figure: Figure) -> bool:
    """ "The number of recruits in Shire has reached 900": the noun behind the total."""
    doc = figure.passage.doc
    totals = frozenset(table("lexicons/numbers")["totals"]["words"])
    for at in range(figure.first.i - 1, figure.first.sent.start - 1, -1):
        token = doc[at]
        if token.tag_ == "CD":
            return False
        if token.lower_ in totals and at + 1 < figure.first.i and doc[at + 1].lower_ == "of":
            begin = at + 3 if doc[at + 2].lower_ in ("the", "its", "their") else at + 2
            run = noun_run(doc, begin)
            if run and run[-1].i < figure.first.i:
                figure.unit, figure.sort = name_of(run), sort_of(run[-1])
                return True
    return False
