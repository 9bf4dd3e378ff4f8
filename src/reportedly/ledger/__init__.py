"""Claims become rows and back. SQL on the ledger stands nowhere else.

`Ledger` is loaded when it is first asked for: the nouns alone need no database.
"""

from typing import TYPE_CHECKING

from .listed import (
    Contradiction,
    EstimateQuery,
    Exclusion,
    ForecastQuery,
    Listed,
    ListedEstimate,
    ListedForecast,
    ListedSource,
    Page,
    SourceQuery,
)
from .naming import printable
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
    PlaceCount,
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
    "Contradiction",
    "Damage",
    "DamageKind",
    "Entered",
    "EstimateQuery",
    "Exclusion",
    "Facet",
    "ForecastQuery",
    "Judgement",
    "Ledger",
    "Listed",
    "ListedEstimate",
    "ListedForecast",
    "ListedSource",
    "Page",
    "Pass",
    "PassKind",
    "PlaceCount",
    "ReportPage",
    "ReportRow",
    "Role",
    "SourceJudgement",
    "SourceQuery",
    "StoredClaim",
    "User",
    "Verdict",
    "printable",
]


def __getattr__(name: str) -> type["Ledger"]:
    if name == "Ledger":
        from .ledger import Ledger

        return Ledger
    raise AttributeError(name)
