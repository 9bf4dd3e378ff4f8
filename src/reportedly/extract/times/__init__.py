"""When: every expression of time in a report as an interval of days."""

from collections.abc import Callable, Iterator, Mapping

from ...model import Precision, Span, TimeSpan
from ..parse import Parse, Passage
from .absolute import read_date, read_month, read_month_day, read_year
from .distances import read_ahead, read_distance, read_duration, read_repeated, read_within
from .ended import read_ended, read_fiscal
from .feasts import read_holiday
from .found import Found, Reading
from .grammar import GRAMMAR
from .joined import join
from .leads import led
from .lexemes import lex
from .moments import read_clock, read_moment
from .portions import read_portion, read_week_of
from .ranges import read_date_range, read_month_range, read_year_range
from .relative import read_every, read_near_day, read_part_of_day, read_phrase, read_weekday
from .seasons import read_century, read_decade, read_half_year, read_quarter, read_season
from .steps import read_day_told, read_edge, read_step, read_weekend, read_year_end

READERS: Mapping[str, Callable[[Found], Reading | None]] = {
    "moment": read_moment,
    "date_range": read_date_range,
    "day_range": read_date_range,
    "week_of": read_week_of,
    "ended": read_ended,
    "date": read_date,
    "month_range": read_month_range,
    "year_range": read_year_range,
    "month": read_month,
    "month_day": read_month_day,
    "every": read_every,
    "weekday": read_weekday,
    "near_day": read_near_day,
    "part_of_day": read_part_of_day,
    "holiday": read_holiday,
    "season": read_season,
    "fiscal": read_fiscal,
    "quarter": read_quarter,
    "half_year": read_half_year,
    "portion": read_portion,
    "century": read_century,
    "decade": read_decade,
    "day_told": read_day_told,
    "step": read_step,
    "weekend": read_weekend,
    "year_end": read_year_end,
    "edge": read_edge,
    "distance": read_distance,
    "ahead": read_ahead,
    "within": read_within,
    "repeated": read_repeated,
    "duration": read_duration,
    "clock": read_clock,
    "year": read_year,
    "phrase": read_phrase,
}
_TELLING = (Precision.HOUR, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)
"""How fine a time must be for others to count from it."""


def find_times(parse: Parse) -> tuple[TimeSpan, ...]:
    """Every expression of time in the report's passages, in order; relative ones count from the report's date.

    A preposition that turns the interval stands in the text ("since August", "in the coming days"), one that only
    places the clause does not ("on Friday" gives "Friday"). Lengths ("for three days") have null ends and a TIMEX3
    duration.
    """
    return tuple(_time(found, read) for passage in parse.passages for found, read in join(_of_passage(parse, passage)))


def _of_passage(parse: Parse, passage: Passage) -> Iterator[tuple[Found, Reading]]:
    lexemes = lex(passage.text)
    at, told = 0, None
    while shape := GRAMMAR.search(lexemes.classes, at):
        found = Found(passage, lexemes, shape.start(), shape.end(), parse.anchor, told)
        read = READERS[shape.lastgroup or ""](found)
        at = shape.end() if read else shape.start() + 1
        if read is None:
            continue
        if read.start is not None and read.end is not None and read.precision in _TELLING:
            told = read
        yield found, read


def _time(found: Found, read: Reading) -> TimeSpan:
    turned = led(found, read)
    result = turned.reading
    lexemes, start = found.lexemes, found.passage.start
    first, last = found.first - turned.before, found.last - 1 + turned.behind
    span = Span(start + lexemes.starts[first], start + lexemes.ends[last])
    return TimeSpan(
        text=found.passage.text[span.start - start : span.end - start],
        span=span,
        start=result.start,
        end=result.end,
        precision=result.precision,
        anchor=result.origin or (found.anchor if result.relative else None),
        value=result.value,
    )
