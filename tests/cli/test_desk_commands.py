"""Who may enter the desk, by the command line: users, tokens, links, the audit."""

import json

import pytest

from reportedly.ledger import Ledger, PassKind, Role

PASSWORD = "four words do well"


@pytest.fixture
def amira(run, ledger):
    done = run("users", "add", "Amira", "--role", "reviewer", "--password-stdin", stdin=PASSWORD + "\n")
    assert done.exit_code == 0, done.stderr
    return ledger


def rows(done) -> list[dict[str, object]]:
    """What a command printed, line by line."""
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_user_is_added_listed_changed_and_removed(run, amira) -> None:
    [listed] = rows(run("users", "list"))
    assert (listed["name"], listed["role"]) == ("Amira", "reviewer")
    assert run("users", "role", "amira", "viewer").stderr == "Amira: viewer\n"
    assert rows(run("users", "list"))[0]["role"] == "viewer"
    assert run("users", "password", "amira", "--password-stdin", stdin="another four good words\n").exit_code == 0
    assert run("users", "remove", "AMIRA").exit_code == 0
    assert rows(run("users", "list")) == []


def test_a_password_is_asked_for_twice_and_not_shown(run, ledger) -> None:
    done = run("users", "add", "Ben", stdin=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0
    assert PASSWORD not in done.output
    with Ledger(ledger) as opened:
        assert opened.user("ben")[1].startswith("$argon2id$")


FAILURES = [
    (("users", "add", "Amira", "--password-stdin"), PASSWORD, 1, "there is a user 'Amira' already"),
    (("users", "add", "Ben", "--password-stdin"), "short", 2, "at least 12 characters"),
    (("users", "add", " ", "--password-stdin"), PASSWORD, 2, "needs a name"),
    (("users", "remove", "Ben"), "", 1, "there is no user 'Ben'"),
    (("users", "password", "Ben", "--password-stdin"), PASSWORD, 1, "there is no user 'Ben'"),
    (("users", "role", "Ben", "viewer"), "", 1, "there is no user 'Ben'"),
    (("users", "link", "Ben"), "", 1, "there is no user 'Ben'"),
    (("tokens", "add", "Ben", "--label", "x"), "", 1, "there is no user 'Ben'"),
    (("tokens", "add", "Amira", "--label", " "), "", 2, "needs a label"),
    (("tokens", "remove", "0000"), "", 1, "no one token has the id"),
]


@pytest.mark.parametrize(("words", "stdin", "code", "told"), FAILURES, ids=lambda v: " ".join(v) if v is tuple else "")
def test_what_cannot_be_done_is_told_with_its_remedy(run, amira, words, stdin, code, told) -> None:
    done = run(*words, stdin=stdin + "\n")
    assert done.exit_code == code, done.output
    assert told in done.stderr


def test_a_token_is_shown_once_listed_and_taken_back(run, amira) -> None:
    secret = run("tokens", "add", "amira", "--label", "nightly  export").stdout.strip()
    assert len(secret) == 43
    [listed] = rows(run("tokens", "list"))
    assert (listed["name"], listed["role"], listed["label"]) == ("Amira", None, "nightly export")
    assert secret not in json.dumps(listed)
    assert run("tokens", "remove", str(listed["id"])).stderr == "nightly export: taken back\n"
    assert rows(run("tokens", "list")) == []


def test_a_program_may_have_a_name_and_role_of_its_own(run, ledger) -> None:
    run("tokens", "add", "exporter", "--label", "nightly", "--role", "viewer")
    with Ledger(ledger) as opened:
        [token] = opened.passes(PassKind.TOKEN)
    assert (token.name, token.role) == ("exporter", Role.VIEWER)


def test_a_link_is_printed_for_a_user_or_for_oneself(run, amira) -> None:
    for words in (("Amira",), ()):
        told = run("users", "link", *words, "--address", "https://desk.example.org/").stdout
        assert told.startswith("https://desk.example.org/login?link=")
    with Ledger(amira) as opened:
        assert {each.role for each in opened.passes(PassKind.LINK)} == {None, Role.ADMIN}


def test_the_audit_tells_who_changed_what(run, amira) -> None:
    run("users", "role", "Amira", "admin")
    told = [(row["what"], row["about"]) for row in rows(run("audit"))]
    assert told == [("change role", "Amira (admin)"), ("add user", "Amira (reviewer)")]
    assert [row["what"] for row in rows(run("audit", "--limit", "1"))] == ["change role"]
    assert "at,who,what,about,address,worked" in run("audit", "--format", "csv").stdout
