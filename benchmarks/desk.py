"""The desk over a long ledger: server time and weight of every screen, and fifty readers while reports come in.

    python -m benchmarks.desk [--claims 100000] [--ledger FILE] [--rounds 15]

The ledger is made by benchmarks.newsroom and kept where `--ledger` says, so that a second run begins at once. Every
page that the desk serves is asked for by one reader, each round with another claim, report, question or source; then
fifty read and judge at once while a writer adds reports. Exit status 1 where a screen is above 150 ms (p95) or, the
map apart, above 300 kB, where a reader saw an error, or a judgement was lost.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import quantiles
from threading import Event
from time import perf_counter

import httpx2

from benchmarks.newsroom import EXTRACTOR, taken_in
from reportedly.desk.access.secrets import new_secret, token
from reportedly.desk.app import make_app
from reportedly.desk.doors import Doors
from reportedly.ledger import Asker, Ledger, Role
from reportedly.ledger.listed import EstimateQuery, Page, SourceQuery

SLOWEST_MS, HEAVIEST_KB = 150.0, 300.0
READERS, ADDED = 50, 100
WITHOUT_WEIGHT = ("/map",)


@dataclass(frozen=True, slots=True)
class Timed:
    """A screen: its route, milliseconds of every round, bytes of the largest page."""

    route: str
    times: tuple[float, ...]
    weight: int
    status: int
    computing: float
    """Milliseconds of a processor that a round took on average: what remains of it on a machine without others."""

    @property
    def p50(self) -> float:
        """The middle of the times."""
        return sorted(self.times)[len(self.times) // 2]

    @property
    def p95(self) -> float:
        """What one in twenty exceeds."""
        return quantiles(self.times, n=20, method="inclusive")[-1] if len(self.times) > 1 else self.times[0]

    @property
    def fits(self) -> bool:
        """Whether it is as quick and as light as a screen has to be."""
        light = self.route in WITHOUT_WEIGHT or self.weight <= HEAVIEST_KB * 1000
        return self.status == 200 and self.p95 <= SLOWEST_MS and light


def fill(path: Path, claims: int) -> None:
    """Make the ledger, or add what it lacks."""
    with Ledger(path) as ledger:
        there = ledger.counts()["claims"]
        made, since = 0, perf_counter()
        for one in taken_in():
            if made >= claims:
                break
            made += len(one.claims)
            if made > there:
                ledger.add(one.report, one.claims, extractor=EXTRACTOR)
        ledger.weigh()
        print(f"{ledger.counts()['claims']:,} claims, made and weighed in {perf_counter() - since:.0f} s", flush=True)


def key_to(ledger: Ledger, role: Role) -> str:
    """A token that opens the desk."""
    secret = new_secret()
    given = token(secret, "benchmark", label="benchmark", role=role, now=datetime.now(UTC))
    ledger.give_pass(given, by=Asker("benchmark"), what="add token")
    return secret


def screens(ledger: Ledger, rounds: int) -> Iterator[tuple[str, list[str]]]:
    """Every page of the desk with the addresses to ask for, one a round."""
    claims = [stored.claim for stored in islice(ledger.claims(), rounds * 200)]
    spread = claims[:: max(1, len(claims) // rounds)][:rounds]
    questions = [e.estimate.estimand.id for e in ledger.estimates(EstimateQuery(), Page(rounds, 0)).items]
    sources = [each.origin.id for each in ledger.sources(SourceQuery(), Page(rounds, 0)).items]
    ids = {
        "claims": [claim.id for claim in spread],
        "reports": [claim.report for claim in spread],
        "estimates": questions,
        "sources": sources,
    }
    for route in _pages(make_app(ledger).doors):
        before, brace, rest = route.partition("{")
        if not brace:
            yield route, [route] * rounds
        elif (kind := route.split("/")[1]) in ids:
            yield route, [before + ident + rest.partition("}")[2] for ident in ids[kind]]


def _pages(doors: Doors) -> list[str]:
    paths = [str(getattr(door.route, "path", "")) for door in doors if not door.change]
    apart = ("/api/v1", "/static", "/login", "/logout")
    return [path for path in paths if not path.startswith(apart) and not path.endswith((".json", ".csv"))]


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, int]]:
    """A desk of its own process."""
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield (server.stdout.readline() if server.stdout else "").split("/login")[0], server.pid
        finally:
            server.terminate()


def computed(pid: int) -> float:
    """Milliseconds of a processor that a process has taken so far; Linux tells them."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(client: httpx2.Client, pid: int, route: str, paths: Sequence[str]) -> Timed:
    """Ask for each address; the first answer of a route is not counted, for it loads what it needs."""
    times, weight, status, before = [], 0, 200, 0.0
    for number, path in enumerate((paths[0], *paths)):
        if number == 1:
            before = computed(pid)
        since = perf_counter()
        try:
            answer = client.get(path)
        except httpx2.TransportError:  # uvicorn hangs up after an error of its application
            answer = client.get(path)
        times.append((perf_counter() - since) * 1000)
        weight = max(weight, len(answer.content))
        status = max(status, answer.status_code)
    return Timed(route, tuple(times[1:]), weight, status, (computed(pid) - before) / len(paths))


def crowd(home: str, secret: str, path: Path) -> tuple[int, int, list[str]]:
    """Fifty read and judge while reports are added: requests, judgements confirmed, errors."""
    done, requests, confirmed, errors = Event(), 0, 0, list[str]()
    with Ledger(path) as ledger:
        claims = [stored.claim.id for stored in islice(ledger.claims(), READERS)]

    def write() -> None:
        with Ledger(path) as ledger:
            for one in islice(taken_in(seed=datetime.now(UTC).microsecond), ADDED):
                ledger.add(one.report, one.claims, extractor=EXTRACTOR)
        done.set()

    def read(number: int) -> tuple[int, int, list[str]]:
        asked, judged, seen = 0, 0, list[str]()
        with httpx2.Client(base_url=home, headers={"authorization": f"Bearer {secret}"}, timeout=120) as client:
            while not judged or not done.is_set():
                for address in ("/claims", f"/claims/{claims[number]}", "/estimates", "/sources"):
                    answer = client.get(address)
                    asked += 1
                    if answer.status_code != 200:
                        seen.append(f"{address}: {answer.status_code}")
                because = {"verdict": "unsure", "because": f"{number}.{judged}"}
                told = client.post(f"/api/v1/claims/{claims[number]}/judgements", json=because)
                asked, judged = asked + 1, judged + (told.status_code == 201)
                if told.status_code != 201:
                    seen.append(f"judging: {told.status_code}")
        return asked, judged, seen

    with ThreadPoolExecutor(READERS + 1) as pool:
        writer = pool.submit(write)
        for asked, judged, seen in pool.map(read, range(READERS)):
            requests, confirmed, errors = requests + asked, confirmed + judged, errors + seen
        writer.result()
    return requests, confirmed, errors


def told(each: Timed) -> str:
    """A line of the table, with an arrow at what is too slow, too heavy or broken."""
    note = "" if each.fits else "  <-" if each.status == 200 else f"  <- {each.status}"
    times = f"{each.p50:>8.0f} {each.p95:>8.0f} {each.computing:>8.0f}"
    return f"{each.route:<28} {times} {each.weight / 1000:>7.0f}{note}"


def main() -> int:
    """Make the ledger, measure every screen, then let the crowd in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, default=Path(tempfile.gettempdir()) / "reportedly-desk.db")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    fill(given.ledger, given.claims)
    with Ledger(given.ledger) as ledger:
        secret, before = key_to(ledger, Role.ADMIN), ledger.counts()["judgements"]
        asked = list(screens(ledger, given.rounds))
    with serving(given.ledger) as (home, pid):
        with httpx2.Client(base_url=home, headers={"authorization": f"Bearer {secret}"}, timeout=300) as client:
            timed = [measure(client, pid, route, paths) for route, paths in asked if paths]
        print(f"{'screen':<28} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>8} {'kB':>7}")
        for each in timed:
            print(told(each))
        requests, confirmed, errors = crowd(home, secret, given.ledger)
    with Ledger(given.ledger) as ledger:
        kept = ledger.counts()["judgements"] - before
    print(f"{READERS} readers, {ADDED} reports added: {requests:,} requests, {len(errors)} errors, ", end="")
    print(f"{confirmed} judgements confirmed, {kept} kept")
    for line in errors[:5]:
        print(f"  {line}")
    return int(bool(errors) or kept != confirmed or not all(each.fits for each in timed))


if __name__ == "__main__":
    sys.exit(main())
