"""Who is said to have done it and how surely, and how many were harmed: MUC-3 and MUC-4, wire reports of 1988-91."""

from collections.abc import Iterable

from reportedly.model import Actor, Claim, Measure, Quantity, QuantityKind, Responsibility, Sector

from . import Line, Reader, Yardstick

YARDSTICKS = (Yardstick("who is said to have done it (MUC-4)", "muc.py", "muc4"),)
PEERS: dict[str, object] = {}

_SUREST = tuple(Responsibility)
_HARMED = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.CAPTURED})
_NO_ORGANISATION = frozenset({Sector.CIV, Sector.REF, Sector.MED, Sector.OPP})


def ours() -> Reader:
    """The claims of a report, put together by organisation."""
    from reportedly import read

    def reader(line: Line) -> dict[str, object]:
        claims = read(str(line["text"]), published=line["published"] or None).claims  # type: ignore[arg-type]
        return {"id": line["id"], "perpetrators": _perpetrators(claims), "victims": _victims(claims)}

    return reader


def _perpetrators(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Each organisation once, with the surest that is said of it."""
    found: dict[str, Responsibility] = {}
    for claim in claims:
        for actor in claim.actors:
            name = _organisation(actor)
            if name is not None and actor.responsibility is not None:
                known = found.get(name, actor.responsibility)
                found[name] = min(known, actor.responsibility, key=_SUREST.index)
    return [{"organisation": name, "status": how.value} for name, how in found.items()]


def _organisation(actor: Actor) -> str | None:
    if actor.entity is not None:
        return actor.entity
    return None


def _victims(claims: Iterable[Claim]) -> list[dict[str, object]]:
    """Every number of people harmed, once."""
    found: dict[tuple[object, object], dict[str, object]] = {}
    for claim in claims:
        for figure in claim.quantities:
            if figure.kind is QuantityKind.COUNT and figure.measure in _HARMED:
                found.setdefault((figure.low, figure.high), _victim(figure))
    return list(found.values())


def _victim(figure: Quantity) -> dict[str, object]:
    return {"low": figure.low, "high": figure.high, "measure": figure.measure.value if figure.measure else None}
