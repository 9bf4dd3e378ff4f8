"""Who is said to have done it and how surely, and how many were harmed: MUC-3 and MUC-4, wire reports of 1988-91.

What counts there is an incident of terrorism against people or property, not fighting between armed forces, and not a
toll of years: numbers of fighters killed in clashes and of "since 1980" are left out here, true as they may be.
"""

import re
from collections.abc import Callable, Iterable

from reportedly.knowledge.forces import collective
from reportedly.model import Actor, Claim, Commitment, Measure, Quantity, QuantityKind, Responsibility, Sector

from . import Line, Reader, Yardstick

YARDSTICKS = (Yardstick("who is said to have done it (MUC-4)", "muc.py", "muc4"),)
PEERS: dict[str, Callable[[], Reader]] = {}

_SUREST = tuple(Responsibility)
_HARMED = frozenset({Measure.KILLED, Measure.WOUNDED})
_TO_COME = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED, Commitment.CONDITIONAL})
_TERROR = re.compile(r"terroris|kidnap|assassin|murder|dynamite|massacre", re.I)
"""A report without any of these has hardly an incident that the key counts."""
_FIGHTING = re.compile(
    r"\b(?:clash(?:e[sd]|ing)?|combat|battles?|fighting|offensive|war|enemy|riot\w*|skirmish\w*|casualties|operation)\b",
    re.I,
)
_OVER_YEARS = re.compile(r"\b(?:since|so far|years?|months?|decades?|19[0-8]\d)\b", re.I)
_TAKING = re.compile(r"kidnap|hostage|abduct", re.I)
_BODIES = frozenset({"army", "forces", "force", "military", "government", "regime", "battalion", "police", "guard"})
_TOLL_OF_A_WAR = 500


def ours() -> Reader:
    """The claims of a report, put together by organisation and by number."""
    from reportedly import read

    def reader(line: Line) -> dict[str, object]:
        published = line["published"]
        claims = read(str(line["text"]), published=str(published) if published else None).claims
        victims = _victims(claims) if _TERROR.search(str(line["text"])) else []
        return {"id": line["id"], "perpetrators": _perpetrators(claims), "victims": victims}

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
    """The name of a group; of a state's forces the words, where they name a body: "the Salvadoran army"."""
    if actor.sector in (Sector.REB, Sector.PAR, Sector.CRM):
        return actor.entity
    words = actor.mention.lower().split()
    return " ".join(words) if words[-1] in _BODIES else None


def _victims(claims: Iterable[Claim]) -> list[dict[str, object]]:
    """Every number of people harmed, once."""
    found: dict[tuple[object, object], dict[str, object]] = {}
    for claim in claims:
        for figure in claim.quantities:
            if _counts(figure, claim):
                found.setdefault((figure.low, figure.high), _victim(figure))
    return list(found.values())


def _counts(figure: Quantity, claim: Claim) -> bool:
    taken = figure.measure is Measure.CAPTURED and _TAKING.search(claim.text) is not None
    if figure.kind is not QuantityKind.COUNT or not (figure.measure in _HARMED or taken):
        return False
    if claim.modality.commitment in _TO_COME:
        return False
    if _FIGHTING.search(claim.text) or _OVER_YEARS.search(claim.text) or (figure.low or 0) >= _TOLL_OF_A_WAR:
        return False
    words = (figure.unit or "people").lower().split()
    sort = collective(words[-1].removesuffix("s"), words[:-1]) or collective(words[-1], words[:-1])
    return sort is None or not sort.armed or sort.sector is Sector.COP


def _victim(figure: Quantity) -> dict[str, object]:
    return {"low": figure.low, "high": figure.high, "measure": figure.measure.value if figure.measure else None}
