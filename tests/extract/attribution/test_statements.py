"""Who says what, on whose word, and what is done by saying it: the rules on `tests/tables/chains.toml`."""

import tomllib
from pathlib import Path

import pytest
from tests.factory import make_parse

from reportedly.extract.contents import find_told
from reportedly.extract.quotations import find_quotations

TABLE = Path(__file__).parents[2] / "tables" / "chains.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:50] for c in CASES])
def test_each_claim_has_its_chain_and_its_act(case: dict[str, object]) -> None:
    parse = make_parse(str(case["text"]))
    found = []
    for told in find_told(parse, find_quotations(parse.report))[0]:
        words = told.clause.span(told.clause.tokens[0], told.clause.tokens[-1])
        chain = " < ".join(parse.report.quote(step.source.span) for step in told.chain)
        if told.chain:
            found.append([chain, str(told.chain[-1].cue.act), parse.report.quote(words)])
    assert found == case["told"]
