"""Who may be one: proposals, and what is no reason for one."""

import pytest

from reportedly.assess.identities import named
from reportedly.assess.suggesting import likely_same, skeleton
from reportedly.model import Origin, SourceKind

K = SourceKind


def origin(name: str, kind: SourceKind, affiliation: str | None = None, *, anonymous: bool = False) -> Origin:
    return Origin(id=named(name), name=name, kind=kind, affiliation=affiliation, anonymous=anonymous)


ALIKE = [
    ("Ruiz", "Ana Ruiz", K.OFFICIAL, "COL"),
    ("A. Ruiz", "Ana Ruiz", K.OFFICIAL, "COL"),
    ("Yahya Saree", "Yahya Sarea", K.OFFICIAL, "YEM"),
    ("Oleksandr Syrsky", "Oleksandr Syrskyi", K.OFFICIAL, "UKR"),
    ("Mohamed Hamdan Dagalo", "Mohammed Hamdan Daglo", K.OFFICIAL, "SDN"),
    ("Mali Health Ministry", "Health Ministry of Mali", K.AUTHORITY, "MLI"),
    ("Sana'a Centre for Studies", "Centre for Studies in Sana'a", K.ORGANISATION, None),
]
APART = [
    ("Ana Ruiz", "Luis Ruiz", K.OFFICIAL, "COL"),
    ("mayor of Sirte", "governor of Sirte", K.OFFICIAL, "LBY"),
    ("Health Ministry", "Defence Ministry", K.AUTHORITY, "MLI"),
    ("Min Aung Hlaing", "Zaw Min Tun", K.OFFICIAL, "MMR"),
    ("Radio Okapi", "Radio Sol", K.OUTLET, None),
]


@pytest.mark.parametrize(("one", "other", "kind", "affiliation"), ALIKE)
def test_who_may_be_one_is_proposed(one: str, other: str, kind: SourceKind, affiliation: str | None) -> None:
    pair = [origin(one, kind, affiliation), origin(other, kind, affiliation)]
    [proposal] = likely_same(pair)
    assert {proposal.origin.name, proposal.other.name} == {one, other}
    assert proposal.reason
    assert likely_same(pair, apart=[frozenset(o.id for o in pair)]) == ()
    assert likely_same(reversed(pair)) == (proposal,)


@pytest.mark.parametrize(("one", "other", "kind", "affiliation"), APART)
def test_who_cannot_be_one_is_not_proposed(one: str, other: str, kind: SourceKind, affiliation: str | None) -> None:
    assert likely_same([origin(one, kind, affiliation), origin(other, kind, affiliation)]) == ()


def test_those_of_two_countries_or_kinds_or_without_a_name_are_not_proposed() -> None:
    ruiz = origin("Ruiz", K.OFFICIAL, "COL")
    others = [
        origin("Ana Ruiz", K.OFFICIAL, "MEX"),
        origin("Ana María Ruiz", K.ANALYST, "COL"),
        origin("an aide of Ruiz", K.OFFICIAL, "COL", anonymous=True),
    ]
    assert likely_same([ruiz, *others]) == ()


def test_the_fuller_name_is_kept() -> None:
    [proposal] = likely_same([origin("Ana Ruiz", K.OFFICIAL), origin("Ruiz", K.OFFICIAL)])
    assert proposal.other.name == "Ana Ruiz"


def test_nothing_speaks_against_who_is_of_no_country() -> None:
    [proposal] = likely_same([origin("Ruiz", K.OFFICIAL), origin("Ana Ruiz", K.OFFICIAL, "COL")])
    assert "COL" in proposal.reason


@pytest.mark.parametrize(
    ("one", "other"), [("zelensky", "zelenskyy"), ("houthi", "huthi"), ("hussein", "husain"), ("aliyev", "eliev")]
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
