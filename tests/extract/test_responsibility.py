"""Who is said to have done it, and how surely."""

import pytest
from tests.factory import make_report

from reportedly.extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def held(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    """Name or words of everybody who is held to have done violence, and how."""
    reading = next(extractor.read([make_report(text)]))
    return [
        (a.entity or a.mention, a.responsibility.value) for c in reading.claims for a in c.actors if a.responsibility
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The RSF shelled a market in Omdurman on Sunday.", [("Rapid Support Forces", "fact")]),
        ("The Shining Path claimed responsibility for the ambush near Vizcatan.", [("Shining Path", "claimed")]),
        ("Police blamed the ELN for the bombing of a pipeline.", [("National Liberation Army", "authorities")]),
        ("The defence ministry accused the RSF of shelling a clinic.", [("Rapid Support Forces", "authorities")]),
        ("Amnesty International accused the M23 of shelling villages.", [("M23", "suspected")]),
        ("Hamas denied responsibility for the rocket attack.", [("Hamas", "denied")]),
        ("Boko Haram may have carried out the assassination.", [("Boko Haram", "possible")]),
        ("Suspected Shining Path members killed a mayor.", [("Shining Path", "suspected")]),
        ("The raid was attributed to the Arakan Army.", [("Arakan Army", "suspected")]),
        ("No group has claimed responsibility for the blast in Quetta.", []),
        ("ISWAP claimed the bombing of a market in Gwoza.", [("Islamic State West Africa Province", "claimed")]),
        ("The killings were claimed by the TTP.", [("Tehrik-i-Taliban Pakistan", "claimed")]),
        ("A spokesman for the M23 claimed responsibility for the incident.", [("M23", "claimed")]),
        ("The governor said the Lakurawa were behind the raid.", [("Lakurawa", "authorities")]),
        ("The Houthis plan to strike a port.", []),
        ("Envoys of the Houthis met in Muscat.", []),
    ],
)
def test_how_surely(extractor: Extractor, text: str, expected: list[tuple[str, str]]) -> None:
    assert held(extractor, text) == expected
