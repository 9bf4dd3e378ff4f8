"""Arcs set anew never run in a circle."""

import pytest
from tests.factory import make_parse

from reportedly.extract.mending import mended


@pytest.mark.parametrize(
    "text",
    [
        "A confidential report from the Office of Rural Safety (ORS) -- the small agency that advises Kenyan President"
        " William Ruto -- says that 15 of those held are linked to raids.",
    ],
)
def test_every_word_hangs_on_a_root(text: str) -> None:
    doc = mended(make_parse(text).passages[0].doc)
    for token in doc:
        at = token
        for _ in range(len(doc)):
            at = at.head
        assert at.head.i == at.i
