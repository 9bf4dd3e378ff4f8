"""The desk for programs, under /api/v1: what the pages do, in JSON, a list in parts, every error in one shape."""

from collections.abc import Iterator
from functools import cache

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as Served

from ...ledger import Ledger
from ..doors import Door
from ..failing import ErrorBody
from ..route import Permission
from . import claims, forecasts, reports, search, sources, weighed
from .endpoint import Endpoint

PREFIX = "/api/v1"
ENDPOINTS: tuple[Endpoint, ...] = (
    *reports.ENDPOINTS,
    *claims.ENDPOINTS,
    *weighed.ENDPOINTS,
    *forecasts.ENDPOINTS,
    *sources.ENDPOINTS,
    *search.ENDPOINTS,
)
DESCRIPTION = (
    "Attributed claims of a ledger, and what people decide about them. Sign in with `Authorization: Bearer TOKEN` "
    "(`reportedly tokens add`). Lists come in parts: send `next` back as `after`. An error is always "
    '{"error": {"code", "message", "remedy"}}.'
)


def api_doors(app: FastAPI, ledger: Ledger) -> Iterator[Door]:
    """The calls, and the document that describes them."""
    app.state.ledger = ledger
    served: list[BaseRoute] = []
    for call in ENDPOINTS:
        _add(app, call)
        route = app.router.routes[-1]
        served.append(route)
        yield Door(route, call.permission, f"api {_name(call)}", change=call.method != "GET")
    document = cache(lambda: describe(served))

    def describing(_request: Request) -> Response:
        return JSONResponse(document())

    yield Door(Served(f"{PREFIX}/openapi.json", describing), Permission.READ, "openapi", change=False)


def describe(routes: list[BaseRoute]) -> dict[str, object]:
    """The OpenAPI document."""
    return get_openapi(title="reportedly", version="1", description=DESCRIPTION, routes=routes)


def _add(app: FastAPI, call: Endpoint) -> None:
    app.add_api_route(
        PREFIX + call.path,
        call.answer,
        methods=[call.method],
        status_code=call.status,
        name=_name(call),
        responses={"4XX": {"model": ErrorBody, "description": "What is wrong, and what to do about it."}},
    )


def _name(call: Endpoint) -> str:
    return call.answer.__name__.replace("_", " ")
