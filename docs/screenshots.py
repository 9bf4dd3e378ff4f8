"""Pictures of every screen of the desk, over the examples, for the docs.

    python docs/screenshots.py [NAME …]     # writes docs/images/desk-NAME.png; needs Chromium

The ledger is made anew in a temporary folder; a reader and a few of her judgements are made up, so that every screen
has something to show.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from reportedly.desk.access.rules import Rules
from reportedly.desk.access.secrets import new_secret, session
from reportedly.desk.app import make_app
from reportedly.desk.server import address_of, listen
from reportedly.ledger import Asker, ClaimQuery, Ledger, Role, Verdict

HERE = Path(__file__).parent
EXAMPLES, OUT = HERE.parent / "examples", HERE / "images"
WHO = "M. Okafor"
FLAGS = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")


@dataclass(frozen=True)
class Picture:
    """A screen at a width, on light or dark ground, after some keys."""

    name: str
    path: str
    width: int = 1280
    height: int = 760
    dark: bool = False
    keys: tuple[str, ...] = ()


def pictures(ledger: Ledger) -> tuple[Picture, ...]:
    """What is shown: the screens in the order of the docs."""
    report = next(row.id for row in ledger.reports() if row.claims in range(9, 15))
    disputed = next(iter(ledger.estimates().items)).estimate.estimand.id
    source = ledger.sources().items[0].origin.id
    claim = next(s.claim.id for s in ledger.claims(ClaimQuery(minimum=1)) if len(s.claim.attribution) > 1)
    return (
        Picture("today", "/"),
        Picture("reader", f"/reports/{report}", keys=("j", "j")),
        Picture("reader-phone", f"/reports/{report}", width=390, height=844, dark=True, keys=("j", "j")),
        Picture("claims", "/claims?commitment=denied"),
        Picture("claim", f"/claims/{claim}"),
        Picture("estimates", "/estimates"),
        Picture("estimate", f"/estimates/{disputed}", height=1000),
        Picture("map", "/map", height=900),
        Picture("sources", "/sources"),
        Picture("source", f"/sources/{source}"),
        Picture("forecasts", "/forecasts"),
        Picture("review", "/review"),
        Picture("review-dark", "/review", dark=True),
        Picture("briefs", "/briefs?place=SDN"),
    )


def fill(path: Path) -> Ledger:
    """The examples, some claims judged by two readers."""
    subprocess.run([sys.executable, "-m", "reportedly", "add", str(EXAMPLES), "--ledger", str(path)], check=True)
    ledger = Ledger(path)
    for number, stored in enumerate(ledger.claims(ClaimQuery(limit=24))):
        for reader in ("A. Haddad", WHO)[: 1 + number % 2]:
            verdict = Verdict.REJECT if number % 7 == 6 else Verdict.ACCEPT
            ledger.judge(stored.claim.id, verdict, by=reader, because="read against the report")
    return ledger


@contextmanager
def desk(ledger: Ledger, rules: Rules) -> Iterator[str]:
    """The desk on a free port."""
    with listen("127.0.0.1", 0) as bound:
        config = uvicorn.Config(make_app(ledger, rules=rules), log_level="error", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            yield address_of(bound)
        finally:
            server.should_exit = True
            thread.join()


def take(browser: Browser, picture: Picture, *, home: str, cookie: tuple[str, str]) -> None:
    """One picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme="dark" if picture.dark else "light"
    )
    context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": home}])
    page = context.new_page()
    page.goto(home + picture.path, wait_until="networkidle")
    for key in picture.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    path = OUT / f"desk-{picture.name}.png"
    page.screenshot(path=path)
    context.close()
    sys.stdout.write(f"{path.name}: {path.stat().st_size // 1000} kB\n")


def main(names: list[str]) -> None:
    """All pictures, or those named."""
    OUT.mkdir(exist_ok=True)
    rules, secret = Rules(), new_secret()
    with tempfile.TemporaryDirectory() as folder, fill(Path(folder) / "ledger.db") as ledger:
        given = session(secret, WHO, role=Role.ADMIN, now=rules.clock())
        ledger.give_pass(given, by=Asker(WHO), what="sign in")
        with desk(ledger, rules) as home, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            for picture in pictures(ledger):
                if not names or picture.name in names:
                    take(browser, picture, home=home, cookie=(rules.cookie, secret))
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
