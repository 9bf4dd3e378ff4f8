"""Whether the model sees a clause in the same mouth as the rules."""

import pytest
from tests.factory import make_parse

from reportedly.extract.attribution.linker import Tagged
from reportedly.extract.attribution.tagger import Role, TaggedSpan
from reportedly.extract.attribution.views import View
from reportedly.extract.contents import find_told
from reportedly.extract.parse import Parse

TEXT = "The governor of Kassala told the bishop that four barges sank."


def learned(parse: Parse, source: str | None, content: str, *, score: float = 0.9) -> Tagged:
    def span(words: str, role: Role) -> TaggedSpan:
        start = parse.passages[0].text.index(words)
        return TaggedSpan(0, start, start + len(words), role, 0.9)

    named = () if source is None else (span(source, Role.SOURCE),)
    return Tagged(named, (span("told", Role.CUE),), (span(content, Role.CONTENT),), score)


@pytest.mark.parametrize(
    ("source", "content", "view"),
    [
        ("The governor of Kassala", "four barges sank", View.SAME),
        ("governor", "that four barges sank", View.SAME),
        ("the bishop", "four barges sank", View.OTHER),
        ("The governor", "barges", View.NONE),
        (None, "four barges sank", View.NONE),
    ],
)
def test_the_view_of_a_told_clause(source: str | None, content: str, view: View) -> None:
    parse = make_parse(TEXT)
    told, _ = find_told(parse, [], [learned(parse, source, content)])
    assert [t.view for t in told] == [view]


def test_the_reports_own_voice() -> None:
    parse = make_parse("Four barges sank off Kassala on Monday, and the mayor told nobody.")
    doubtful = learned(parse, "the mayor", "Four barges sank off Kassala", score=0.5)
    other = find_told(parse, [], [doubtful])[0]
    assert (other[0].chain, other[0].view) == ((), View.OTHER)
    alone = find_told(parse, [], [])[0]
    assert (alone[0].chain, alone[0].view) == ((), View.SAME)


def test_without_the_model_there_is_no_view() -> None:
    assert [t.view for t in find_told(make_parse(TEXT), [])[0]] == [None]
