"""Events as other schemes code them: CAMEO's number, ACLED's event and sub-event (`resources/codes/events.toml`)."""

from functools import cache
from typing import NamedTuple

from ..knowledge.forces import ARMED_SECTORS
from ..knowledge.tables import table
from ..model import Claim, EventType, Role, Sector

_UNARMED = frozenset(Sector) - ARMED_SECTORS - {Sector.COP, Sector.CRM, Sector.UNK}


class Acled(NamedTuple):
    """ACLED's event type and sub-event type."""

    event: str
    sub_event: str


class _Codes(NamedTuple):
    cameo: str
    acled: Acled | None
    civilians: Acled | None


@cache
def _codes() -> dict[tuple[EventType, str], _Codes]:
    return {
        (EventType(row["type"]), row["mode"]): _Codes(row["cameo"], _pair(row, "acled"), _pair(row, "civilians"))
        for row in table("codes/events")["row"]
    }


def _pair(row: dict[str, list[str]], field: str) -> Acled | None:
    return Acled(*row[field]) if field in row else None


def _of(claim: Claim) -> _Codes | None:
    if claim.event is None:
        return None
    return _codes().get((claim.event.type, claim.event.mode or "")) or _codes()[claim.event.type, ""]


def cameo(claim: Claim) -> str | None:
    """CAMEO's code for the claim's event; null without one."""
    codes = _of(claim)
    return codes.cameo if codes is not None else None


def acled(claim: Claim) -> Acled | None:
    """ACLED's pair for the claim's event; null where ACLED codes nothing of the sort.

    Violence without a mode is a clash, or an attack on civilians where all who are named as hurt bear no arms.
    """
    codes = _of(claim)
    if codes is None:
        return None
    hurt = [a.sector for a in claim.actors if a.role is Role.RECIPIENT and a.sector is not None]
    unarmed = bool(hurt) and all(sector in _UNARMED for sector in hurt)
    return codes.civilians if unarmed and codes.civilians is not None else codes.acled
