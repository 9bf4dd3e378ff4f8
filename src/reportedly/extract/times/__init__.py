"""When: every expression of time in a report as an interval of days."""

from collections.abc import Callable, Mapping

from ...model import Precision, Span, TimeSpan
from ..parse import Parse, Passage
from .absolute import read_date, read_month, read_year
from .distances import read_ahead, read_distance, read_duration, read_repeated, read_within
from .found import Found, Reading
from .grammar import GRAMMAR
from .leads import led
from .lexemes import lex
from .ranges import read_date_range, read_month_range, read_weekday_range, read_year_range
from .relative import read_clock, read_near_day, read_part_of_day, read_phrase, read_weekday
from .seasons import read_century, read_decade, read_half_year, read_holiday, read_quarter, read_season
from .steps import read_edge, read_step, read_weekend

READERS: Mapping[str, Callable[[Found], Reading | None]] = {
    "date_range": read_date_range,
    "day_range": read_date_range,
    "date": read_date,
    "month_range": read_month_range,
    "weekday_range": read_weekday_range,
    "year_range": read_year_range,
    "month": read_month,
    "weekday": read_weekday,
    "near_day": read_near_day,
    "part_of_day": read_part_of_day,
    "holiday": read_holiday,
    "season": read_season,
    "quarter": read_quarter,
    "half_year": read_half_year,
    "century": read_century,
    "decade": read_decade,
    "step": read_step,
    "weekend": read_weekend,
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


def find_times(parse: Parse) -> tuple[TimeSpan, ...]:
    """Every expression of time in the report's passages, in order; relative ones count from the report's date.

    A preposition that turns the interval stands in the text ("since August", "in the coming days"), one that only
    places the clause does not ("on Friday" gives "Friday"). Lengths ("for three days") have null ends and a TIMEX3
    duration.
    """
    return tuple(time for passage in parse.passages for time in _of_passage(parse, passage))


def _of_passage(parse: Parse, passage: Passage) -> list[TimeSpan]:
    lexemes = lex(passage.text)
    times: list[TimeSpan] = []
    at, told = 0, None
    while shape := GRAMMAR.search(lexemes.classes, at):
        found = Found(passage, lexemes, shape.start(), shape.end(), parse.anchor, told)
        read = READERS[shape.lastgroup or ""](found)
        at = shape.end() if read else shape.start() + 1
        if read is None:
            continue
        if read.start is not None and read.start == read.end and read.precision is Precision.DAY:
            told = read.start
        times.append(_time(found, read))
    return times


def _time(found: Found, read: Reading) -> TimeSpan:
    turned = led(found, read)
    first = found.first - 1 if turned else found.first
    lexemes, start = found.lexemes, found.passage.start
    span = Span(start + lexemes.starts[first], start + lexemes.ends[found.last - 1])
    result = turned or read
    return TimeSpan(
        text=found.passage.text[span.start - start : span.end - start],
        span=span,
        start=result.start,
        end=result.end,
        precision=result.precision,
        anchor=found.anchor if result.relative or turned else None,
        value=result.value,
    )
