import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportedly.model import Span, covered
from reportedly.model.span import Spans

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
READER: TypeAdapter[tuple[Span, ...]] = TypeAdapter(Spans)


@given(SPANS, SPANS)
def test_covering_and_overlapping_agree_with_the_characters(left: Span, right: Span) -> None:
    a, b = set(range(*left)), set(range(*right))
    assert left.covers(right) == (b <= a)
    assert left.overlaps(right) == bool(a & b)
    assert covered([left], right) == (b <= a)


@given(SPANS)
def test_a_span_is_a_pair_in_json(span: Span) -> None:
    text = READER.dump_json((span,)).decode()
    assert text == f"[[{span.start},{span.end}]]"
    assert READER.validate_json(text) == (span,)


@pytest.mark.parametrize("pair", [[3, 3], [5, 2], [-1, 4]])
def test_empty_reversed_and_negative_spans_are_refused(pair: list[int]) -> None:
    with pytest.raises(ValidationError, match="empty, reversed or negative"):
        READER.validate_python([pair])
