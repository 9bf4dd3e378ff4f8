"""Contents cut into propositions: one a finite clause, lists and participles together, figures of their own apart."""

import pytest
from tests.factory import make_parse

from reportedly.extract.clauses import split_clauses

CASES = [
    ("Two tanks burned and a truck was hit.", ["Two tanks burned", "a truck was hit"]),
    ("The town had been shelled and looted.", ["The town had been shelled and looted"]),
    (
        "Sixty men had been killed and nine wounded in the raid.",
        ["Sixty men had been killed and nine wounded in the raid"],
    ),
    ("They have crossed the river and are likely to attack.", ["They have crossed the river", "are likely to attack"]),
    (
        "About 900 guards were sent, with 300 stationed at the dam.",
        ["About 900 guards were sent", "300 stationed at the dam"],
    ),
    (
        "The convoy, which left on Monday, was hit after it stopped.",
        ["The convoy, which left on Monday, was hit after it stopped"],
    ),
    ("If the bridge falls, the town will starve.", ["If the bridge falls, the town will starve"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_claim_a_finite_clause(text: str, expected: list[str]) -> None:
    parse = make_parse(text)
    passage = parse.passages[0]
    clauses = split_clauses(passage, range(len(passage.doc)))
    assert [parse.report.quote(c.span(c.tokens[0], c.tokens[-1])) for c in clauses] == expected
