"""The gate in front of every request: is it for us, who asks, may they, does it come from our own pages?"""

from dataclasses import dataclass

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...errors import ReportedlyError
from ...ledger import Asker, Ledger
from ..doors import Door, Doors
from ..failing import Failure, answer, failure, wants_json
from ..render import link
from ..route import Permission
from .headers import KEEP_NOTHING, SECURITY
from .origin import SAFE, is_from_us, is_ours
from .recognising import Known, recognise
from .rules import Rules

SIGN_IN = "/login"


@dataclass(frozen=True, slots=True)
class Gate:
    """An ASGI application around the desk's own."""

    app: ASGIApp
    doors: Doors
    ledger: Ledger
    rules: Rules
    templates: Environment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        request, sending = Request(scope), _with_headers(send)
        door = self.doors.door(scope)
        refusal, known = self._at_first_sight(request), None
        if refusal is None:
            try:
                known = await run_in_threadpool(recognise, self.ledger, request, rules=self.rules)
            except ReportedlyError as error:
                refusal = failure(503, error.message, remedy=error.remedy)
            else:
                refusal = _refusal(request, door, known)
        if refusal is None:
            scope.setdefault("state", {}).update(known=known, door=door)
            watched = _Watched(sending)
            await self.app(scope, _Limited(receive, self.rules.largest_body), watched)
            await self._note(request, door, known, worked=watched.status < 400)
            return
        response = self._refused(request, refusal, known)
        await response(scope, receive, sending)

    def _at_first_sight(self, request: Request) -> Failure | None:
        if not is_ours(request.headers.get("host", ""), self.rules.hosts, any_number=self.rules.any_number):
            return failure(421, "this desk is not reached by that name", remedy="open the address that `serve` printed")
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.rules.largest_body:
            return failure(413, f"a request has at most {self.rules.largest_body:,} bytes")
        return None

    def _refused(self, request: Request, refused: Failure, known: Known | None) -> Response:
        path = request.url.path
        if refused.status == 401 and request.method in SAFE and not wants_json(path):
            asked = f"{path}?{request.url.query}" if request.url.query else path
            return RedirectResponse(link(SIGN_IN, to=asked if asked != "/" else None), 303)
        visit = None if known is None or refused.status == 421 else known.visit(request, self.ledger)
        response = answer(refused, path, templates=self.templates, visit=visit)
        if refused.status == 401:
            response.headers["www-authenticate"] = "Bearer"
        return response

    async def _note(self, request: Request, door: Door | None, known: Known | None, *, worked: bool) -> None:
        """Every change stands in the audit, under the name of who asked for it."""
        if door is None or known is None or not door.change:
            return
        asker = Asker(known.viewer.name, request.client.host if request.client else None)
        await run_in_threadpool(self.ledger.enter, asker, door.name, about=request.url.path, worked=worked)


def _refusal(request: Request, door: Door | None, known: Known | None) -> Failure | None:
    """Why this request may not go on; null where it may. What is not declared is for nobody."""
    needed = door.permission if door else Permission.READ
    if needed is not Permission.OPEN and known is None:
        return failure(401, "you are not signed in", remedy="sign in, or send a token: Authorization: Bearer …")
    if known is not None and not known.viewer.may(needed):
        return failure(403, f"a {known.viewer.role.value} may not do this", remedy="ask an admin for another role")
    by_token = known is not None and known.by_token
    if request.method not in SAFE and not by_token and not is_from_us(dict(request.headers)):
        return failure(403, "this change was not asked for by a page of this desk", remedy="reload the page, try again")
    return None


class _Limited:
    """What the asker sends, as far as the limit; what lies behind it is as if the line had been cut."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive, self._left = receive, limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}


class _Watched:
    """Where the answer goes, with an eye on how it turned out."""

    def __init__(self, send: Send) -> None:
        self._send, self.status = send, 500

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            own = [pair for pair in SECURITY if pair[0].decode() not in headers]
            keep = [] if "cache-control" in headers else [KEEP_NOTHING]
            message = {**message, "headers": [*message["headers"], *own, *keep]}
        await send(message)

    return sending
