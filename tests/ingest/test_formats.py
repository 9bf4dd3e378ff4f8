import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, InputError, OversizedInput, UnreadableInput
from reportedly.ingest import Intake, Item
from reportedly.ingest.formats import InputFormat, format_of, formats
from reportedly.model import Report

PLAIN = [form.name for form in formats().values() if form.plain]


def read(data: bytes, form: InputFormat | None = None, *, max_bytes: int = 5_000_000) -> list[Item]:
    with Intake(max_bytes=max_bytes) as intake:
        return list(intake.read_bytes(data, name="in/wire", format=form))


@pytest.mark.parametrize(
    ("suffix", "form"),
    [(".txt", "text"), (".MD", "markdown"), (".ndjson", "jsonl"), (".PDF", "pdf"), (".exe", None), ("", None)],
)
def test_suffixes_tell_formats(suffix: str, form: str | None) -> None:
    assert format_of(suffix) == form


def test_a_bad_record_is_an_error_with_its_line_and_the_others_go_on() -> None:
    data = b'{"text": "Two died."}\n\n{"text": 3}\n{"text": "  "}\nnonsense\n{"text": "Three died.", "id": "x"}'
    first, *errors, last = read(data, InputFormat.JSONL)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.text, last.text, last.record_id, last.source_name) == ("Two died.", "Three died.", "x", "in/wire")
    assert [(type(e), e.name) for e in errors if isinstance(e, InputError)] == [
        (UnreadableInput, "in/wire:3"),
        (EmptyInput, "in/wire:4"),
        (UnreadableInput, "in/wire:5"),
    ]


@pytest.mark.parametrize("start", ["", "\ufeff", "  "])
def test_records_are_known_by_their_first_characters(start: str) -> None:
    (report,) = read(f'{start}{{ "text": "Two died." }}'.encode())
    assert isinstance(report, Report)
    assert report.text == "Two died."


@pytest.mark.parametrize("text", ["{Two} died.", 'Two died.\n{"text": 1}\n', '["a"]'])
def test_other_streams_are_one_text(text: str) -> None:
    (report,) = read(text.encode())
    assert isinstance(report, Report)
    assert report.text == text


def test_the_limit_holds_for_each_record() -> None:
    record = json.dumps({"text": "x" * 50}).encode()
    huge = json.dumps({"text": "y" * 5000}).encode()
    results = read(b"\n".join([record, huge, record]), InputFormat.JSONL, max_bytes=100)
    assert [type(r) for r in results] == [Report, OversizedInput, Report]


@pytest.mark.parametrize("form", [None, InputFormat.TEXT, InputFormat.MARKDOWN])
def test_the_limit_holds_for_a_text(form: InputFormat | None) -> None:
    (report,) = read(b"x" * 100, form, max_bytes=100)
    assert isinstance(report, Report)
    (error,) = read(b"x\n" * 51, form, max_bytes=100)
    assert isinstance(error, OversizedInput)


def test_a_file_that_is_no_text_is_one_error() -> None:
    data = "\n".join(['{"text": "Two died."}'] * 50).encode("utf-16")
    (error,) = read(data, InputFormat.JSONL)
    assert isinstance(error, UnreadableInput)


@given(
    st.lists(
        st.text(min_size=1).filter(lambda t: t.strip("\ufeff \n\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")),
        max_size=5,
    ),
    st.booleans(),
)
def test_records_round_trip(texts: list[str], ascii_only: bool) -> None:
    data = "".join(json.dumps({"text": t}, ensure_ascii=ascii_only) + "\n" for t in texts)
    plain = [r.text for t in texts for r in read(t.encode(), InputFormat.TEXT) if isinstance(r, Report)]
    found = read(data.encode(), InputFormat.JSONL)
    assert all(text in [r.text for r in found if isinstance(r, Report)] for text in plain)
    assert len(found) == len(texts)


@given(st.binary(max_size=300), st.sampled_from(PLAIN))
def test_any_bytes_are_reports_or_errors(data: bytes, form: InputFormat | None) -> None:
    for result in read(data, form):
        assert isinstance(result, Report | InputError)
