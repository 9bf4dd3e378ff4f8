"""Who cites whom, drawn: one knot a party and side, one line a pair."""

from reportedly.assess.citing import Citation
from reportedly.desk.network import MOST, network
from reportedly.model import Origin, SourceKind


def party(name: str, *, anonymous: bool = False) -> Origin:
    return Origin(id=f"o_{name}", name=name, kind=SourceKind.OUTLET, anonymous=anonymous)


def cites(by: str, of: str, claims: int = 1) -> Citation:
    return Citation(party(by), party(of, anonymous=of == "two officials"), tuple(f"c_{n}" for n in range(claims)))


def test_a_party_stands_once_on_each_side() -> None:
    drawn = network([cites("Radio Sol", "Ruiz", 4), cites("El Faro", "Ruiz"), cites("Ruiz", "two officials")])
    assert [knot.name for knot in drawn.left] == ["Radio Sol", "El Faro", "Ruiz"]
    assert [(knot.name, knot.unnamed) for knot in drawn.right] == [("Ruiz", False), ("two officials", True)]
    assert len({knot.y for knot in drawn.left}) == 3
    assert [wire.width for wire in drawn.wires] == [6.0, 2.2, 2.2]
    assert drawn.wires[0].told == "Radio Sol cites Ruiz in 4 claims"


def test_no_more_is_drawn_than_can_be_seen() -> None:
    many = [cites(f"Outlet {n}", "Ruiz") for n in range(MOST + 9)]
    assert len(network(many).wires) == MOST
    assert network([]).wires == ()
