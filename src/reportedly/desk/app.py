"""The desk as one ASGI application: the declared screens and the API behind the gate."""

from collections.abc import Callable, Iterable
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from ..errors import ReportedlyError
from ..ledger import Ledger
from . import assets, render
from .access.gate import Gate
from .access.rules import Rules
from .access.secrets import new_secret
from .access.signing import Signing
from .api import api_doors
from .doors import Door, Doors
from .failing import OUR_FAULT, Failure, answer, failure
from .pages import ROUTES
from .route import Permission, Route
from .serving import doors

SILENT = TelemetryConfig(tracing=False, metrics=False, logs=False, operation_spans=False, auto_configure=False)
"""FastAPI would report to a collector that the environment names; the desk reports to nobody."""


def make_app(ledger: Ledger, *, rules: Rules | None = None, routes: Iterable[Route] = ROUTES) -> Gate:
    """The desk over an open ledger. Raise UndeclaredRoute where a route has no permission."""
    rules = rules or Rules()
    templates = render.environment(assets.asset)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False, telemetry=SILENT)
    app.router.routes.clear()
    ways = (
        *_signing(Signing(ledger, rules, templates, rules.hashing().hash(new_secret()))),
        *(door for route in routes for door in doors(route, templates=templates, ledger=ledger)),
        *api_doors(app, ledger),
    )
    app.router.routes[:] = [door.route for door in ways]
    _on_errors(app, templates, ledger)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    return Gate(app, Doors(ways, served=app.router.routes), ledger, rules, templates)


def _signing(signing: Signing) -> Iterable[Door]:
    yield Door(Served(assets.PATH, assets.serve), Permission.OPEN, "static", change=False)
    yield Door(Served("/login", signing.show, methods=["GET"]), Permission.OPEN, "login", change=False)
    yield Door(Served("/login", signing.enter, methods=["POST"]), Permission.OPEN, "sign in", change=False)
    yield Door(Served("/logout", signing.leave, methods=["POST"]), Permission.OPEN, "sign out", change=False)


def _on_errors(app: FastAPI, templates: Environment, ledger: Ledger) -> None:
    def tell(failed: Failure, request: Request) -> Response:
        known = request.state.known
        visit = known.visit(request, ledger) if known else None
        return answer(failed, request.url.path, templates=templates, visit=visit)

    handlers: dict[type[Exception], Callable[[Request, Exception], Response]] = {
        ReportedlyError: lambda request, error: tell(_told(error), request),
        RequestValidationError: lambda request, error: tell(_unfit(error), request),
        HTTPException: lambda request, error: tell(_http(error), request),
        Exception: lambda request, error: tell(failure(500, OUR_FAULT), request),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _told(error: Exception) -> Failure:
    if not isinstance(error, ReportedlyError):
        return failure(500, OUR_FAULT)
    return failure(error.http_status, error.message, remedy=error.remedy)


def _unfit(error: Exception) -> Failure:
    """A request to the API whose parameters do not fit."""
    if not isinstance(error, RequestValidationError):
        return failure(500, OUR_FAULT)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return failure(400, f"{where}: {first['msg']}" if where else str(first["msg"]), remedy="see /api")


def _http(error: Exception) -> Failure:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = "there is no such page" if status == 404 else HTTPStatus(status).phrase.lower()
    return failure(status, message)
