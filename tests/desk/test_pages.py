"""The screens as view models and as pages: what they show of a small ledger, and what their forms do to it."""

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from tests.ledger.samples import claim, report
from tests.publish import samples

from reportedly.desk.pages.claims import Asked, sentence
from reportedly.desk.pages.mapped import HALOS, PRECISE
from reportedly.desk.timeline import timeline
from reportedly.ledger import ClaimQuery, Role, Verdict
from reportedly.ledger.watch_records import Outcome
from reportedly.model import Resolution

from .conftest import Desk

PAGES = [
    "/",
    "/claims",
    "/reports",
    "/estimates",
    "/forecasts",
    "/sources",
    "/map",
    "/review",
    "/review/agreement",
    "/briefs",
]


def twin(path: str, form: str) -> str:
    return f"{'/today' if path == '/' else path}.{form}"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_with_its_twins(desk: Desk, path: str):
    browser = desk.browser()
    page = browser.get(path)
    assert page.status_code == 200
    assert "<h1" in page.text
    assert f'href="{twin(path, "json")}"' in page.text
    assert browser.get(twin(path, "json")).json()
    assert next(csv.reader(io.StringIO(browser.get(twin(path, "csv")).text)))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_script_or_style_of_its_own(desk: Desk, path: str):
    page = desk.browser().get(path).text
    assert not re.findall(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style", page)


def test_an_empty_ledger_says_what_to_do(tmp_path, open_desk):
    from reportedly.ledger import Ledger

    with Ledger(tmp_path / "empty.db") as opened:
        browser = open_desk(opened).browser()
        for path in PAGES:
            assert browser.get(path).status_code == 200, path
        assert "reportedly add" in browser.get("/").text
        assert "No claim waits" in browser.get("/review").text


SENTENCES = [
    ({}, 2, "2 claims. Newest report first."),
    ({"review": "waiting"}, 1, "1 claim, waiting for review. Newest report first."),
    (
        {"commitment": "denied", "affiliation": "ukr", "event": "ASSAULT", "at": "Kursk Oblast"},
        12,
        "12 claims, by sources of Ukraine, about attacks and fighting, at Kursk Oblast, held as untrue (denied). "
        "Newest report first.",
    ),
    (
        {"since": "2025-01-01", "until": "2025-01-31", "place": "SDN", "minimum": "1000", "source": "UN"},
        1200,
        "1,200 claims, with UN in the chain, in Sudan, in reports of 2025-01-01 to 2025-01-31, "
        "with a figure that reaches 1,000. Newest report first.",
    ),
]


@pytest.mark.parametrize(("given", "total", "words"), SENTENCES)
def test_a_sentence_restates_the_filter(given, total, words):
    assert sentence(total, Asked.model_validate(given)) == words


def test_the_counts_of_a_facet_are_what_its_link_leads_to(desk: Desk):
    browser = desk.browser()
    view = browser.get("/claims.json").json()
    for facet in view["facets"]:
        for value in facet["values"]:
            left = browser.get("/claims.json", params={facet["name"]: value["value"]}).json()
            assert left["total"] == value["count"], (facet["name"], value)


def test_pages_of_claims_follow_one_another(desk: Desk, monkeypatch):
    monkeypatch.setattr("reportedly.desk.pages.claims.SIZE", 3)
    browser = desk.browser()
    seen, after = [], ""
    while after is not None:
        view = browser.get("/claims.json", params={"after": after}).json()
        seen += [claim["id"] for claim in view["claims"]]
        after = view["next"]
    assert seen == [stored.claim.id for stored in desk.ledger.claims(ClaimQuery(latest_versions=True))]


def test_an_unknown_filter_is_refused_by_name(desk: Desk):
    answer = desk.browser().get("/claims", params={"colour": "red"})
    assert answer.status_code == 400
    assert "colour" in answer.text


TAG = re.compile(r"<a class=\"at\".*?</a>|<[^>]+>", re.DOTALL)


def test_the_reader_shows_every_paragraph_letter_for_letter(desk: Desk):
    browser = desk.browser()
    for shown_report in samples.REPORTS:
        page = browser.get(f"/reports/{shown_report.id}").text
        text = page[page.index('id="text"') : page.index("</article>")]
        shown = [unescape(TAG.sub("", block)) for block in re.findall(r"<p class=.*?>(.*?)</p>", text, re.DOTALL)]
        for block in shown_report.paragraphs:
            assert shown_report.quote(block.span) in shown


def test_a_claim_page_says_everything_about_it(desk: Desk):
    claim = samples.CLAIMS[0]
    page = desk.browser().get(f"/claims/{claim.id}").text
    for words in (claim.id, "confidence of the reading", "Nobody has judged it yet", claim.extractor):
        assert words in unescape(page)


JUDGEMENTS = [
    ({"verdict": "accept"}, Verdict.ACCEPT),
    ({"verdict": "reject", "because": "cut short"}, Verdict.REJECT),
    ({"verdict": "unsure"}, Verdict.UNSURE),
    (
        {"verdict": "correct", "field": "modality.commitment", "value": "denied", "because": "she denies it"},
        Verdict.CORRECT,
    ),
]


@pytest.mark.parametrize(("form", "verdict"), JUDGEMENTS)
def test_a_judgement_is_written_under_the_name_of_who_made_it(desk: Desk, form, verdict):
    claim = samples.CLAIMS[0].id
    browser = desk.browser(Role.ANALYST, "Chidi")
    answer = browser.post(f"/claims/{claim}/judge", data={**form, "back": f"/review?after={claim}"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review?after={claim}")
    assert desk.ledger.claim(claim).verdict is verdict
    assert desk.ledger.judgements(claim)[-1].by == "Chidi"
    browser.post(f"/claims/{claim}/judge", data={"verdict": "undo"})
    assert desk.ledger.claim(claim).verdict is None


REFUSED = [
    ({"verdict": "correct", "field": "modality.commitment", "value": "denied"}, "needs its reason"),
    ({"verdict": "correct", "field": "id", "value": "c_1", "because": "x"}, "cannot be corrected"),
    ({"verdict": "undo"}, "taken back"),
    ({"verdict": "burn"}, "verdict"),
]


@pytest.mark.parametrize(("form", "words"), REFUSED)
def test_a_judgement_that_makes_no_sense_is_refused(desk: Desk, form, words):
    answer = desk.browser().post(f"/claims/{samples.CLAIMS[0].id}/judge", data=form)
    assert 400 <= answer.status_code < 500
    assert words in unescape(answer.text)


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_form_leads_nowhere_but_into_the_desk(desk: Desk, back):
    claim = samples.CLAIMS[0].id
    answer = desk.browser().post(f"/claims/{claim}/judge", data={"verdict": "accept", "back": back})
    assert answer.headers["location"] == f"/claims/{claim}"


def test_a_viewer_sees_no_buttons_and_cannot_judge(desk: Desk):
    browser = desk.browser(Role.VIEWER, "Vera")
    claim = samples.CLAIMS[0].id
    assert "/judge" not in browser.get(f"/claims/{claim}").text
    assert browser.post(f"/claims/{claim}/judge", data={"verdict": "accept"}).status_code == 403
    assert browser.get("/review").status_code == 403


def test_a_claim_that_the_program_missed_is_added_by_its_words(desk: Desk):
    report = samples.REPORTS[0]
    block = report.paragraphs[-1]
    words = " ".join(report.quote(block.span).split()[:5])
    before = len(list(desk.ledger.claims()))
    answer = desk.browser().post(
        f"/reports/{report.id}/claims", data={"words": words, "because": "missed", "commitment": "reported"}
    )
    assert answer.status_code == 303
    found = [stored for stored in desk.ledger.claims() if stored.added_by == "Amira"]
    assert [stored.claim.text for stored in found] == [words]
    assert len(list(desk.ledger.claims())) == before + 1


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"words": "words that nobody wrote", "because": "x"}, "does not say"),
        ({"words": "the", "because": "x"}, "times"),
        ({"words": "   ", "because": "x"}, "missing"),
    ],
)
def test_words_that_do_not_stand_there_make_no_claim(desk: Desk, form, words):
    answer = desk.browser().post(f"/reports/{samples.REPORTS[0].id}/claims", data=form)
    assert 400 <= answer.status_code < 500
    assert words in unescape(answer.text)


def test_review_goes_through_the_queue_and_ends(desk: Desk):
    browser = desk.browser(Role.ANALYST, "Chidi")
    waiting = [s.claim.id for s in desk.ledger.claims(ClaimQuery(latest_versions=True))]
    path, seen = "/review", []
    while (view := browser.get(path.replace("/review", "/review.json", 1)).json())["card"]:
        seen.append(view["card"]["id"])
        form = {"verdict": "accept", "back": view["on"]}
        path = browser.post(f"/claims/{seen[-1]}/judge", data=form).headers["location"]
    assert seen == waiting
    assert view["progress"] == {"done": len(waiting), "total": len(waiting)}


def test_a_second_reader_reads_blind_and_agreement_is_measured(desk: Desk):
    first, second = desk.browser(Role.ANALYST, "Chidi"), desk.browser(Role.ANALYST, "Ana")
    claims = [claim.id for claim in samples.CLAIMS[:3]]
    for each in claims:
        first.post(f"/claims/{each}/judge", data={"verdict": "accept"})
    page = second.get("/review?second=true").text
    assert "accepted" not in page[page.index("<main") :]
    for each, verdict in zip(claims, ("accept", "accept", "reject"), strict=True):
        second.post(f"/claims/{each}/judge", data={"verdict": verdict})
    assert second.get("/review.json?second=true").json()["card"] is None
    view = first.get("/review/agreement.json").json()
    verdicts = next(field for field in view["fields"] if field["field"] == "verdict")
    assert (verdicts["units"], verdicts["alike"]) == (3, 2)
    assert [each["id"] for each in view["contested"]] == [claims[2]]


def test_a_forecast_is_settled_with_a_reason(desk: Desk):
    browser = desk.browser(Role.REVIEWER, "Rosa")
    [forecast, *_] = browser.get("/forecasts.json").json()["forecasts"]
    claim = forecast["claim"]
    assert browser.post(f"/forecasts/{claim}/settle", data={"state": "fulfilled"}).status_code == 400
    assert browser.post(f"/forecasts/{claim}/settle", data={"state": "lapsed", "because": "x"}).status_code == 400
    done = browser.post(f"/forecasts/{claim}/settle", data={"state": "fulfilled", "because": "it came"})
    assert done.status_code == 303
    assert desk.ledger.settlements() == {claim: Resolution.FULFILLED}
    assert desk.browser(Role.ANALYST).post(f"/forecasts/{claim}/settle", data={}).status_code == 403


def test_a_source_and_a_claim_are_graded(desk: Desk):
    browser = desk.browser(Role.REVIEWER, "Rosa")
    source = browser.get("/sources.json").json()["sources"][0]["origin"]["id"]
    assert browser.post(f"/sources/{source}/rate", data={"reliability": "B", "because": "often right"}).is_redirect
    assert browser.get(f"/sources/{source}.json").json()["line"]["reliability"] == "B"
    claim = samples.CLAIMS[0].id
    assert browser.post(f"/claims/{claim}/grade", data={"credibility": "2", "because": "two clinics"}).is_redirect
    assert browser.get(f"/claims/{claim}.json").json()["grade"] == "2"


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("markdown", b"# "), ("html", b"<!d")])
def test_a_brief_is_downloaded(desk: Desk, kind, start):
    answer = desk.browser().get(f"/briefs/{kind}", params={"title": "Goma"})
    assert answer.status_code == 200
    assert answer.content.lstrip().startswith(start)
    assert "attachment" in answer.headers["content-disposition"]


def test_an_estimate_has_its_chart_and_its_policy(desk: Desk):
    browser = desk.browser()
    [line, *_] = browser.get("/estimates.json").json()["estimates"]
    view = browser.get(f"/estimates/{line['id']}.json", params={"policy": "ucdp"}).json()
    assert view["policy"] == "ucdp"
    assert view["figures"]
    drawn = browser.get(f"/estimates/{line['id']}/chart.svg", params={"theme": "dark"})
    assert drawn.headers["content-type"].startswith("image/svg")
    assert "/claims/c_" in drawn.text or "<svg" in drawn.text


def test_today_shows_what_came_since_the_last_visit(desk: Desk):
    browser = desk.browser()
    view = browser.get("/today.json", params={"since": "2020-01-01T00:00:00Z"}).json()
    assert view["added"] == len(samples.REPORTS)
    assert view["waiting"] == view["total"]
    assert browser.get("/today.json", params={"since": "2099-01-01T00:00:00Z"}).json()["added"] == 0


def test_today_names_watched_addresses_that_failed(desk: Desk):
    for url in ("https://sol.example/feed", "https://faro.example/feed"):
        desk.ledger.watch(url)
    [first, _] = desk.ledger.due_watches(desk.clock(), all_sound=True)
    desk.ledger.polled(first, Outcome(at=desk.clock(), next_at=desk.clock(), error="no answer"))
    failed = desk.browser().get("/today.json").json()["failed"]
    assert failed == [{"url": first.url, "error": "no answer", "times": 1}]


def test_a_report_stands_beside_its_earlier_version(desk: Desk):
    address = "https://kivu.example/9"
    texts = [report("Shells fell on Goma.", url=address), report("Shells fell on Sake.", url=address)]
    for each in texts:
        desk.ledger.add(each, [claim(each, each.text.removesuffix("."))], extractor="rules-1")
    view = desk.browser().get(f"/reports/{texts[1].id}/versions.json").json()
    assert (view["before"]["id"], view["after"]["id"]) == (texts[0].id, texts[1].id)
    assert view["changed"][0]["moved"] == [["words", "Shells fell on Goma", "Shells fell on Sake"]]
    alone = desk.browser().get(f"/reports/{samples.REPORTS[0].id}/versions")
    assert "no other text" in alone.text


DAYS = [
    ([], "week", 0),
    ([(date(2025, 1, 6), 3), (date(2025, 1, 19), 1)], "week", 2),
    ([(date(2023, 1, 6), 3), (date(2025, 1, 19), 1)], "month", 25),
    ([(date(2001, 1, 6), 3), (date(2025, 1, 19), 1)], "year", 25),
    ([(date(1900, 1, 6), 3), (date(2025, 1, 19), 1)], "year", 60),
]


@pytest.mark.parametrize(("days", "step", "bars"), DAYS)
def test_a_timeline_takes_the_finest_step_that_fits(days, step, bars):
    drawn = timeline(days)
    assert (drawn.step, len(drawn.bars)) == (step, bars)
    assert all(one.until < other.since for one, other in zip(drawn.bars, drawn.bars[1:], strict=False))


def test_every_precision_has_its_words_and_its_ring():
    assert set(HALOS) == set(PRECISE) == set(range(1, 8))
