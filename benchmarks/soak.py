"""Two hundred feeds, twenty of them broken, five thousand articles; the service is killed ten times at random.

    python -m benchmarks.soak [--feeds 200] [--articles 5000] [--kills 10] [--seed 1] [--attribution rules]

Says at the end whether every article is in the ledger once, whether every alert arrived, and how much memory it took.
Everything runs on this machine: a web server in this process, and `reportedly watch run` as users start it.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reportedly.ledger import Ledger
from reportedly.ledger.watch_records import RuleKind

BROKEN = (
    "500", "503", "404", "redirects to itself", "redirects inside", "cut off", "no feed", "gzip bomb", "silent",
    "wrong charset",
)  # fmt: skip
TOWNS = ("Sake", "Taiz", "Cali", "Goma", "Omdurman", "Kassala", "Mocoa", "Aden", "Bria", "Marib")


@dataclass
class Newsroom:
    """Pages by path, and what came to the webhook."""

    feeds: int
    articles: int
    broken: int
    visits: Counter[str] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)

    def feed(self, number: int, port: int) -> str:
        """The feed with this number: its share of the articles, each of which two feeds name."""
        sound = self.feeds - self.broken
        mine = [n for n in range(self.articles) if sound and (n % sound == number or (n + 1) % sound == number)]
        links = "".join(
            f"<item><title>Report {n}</title><link>http://127.0.0.1:{port}/a/{n}</link></item>" for n in mine
        )
        return f'<rss version="2.0"><channel><title>Outlet {number}</title>{links}</channel></rss>'


def article(number: int) -> str:
    """A report of its own, the same each time."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Shelling near {town}\n\n{town.upper()}, 3 March 2025 - At least {number + 2} people were killed near {town} "
        f"on Sunday, the governor of district {number} said. Witnesses spoke of {number % 17 + 2} strikes.\n\n"
        f"Road {number} stays closed and {number * 7 + 30} families fled, residents said.\n"
    )


def serve(room: Newsroom) -> ThreadingHTTPServer:
    """The newsroom's server, started."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            room.visits[self.path] += 1
            kind, _, rest = self.path.strip("/").partition("/")
            if kind == "a" and rest.isdigit():
                self._send(200, article(int(rest)), "text/plain; charset=utf-8")
            elif kind == "feed" and int(rest) < room.feeds - room.broken:
                self._send(200, room.feed(int(rest), server.server_port), "application/rss+xml")
            elif kind == "feed":
                self._broken(BROKEN[int(rest) % len(BROKEN)])
            else:
                self._send(404, "", "text/plain")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            room.keys[str(self.headers["Idempotency-Key"])] += 1
            self._send(204, "", "text/plain")

        def _broken(self, how: str) -> None:
            if how.isdigit():
                self._send(int(how), "", "text/plain")
            elif how.startswith("redirects"):
                place = self.path if how.endswith("itself") else "http://169.254.169.254/latest/"
                self._send(302, "", "text/plain", {"Location": place})
            elif how == "gzip bomb":
                import gzip

                packed = gzip.compress(bytes(50_000_000))
                self._send(200, packed, "application/rss+xml", {"Content-Encoding": "gzip"})
            elif how == "silent":
                time.sleep(20)
            else:
                bodies: Mapping[str, str | bytes] = {
                    "cut off": "<rss><channel><item><title>Rep",
                    "wrong charset": "<?xml version='1.0' encoding='utf-16'?><rss></rss>",
                }
                self._send(200, bodies.get(how, "hello"), "application/rss+xml")

        def _send(self, status: int, body: str | bytes, media_type: str, more: Mapping[str, str] | None = None) -> None:
            data = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in {"Content-Type": media_type, "Content-Length": str(len(data)), **(more or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """Clients that are killed hang up."""

    server = Quiet(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def megabytes(pid: int) -> float:
    """The most memory that a process has held so far; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def run(chance: random.Random, words: list[str], folder: Path, *, kill_after: float | None) -> tuple[bool, float]:
    """Run once, killed after so many seconds of work if it is not done before; whether it was, and its memory in MB."""
    environment = os.environ | {"REPORTEDLY_WEBHOOK_SECRET": "soak"}
    process = subprocess.Popen(words, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    begun, most = time.monotonic(), 0.0
    while process.poll() is None:
        most = max(most, megabytes(process.pid))
        if kill_after is not None and time.monotonic() - begun > kill_after:
            process.kill()
        time.sleep(0.05)
    return process.returncode == -9, most


def soak(chosen: argparse.Namespace, folder: Path) -> dict[str, object]:
    """The whole of it; what came of it."""
    room = Newsroom(chosen.feeds, chosen.articles, chosen.feeds // 10)
    server = serve(room)
    port = server.server_address[1]
    ledger_file = folder / "ledger.db"
    with Ledger(ledger_file) as ledger:
        for number in range(chosen.feeds):
            ledger.watch(f"http://127.0.0.1:{port}/feed/{number}")
        ledger.add_rule(RuleKind.SOURCE, {"text": "killed"})
    chance = random.Random(chosen.seed)
    flags = ["--allow-private", "--allow-port", str(port), "--delay", "0", "--attribution", chosen.attribution]
    hook = ["--webhook", f"http://127.0.0.1:{port}/hook", "--quiet", "--atom", "alerts.xml"]
    words = [sys.executable, "-m", "reportedly", "watch", "run", *flags, *hook]
    begun, memory, kills = time.monotonic(), [], 0
    while kills < chosen.kills:
        killed, most = run(chance, words, folder, kill_after=chance.uniform(*chosen.between))
        kills += killed
        memory.append(most)
        if not killed:
            break
    memory.append(run(chance, words, folder, kill_after=None)[1])
    seconds = time.monotonic() - begun
    server.shutdown()
    with Ledger(ledger_file, create=False) as ledger:
        urls = Counter(row.url for row in ledger.reports())
        raised = {alert.id for alert in ledger.alerts(limit=1_000_000)}
        health = Counter("failing" if h.watch.failures else "ok" for h in ledger.watches())
        waiting, damages = sum(number for number, _ in ledger.waiting_deliveries().values()), len(ledger.verify())
    return {
        "feeds": chosen.feeds, "broken": room.broken, "health": dict(health), "articles": chosen.articles,
        "kills": kills, "seconds": round(seconds, 1),
        "in_ledger": len(urls), "twice": sum(n > 1 for n in urls.values()), "damages": damages,
        "alerts": len(raised), "arrived": len(raised & set(room.keys)), "unknown": len(set(room.keys) - raised),
        "sent_again_under_the_same_key": sum(n - 1 for n in room.keys.values()), "waiting": waiting,
        "most_memory_mb": [round(most) for most in memory],
    }  # fmt: skip


def main() -> None:
    """Soak, print, and fail where something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--between", type=float, nargs=2, default=(8.0, 40.0), help="seconds between two kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--attribution", default="rules")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(chosen, Path(folder))
    print(json.dumps(found, indent=1))
    sound = found["in_ledger"] == chosen.articles and not (found["twice"] or found["damages"] or found["waiting"])
    sys.exit(0 if sound and found["arrived"] == found["alerts"] == chosen.articles else 1)


if __name__ == "__main__":
    main()
