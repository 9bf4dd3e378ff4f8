"""Words given back to the verb that lost them."""

import pytest
from tests.factory import make_parse

from reportedly.extract.mending import mended
from reportedly.extract.syntax import child


@pytest.mark.parametrize(
    ("text", "verb", "label", "word"),
    [
        ("The navy said Friday it had boarded a tanker off Hodeidah.", "said", "npadvmod", "Friday"),
        (
            "The paper could not verify the tolls and a minister could not be reached.",
            "reached",
            "nsubjpass",
            "minister",
        ),
        ("According to Ali Noor, the mayor, the raid killed 14 people in Jowhar.", "killed", "nsubj", "raid"),
    ],
)
def test_the_verb_has_it(text: str, verb: str, label: str, word: str) -> None:
    doc = mended(make_parse(text).passages[0].doc)
    found = child(next(t for t in doc if t.text == verb), label)
    assert found is not None
    assert found.text == word


def test_charges_behind_a_comma_are_a_noun() -> None:
    text = "The panel has accused Kigali of sending guns, charges that Rwanda denies."
    charges = next(t for t in mended(make_parse(text).passages[0].doc) if t.text == "charges")
    assert (charges.pos_, charges.dep_) == ("NOUN", "appos")
