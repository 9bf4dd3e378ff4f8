"""The desk in a real browser: by keyboard alone, without JavaScript, on a phone and a desk, never off the machine."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from tests.ledger.samples import numbered
from tests.publish import samples

from reportedly.desk.access.rules import Rules
from reportedly.desk.access.secrets import new_secret, session
from reportedly.desk.app import make_app
from reportedly.desk.server import address_of, listen
from reportedly.ledger import Asker, ClaimQuery, Ledger, Role, Verdict
from reportedly.ledger.listed import ForecastQuery

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_core = pytest.importorskip("axe_core_python.sync_playwright", reason="axe-core-python is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

FLAGS = (
    *("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
)
FIFTY = 50
WIDTHS = {390: 844, 1440: 900}


@pytest.fixture(scope="module")
def chromium() -> Iterator[sync_api.Browser]:
    """One browser for all of these tests."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@contextmanager
def serving(ledger: Ledger, rules: Rules) -> Iterator[str]:
    """The desk on a port of its own."""
    with listen("127.0.0.1", 0) as bound:
        server = uvicorn.Server(
            uvicorn.Config(make_app(ledger, rules=rules), log_level="error", access_log=False, lifespan="off")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield address_of(bound)
        server.should_exit = True
        thread.join(20)


Open = Callable[..., sync_api.Page]


@contextmanager
def opening(chromium: sync_api.Browser, ledger: Ledger) -> Iterator[tuple[str, Open, list[str]]]:
    """The desk's address, a way to open signed-in pages, and everything that they asked for."""
    rules, requests = Rules(), []
    with serving(ledger, rules) as home:
        contexts = []

        def opened(path: str = "/", *, width: int = 1440, dark: bool = False, script: bool = True) -> sync_api.Page:
            context = chromium.new_context(
                viewport={"width": width, "height": WIDTHS[width]},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
                accept_downloads=True,
            )
            contexts.append(context)
            context.on("request", lambda request: requests.append(request.url))
            secret = new_secret()
            ledger.give_pass(
                session(secret, "Amira", role=Role.ADMIN, now=rules.clock()), by=Asker("Amira"), what="sign in"
            )
            context.add_cookies([{"name": rules.cookie, "value": secret, "url": home}])
            page = context.new_page()
            page.on("pageerror", lambda error: pytest.fail(f"{path}: {error}"))
            page.goto(home + path)
            return page

        yield home, opened, requests
        for context in contexts:
            context.close()


@pytest.fixture(scope="module")
def screens(chromium: sync_api.Browser, tmp_path_factory: pytest.TempPathFactory):
    """A desk over a ledger with something on every screen; nothing is changed in it."""
    with Ledger(tmp_path_factory.mktemp("screens") / "ledger.db") as ledger:
        for report in samples.REPORTS:
            claims = [claim for claim in samples.CLAIMS if claim.report == report.id]
            ledger.add(report, claims, extractor=samples.EXTRACTOR)
        ledger.judge(samples.CLAIMS[0].id, Verdict.ACCEPT, by="Ben", because="film")
        with opening(chromium, ledger) as opened:
            yield ledger, *opened


def paths(ledger: Ledger) -> list[str]:
    estimate = ledger.estimates().items[0].estimate.estimand.id
    source = ledger.sources().items[0].origin.id
    return [
        *("/", "/claims", f"/claims/{samples.CLAIMS[0].id}", "/reports", f"/reports/{samples.REPORTS[0].id}"),
        *("/estimates", f"/estimates/{estimate}", "/forecasts", "/sources", f"/sources/{source}", "/map"),
        *("/review", "/review/agreement", "/briefs", "/people", "/audit", "/api"),
    ]


@pytest.mark.parametrize(("width", "dark", "rules"), [(1440, False, {}), (390, True, {"runOnly": ["color-contrast"]})])
def test_every_screen_is_accessible_and_fits(screens, width: int, dark: bool, rules: dict[str, object]) -> None:
    ledger, home, opened, requests = screens
    page, axe = opened("/", width=width, dark=dark), axe_core.Axe()
    found = {}
    for path in paths(ledger):
        page.goto(home + path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        broken = [violation["id"] for violation in axe.run(page, options=rules)["violations"]]
        if over > 0 or broken:
            found[path] = (over, broken)
    assert found == {}
    assert [url for url in requests if not url.startswith((home, "data:"))] == []


SMALL = """() => [...document.querySelectorAll(
        "button, input:not([type=hidden]), select, textarea, summary, [role=button], nav a, a.button, .facets a, .who a"
    )].filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && (box.width < 23.9 || box.height < 23.9))
    .filter(([one]) => !one.closest("label") || one.closest("label").getBoundingClientRect().height < 23.9)
    .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
"""WCAG 2.2, 2.5.8: a control is 24 pixels wide and high; links within sentences need not be."""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_control_is_large_enough_to_hit(screens, width: int) -> None:
    ledger, home, opened, _ = screens
    page, found = opened("/", width=width), {}
    for path in paths(ledger):
        page.goto(home + path)
        if small := page.evaluate(SMALL):
            found[path] = small
    assert found == {}


def test_nothing_runs_that_the_policy_forbids(screens) -> None:
    ledger, home, opened, _ = screens
    page, said = opened(), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in paths(ledger):
        page.goto(home + path)
    assert said == []


def test_a_report_is_read_without_javascript(screens) -> None:
    _, home, opened, _ = screens
    page = opened("/reports", script=False)
    page.get_by_role("link", name=samples.REPORTS[0].title or "Untitled report").first.click()
    number = page.locator("a.at").first
    claim = number.get_attribute("href").removeprefix("#")
    number.click()
    card = page.locator(f"#{claim}")
    assert card.evaluate("card => card.matches(':target')")
    card.get_by_role("link", name=claim[:10]).click()
    assert page.url == f"{home}/claims/{claim}"
    page.get_by_role("link", name="JSON").click()
    assert claim in page.content()


def test_claims_are_narrowed_down_without_javascript(screens) -> None:
    _, _, opened, _ = screens
    page = opened("/claims", script=False)
    link = page.locator(".facets li a", has_text="waiting for review").last
    count = int(link.locator(".num").inner_text())
    link.click()
    assert "review=waiting" in page.url
    assert page.locator("[role=status]").inner_text().startswith(f"{count} claim")
    assert page.locator(".list > li").count() == min(count, 40)


def test_j_and_k_walk_the_claims_of_a_report(screens) -> None:
    _, _, opened, _ = screens
    page = opened(f"/reports/{samples.REPORTS[0].id}")
    cards = [card.get_attribute("id") for card in page.locator(".card").all()]
    for key, expected in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert page.locator(".card.here").get_attribute("id") == cards[expected]
        assert page.evaluate("document.activeElement.id") == f"at-{cards[expected]}"
        assert page.locator(".held-up").count() > 0


def test_selected_words_fill_the_form_for_a_missed_claim(screens) -> None:
    _, _, opened, _ = screens
    page = opened(f"/reports/{samples.REPORTS[0].id}")
    chosen = page.evaluate("""() => {
        const pieces = [...document.querySelectorAll("#text p [data-at]")];
        const piece = pieces.find((one) => one.textContent.trim().length > 9);
        getSelection().selectAllChildren(piece);
        return [piece.textContent.trim(), piece.dataset.at];
    }""")
    page.wait_for_function("document.querySelector('#add-form textarea').value !== ''")
    assert page.input_value("#add-form textarea") == chosen[0]
    assert page.input_value("#add-form [name=start]") == chosen[1]


def test_a_phone_keeps_the_cards_at_hand(screens) -> None:
    _, _, opened, _ = screens
    page = opened(f"/reports/{samples.REPORTS[0].id}", width=390)
    box = page.locator(".margin").bounding_box()
    assert box["y"] < WIDTHS[390] <= box["y"] + box["height"] + 2


def test_from_an_empty_ledger_to_a_brief(chromium, tmp_path: Path) -> None:
    """Reports come in, fifty claims are reviewed by keys alone, a forecast is settled, a brief is downloaded."""
    with Ledger(tmp_path / "ledger.db") as ledger, opening(chromium, ledger) as (home, opened, requests):
        page = opened("/")
        assert "empty" in page.inner_text("main")
        for number in range(FIFTY // 2):
            report, claims = numbered(number)
            ledger.add(report, claims, extractor="rules-1")
        for report in samples.REPORTS:
            claims = [claim for claim in samples.CLAIMS if claim.report == report.id]
            ledger.add(report, claims, extractor=samples.EXTRACTOR)
        _review_fifty(page, ledger, home)
        _settle(page, ledger, home)
        page.goto(home + "/briefs")
        with page.expect_download() as download:
            page.get_by_role("link", name="PDF").click()
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
        assert [url for url in requests if not url.startswith((home, "data:", "blob:"))] == []


def _review_fifty(page: sync_api.Page, ledger: Ledger, home: str) -> None:
    page.goto(home + "/review")
    pressed = {"Enter": 0, "x": 0, "u": 0}
    for turn in range(FIFTY):
        key = "x" if turn % 10 == 3 else "u" if turn % 10 == 7 else "Enter"
        pressed[key] += 1
        with page.expect_navigation():
            page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("z")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "field"
    verdicts = {v: len(list(ledger.claims(ClaimQuery(judgement=v)))) for v in Verdict}
    assert sum(verdicts.values()) == FIFTY
    assert (verdicts[Verdict.REJECT], verdicts[Verdict.UNSURE]) == (pressed["x"], pressed["u"])


def _settle(page: sync_api.Page, ledger: Ledger, home: str) -> None:
    page.goto(home + "/forecasts")
    first = page.locator(".list > li").first
    claim = first.get_attribute("id")
    first.locator("summary").click()
    first.get_by_label("It was").select_option("refuted")
    first.get_by_label("Why").fill("the day passed")
    with page.expect_navigation():
        first.get_by_role("button", name="Settle").click()
    assert ledger.settlements()[claim].value == "refuted"
    found = ledger.forecasts(ForecastQuery(as_of=Rules().clock().date()))
    assert claim in {each.forecast.claim for each in found.items}
