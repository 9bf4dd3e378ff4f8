"""Reads reports about war and security into a ledger of attributed claims.

`reportedly.read(text, published="2024-11-11").claims` are the claims of one report; `reportedly.Ledger("ledger.db")`
keeps them. Names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import read
    from .errors import InputError, LedgerError, ReportedlyError, SettingsError
    from .extract.pipeline import Reading
    from .ledger import ClaimQuery, Ledger, Verdict
    from .model import Claim, Report

    __version__: str

__all__ = [
    "Claim",
    "ClaimQuery",
    "InputError",
    "Ledger",
    "LedgerError",
    "Reading",
    "Report",
    "ReportedlyError",
    "SettingsError",
    "Verdict",
    "__version__",
    "read",
]

_HOMES = {
    "Claim": "model",
    "ClaimQuery": "ledger",
    "InputError": "errors",
    "Ledger": "ledger",
    "LedgerError": "errors",
    "Reading": "extract.pipeline",
    "Report": "model",
    "ReportedlyError": "errors",
    "SettingsError": "errors",
    "Verdict": "ledger",
    "read": "api",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        found: object = version("reportedly")
    elif name in _HOMES:
        found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
