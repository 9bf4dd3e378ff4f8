"""The API: what it lists, what it changes and in whose name, and how it says what is wrong."""

import json

import jsonschema
import pytest

from reportedly.desk.api import ENDPOINTS
from reportedly.desk.route import Permission
from reportedly.ledger import Role, Verdict
from reportedly.model import Claim, Report

from .conftest import Desk

API = "/api/v1"


def claim_ids(desk: Desk) -> list[str]:
    return [stored.claim.id for stored in desk.ledger.claims()]


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_the_parts_of_a_list_make_the_whole(still: Desk, size: int) -> None:
    client, found, after = still.browser(), [], None
    while True:
        told = client.get(f"{API}/claims", params={"size": size} | ({"after": after} if after else {})).json()
        found += [item["claim"]["id"] for item in told["items"]]
        after = told["next"]
        if after is None:
            break
    assert found == claim_ids(still)


@pytest.mark.parametrize(
    "path",
    ["reports", "estimates", "contradictions", "forecasts", "forecasts/scores", "sources", "sources/likely-same"],
)
def test_every_list_comes_in_parts(still: Desk, path: str) -> None:
    client = still.browser(Role.VIEWER)
    whole = client.get(f"{API}/{path}").json()["items"]
    parts, after = [], None
    for _ in range(len(whole) + 1):
        told = client.get(f"{API}/{path}", params={"size": 1} | ({"after": after} if after else {})).json()
        parts += told["items"]
        after = told["next"]
        if after is None:
            break
    assert parts == whole
    assert whole or path in ("contradictions", "forecasts/scores", "sources/likely-same")


def test_a_claim_has_the_shape_that_read_prints(still: Desk) -> None:
    [first, *_] = still.browser().get(f"{API}/claims").json()["items"]
    jsonschema.validate(first["claim"], Claim.model_json_schema())
    assert Claim.model_validate(first["claim"]) == still.ledger.claim(first["claim"]["id"]).current


def test_a_report_has_its_words(still: Desk) -> None:
    client = still.browser()
    for line in client.get(f"{API}/reports").json()["items"]:
        told = client.get(f"{API}/reports/{line['id']}").json()
        assert Report.model_validate(told) == still.ledger.report(line["id"])


def test_a_judgement_is_written_in_the_name_of_who_is_signed_in(desk: Desk) -> None:
    client, [claim, *_] = desk.browser(Role.ANALYST, "Ben"), claim_ids(desk)
    made = client.post(f"{API}/claims/{claim[:12]}/judgements", json={"verdict": "reject", "because": "a misreading"})
    assert made.status_code == 201
    [judgement] = desk.ledger.judgements(claim)
    assert (judgement.by, judgement.because, judgement.id) == ("Ben", "a misreading", made.json()["id"])
    assert client.get(f"{API}/claims/{claim}").json()["verdict"] == "reject"
    assert client.get(f"{API}/claims?review=reject").json()["items"][0]["claim"]["id"] == claim
    back = client.post(f"{API}/claims/{claim}/undo", json={})
    assert (back.status_code, back.json()["undoes"]) == (201, judgement.id)
    assert desk.ledger.claim(claim).verdict is None


def test_nobody_judges_in_anothers_name(desk: Desk) -> None:
    [claim, *_] = claim_ids(desk)
    told = desk.browser().post(f"{API}/claims/{claim}/judgements", json={"verdict": "accept", "by": "Somebody"})
    assert told.status_code == 400
    assert desk.ledger.judgements(claim) == []


def test_a_correction_changes_what_holds_and_keeps_what_was_read(desk: Desk) -> None:
    client, [claim, *_] = desk.browser(), claim_ids(desk)
    sent = {"verdict": "correct", "because": "hedged", "field": "modality.commitment", "value": "possible"}
    assert client.post(f"{API}/claims/{claim}/judgements", json=sent).status_code == 201
    told = client.get(f"{API}/claims/{claim}").json()
    assert told["corrected"]
    assert told["claim"]["modality"]["commitment"] == "possible"
    assert told["extracted"]["modality"]["commitment"] != "possible"
    assert desk.ledger.claim(claim).verdict is Verdict.CORRECT


def test_a_forecast_is_settled_and_opened_again(desk: Desk) -> None:
    client = desk.browser(Role.REVIEWER, "Ben")
    [forecast, *_] = client.get(f"{API}/forecasts").json()["items"]
    path = f"{API}/forecasts/{forecast['forecast']['claim']}/settlement"
    for state in ("fulfilled", "open"):
        told = client.post(path, json={"state": state, "because": "it came so"})
        assert (told.status_code, told.json()["by"]) == (201, "Ben")
    assert client.post(path, json={"state": "lapsed", "because": "late"}).status_code == 400
    assert client.post(path, json={"state": "void", "because": ""}).status_code == 400


def test_a_claim_is_graded_by_a_person_beside_the_proposal(desk: Desk) -> None:
    client, [claim, *_] = desk.browser(Role.REVIEWER, "Ben"), claim_ids(desk)
    assert client.get(f"{API}/claims/{claim}/grade").json()["set"] is None
    client.post(f"{API}/claims/{claim}/grade", json={"credibility": "2", "because": "a second clinic"})
    told = client.get(f"{API}/claims/{claim}/grade").json()
    assert told["set"] == "2"
    assert told["proposed"]["reason"]


def test_sources_are_merged_split_and_rated(desk: Desk) -> None:
    client = desk.browser(Role.REVIEWER, "Ben")
    one, other = (each["origin"]["id"] for each in client.get(f"{API}/sources").json()["items"][:2])
    for verdict in ("same", "different"):
        sent = {"other": other, "verdict": verdict, "because": "their letterheads"}
        assert client.post(f"{API}/sources/{one}/comparisons", json=sent).status_code == 201
        merged = client.get(f"{API}/sources/{other}").json()["merged"]
        assert (one in merged) == (verdict == "same")
    rated = client.post(f"{API}/sources/{one}/ratings", json={"reliability": "B", "because": "right before"})
    assert rated.status_code == 201
    assert client.get(f"{API}/sources/{one}").json()["reliability"] == "B"


def test_search_finds_reports_and_claims(still: Desk) -> None:
    word = next(iter(still.ledger.claims())).claim.text.split()[-1]
    told = still.browser().get(f"{API}/search", params={"text": word}).json()
    assert told["claims"]


WRONG = [
    ("GET", "/nothing", None, 404, "not_found"),
    ("GET", "/claims/c_00000000", None, 404, "not_found"),
    ("GET", "/claims/c", None, 409, "conflict"),
    ("GET", "/claims?size=0", None, 400, "invalid"),
    ("GET", "/claims?colour=red", None, 400, "invalid"),
    ("GET", "/claims?event=PICNIC", None, 400, "invalid"),
    ("GET", "/claims?since=2026-02-01&until=2026-01-01", None, 400, "invalid"),
    ("GET", "/claims?after=c_00000000", None, 404, "not_found"),
    ("GET", "/estimates?after=gone", None, 400, "invalid"),
    ("GET", "/sources?after=o99999999999", None, 400, "invalid"),
    ("GET", "/sources/gone", None, 404, "not_found"),
    ("PUT", "/claims", {}, 405, "not_allowed"),
    ("POST", "/claims/CLAIM/judgements", {"verdict": "maybe"}, 400, "invalid"),
    ("POST", "/claims/CLAIM/judgements", [], 400, "invalid"),
    ("POST", "/claims/CLAIM/judgements", {"verdict": "correct"}, 400, "invalid"),
    ("POST", "/claims/CLAIM/judgements", {"verdict": "accept", "field": "event"}, 400, "invalid"),
    ("POST", "/claims/CLAIM/judgements", {"verdict": "correct", "field": "id", "value": "c_1"}, 400, "invalid"),
    ("POST", "/claims/CLAIM/undo", {}, 409, "conflict"),
    ("POST", "/claims/CLAIM/grade", {"credibility": "7", "because": "x"}, 400, "invalid"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "code"), WRONG)
def test_every_error_has_one_shape(still: Desk, method: str, path: str, body: object, status: int, code: str) -> None:
    [claim, *_] = claim_ids(still)
    told = still.browser().request(method, API + path.replace("CLAIM", claim), json=body)
    assert told.status_code == status, told.text
    assert set(told.json()) == {"error"}
    assert set(told.json()["error"]) == {"code", "message", "remedy"}
    assert told.json()["error"]["code"] == code
    assert told.json()["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"verdict": NaN}', b"[" * 50_000, b'"accept"'])
def test_a_body_that_is_no_json_is_the_askers_fault(still: Desk, body: bytes) -> None:
    [claim, *_] = claim_ids(still)
    told = still.browser().post(
        f"{API}/claims/{claim}/judgements", content=body, headers={"content-type": "application/json"}
    )
    assert told.status_code == 400, told.text
    assert told.json()["error"]["code"] == "invalid"


def test_a_form_is_no_json(desk: Desk) -> None:
    """A form that a stranger's page submits cannot pass for a call, whatever the gate says."""
    [claim, *_] = claim_ids(desk)
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        told = desk.browser().post(
            f"{API}/claims/{claim}/judgements", content=b'{"verdict": "accept"}', headers={"content-type": kind}
        )
        assert told.status_code == 400
    assert desk.ledger.claim(claim).verdict is None


def test_the_document_describes_every_call(still: Desk) -> None:
    document = still.browser().get(f"{API}/openapi.json").json()
    described = {(method.upper(), path) for path, calls in document["paths"].items() for method in calls}
    assert described == {(each.method, API + each.path) for each in ENDPOINTS}
    silent = [path for path, calls in document["paths"].items() for c in calls.values() if not c.get("description")]
    assert silent == []
    assert "cdn" not in json.dumps(document).lower()


def test_the_page_about_the_api_names_every_call(still: Desk) -> None:
    page = still.browser().get("/api").text
    assert [each.path for each in ENDPOINTS if f"{API}{each.path}" not in page.replace("&#123;", "{")] == []


def test_what_changes_something_needs_more_than_reading() -> None:
    assert {each.permission for each in ENDPOINTS if each.method == "GET"} == {Permission.READ}
    assert Permission.READ not in {each.permission for each in ENDPOINTS if each.method != "GET"}
