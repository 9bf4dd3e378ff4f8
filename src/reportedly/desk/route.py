"""How a screen is declared: where it stands, who may see it, what it asks, what it shows.

A page is a pure function from a visit and typed parameters to a frozen view model; its HTML, JSON and CSV all show that
one model. A route without a permission cannot be declared, and one that was not declared is not served.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from ..ledger import Ledger, Role
from ..publish.csv import Cell

ASKED = ConfigDict(frozen=True, extra="forbid")
"""For models of query strings and forms: a parameter that nobody knows is refused by name, not passed over."""

A = TypeVar("A", bound=BaseModel)
V = TypeVar("V", bound=BaseModel)


class Permission(StrEnum):
    """What a route lets a person do."""

    OPEN = "open"
    """Signing in, and what the sign-in page needs: for strangers, too."""
    READ = "read"
    JUDGE = "judge"
    """Accept, reject, leave unsure, correct, undo; add a claim."""
    DECIDE = "decide"
    """Settle forecasts, set grades, merge, split and rate sources."""
    ADMINISTER = "administer"
    """People, tokens, the audit."""


_READER = frozenset({Permission.OPEN, Permission.READ})
_ANALYST = _READER | {Permission.JUDGE}
_REVIEWER = _ANALYST | {Permission.DECIDE}
ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: _READER,
    Role.ANALYST: _ANALYST,
    Role.REVIEWER: _REVIEWER,
    Role.ADMIN: _REVIEWER | {Permission.ADMINISTER},
}
"""What each role may do."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who is signed in; judgements are written under this name."""

    name: str
    role: Role

    def may(self, permission: str) -> bool:
        """Whether the role allows it."""
        return Permission(permission) in ALLOWED[self.role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request, as a page sees it: who asks what, of which ledger, when."""

    ledger: Ledger
    viewer: Viewer
    now: datetime
    before: datetime | None
    """When this person's visit before this one ended; null at the first."""
    path: str
    query: str

    @property
    def waiting(self) -> int:
        """Reports and results that are still to be weighed, and so not in what is shown."""
        return self.ledger.waiting()


@dataclass(frozen=True, slots=True)
class Rows:
    """A view as a table: the `.csv` beside a page."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class File:
    """Something to keep: a brief as a document."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[A, V]):
    """A screen that is read. `templates/NAME.html` shows the view; `.json` and `.csv` stand beside it."""

    name: str
    path: str
    permission: Permission
    asked: type[A]
    show: Callable[[Visit, A], V]
    rows: Callable[[V], Rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Generic[A]):
    """A form that changes something; `act` returns the path of the page to go to afterwards."""

    name: str
    path: str
    permission: Permission
    form: type[A]
    act: Callable[[Visit, A], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download(Generic[A]):
    """A file made for the asker."""

    name: str
    path: str
    permission: Permission
    asked: type[A]
    make: Callable[[Visit, A], File]


Route = Page[Any, Any] | Action[Any] | Download[Any]
"""Any of them; what each asks and shows, it knows itself."""
