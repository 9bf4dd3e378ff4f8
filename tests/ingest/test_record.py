import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UnreadableInput
from reportedly.ingest.given import Given
from reportedly.ingest.record import parse_record, record_id, record_text, told_by

NAME = "wire.jsonl:12"


def read_all(record: dict[str, object]) -> tuple[str, str | None, Given]:
    return record_text(record, NAME), record_id(record, NAME), told_by(record, NAME)


def test_a_record_tells_of_its_text() -> None:
    line = (
        '{"id": 7, "text": "Two died.", "published": "2023-10-08T09:00:00Z", "publisher": "Harbour Wire", "mood": []}'
    )
    record = parse_record(line, NAME)
    assert record_text(record, NAME) == "Two died."
    assert record_id(record, NAME) == "7"
    assert told_by(record, NAME) == Given(published=date(2023, 10, 8), publisher="Harbour Wire")


def test_null_and_blank_values_say_nothing() -> None:
    assert told_by({"title": None, "url": " ", "published": ""}, NAME) == Given()
    assert record_id({"id": None}, NAME) is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no JSON: .* at character 2"),
        ("[1, 2]", "is no JSON object but a list"),
        ("null", "is no JSON object but null"),
        ("[" * 100_000, "is no JSON: too deep"),
        ("9" * 10_000, "is no JSON"),
    ],
)
def test_broken_records_name_their_line(line: str, problem: str) -> None:
    with pytest.raises(UnreadableInput, match=f"^{NAME}: {problem}"):
        parse_record(line, NAME)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({}, 'has no "text"'),
        ({"text": 5}, '"text" is a number, not a string'),
        ({"text": "a", "id": True}, '"id" is true or false'),
        ({"text": "a", "publisher": ["x"]}, '"publisher" is a list'),
        ({"text": "a", "url": {"x": 1}}, '"url" is an object'),
        ({"text": "a", "published": 1699999999}, '"published" is a number'),
        ({"text": "a", "published": "last week"}, "\"published\" is no date: 'last week'"),
        ({"text": "a", "published": "2024-13-01"}, '"published" is no date'),
    ],
)
def test_wrong_types_are_named(record: dict[str, object], problem: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_all(record)
    assert problem in str(caught.value)


@given(st.text(max_size=100))
def test_any_line_is_a_record_or_a_clear_error(line: str) -> None:
    with contextlib.suppress(UnreadableInput):
        assert isinstance(parse_record(line, NAME), dict)
