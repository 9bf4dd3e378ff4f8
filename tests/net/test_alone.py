"""Outside of `net` (and `ledger`, `batch`, `desk`) nothing opens a connection."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

ROOT = Path(reportedly.__file__).parent
MAY = {"net", "ledger", "batch", "desk"}
OPENERS = {
    *("socket", "ssl", "smtplib", "ftplib", "poplib", "imaplib", "telnetlib", "nntplib", "xmlrpc", "socketserver"),
    *("http.client", "http.server", "urllib.request", "urllib3", "asyncio", "requests", "aiohttp"),
    *("httpx", "httpx2", "httpcore", "httpcore2", "websockets", "paramiko", "multiprocessing.connection"),
}
READERS_WITH_A_FETCHER = {("trafilatura", "fetch_url"), ("trafilatura", "downloads")}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, with what is imported from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def opens(name: str) -> bool:
    return any(name == opener or name.startswith(f"{opener}.") for opener in OPENERS)


FILES = [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in MAY]


def test_no_other_room_imports_what_opens_connections() -> None:
    found = [(str(path.relative_to(ROOT)), name) for path in FILES for name in imports(path) if opens(name)]
    fetchers = {".".join(pair) for pair in READERS_WITH_A_FETCHER}
    found += [(str(path), name) for path in FILES for name in imports(path) if name in fetchers]
    assert found == []


def test_the_check_would_see_one(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f():\n    from urllib.request import urlopen\n    import http.client as c\n")
    assert [name for name in imports(path) if opens(name)] == ["urllib.request.urlopen", "http.client"]


WATCHED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        print("OPENED", event, arguments, file=sys.stderr)
        sys.exit(99)
sys.addaudithook(watch)
from reportedly.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", [["read"], ["add", "--ledger", "ledger.db"]], ids=lambda c: c[0])
def test_a_run_over_files_opens_no_connection(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("See http://127.0.0.1:1/x, the army said on Friday, after nine soldiers died.\n")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *command, "a.txt", "--attribution", "rules"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "OPENED" in done.stderr) == (0, False), done.stderr
