"""Small values that many rows share (questions, origins), kept once as JSON."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, exists, insert, select

from .tellings import pieces
from .weighed_schema import answers, voices, wordings

_w = wordings.c


def wording_numbers(connection: Connection, told: Collection[str]) -> Mapping[str, int]:
    """The number of each value; those that are new get one."""
    wanted = sorted(set(told))
    found = _numbers(connection, wanted)
    fresh = [value for value in wanted if value not in found]
    if fresh:
        connection.execute(insert(wordings), [{"told": value} for value in fresh])
        found |= _numbers(connection, fresh)
    return found


def _numbers(connection: Connection, wanted: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in pieces(wanted):
        found |= {row.told: row.seq for row in connection.execute(select(_w.seq, _w.told).where(_w.told.in_(some)))}
    return found


def told_at(connection: Connection, numbers: Collection[int]) -> Mapping[int, str]:
    """The values with these numbers."""
    found: dict[int, str] = {}
    for some in pieces(sorted(set(numbers))):
        found |= {row.seq: row.told for row in connection.execute(select(_w.seq, _w.told).where(_w.seq.in_(some)))}
    return found


def wordings_of(connection: Connection, report: str) -> set[int]:
    """The values that rows of a report use."""
    asked = (
        select(answers.c.own).where(answers.c.report == report),
        select(answers.c.asked).where(answers.c.report == report),
        select(voices.c.told).where(voices.c.report == report),
    )
    return {number for each in asked for number in connection.execute(each).scalars()}


def forget_wordings(connection: Connection, numbers: Collection[int]) -> None:
    """Take out those of these values that nothing uses any more; looks through everything."""
    used = [exists().where(column == _w.seq) for column in (answers.c.own, answers.c.asked, voices.c.told)]
    for some in pieces(sorted(numbers)):
        connection.execute(delete(wordings).where(_w.seq.in_(some), *(~each for each in used)))
