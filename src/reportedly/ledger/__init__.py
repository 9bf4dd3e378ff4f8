"""Claims become rows and back. SQL on the ledger stands nowhere else.

`Ledger` is loaded when it is first asked for: the nouns alone need no database.
"""

from typing import TYPE_CHECKING

from .people import Asker, Entered, Pass, PassKind, Role, User
from .records import (
    Act,
    Added,
    ClaimFacets,
    ClaimPage,
    ClaimQuery,
    Damage,
    DamageKind,
    Facet,
    Judgement,
    ReportPage,
    ReportRow,
    SourceJudgement,
    StoredClaim,
    Verdict,
)

if TYPE_CHECKING:
    from .ledger import Ledger

__all__ = [
    "Act",
    "Added",
    "Asker",
    "ClaimFacets",
    "ClaimPage",
    "ClaimQuery",
    "Damage",
    "DamageKind",
    "Entered",
    "Facet",
    "Judgement",
    "Ledger",
    "Pass",
    "PassKind",
    "ReportPage",
    "ReportRow",
    "Role",
    "SourceJudgement",
    "StoredClaim",
    "User",
    "Verdict",
]


def __getattr__(name: str) -> type["Ledger"]:
    if name == "Ledger":
        from .ledger import Ledger

        return Ledger
    raise AttributeError(name)
