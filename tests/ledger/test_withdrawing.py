"""Captured bytes, and a takedown that leaves no word and breaks no chain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.errors import LedgerError, NotFound, SettingsError, UnreadableInput
from reportedly.ledger import Added, ClaimQuery, DamageKind, Ledger, Verdict
from reportedly.ledger.watch_records import Alert, RuleKind
from reportedly.model.capture import Capture, Captured, Hop

from .places import Location, Places
from .samples import GOMA, OMDURMAN, goma_claims, omdurman_claims, report

NOW = datetime(2025, 1, 25, 9, 30, tzinfo=UTC)
WORDS = ("Kinshasa", "MONUSCO", "900 families", "shelled", "Rwandan officials")


def capture(data: bytes, *, asked: str = "https://kivu.example/1") -> Captured:
    found = Captured.of_file(data, path=asked, media_type="text/html", at=NOW, tool="reportedly 0.1.0")
    web = {"final": f"{asked}?p=1", "hops": (Hop(asked, 302),), "status": 200, "headers": (("etag", '"7"'),)}
    return Captured(
        record=Capture(**{name: getattr(found.record, name) for name in found.record.__slots__} | web), data=data
    )


def remake(data: bytes, record: Capture) -> list[str]:
    if data.startswith(b"broken"):
        raise UnreadableInput("it", "has no text")
    return [data.decode().removeprefix("<p>")]


@pytest.fixture
def ledger(location: Location) -> Iterator[Ledger]:
    with Ledger(location) as opened:
        yield opened


def add(ledger: Ledger, **more: str | None) -> str:
    source = report(url="https://kivu.example/1", title="Shelling in Sake", **more)
    ledger.add(source, goma_claims(source), extractor="rules-1", captured=capture(b"<p>" + GOMA.encode()))
    return source.id


def test_a_capture_comes_back_as_it_was_and_its_bytes_by_hash(ledger: Ledger) -> None:
    ident = add(ledger)
    [found] = ledger.captures(ident)
    assert found == capture(b"<p>" + GOMA.encode()).record
    assert ledger.captured_bytes(found.sha256) == b"<p>" + GOMA.encode()
    assert ledger.verify() == []
    assert ledger.verify_captures(remake) == []


def test_the_same_bytes_again_are_no_new_capture_and_others_are(
    ledger: Ledger, places: Places, location: Location
) -> None:
    ident = add(ledger)
    assert not ledger.keep(ident, capture(b"<p>" + GOMA.encode()))
    assert ledger.keep(ident, capture(GOMA.encode()))
    assert ledger.keep(ident, capture(b"<p>" + GOMA.encode()))
    assert len(ledger.captures(ident)) == 3
    assert places.execute(location, "SELECT count(*) FROM bodies") == [(2,)]


def test_bytes_that_were_changed_and_texts_that_do_not_come_out_of_them_show(
    ledger: Ledger, places: Places, location: Location
) -> None:
    ident = add(ledger)
    other = report(OMDURMAN)
    ledger.add(other, omdurman_claims(other), extractor="rules-1", captured=capture(b"<p>Another text."))
    third = report("Nothing moved in Sake.")
    ledger.add(third, [], extractor="rules-1", captured=capture(b"broken"))
    assert {(d.where, d.kind) for d in ledger.verify_captures(remake)} == {
        (other.id, DamageKind.REMADE),
        (third.id, DamageKind.REMADE),
    }
    digest = ledger.captures(ident)[0].sha256
    places.execute(
        location,
        f"UPDATE bodies SET packed = (SELECT packed FROM bodies b WHERE b.hash < '{digest}' "
        f"OR b.hash > '{digest}' ORDER BY b.hash LIMIT 1) WHERE hash = '{digest}'",
    )
    assert (ident, DamageKind.CAPTURE) in {(d.where, d.kind) for d in ledger.verify_captures(remake)}


def test_a_withdrawn_report_leaves_a_tombstone_and_no_word_on_the_disk(
    ledger: Ledger, places: Places, location: Location
) -> None:
    ident = add(ledger)
    claims = [stored.claim.id for stored in ledger.claims()]
    ledger.judge(claims[0], Verdict.ACCEPT, by="Ada", because="the shelled house stands in the film")
    ledger.judge(claims[2], Verdict.CORRECT, by="Ada", because="misread", field="quantities.0.low", value="901")
    ledger.weigh()
    length, _ = ledger.head()

    assert ledger.withdraw(ident[:10], by="Ada", because="names a witness") == ident
    assert ledger.withdraw(ident, by="Ada", because="again") is None

    assert list(ledger.claims()) == []
    assert list(ledger.claims(ClaimQuery(include_retired=True))) == []
    assert list(ledger.claims(ClaimQuery(text="families"))) == []
    assert list(ledger.reports(text="Sake")) == []
    assert ledger.tellings() == []
    [row] = ledger.reports()
    assert (row.id, row.title, row.url, row.withdrawn_at is not None) == (ident, None, "https://kivu.example/1", True)
    for look in (ledger.report, ledger.claim):
        with pytest.raises(NotFound, match="withdrawn"):
            look(ident if look == ledger.report else claims[0])
    with pytest.raises(LedgerError, match="no bytes"):
        ledger.captured_bytes(ledger.captures(ident)[0].sha256)
    assert ledger.head()[0] == length + 1
    assert ledger.verify() == []
    assert ledger.verify_captures(remake) == []

    ledger.close()
    if isinstance(location, str):
        disk = str(places.execute(location, "SELECT database_to_xml(true, false, '')")).encode()
    else:
        disk = b"".join(path.read_bytes() for path in location.parent.glob("ledger.db*"))
    assert [word for word in (*WORDS, "shelled house", "misread") if word.encode() in disk] == []
    assert b"names a witness" in disk


def test_what_was_withdrawn_is_not_added_again(ledger: Ledger) -> None:
    ident = add(ledger)
    ledger.withdraw(ident, by="Ada", because="names a witness")
    assert add(ledger) == ident
    assert list(ledger.claims()) == []
    with pytest.raises(NotFound):
        ledger.report(ident)


def test_the_same_text_at_another_outlet_stays(ledger: Ledger) -> None:
    ident = add(ledger)
    copy = report(publisher="Lake Post", url="https://lake.example/1")
    ledger.add(copy, goma_claims(copy), extractor="rules-1", captured=capture(b"<p>" + GOMA.encode()))
    ledger.withdraw(ident, by="Ada", because="names a witness")
    assert ledger.report(copy.id).text == GOMA
    assert ledger.captured_bytes(ledger.captures(copy.id)[0].sha256)
    assert {stored.claim.report for stored in ledger.claims()} == {copy.id}
    assert ledger.verify() == []
    ledger.withdraw(copy.id, by="Ada", because="the same")
    assert ledger.verify() == []
    with pytest.raises(NotFound):
        ledger.report(copy.id)


def test_bytes_from_which_other_reports_came_go_too_and_the_others_keep_their_texts(ledger: Ledger) -> None:
    both = capture(b"<p>" + GOMA.encode() + b"<p>" + OMDURMAN.encode(), asked="names-of-witnesses.zip")
    file = Captured(record=replace(both.record, final=None, status=None, hops=(), headers=()), data=both.data)
    one, other = report(), report(OMDURMAN)
    ledger.add(one, goma_claims(one), extractor="rules-1", captured=file)
    ledger.add(other, omdurman_claims(other), extractor="rules-1", captured=file)
    ledger.withdraw(one.id, by="Ada", because="takedown")
    assert ledger.report(other.id).text == OMDURMAN
    assert ledger.verify_captures(remake) == []
    assert ledger.verify() == []
    assert ledger.captures(one.id)[0].asked == "a file"
    with pytest.raises(LedgerError, match="no bytes"):
        ledger.captured_bytes(both.record.sha256)
    assert not ledger.keep(one.id, capture(both.data))


def test_alerts_that_quote_it_lose_their_words(ledger: Ledger) -> None:
    ident = add(ledger)
    rule = ledger.add_rule(RuleKind.CONTRADICTION, {})
    quoted = [stored.claim.id for stored in ledger.claims()][:1]
    told = {"rule": rule.seq, "kind": rule.kind, "at": NOW, "subject": "M23 shelled Goma", "body": {"a": "M23"}}
    raised = [Alert(id=f"a_{n}", claims=tuple(c), report=None, **told) for n, c in enumerate((quoted, ["c_other"]))]
    ledger.raise_alerts(rule, raised, through=rule.through, sinks=["output"])
    ledger.withdraw(ident, by="Ada", because="takedown")
    assert [(alert.id, alert.subject) for alert in ledger.alerts()] == [
        ("a_1", "M23 shelled Goma"),
        ("a_0", "withdrawn"),
    ]


def test_of_a_long_file_the_hash_is_kept_and_verified_as_far_as_that_goes(ledger: Ledger) -> None:
    ident = add(ledger)
    long = Captured(record=replace(capture(b"x").record, asked="long.warc", size=10**9), data=None)
    assert ledger.keep(ident, long)
    assert ledger.captures(ident)[-1].size == 10**9
    assert ledger.verify_captures(remake) == []


def test_a_withdrawal_needs_a_person_a_reason_and_a_report(ledger: Ledger) -> None:
    ident = add(ledger)
    for who, why in (("", "reason"), ("Ada", " ")):
        with pytest.raises(SettingsError):
            ledger.withdraw(ident, by=who, because=why)
    with pytest.raises(NotFound):
        ledger.withdraw("r_ffffffff", by="Ada", because="reason")
    assert ledger.add(report(), [], extractor="rules-2") is Added.NEW
