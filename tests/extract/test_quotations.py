"""Quotations: balanced, nested, left open, running over paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report

from reportedly.extract.quotations import find_quotations

CASES = [
    ('"We left at dawn," the nurse said.', ["We left at dawn,"]),
    ("“We left at dawn,” the nurse said. “Nobody stopped us.”", ["We left at dawn,", "Nobody stopped us."]),
    ("The mayor called it “a ‘small’ matter” on Friday.", ["a ‘small’ matter"]),
    ("‘They don’t care about our sons,’ she said.", ["They don’t care about our sons,"]),
    ("He spoke of the 'special operation' in the east.", ["special operation"]),
    ("The rebels' guns and the soldiers' boots were gone.", []),
    ("„Wir bleiben“, said the sign; «Nous partons», said the other.", ["Wir bleiben", "Nous partons"]),
    ('A 5" pipe burst near the depot.', []),
    ("``It is over,'' he said.", ["It is over,"]),
    ('The pipe is 5" wide and no mark closes.', []),
    ("“The guard told us “go home” at noon,” she said.", ["The guard told us “go home” at noon,"]),
    ("“The guard told us “go home at noon,” she said.", ["The guard told us “go home at noon,"]),
    ("»Wir bleiben«, said the sign; ”Vi stannar”, said the other.", ["Wir bleiben", "Vi stannar"]),
    ("The sign read 「ここは安全」 and 『立入禁止』.", ["ここは安全", "立入禁止"]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_the_words_between_marks_are_quoted(text: str, inner: list[str]) -> None:
    report = make_report(text)
    assert [report.quote(q.inner) for q in find_quotations(report)] == inner


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    report = make_report("“We had no water.\n“Then the shelling began,” she said.")
    first, second = find_quotations(report)
    assert report.quote(first.inner) == "We had no water."
    assert report.quote(second.inner) == "Then the shelling began,"
    assert (first.continued, second.continued) == (False, True)


def test_a_mark_left_open_swallows_no_further_paragraph() -> None:
    report = make_report("“We had no water.\nThe road was closed.")
    assert [report.quote(q.inner) for q in find_quotations(report)] == ["We had no water."]


@given(st.text(alphabet=st.sampled_from("ab .\n,\"'“”‘’«»„`"), max_size=60))
def test_any_marks_give_ordered_spans_inside_the_text(text: str) -> None:
    if not text.strip():
        return
    report = make_report(text)
    last = 0
    for quotation in find_quotations(report):
        assert last <= quotation.outer.start <= quotation.inner.start < quotation.inner.end <= quotation.outer.end
        assert quotation.outer.end <= len(text)
        last = quotation.outer.end
