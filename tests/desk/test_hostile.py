"""Sixty hostile strings in every field, through every page and twin: nothing runs, nothing breaks, all is shown."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient
from tests.ledger.samples import claim, link, quantity

from reportedly.ledger import Ledger, Role, Verdict
from reportedly.model import Block, Bound, Claim, Commitment, DateSource, EventType, Measure, Paragraph, Report, Span

from .conftest import Desk
from .hostile import MARKUP, STRINGS

SOUND = [text.replace("\0", "\ufffd").replace("\r\n", "\n") for text in STRINGS]
"""As ingest leaves them: it normalises line ends, and no text holds a null byte."""


def hostile_report(number: int, words: str) -> tuple[Report, list[Claim]]:
    """A report all of whose fields are hostile, with a claim and a forecast by a hostile source."""
    start = f"Paragraph {number}. "
    text = f"{start}{words} said that {number + 2} soldiers were killed. The army said that {words} may fall in May."
    report = Report.make(
        text,
        (Paragraph(kind=Block.PARAGRAPH, span=Span(0, len(text))),),
        title=f"{words} title {number}",
        byline=words,
        publisher=f"{words} {number}",
        source_name=words,
        url=f"https://news.example/{number}?q={words[:200]}",
        published=None if number % 9 == 0 else date(2026, 2, 1 + number % 27),
        published_from=None if number % 9 == 0 else DateSource.OPTION,
    )
    killed = quantity(report, str(number + 2), ends=(number + 2, None), bound=Bound.AT_LEAST, measure=Measure.KILLED)
    by = link(report, words, entity=words, affiliation="UKR") if words.strip() else link(report, "The army")
    content = f"{number + 2} soldiers were killed"
    return report, [
        claim(report, content, chain=(by,), event=(EventType.ASSAULT, "killed"), quantities=(killed,)),
        claim(report, f"{words} may fall in May", chain=(link(report, "The army"),), commitment=Commitment.PREDICTED),
    ]


@pytest.fixture(scope="module")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("hostile") / "<b>ledger'&.db") as opened:
        for number, words in enumerate(SOUND):
            report, claims = hostile_report(number, words)
            opened.add(report, claims, extractor=f"rules {words[:50]}")
            opened.judge(claims[0].id, Verdict.ACCEPT, by=words[:500], because=words)
        yield opened


@pytest.fixture
def hostile(hostile_ledger: Ledger, open_desk) -> Desk:
    return open_desk(hostile_ledger)


class Looked(HTMLParser):
    """What a browser would make of a page: tags with handlers or addresses that run, and text."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = (value or "").strip().lower()
            ours = name not in ("src", "href", "action", "data") or address.startswith(
                ("/", "#", "https://news.example")
            )
            if name.startswith("on") or name == "style" or (not ours and address):
                self.harm.append(f"<{tag} {name}={value!r}>")
        if tag in ("iframe", "object", "embed", "base") or (tag == "script" and not dict(attrs).get("src")):
            self.harm.append(f"<{tag}>")


def harm_in(page: str) -> list[str]:
    """Everything in a page that could run, load or lead astray."""
    looked = Looked()
    looked.feed(page)
    return looked.harm


def pages_of(desk: Desk) -> list[str]:
    """Every page's address, its parameters filled with what is in the ledger."""
    some = list(desk.ledger.claims())
    ids = {"claims": [c.claim.id for c in some[:30]], "reports": sorted({c.claim.report for c in some})[:30]}
    client = desk.browser()
    ids["estimates"] = [e["estimate"]["estimand"]["id"] for e in client.get("/api/v1/estimates?size=8").json()["items"]]
    ids["sources"] = [s["origin"]["id"] for s in client.get("/api/v1/sources?size=8").json()["items"]]
    found = []
    for door in desk.app.doors:
        path = door.route.path
        if door.change or path.startswith(("/static", "/login", "/logout")):
            continue
        kind = path.removeprefix("/api/v1").split("/")[1]
        if "{" not in path:
            found.append(path)
        elif kind in ids:
            several = ids[kind] if not path.endswith((".json", ".csv")) and "/api/" not in path else ids[kind][:3]
            found += ["".join(_filled(path, ident)) for ident in several]
    return found


def _filled(path: str, ident: str) -> str:
    before, _, rest = path.partition("{")
    return before + ident + rest.partition("}")[2]


def test_every_page_shows_hostile_words_and_runs_none(hostile: Desk) -> None:
    client = hostile.browser()
    paths = pages_of(hostile)
    assert len(paths) > 100
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == (400 if path == "/api/v1/search" else 200), (path, answer.text[:500])
        if answer.headers["content-type"].startswith("text/html"):
            assert harm_in(answer.text) == [], path
            assert "\u202e" not in answer.text, path
            assert "\x1b" not in answer.text, path
        elif answer.headers["content-type"] == "application/json":
            json.loads(answer.text)
        elif answer.headers["content-type"].startswith("text/csv"):
            rows = csv.reader(io.StringIO(answer.text, newline=""))
            assert not [c for row in rows for c in row if _runs(c)], path


def _runs(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula; a number with its sign is none."""
    try:
        float(cell)
    except ValueError:
        return cell.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    return False


def test_the_words_are_shown_not_swallowed(hostile: Desk) -> None:
    page = hostile.browser().get("/claims").text
    assert "&lt;img src=x onerror=alert(1)&gt;" in hostile.browser().get("/sources").text
    assert "<U+202E>" not in page, "the sign that stands for an override is text, too"


def test_hostile_words_in_an_address_are_words(desk: Desk) -> None:
    client = desk.browser()
    for words in STRINGS:
        for path, name in (("/claims", "text"), ("/claims", words[:40]), ("/api/v1/search", "text")):
            answer = client.get(path, params={name: words[:2000]})
            assert answer.status_code < 500, (path, name, words)
            if answer.headers["content-type"].startswith("text/html"):
                assert harm_in(answer.text) == []
        for path in (f"/claims/{_quoted(words[:200])}", f"/{_quoted(words[:200])}"):
            answer = client.get(path)
            assert answer.status_code in (200, 303, 400, 404, 409), path
            assert harm_in(answer.text) == []
            assert "set-cookie" not in answer.headers


def _quoted(words: str) -> str:
    from urllib.parse import quote

    return quote(words, safe="")


def test_hostile_words_in_a_judgement_are_words(desk: Desk) -> None:
    client = desk.browser(Role.REVIEWER, "Ben")
    claim_id = next(iter(desk.ledger.claims())).claim.id
    for words in STRINGS:
        for verdict in ({"verdict": "reject"}, {"verdict": "correct", "field": words[:200], "value": words}):
            told = client.post(f"/api/v1/claims/{claim_id}/judgements", json={**verdict, "because": words[:5000]})
            assert told.status_code in (201, 400), told.text
    page = client.get(f"/claims/{claim_id}")
    assert page.status_code == 200
    assert harm_in(page.text) == []
    assert desk.ledger.verify() == []


def test_a_sign_in_page_says_hostile_words_back_harmlessly(desk: Desk) -> None:
    client: TestClient = desk.stranger()
    for words in STRINGS:
        page = client.get("/login", params={"to": words[:500]}).text
        assert harm_in(page) == []
        assert not [sign for sign in MARKUP if sign in page.replace("<meta charset", "").replace("<meta name", "")]


def test_the_looker_finds_what_it_looks_for() -> None:
    unescaped = [harm_in(f"<p title=x>{text}</p>") for text in STRINGS]
    assert sum(map(bool, unescaped)) > 20
