"""What the gate asks of a request before anything else does."""

import pytest

from reportedly.desk.access.origin import host_name, is_from_us, is_ours
from reportedly.desk.access.rules import is_loopback, rules_for
from reportedly.errors import SettingsError
from reportedly.ledger import Role, Verdict

from .conftest import FROM_US, Desk

HOSTS = [
    ("127.0.0.1:8321", True),
    ("localhost:8321", True),
    ("LOCALHOST", True),
    ("[::1]:8321", True),
    ("desk.example.org", False),
    ("127.0.0.1.evil.example", False),
    ("localhost.evil.example:8321", False),
    ("evil.example#127.0.0.1", False),
    ("evil.example@127.0.0.1", False),
    ("127.0.0.1:not-a-port", False),
    ("10.0.0.7:8321", False),
    ("", False),
]


@pytest.mark.parametrize(("host", "ours"), HOSTS)
def test_a_host_that_is_not_ours_gets_nothing(still: Desk, host: str, ours: bool) -> None:
    answer = still.browser().get("/claims", headers={"host": host})
    assert answer.status_code == (200 if ours else 421)
    assert ("Kursk" in answer.text) == ours or ours


def test_a_desk_on_a_network_is_reached_by_number_or_by_its_own_name(tmp_path) -> None:
    rules = rules_for("0.0.0.0", address="https://desk.example.org", ledger=str(tmp_path))
    asked = {"desk.example.org": True, "10.0.0.7:8321": True, "evil.example": False}
    assert {h: is_ours(h, rules.hosts, any_number=rules.any_number) for h in asked} == asked
    assert rules.secure
    assert rules.cookie.startswith("__Host-")


@pytest.mark.parametrize("address", ["desk.example.org", "ftp://x", "https://", "https://x/desk", "https://[x"])
def test_an_address_that_is_none_is_refused(tmp_path, address: str) -> None:
    with pytest.raises(SettingsError, match="address"):
        rules_for("127.0.0.1", address=address, ledger=str(tmp_path))


@pytest.mark.parametrize(
    ("host", "only_here"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False)]
)
def test_what_only_this_machine_can_reach(host: str, only_here: bool) -> None:
    assert is_loopback(host) == only_here


CHANGES = [
    ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
    ({"sec-fetch-site": "same-site"}, False),  # another port of this machine
    ({"sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8321"}, False),
    ({"sec-fetch-site": "none"}, False),
    ({"origin": "http://127.0.0.1:8321"}, True),
    ({"origin": "http://127.0.0.1:9999"}, False),
    ({"origin": "https://evil.example"}, False),
    ({"origin": "null"}, False),
    ({}, False),
]


@pytest.mark.parametrize(("headers", "ours"), CHANGES)
def test_a_change_comes_from_our_own_pages(desk: Desk, headers: dict[str, str], ours: bool) -> None:
    client = desk.browser(Role.ANALYST)
    del client.headers["sec-fetch-site"]
    claim = next(iter(desk.ledger.claims())).claim.id
    answer = client.post(f"/api/v1/claims/{claim}/judgements", json={"verdict": "accept"}, headers=headers)
    assert answer.status_code == (201 if ours else 403)
    assert (desk.ledger.claim(claim).verdict is Verdict.ACCEPT) == ours


def test_headers_are_compared_as_browsers_send_them() -> None:
    assert is_from_us({"origin": "http://LOCALHOST:8321", "host": "localhost:8321"})
    assert host_name("LocalHost:1") == "localhost"


ANYWHERE = ["/claims", "/login", "/nothing", "/api/v1/claims", "/api/v1/claims/c_none", "/claims.csv", "/static/x/none"]


@pytest.mark.parametrize("path", ANYWHERE)
@pytest.mark.parametrize("known", [True, False], ids=["signed in", "stranger"])
def test_every_answer_lets_the_browser_run_and_frame_nothing(still: Desk, path: str, known: bool) -> None:
    headers = (still.browser() if known else still.stranger()).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "private, no-store"


def test_style_is_kept_for_good_and_pages_are_not_kept(still: Desk) -> None:
    from reportedly.desk.assets import asset

    answer = still.stranger().get(asset("desk.css"))
    assert answer.headers["cache-control"].endswith("immutable")
    assert answer.headers["content-type"].startswith("text/css")
    stale = still.stranger().get("/static/0000/desk.css")
    assert stale.status_code == 200
    assert "immutable" not in stale.headers["cache-control"]


@pytest.mark.parametrize("name", ["../desk/app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "leaflet/../../x"])
def test_static_files_are_those_of_the_desk(still: Desk, name: str) -> None:
    assert still.stranger().get(f"/static/x/{name}").status_code in (303, 404)


def test_a_body_that_is_too_long_is_refused(desk: Desk) -> None:
    client = desk.browser()
    claim = next(iter(desk.ledger.claims())).claim.id
    body = b'{"verdict": "accept", "because": "' + b"x" * 1_100_000 + b'"}'
    answer = client.post(f"/api/v1/claims/{claim}/judgements", content=body)
    assert answer.status_code == 413
    streamed = client.post(f"/api/v1/claims/{claim}/judgements", content=iter([body[:600_000], body[600_000:]]))
    assert streamed.status_code >= 400
    assert desk.ledger.claim(claim).verdict is None


def test_every_change_stands_in_the_audit(desk: Desk) -> None:
    claim = next(iter(desk.ledger.claims())).claim.id
    client = desk.browser(Role.ANALYST, "Ben")
    client.post(f"/api/v1/claims/{claim}/judgements", json={"verdict": "accept"})
    client.post("/api/v1/claims/c_0000/undo", json={}, headers=FROM_US)
    done = [(row.who, row.what, row.about, row.worked) for row in desk.ledger.audit(limit=2)]
    assert done == [
        ("Ben", "api undo judgement", "/api/v1/claims/c_0000/undo", False),
        ("Ben", "api judge claim", f"/api/v1/claims/{claim}/judgements", True),
    ]
