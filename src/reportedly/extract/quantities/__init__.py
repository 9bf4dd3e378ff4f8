"""How many: every number that counts, with its bound, its unit and what is said of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import Bound, Quantity, QuantityKind, TimeSpan
from ..parse import Parse, Passage
from ..times import find_times
from .bounds import bind
from .carry import carry
from .change import is_change
from .figure import Figure
from .lengths import set_length, time_word
from .measures import measure_of
from .nothing import counts_nothing, masked
from .numeral import Form, Numeral
from .numerals import numerals
from .parts import Placed
from .ranges import Reach, joined
from .single import singles
from .tokens import token_at
from .units import find_unit


def find_quantities(
    parse: Parse, *, times: Sequence[TimeSpan] | None = None, lengths: bool = False
) -> tuple[Quantity, ...]:
    """Every quantity in the report's passages, in order. Dates, ages, designations and lengths of time are none.

    Args:
        times: what `find_times` found in the same parse, if it is at hand; found anew otherwise.
        lengths: whether to give lengths of time and ages too, as sizes.
    """
    told = find_times(parse) if times is None else times
    placed: list[Placed] = []
    sentences = 0
    for passage in parse.passages:
        figures = sorted(_of_passage(passage, told, lengths=lengths), key=lambda figure: figure.start)
        _share_units(figures, passage.text)
        starts = [sentence.start for sentence in passage.doc.sents] if figures else []
        placed += [Placed(f, sentences + sum(start <= f.first.i for start in starts)) for f in figures]
        sentences += len(starts) or 1
    carry(placed)
    return tuple(p.figure.quantity() for p in placed)


def _of_passage(passage: Passage, times: Sequence[TimeSpan], *, lengths: bool) -> Iterator[Figure]:
    text = passage.text
    numbers = list(numerals(text))
    done = 0
    if numbers:
        here = [t for t in times if t.span.start >= passage.start and t.span.end <= passage.start + len(text)]
        hidden = masked(text)
        for reach in joined(text, [n for n in numbers if not any(h.start < n.end and n.start < h.end for h in hidden)]):
            figure = _figure(passage, reach)
            if figure.start >= done and _is_quantity(figure, here, lengths=lengths):
                bind(figure)
                figure.measure = measure_of(figure)
                if figure.kind in (QuantityKind.COUNT, QuantityKind.SHARE, QuantityKind.SIZE) and is_change(figure):
                    figure.kind = QuantityKind.CHANGE
                done = figure.end
                yield figure
    yield from singles(passage, frozenset(number.start for number in numbers))


def _is_quantity(figure: Figure, times: Sequence[TimeSpan], *, lengths: bool) -> bool:
    """Whether the number counts or measures something; sets its unit."""
    unit_of_time = time_word(figure) if lengths and figure.form is not Form.VAGUE else None
    if unit_of_time is not None:
        set_length(figure, unit_of_time)
        return True
    return not counts_nothing(figure, times) and find_unit(figure)


_JOINT = re.compile(r"\s*(?:to|or|and|,|-|–)\s*")


def _share_units(figures: Sequence[Figure], text: str) -> None:
    """ "from 600 to 900 soldiers", "two or three of the boats": the first counts what the second counts."""
    for this, following in pairwise(figures):
        if (
            this.noun is None
            and this.unit is None
            and following.unit
            and _JOINT.fullmatch(text, this.end, following.start)
        ):
            this.unit, this.sort, this.kind = following.unit, following.sort, following.kind


def _figure(passage: Passage, reach: Reach) -> Figure:
    first, second = reach.first, reach.second
    number: Numeral = second or first
    return Figure(
        passage,
        reach.start,
        reach.end,
        token_at(passage.doc, reach.start),
        token_at(passage.doc, reach.end - 1),
        first.low,
        number.high,
        first.form,
        currency=first.currency or number.currency,
        percent=number.percent,
        bound=Bound.BETWEEN if second else Bound.EXACT,
    )
