"""Signing in and out: passwords, links that work once, and how often somebody may guess."""

import sqlite3

import pytest

from reportedly.desk.access.opening import check_may_open, sign_in_link
from reportedly.desk.access.passwords import argon2, checked, is_password
from reportedly.desk.access.secrets import new_secret, token
from reportedly.errors import LedgerError, SettingsError
from reportedly.ledger import Asker, Ledger, PassKind, Role

from .conftest import FROM_US, HOME, WEAK, Desk

ADMIN = Asker("Root")
PASSWORD = "four words do well"


@pytest.fixture
def amira(desk: Desk) -> Desk:
    """A desk that knows Amira, a reviewer."""
    desk.ledger.add_user("Amira", Role.REVIEWER, password=WEAK.hash(PASSWORD), by=ADMIN)
    return desk


def sign_in(client, name: str = "Amira", password: str = PASSWORD, to: str = "/claims"):
    return client.post("/login", data={"name": name, "password": password, "to": to}, headers=FROM_US)


def link_of(desk: Desk, name: str = "root", role: Role | None = Role.ADMIN) -> str:
    return sign_in_link(desk.ledger, HOME, name, role=role, now=desk.clock())


def test_a_link_signs_in_once(desk: Desk) -> None:
    address, client = link_of(desk), desk.stranger()
    entered = client.get(address)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert client.get("/claims").status_code == 200
    again = desk.stranger().get(address)
    assert again.status_code == 403
    assert "used already" in again.text
    assert "set-cookie" not in again.headers


def test_a_look_at_a_link_does_not_use_it_up(desk: Desk) -> None:
    address, client = link_of(desk), desk.stranger()
    client.head(address)
    assert client.get(address).status_code == 303


def test_a_link_is_good_for_a_day(desk: Desk) -> None:
    address = link_of(desk)
    desk.clock.wait(hours=25)
    assert desk.stranger().get(address).status_code == 403


@pytest.mark.parametrize("secret", ["", "x", "%00", "x" * 5000])
def test_a_link_that_is_none_lets_nobody_in(desk: Desk, secret: str) -> None:
    assert desk.stranger().get(f"/login?link={secret}").status_code == 403


def test_a_password_signs_in_under_the_users_own_name_and_role(amira: Desk) -> None:
    client = amira.stranger()
    answer = sign_in(client, name="  amira ".strip())
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims")
    assert client.get("/api/v1/me").json() == {
        "name": "Amira",
        "role": "reviewer",
        "may": ["decide", "judge", "open", "read"],
    }


def test_the_cookie_is_for_this_desk_and_not_for_scripts(amira: Desk, open_desk) -> None:
    told = sign_in(amira.stranger()).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "samesite=lax" in told.lower()
    assert "Secure" not in told
    by_https = open_desk(amira.ledger, secure=True, cookie="__Host-reportedly")
    told = sign_in(by_https.stranger("https://localhost")).headers["set-cookie"]
    assert told.startswith("__Host-reportedly=")
    assert "Secure" in told


@pytest.mark.parametrize(
    ("name", "password"), [("Amira", "five words do not do"), ("Ben", PASSWORD), ("", ""), ("Amira", "x" * 100_000)]
)
def test_a_wrong_name_or_password_is_told_apart_by_nobody(amira: Desk, name: str, password: str) -> None:
    answer = sign_in(amira.stranger(), name, password)
    assert answer.status_code == 403
    assert "no user has this name and password" in answer.text
    assert "set-cookie" not in answer.headers


def test_who_guesses_too_often_must_wait(amira: Desk) -> None:
    client = amira.stranger()
    assert [sign_in(client, password="guess number one").status_code for _ in range(6)] == [403] * 5 + [429]
    assert sign_in(client).status_code == 429, "not even the right one"
    assert sign_in(client, "somebody else").status_code == 403
    amira.clock.wait(minutes=16)
    assert sign_in(client).status_code == 303


def test_one_address_may_not_try_many_names(amira: Desk) -> None:
    client = amira.stranger()
    told = [sign_in(client, f"name {number}").status_code for number in range(21)]
    assert told == [403] * 20 + [429]


def test_a_password_typed_as_a_name_is_not_kept(amira: Desk) -> None:
    sign_in(amira.stranger(), "my secret passphrase")
    [row] = amira.ledger.audit(limit=1)
    assert (row.what, row.worked) == ("sign in", False)
    assert "secret" not in row.who


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\tevil", "evil", "\\\\evil"],
)
def test_signing_in_leads_to_a_page_of_this_desk(amira: Desk, to: str) -> None:
    assert sign_in(amira.stranger(), to=to).headers["location"] == "/"


def test_the_page_that_was_asked_for_comes_after_signing_in(amira: Desk) -> None:
    shown = amira.stranger().get("/claims?event=ASSAULT&place=Goma")
    assert shown.headers["location"] == "/login?to=%2Fclaims%3Fevent%3DASSAULT%26place%3DGoma"
    page = amira.stranger().get(shown.headers["location"]).text
    assert 'value="/claims?event=ASSAULT&amp;place=Goma"' in page


def test_signing_out_ends_the_session_for_good(amira: Desk) -> None:
    client = amira.stranger()
    sign_in(client)
    secret = client.cookies[amira.rules.cookie]
    assert client.post("/logout", headers=FROM_US).status_code == 303
    client.cookies.set(amira.rules.cookie, secret)
    assert client.get("/claims").status_code == 303


def test_a_session_lasts_a_working_day_from_when_it_was_last_used_and_a_week_at_most(desk: Desk) -> None:
    busy, idle = desk.browser(), desk.browser()
    for _ in range(16):
        desk.clock.wait(hours=10)
        assert busy.get("/claims").status_code == 200
    desk.clock.wait(hours=10)
    assert [client.get("/claims").status_code for client in (busy, idle)] == [303, 303]


def test_who_does_nothing_all_day_is_out(desk: Desk) -> None:
    client = desk.browser()
    desk.clock.wait(hours=17)
    assert client.get("/claims").status_code == 303


def test_another_role_holds_from_the_next_page_on(amira: Desk) -> None:
    client = amira.stranger()
    sign_in(client)
    amira.ledger.change_user("Amira", role=Role.VIEWER, by=ADMIN)
    assert client.get("/api/v1/me").json()["role"] == "viewer"


@pytest.mark.parametrize("change", ["remove", "password"])
def test_who_is_let_go_or_gets_another_password_is_out_everywhere(amira: Desk, change: str) -> None:
    client, secret = amira.stranger(), new_secret()
    sign_in(client)
    amira.ledger.give_pass(token(secret, "Amira", label="t", role=None, now=amira.clock()), by=ADMIN, what="add token")
    if change == "remove":
        amira.ledger.remove_user("amira", by=ADMIN)
    else:
        amira.ledger.change_user("amira", password=WEAK.hash("another one of these"), by=ADMIN)
    assert client.get("/claims").status_code == 303
    assert amira.stranger().get("/api/v1/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401


def test_no_secret_and_no_password_stands_in_the_ledger(amira: Desk) -> None:
    client, address = amira.stranger(), link_of(amira)
    sign_in(client)
    amira.ledger.backup(amira.ledger.path.with_name("copy.db"))
    kept = amira.ledger.path.with_name("copy.db").read_bytes()
    for secret in (client.cookies[amira.rules.cookie], address.split("link=")[1], PASSWORD):
        assert secret.encode() not in kept


def test_a_token_is_a_program_that_needs_no_page(amira: Desk) -> None:
    secret, claim = new_secret(), next(iter(amira.ledger.claims())).claim.id
    given = token(secret, "nightly", label="export", role=Role.ANALYST, now=amira.clock())
    amira.ledger.give_pass(given, by=ADMIN, what="add token")
    client = amira.stranger()
    client.headers["authorization"] = f"Bearer {secret}"
    made = client.post(f"/api/v1/claims/{claim}/judgements", json={"verdict": "accept", "because": "seen"})
    assert (made.status_code, made.json()["by"]) == (201, "nightly")
    amira.ledger.take_back(given.id, by=ADMIN, what="remove token")
    assert client.get("/api/v1/me").status_code == 401
    amira.clock.wait(days=400)


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic QW1pcmE6eA==", "x", "bearer  "])
def test_a_wrong_token_is_not_mended_by_a_cookie(desk: Desk, header: str) -> None:
    assert desk.browser().get("/api/v1/me", headers={"authorization": header}).status_code == 401


def test_a_session_is_no_token_and_a_token_no_session(desk: Desk) -> None:
    secret = new_secret()
    desk.ledger.give_pass(token(secret, "n", label="t", role=Role.ADMIN, now=desk.clock()), by=ADMIN, what="add token")
    client = desk.stranger()
    client.cookies.set(desk.rules.cookie, secret)
    assert client.get("/api/v1/me").status_code == 401
    session = desk.browser().cookies[desk.rules.cookie]
    assert desk.stranger().get("/api/v1/me", headers={"authorization": f"Bearer {session}"}).status_code == 401


def test_a_desk_that_others_reach_needs_users(desk: Desk) -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        check_may_open(desk.ledger, host)
    with pytest.raises(SettingsError, match="users") as refusal:
        check_may_open(desk.ledger, "0.0.0.0")
    assert "reportedly users add" in str(refusal.value.remedy)
    desk.ledger.add_user("Amira", Role.ADMIN, password=WEAK.hash(PASSWORD), by=ADMIN)
    check_may_open(desk.ledger, "0.0.0.0")


def test_a_visit_ends_when_nobody_came_for_half_an_hour(desk: Desk) -> None:
    def before() -> object:
        return desk.ledger.last_visit("Amira")[1]

    client = desk.browser()
    client.get("/claims")
    assert before() is None
    desk.clock.wait(minutes=20)
    client.get("/claims")
    ended = desk.clock()
    assert before() is None
    desk.clock.wait(hours=3)
    client.get("/claims")
    assert before() == ended


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Ami\u202era", "Ami\x00ra"])
def test_a_name_that_cannot_be_one_is_refused(ledger_of_its_own: Ledger, name: str) -> None:
    with pytest.raises(SettingsError, match="name"):
        ledger_of_its_own.add_user(name, Role.VIEWER, password="-", by=ADMIN)


def test_two_spellings_of_a_name_are_one_user(amira: Desk) -> None:
    with pytest.raises(LedgerError, match="already"):
        amira.ledger.add_user("ａｍｉｒａ", Role.VIEWER, password="-", by=ADMIN)


def test_passwords_are_argon2id_with_the_librarys_strength() -> None:
    kept = argon2().hash(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert is_password(argon2(), kept, PASSWORD)
    assert not is_password(argon2(), kept, PASSWORD + "x")
    assert not is_password(argon2(), "no hash at all", PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 257])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(SettingsError, match="password has at"):
        checked(password)


def test_of_two_who_use_a_link_at_once_one_enters(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    address = link_of(desk)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: desk.stranger().get(address).status_code, range(8)))
    assert sorted(told) == [303] + [403] * 7


def test_the_passes_table_holds_hashes_alone(desk: Desk) -> None:
    link_of(desk)
    desk.browser()
    connection = sqlite3.connect(desk.ledger.path)
    ids = [row[0] for row in connection.execute("SELECT id FROM passes")]
    connection.close()
    assert all(len(each) == 64 and set(each) <= set("0123456789abcdef") for each in ids)
    assert desk.ledger.passes(PassKind.LINK)
