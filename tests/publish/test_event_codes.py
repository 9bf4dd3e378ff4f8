"""Events as CAMEO and ACLED code them."""

import pytest
from tests.factory import make_report

from reportedly.extract.pipeline import Extractor
from reportedly.knowledge.tables import table
from reportedly.model import EventType
from reportedly.publish.event_codes import Acled, acled, cameo


def test_every_type_has_a_code_without_a_mode() -> None:
    rows = table("codes/events")["row"]
    assert {row["type"] for row in rows if not row["mode"]} == {kind.value for kind in EventType}


def test_every_mode_of_the_lexicon_has_its_own_row() -> None:
    coded = {(row["type"], row["mode"]) for row in table("codes/events")["row"]}
    assert {(c["type"], c["mode"]) for c in table("lexicons/events")["class"]} <= coded


@pytest.mark.parametrize(
    ("text", "code", "pair"),
    [
        ("Turkish jets bombed a village.", "195", Acled("Explosions/Remote violence", "Air/drone strike")),
        ("Soldiers attacked three farmers.", "190", Acled("Violence against civilians", "Attack")),
        ("Chadian soldiers attacked rebels.", "190", Acled("Battles", "Armed clash")),
        ("Police arrested an editor in Minsk.", "173", Acled("Strategic developments", "Arrests")),
        ("Ghana condemned the coup.", "111", None),
    ],
)
def test_codes(text: str, code: str, pair: Acled | None) -> None:
    claim = next(Extractor().read([make_report(text)])).claims[0]
    assert (cameo(claim), acled(claim)) == (code, pair)
