"""What went wrong, for people as a page and for programs in one shape: {"error": {"code", "message", "remedy"}}."""

from http import HTTPStatus

from jinja2 import Environment
from pydantic import BaseModel
from starlette.responses import HTMLResponse, JSONResponse, Response

from ..model.span import FROZEN
from . import render
from .route import Visit

CODES = {
    400: "invalid",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "not_allowed",
    409: "conflict",
    413: "too_large",
    421: "wrong_host",
    422: "invalid",
    429: "too_many_attempts",
    503: "unavailable",
}
OUR_FAULT = "something went wrong here; what you did is not lost if it was confirmed before"


class Failure(BaseModel):
    """An error as everybody sees it."""

    model_config = FROZEN

    status: int
    code: str
    message: str
    remedy: str | None = None

    @property
    def title(self) -> str:
        """ "Not Found"."""
        return HTTPStatus(self.status).phrase


class Shape(BaseModel):
    """The part that programs read."""

    code: str
    message: str
    remedy: str | None


class ErrorBody(BaseModel):
    """The one shape of every error of the API."""

    error: Shape


def failure(status: int, message: str, *, remedy: str | None = None) -> Failure:
    """An error with the code that goes with its status."""
    return Failure(status=status, code=CODES.get(status, "internal"), message=message, remedy=remedy)


def wants_json(path: str) -> bool:
    """Whether a program asks."""
    return path.startswith("/api/v1/") or path.endswith((".json", ".csv"))


def answer(failed: Failure, path: str, *, templates: Environment, visit: Visit | None) -> Response:
    """The error in the form in which the page was asked for."""
    if wants_json(path):
        body = ErrorBody(error=Shape(code=failed.code, message=failed.message, remedy=failed.remedy))
        return JSONResponse(body.model_dump(), failed.status)
    return HTMLResponse(render.page(templates, "error", failed, visit=visit), failed.status)
