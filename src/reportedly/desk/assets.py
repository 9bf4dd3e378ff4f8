"""Style, script and pictures at addresses that hold their hash: a browser keeps them, and a new release is new."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from .access.headers import KEEP_FOR_GOOD

HERE = Path(__file__).parent / "static"
PATH = "/static/{mark}/{name:path}"


@cache
def files() -> Mapping[str, Path]:
    """Every file that is served, by its name; Leaflet's under `leaflet/`."""
    return dict(_files())


def _files() -> Iterator[tuple[str, Path]]:
    for prefix, folder in (("", HERE), ("leaflet/", _leaflet())):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not name.endswith((".py", ".pyc", ".map")):
                yield prefix + name, path


def _leaflet() -> Path:
    """Where the wheel of Leaflet keeps its files."""
    from xstatic.pkg import leaflet

    return Path(leaflet.BASE_DIR)


@cache
def mark() -> str:
    """A hash over all files: a sheet names its pictures by paths of its own, so they share one address."""
    whole = hashlib.sha256()
    for name, path in sorted(files().items()):
        whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a file.

    Raises:
        KeyError: there is none: a template is wrong.
    """
    if name not in files():
        raise KeyError(f"there is no static file {name!r}")
    return f"/static/{mark()}/{name}"


def serve(request: Request) -> Response:
    """A file, whatever hash was asked for; only the right one may be kept for good."""
    path = files().get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("there is no such file", 404)
    response = FileResponse(path, media_type=guess_type(path.name)[0] or "application/octet-stream")
    if request.path_params["mark"] == mark():
        response.raw_headers.append(KEEP_FOR_GOOD)
    return response
