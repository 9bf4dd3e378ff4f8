"""Claims underlined in place: nothing of the text is lost, and overlapping claims stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.underline import Line, Mark, Stroke, underlined
from reportedly.model import Span

TEXT = "Two were killed, the mayor said, and nine are missing."


def spans(size: int) -> st.SearchStrategy[tuple[Span, ...]]:
    edges = st.sets(st.integers(0, size), min_size=2, max_size=6).map(sorted)
    return edges.map(lambda e: tuple(Span(a, b) for a, b in zip(e[::2], e[1::2], strict=False)))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(st.text(min_size=1, max_size=60))
    found = draw(st.lists(spans(len(text)), max_size=8))
    return text, tuple(Mark(f"c_{n}", draw(st.sampled_from(Stroke)), each) for n, each in enumerate(found))


@given(marked())
def test_the_text_comes_out_letter_for_letter(given: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = given
    pieces = underlined(text, Span(0, len(text)), marks)
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        under = {i for p in pieces if any(line.claim == mark.claim for line in p.lines) for i in range(*p.span)}
        assert under == {i for span in mark.spans for i in range(*span)}
        assert sum(p.ends.count(mark.claim) for p in pieces) == 1


@given(marked())
def test_no_two_underlines_share_a_lane_and_a_claim_keeps_its_own(given: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = given
    pieces = underlined(text, Span(0, len(text)), marks)
    for piece in pieces:
        assert len({line.lane for line in piece.lines}) == len(piece.lines)
    for mark in marks:
        assert len({line.lane for p in pieces for line in p.lines if line.claim == mark.claim}) <= 1


def test_a_claim_within_another_is_drawn_below_it() -> None:
    outer = Mark("c_a", Stroke.SOLID, (Span(0, 53),))
    inner = Mark("c_b", Stroke.DOTTED, (Span(4, 15),))
    pieces = underlined(TEXT, Span(0, len(TEXT)), (inner, outer))
    assert [(p.text, [line.lane for line in p.lines], p.ends) for p in pieces] == [
        ("Two ", [0], ()),
        ("were killed", [0, 1], ("c_b",)),
        (", the mayor said, and nine are missing", [0], ("c_a",)),
        (".", [], ()),
    ]
    assert pieces[1].lines[1] == Line("c_b", Stroke.DOTTED, 1)


def test_a_claim_that_reaches_out_of_the_block_is_cut_and_has_its_number_where_it_ends() -> None:
    mark = Mark("c_a", Stroke.DASHED, (Span(0, 15), Span(33, 40)))
    first = underlined(TEXT, Span(0, 20), [mark])
    second = underlined(TEXT, Span(20, 54), [mark])
    assert [p.ends for p in first] == [(), ()]
    assert [(p.text, p.ends) for p in second if p.lines] == [("and nin", ("c_a",))]
