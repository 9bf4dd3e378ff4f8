"""View models become HTML: autoescaped, strict about names, and with steering characters shown instead of obeyed."""

from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel

from ..publish.harmless import visible
from .route import Visit

Parameter = str | int | float | None


def environment(asset: Callable[[str], str]) -> Environment:
    """The templates; `asset` gives the address of a static file."""
    made = Environment(
        loader=PackageLoader("reportedly.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(asset=asset, link=link)
    return made


def page(templates: Environment, name: str, view: BaseModel, *, visit: Visit | None) -> str:
    """A page as HTML. `visit` is null where nobody is signed in."""
    path, query = (visit.path, visit.query) if visit else ("/", "")
    around = {"here": partial(here, path, query), "beside": partial(beside, path, query)}
    return templates.get_template(f"{name}.html").render(view=view, visit=visit, **around)


def link(path: str, **parameters: Parameter) -> str:
    """A local address; parameters that are null are left out."""
    query = urlencode({name: value for name, value in parameters.items() if value is not None})
    return f"{path}?{query}" if query else path


def here(path: str, query: str, **changes: Parameter) -> str:
    """The same page with some parameters changed; null takes one away."""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=False) if name not in changes]
    added = [(name, str(value)) for name, value in changes.items() if value is not None]
    return f"{path}?{urlencode(pairs)}" if (pairs := kept + added) else path


def beside(path: str, query: str, form: str) -> str:
    """The twin of a page in another form, with the same parameters."""
    twin = twin_path(path, form)
    return f"{twin}?{query}" if query else twin


def twin_path(path: str, form: str) -> str:
    """Where a page's `.json` or `.csv` stands."""
    return f"{'/today' if path == '/' else path}.{form}"


def _shown(value: object) -> object:
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
