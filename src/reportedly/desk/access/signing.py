"""Signing in, by a password or by a link that works once, and signing out."""

from dataclasses import dataclass

from jinja2 import Environment
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...errors import NotFound
from ...ledger import Asker, Ledger, Role
from ...ledger.people import folded
from ...model.span import FROZEN
from .. import render
from ..local import local_path
from .attempts import SIGN_IN, WINDOW, too_many
from .passwords import is_password
from .rules import Rules
from .secrets import LONGEST, hashed, new_secret, session

WRONG = "no user has this name and password"
USED = "this link was used already, or is too old"


class SignIn(BaseModel):
    """The sign-in page."""

    model_config = FROZEN

    to: str
    problem: str | None
    remedy: str | None = None
    by_password: bool
    """Whether there are users; else only a link signs in."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What signs people in and out."""

    ledger: Ledger
    rules: Rules
    templates: Environment
    nobodys: str
    """The hash of a password that nobody knows: a name that is none takes as long to refuse as one that is."""

    def show(self, request: Request) -> Response:
        """The sign-in page; with `?link=`, the way in that `serve` printed."""
        secret = request.query_params.get("link")
        to = local_path(request.query_params.get("to"), "/")
        if secret is None or request.method == "HEAD":
            return self._page(to, None)
        now = self.rules.clock()
        held = self.ledger.use_link(hashed(secret), now=now)
        if held is None:
            self.ledger.enter(Asker("?", _address(request)), "use link", worked=False)
            return self._page(to, USED, remedy="reportedly users link prints another", status=403)
        return self._let_in(request, held.name, held.role, to)

    async def enter(self, request: Request) -> Response:
        """Sign in by name and password."""
        form = await request.form(max_files=0, max_fields=3)
        told = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        to = local_path(told.get("to"), "/")
        name, password = told.get("name", ""), told.get("password", "")
        return await run_in_threadpool(self._try, request, name[:200], password, to)

    def _try(self, request: Request, name: str, password: str, to: str) -> Response:
        try:
            user, kept = self.ledger.user(name)
        except NotFound:
            user, kept = None, self.nobodys
        asker = Asker(user.name if user else unknown(name), _address(request))
        if too_many(self.ledger.failures(SIGN_IN, since=self.rules.clock() - WINDOW), asker):
            minutes = int(WINDOW.total_seconds() // 60)
            return self._page(to, "too many attempts failed", remedy=f"try again in {minutes} minutes", status=429)
        if not is_password(self.rules.hashing(), kept, password) or user is None:
            self.ledger.enter(asker, SIGN_IN, worked=False)
            return self._page(to, WRONG, status=403)
        return self._let_in(request, user.name, None, to)

    def leave(self, request: Request) -> Response:
        """Sign out."""
        secret = request.cookies.get(self.rules.cookie)
        known = request.state.known
        if secret is not None and known is not None:
            asker = Asker(known.viewer.name, _address(request))
            self.ledger.take_back(hashed(secret), by=asker, what="sign out")
        response = RedirectResponse("/login", 303)
        response.delete_cookie(self.rules.cookie, path="/", secure=self.rules.secure, httponly=True, samesite="lax")
        response.headers["clear-site-data"] = '"cache"'
        return response

    def _let_in(self, request: Request, name: str, role: Role | None, to: str) -> Response:
        """A new session, never one that was there before."""
        secret = new_secret()
        given = session(secret, name, role=role, now=self.rules.clock())
        self.ledger.give_pass(given, by=Asker(name, _address(request)), what=SIGN_IN)
        response = RedirectResponse(to, 303)
        # Lax, not Strict: the address of a claim, sent by mail, must open for who is signed in.
        response.set_cookie(
            self.rules.cookie,
            secret,
            max_age=int(LONGEST.total_seconds()),
            path="/",
            secure=self.rules.secure,
            httponly=True,
            samesite="lax",
        )
        return response

    def _page(self, to: str, problem: str | None, *, remedy: str | None = None, status: int = 200) -> Response:
        view = SignIn(to=to, problem=problem, remedy=remedy, by_password=bool(self.ledger.users()))
        return HTMLResponse(render.page(self.templates, "login", view, visit=None), status)


def _address(request: Request) -> str | None:
    return request.client.host if request.client else None


def unknown(name: str) -> str:
    """How the audit calls a name that nobody has: not by the name, for people type their password there."""
    return f"unknown name {hashed(folded(name))[:4]}"
