"""Users, passes, visits and the audit, as the ledger keeps them."""

from datetime import UTC, datetime, timedelta

import pytest

from reportedly.errors import Conflict, NotFound
from reportedly.ledger import Asker, Ledger, Pass, PassKind, Role

from .places import Location

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROOT = Asker("root", "127.0.0.1")


@pytest.fixture
def ledger(location: Location):
    with Ledger(location, clock=lambda: NOON) as opened:
        yield opened


def given(ident: str, name: str = "Amira", *, kind: PassKind = PassKind.SESSION, role: Role | None = None) -> Pass:
    return Pass(id=ident, kind=kind, name=name, role=role, made_at=NOON, expires_at=NOON + timedelta(hours=1))


def test_a_pass_without_a_role_has_its_users_at_the_moment(ledger: Ledger) -> None:
    ledger.give_pass(given("a"), by=ROOT, what="sign in")
    assert ledger.holder("a", PassKind.SESSION, now=NOON) is None, "there is no such user"
    ledger.add_user("Amira", Role.VIEWER, password="-", by=ROOT)
    for role in (Role.VIEWER, Role.ADMIN):
        ledger.change_user("amira", role=role, by=ROOT)
        held = ledger.holder("a", PassKind.SESSION, now=NOON)
        assert held is not None
        assert held.role is role


@pytest.mark.parametrize(
    ("ident", "kind", "minutes", "good"),
    [
        ("a", PassKind.SESSION, 59, True),
        ("a", PassKind.SESSION, 60, False),
        ("a", PassKind.TOKEN, 1, False),
        ("b", PassKind.SESSION, 1, False),
        ("", PassKind.SESSION, 1, False),
    ],
)
def test_a_pass_is_good_for_its_time_and_its_kind(
    ledger: Ledger, ident: str, kind: PassKind, minutes: int, good: bool
) -> None:
    ledger.give_pass(given("a", role=Role.ANALYST), by=ROOT, what="sign in")
    assert (ledger.holder(ident, kind, now=NOON + timedelta(minutes=minutes)) is not None) == good


def test_passes_that_are_over_go_when_another_is_given(ledger: Ledger) -> None:
    ledger.give_pass(given("old"), by=ROOT, what="sign in")
    late = NOON + timedelta(hours=2)
    later = Pass(id="new", kind=PassKind.SESSION, name="B", role=None, made_at=late, expires_at=late)
    ledger.give_pass(later, by=ROOT, what="sign in")
    assert [each.id for each in ledger.passes(PassKind.SESSION)] == ["new"]


def test_users_are_known_by_name_whatever_its_case(ledger: Ledger) -> None:
    added = ledger.add_user("  Amira   Hassan ", Role.ANALYST, password="hash", by=ROOT)
    assert ledger.user("AMIRA HASSAN") == (added, "hash")
    with pytest.raises(Conflict):
        ledger.add_user("amira hassan", Role.ADMIN, password="-", by=ROOT)
    ledger.remove_user("amira Hassan", by=ROOT)
    with pytest.raises(NotFound):
        ledger.user("Amira Hassan")


def test_removing_somebody_leaves_what_they_did(ledger: Ledger) -> None:
    ledger.add_user("Amira", Role.ANALYST, password="-", by=ROOT)
    ledger.enter(Asker("Amira", "10.0.0.7"), "judge", about="/claims/c_1", worked=False)
    ledger.remove_user("Amira", by=ROOT)
    assert [(row.who, row.what, row.worked) for row in ledger.audit()] == [
        ("root", "remove user", True),
        ("Amira", "judge", False),
        ("root", "add user", True),
    ]


def test_the_audit_comes_in_parts(ledger: Ledger) -> None:
    for number in range(5):
        ledger.enter(ROOT, f"deed {number}")
    first = ledger.audit(limit=2)
    assert [row.what for row in first] == ["deed 4", "deed 3"]
    assert [row.what for row in ledger.audit(before=first[-1].seq, limit=2)] == ["deed 2", "deed 1"]


def test_failures_of_late_are_counted_and_no_others(ledger: Ledger) -> None:
    ledger.enter(ROOT, "sign in", worked=False)
    ledger.enter(ROOT, "sign in")
    ledger.enter(ROOT, "use link", worked=False)
    assert ledger.failures("sign in", since=NOON - timedelta(minutes=1)) == [ROOT]
    assert ledger.failures("sign in", since=NOON) == []


def test_the_ledger_stays_sound(ledger: Ledger) -> None:
    ledger.add_user("Amira", Role.ANALYST, password="-", by=ROOT)
    assert ledger.visited("Amira", NOON) is None
    assert ledger.verify() == []
