"""The page about the API: every call with what it needs."""

from pydantic import BaseModel

from ...model.span import FROZEN
from ..route import ASKED, Page, Permission, Rows, Visit


class Asked(BaseModel):
    """It takes nothing."""

    model_config = ASKED


class Call(BaseModel):
    """One call of the API."""

    model_config = FROZEN

    method: str
    path: str
    permission: Permission
    meaning: str


class Calls(BaseModel):
    """All calls, and where the document that describes them stands."""

    model_config = FROZEN

    document: str
    calls: tuple[Call, ...]


def show(_visit: Visit, _asked: Asked) -> Calls:
    """Every call in its order."""
    from ..api import ENDPOINTS, PREFIX

    return Calls(
        document=f"{PREFIX}/openapi.json",
        calls=tuple(
            Call(
                method=each.method,
                path=PREFIX + each.path,
                permission=each.permission,
                meaning=(each.answer.__doc__ or "").split("\n\n")[0],
            )
            for each in ENDPOINTS
        ),
    )


def rows(view: Calls) -> Rows:
    """One row a call."""
    return Rows(("method", "path", "permission", "meaning"), tuple(c.model_dump(mode="json") for c in view.calls))


ROUTES = (Page(name="api", path="/api", permission=Permission.READ, asked=Asked, show=show, rows=rows),)
