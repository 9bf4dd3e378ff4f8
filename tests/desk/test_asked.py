"""A query string becomes what a page asks for, or is refused with its name."""

from contextlib import suppress
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from reportedly.desk.asked import asked
from reportedly.desk.route import ASKED
from reportedly.errors import SettingsError


class Colour(StrEnum):
    RED = "red"


class Asked(BaseModel):
    model_config = ASKED
    id: str = ""
    since: date | None = None
    colour: Colour | None = None
    size: int = 1
    tag: tuple[str, ...] = ()


class Nothing(BaseModel):
    model_config = ASKED


READ = [
    ([], {}, Asked()),
    ([("since", "2026-03-01"), ("colour", "red")], {}, Asked(since=date(2026, 3, 1), colour=Colour.RED)),
    ([("since", ""), ("colour", "")], {}, Asked()),
    ([("size", "1"), ("size", "2")], {}, Asked(size=2)),
    ([("tag", "a"), ("tag", ""), ("tag", "b")], {}, Asked(tag=("a", "b"))),
    ([("id", "from the query")], {"id": "from the path"}, Asked(id="from the path")),
]


@pytest.mark.parametrize(("pairs", "path", "expected"), READ)
def test_parameters_are_read(pairs, path, expected) -> None:
    assert asked(Asked, pairs, path=path) == expected


REFUSED = [
    ([("colr", "red")], "there is no parameter 'colr' here", "known: id, since, colour, size, tag"),
    ([("colour", "green")], "colour: ", None),
    ([("since", "yesterday")], "since: ", None),
    ([("size", "many")], "size: ", None),
]


@pytest.mark.parametrize(("pairs", "told", "remedy"), REFUSED)
def test_what_makes_no_sense_is_told_by_its_name(pairs, told: str, remedy: str | None) -> None:
    with pytest.raises(SettingsError) as refusal:
        asked(Asked, pairs, path={})
    assert refusal.value.message.startswith(told)
    assert refusal.value.remedy == remedy


def test_a_page_that_takes_nothing_says_so() -> None:
    with pytest.raises(SettingsError) as refusal:
        asked(Nothing, [("x", "1")], path={})
    assert refusal.value.remedy == "it takes none"


@given(st.lists(st.tuples(st.text(), st.text())))
def test_whatever_is_sent_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    with suppress(SettingsError):
        assert asked(Asked, pairs, path={}).size
