"""Who asks? A browser that is signed in, a program with a token, or a stranger."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request

from ...ledger import Ledger, Pass, PassKind
from ..route import Viewer, Visit
from .rules import Rules
from .secrets import hashed, prolonged

_NOTED = timedelta(minutes=5)
"""How exactly is known when somebody was last here: reading need not write at every page."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may enter."""

    viewer: Viewer
    by_token: bool
    held: Pass
    now: datetime
    before: datetime | None

    def visit(self, request: Request, ledger: Ledger) -> Visit:
        """This request, as pages see it."""
        return Visit(
            ledger=ledger,
            viewer=self.viewer,
            now=self.now,
            before=self.before,
            path=request.url.path,
            query=request.url.query,
        )


def recognise(ledger: Ledger, request: Request, *, rules: Rules) -> Known | None:
    """Who asks; null for a stranger. A request with a token is judged by it alone, whatever cookies it brings."""
    moment = rules.clock()
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme:
        by_token = scheme.lower() == "bearer"
        held = ledger.holder(hashed(secret.strip()), PassKind.TOKEN, now=moment) if by_token else None
        return _known(held, moment, before=None) if held else None
    cookie = request.cookies.get(rules.cookie)
    held = ledger.holder(hashed(cookie), PassKind.SESSION, now=moment) if cookie else None
    if held is None:
        return None
    if (until := prolonged(held, moment)) is not None:
        ledger.prolong(held.id, until)
    return _known(held, moment, before=_visited(ledger, held.name, moment))


def _known(held: Pass, moment: datetime, *, before: datetime | None) -> Known | None:
    if held.role is None:
        return None
    viewer = Viewer(held.name, held.role)
    return Known(viewer, held.kind is PassKind.TOKEN, held, moment, before)


def _visited(ledger: Ledger, name: str, moment: datetime) -> datetime | None:
    last, before = ledger.last_visit(name)
    if last is not None and moment - last < _NOTED:
        return before
    return ledger.visited(name, moment)
