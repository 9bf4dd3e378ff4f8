"""Interviews and briefings in turns: who answers says it, who asks says nothing, nobody else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse, make_report

from reportedly.extract.contents import find_told
from reportedly.extract.parse import parse_reports
from reportedly.extract.quotations import find_quotations
from reportedly.knowledge.language import load_language

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "The envoy, Sameh Hadi, told the radio that talks had failed.\nQ: Who bombed the mill?\nA: The militia did.\n"
        "Q: Will you go back?\nA: We will go in May.\nWe told the mediators so.",
        [
            ("The envoy, Sameh Hadi", "talks had failed"),
            ("The envoy, Sameh Hadi", "The militia did"),
            ("The envoy, Sameh Hadi", "We will go in May"),
            ("The envoy, Sameh Hadi", "We told the mediators so"),
        ],
    ),
    (
        "QUESTION: How many were killed?\nMS. OKELLO: The prefect says 40 died.\nQUESTION: Is that true?\n"
        "MS. OKELLO (by phone): We believe so. The road is open.",
        [("MS. OKELLO < The prefect", "40 died"), ("MS. OKELLO", "We believe so"), ("MS. OKELLO", "The road is open")],
    ),
    (
        "The Courier: Who fired first?\nAhmed Yusuf: The garrison fired first.\nThe Courier: Did you see it?\n"
        "Ahmed Yusuf: I stood on the roof.",
        [("Ahmed Yusuf", "The garrison fired first"), ("Ahmed Yusuf", "I stood on the roof")],
    ),
    # Nobody is introduced: the answers are nobody's, not the report's own.
    ("Q: Who fired?\nA: The garrison fired first.\nQ: When?\nA: The shells came at dawn.", []),
]


def told(text: str) -> list[tuple[str, str]]:
    parse = make_parse(text)
    found, _ = find_told(parse, find_quotations(parse.report))
    return [
        (
            " < ".join(parse.report.quote(s.source.span) for s in t.chain),
            parse.report.text[
                t.clause.span(t.clause.tokens[0]).start : t.clause.span(t.clause.tokens[0], t.clause.tokens[-1]).end
            ],
        )
        for t in found
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_answers_says_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_lines_of_a_ticker_are_no_transcript() -> None:
    lines = "Israel's army: three rockets fell near Meron.\nThe governor: the bridge is closed.\nThe road is open."
    assert [source for source, _ in told(lines)] == ["Israel's army", "The governor", ""]


TURN = st.tuples(st.sampled_from(["Q", "A", "MR. KO", "Ko", ""]), st.text("ab. ?:“\"'—\t", max_size=12))


@given(st.lists(TURN, max_size=6))
def test_any_turns_are_read(turns: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{label}: {words}" if label else words for label, words in turns) or "-"
    for parse in parse_reports(load_language(), [make_report(text)]):
        find_told(parse, find_quotations(parse.report))
