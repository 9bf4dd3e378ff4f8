"""Declared screens become routes: parameters in, a view model out, shown in the form that was asked for."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Served

from ..ledger import Ledger
from . import render
from .asked import asked
from .doors import Door
from .local import local_path
from .route import Action, Download, Page, Route, Visit
from .twins import MEDIA_TYPES, Form, as_csv, as_json


def doors(route: Route, *, templates: Environment, ledger: Ledger) -> Iterator[Door]:
    """The ways in that a declared route opens: of a page, its twins before itself."""
    if isinstance(route, Page):
        for form in (Form.JSON, Form.CSV, Form.HTML):
            path = route.path if form is Form.HTML else render.twin_path(route.path, form.value)
            served = Served(path, _page(route, form, templates, ledger), methods=["GET"])
            yield Door(served, route.permission, route.name, change=False)
    elif isinstance(route, Action):
        served = Served(route.path, _action(route, ledger), methods=["POST"])
        yield Door(served, route.permission, route.name, change=True)
    else:
        served = Served(route.path, _download(route, ledger), methods=["GET"])
        yield Door(served, route.permission, route.name, change=False)


def visit_of(request: Request, ledger: Ledger) -> Visit:
    """The request as pages see it; behind the gate somebody is known."""
    visit: Visit = request.state.known.visit(request, ledger)
    return visit


def _page(page: Page[Any, Any], form: Form, templates: Environment, ledger: Ledger) -> Any:
    def serve(request: Request) -> Response:
        visit = visit_of(request, ledger)
        given = asked(page.asked, request.query_params.multi_items(), path=request.path_params)
        return _shown(page, form, page.show(visit, given), visit, templates)

    return serve


def _shown(page: Page[Any, Any], form: Form, view: BaseModel, visit: Visit, templates: Environment) -> Response:
    if form is Form.JSON:
        return Response(as_json(view), media_type=MEDIA_TYPES[form])
    if form is Form.CSV:
        disposition = {"content-disposition": f'attachment; filename="{page.name}.csv"'}
        return Response(as_csv(page.rows(view)).encode("utf-8", "replace"), 200, disposition, MEDIA_TYPES[form])
    return Response(render.page(templates, page.name, view, visit=visit), media_type=MEDIA_TYPES[form])


def _action(action: Action[Any], ledger: Ledger) -> Any:
    async def serve(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=100)
        fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        given = asked(action.form, fields, path=request.path_params)
        to = await run_in_threadpool(action.act, visit_of(request, ledger), given)
        return RedirectResponse(local_path(to, "/"), 303)

    return serve


def _download(download: Download[Any], ledger: Ledger) -> Any:
    def serve(request: Request) -> Response:
        given = asked(download.asked, request.query_params.multi_items(), path=request.path_params)
        made = download.make(visit_of(request, ledger), given)
        name = "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "-" for c in made.name)
        return Response(made.content, 200, {"content-disposition": f'attachment; filename="{name}"'}, made.media_type)

    return serve
