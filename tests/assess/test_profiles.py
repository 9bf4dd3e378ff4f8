"""Who a source is across reports, and how one names it."""

import random

import pytest
from tests.assess.tellings import Teller

from reportedly.assess.identities import merged, origins_of
from reportedly.assess.profiles import called, profiles
from reportedly.assess.telling import Telling
from reportedly.model import Act, Origin, Profile, Reliability


def said(outlet: str, day: str, name: str, affiliation: str | None = None, sunk: str = "four") -> Telling:
    return Teller(outlet, day)(f"{name} said {sunk} barges sank.", name, entity=name, affiliation=affiliation)


TELLINGS = [
    said("Radio Sol", "2024-11-11", "Ana Ruiz", "COL"),
    said("Radio Sol", "2024-11-13", "Ana Ruiz", sunk="six"),
    said("El Faro", "2024-11-12", "A. Ruiz Mora"),
    Teller("El Faro", "2024-11-12")("Two officials said nine barges sank.", "Two officials"),
    Teller("El Faro", "2024-11-12")("Five barges sank.", None),
]


def of(name: str, found: tuple[Profile, ...]) -> Profile:
    [one] = [p for p in found if p.origin.name == name]
    return one


def origin(name: str) -> Origin:
    [one] = {o.id: o for t in TELLINGS for o in origins_of(t) if o.name == name}.values()
    return one


def test_a_profile_counts_statements_outlets_acts_and_days() -> None:
    ruiz = of("Ana Ruiz", profiles(TELLINGS))
    assert (len(ruiz.claims), len(ruiz.reports), ruiz.outlets) == (2, 2, ("Radio Sol",))
    assert ruiz.acts == ((Act.SAYS, 2),)
    assert [str(day) for day in (ruiz.first, ruiz.last)] == ["2024-11-11", "2024-11-13"]
    assert ruiz.origin.affiliation == "COL"
    own = of("El Faro", profiles(TELLINGS))
    assert own.acts == ()


def test_a_merge_makes_one_profile_and_nothing_else_changes() -> None:
    pair = (origin("A. Ruiz Mora"), origin("Ana Ruiz"))
    found = profiles(TELLINGS, identities=merged([pair]), reliabilities={pair[1].id: Reliability.B})
    ruiz = of("Ana Ruiz", found)
    assert ruiz.names == ("Ana Ruiz", "A. Ruiz Mora")
    assert ruiz.merged == (pair[0].id,)
    assert (ruiz.outlets, len(ruiz.claims), ruiz.reliability) == (("El Faro", "Radio Sol"), 3, Reliability.B)
    before = profiles(TELLINGS)
    assert [p for p in found if p != ruiz] == [p for p in before if p.origin.name not in ruiz.names]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(TELLINGS, len(TELLINGS))
    assert profiles(shuffled) == profiles(TELLINGS)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ana ruiz", ["Ana Ruiz"]),
        ("Ruiz", ["A. Ruiz Mora", "Ana Ruiz"]),
        ("El-Faro", ["El Faro"]),
        ("faro", ["El Faro"]),
        ("two officials", ["Two officials"]),
        ("Petro", []),
        ("…", []),
    ],
)
def test_a_source_is_called_by_name(words: str, names: list[str]) -> None:
    assert [o.name for o in called((o for t in TELLINGS for o in origins_of(t)), words)] == names


def test_a_source_is_called_by_the_beginning_of_its_id() -> None:
    wanted = origin("Ana Ruiz")
    assert called([wanted, origin("El Faro")], wanted.id[:9]) == (wanted,)
