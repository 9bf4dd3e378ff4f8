from collections.abc import Iterator

import pytest

from reportedly.ledger import DamageKind, Ledger, Verdict

from .places import Location, Places
from .samples import OMDURMAN, goma_claims, omdurman_claims, report


@pytest.fixture(scope="module")
def sound(places: Places) -> Location:
    source, other = report(url="https://kivu.example/1"), report(OMDURMAN)
    shelling, denial, flight = goma_claims(source)
    path = places.new()
    with Ledger(path) as ledger:
        ledger.add(source, [shelling, denial], extractor="rules-1")
        ledger.add(other, omdurman_claims(other), extractor="rules-1")
        ledger.add_claim(flight, by="Ana", because="missed")
        ledger.judge(denial.id, Verdict.UNSURE, by="Ana", because="short")
        ledger.judge(shelling.id, Verdict.ACCEPT, by="Ana", because="seen")
        ledger.judge(shelling.id, Verdict.CORRECT, by="Ben", because="list", field="quantities.0.low", value="16")
        ledger.judge(flight.id, Verdict.REJECT, by="Ben", because="other town")
        ledger.undo(flight.id, by="Ben", because="right town")
        assert ledger.verify() == []
    return path


@pytest.fixture
def path(places: Places, sound: Location) -> Iterator[Location]:
    copy = places.copy(sound)
    yield copy
    places.drop(copy)


TAMPERED = [
    ("UPDATE texts SET body = replace(body, '14', '41')", {DamageKind.TEXT, DamageKind.REPORT, DamageKind.CLAIM}),
    ("UPDATE reports SET published = '2020-01-01' WHERE url IS NULL", {DamageKind.REPORT, DamageKind.CLAIM}),
    ("UPDATE reports SET publisher = 'Nobody' WHERE url IS NULL", {DamageKind.REPORT}),
    ("UPDATE reports SET paragraphs = '[[\"paragraph\",0,90000]]' WHERE url IS NULL", {DamageKind.REPORT}),
    ("UPDATE reports SET paragraphs = 'x' WHERE url IS NULL", {DamageKind.REPORT}),
    ("UPDATE claims SET json = replace(json, 'shelled', 'spared')", {DamageKind.CLAIM}),
    ("UPDATE claims SET json = '{}' WHERE verdict = 'accept'", set()),
    ("UPDATE claims SET json = '{}' WHERE event = 'ASSAULT'", {DamageKind.CLAIM}),
    ("UPDATE claims SET commitment = 'asserted'", {DamageKind.CLAIM}),
    ("UPDATE claims SET text = 'nothing happened' WHERE event IS NULL", {DamageKind.CLAIM}),
    ("UPDATE claims SET verdict = 'reject' WHERE event = 'ASSAULT'", {DamageKind.CLAIM}),
    ("UPDATE claims SET verdict = NULL, corrected = NULL", {DamageKind.CLAIM}),
    ("UPDATE claims SET report_seq = 7", {DamageKind.CLAIM}),
    ("UPDATE quantities SET high = 20", {DamageKind.CLAIM}),
    ("UPDATE links SET affiliation = 'RUS' WHERE is_origin = TRUE", {DamageKind.CLAIM}),
    ("DELETE FROM members", {DamageKind.CLAIM}),
    ("INSERT INTO times VALUES (1, 0, 'now', NULL, NULL, 'day', NULL, NULL)", {DamageKind.CLAIM}),
    ("UPDATE claims SET corrected = '{}'", {DamageKind.CLAIM}),
    ("UPDATE claims SET corrected = NULL", {DamageKind.CLAIM}),
    (
        "UPDATE claims SET json = replace(json, '0.8', '0.9'), confidence = 0.9 WHERE added_by <> ''",
        {DamageKind.CLAIM},
    ),
    ("DELETE FROM quantities; DELETE FROM claims WHERE voice = 'indirect' AND verdict IS NULL", {DamageKind.REFERENCE}),
    ("UPDATE claims SET reading = NULL WHERE event = 'ASSAULT'", {DamageKind.READING}),
    ("UPDATE judgements SET who = 'Eve' WHERE seq = 2", {DamageKind.CHAIN}),
    ("UPDATE judgements SET why = 'because I say so' WHERE seq = 2", {DamageKind.CHAIN}),
    ("UPDATE judgements SET value = '99' WHERE act = 'correct'", {DamageKind.CHAIN, DamageKind.CLAIM}),
    ("UPDATE judgements SET act = 'reject' WHERE act = 'unsure'", {DamageKind.CHAIN, DamageKind.CLAIM}),
    ("UPDATE judgements SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 1", {DamageKind.CHAIN}),
    ("DELETE FROM judgements WHERE seq = 2", {DamageKind.CHAIN, DamageKind.CLAIM}),
    ("DELETE FROM judgements WHERE act = 'undo'", {DamageKind.CHAIN, DamageKind.CLAIM}),
    ("UPDATE chain SET length = 0", {DamageKind.CHAIN}),
]


@pytest.mark.parametrize(("statements", "kinds"), TAMPERED, ids=lambda v: v[:45] if isinstance(v, str) else "")
def test_what_was_changed_behind_its_back_shows(
    places: Places, path: Location, statements: str, kinds: set[DamageKind]
) -> None:
    places.execute(path, statements)
    with Ledger(path) as ledger:
        assert kinds <= {damage.kind for damage in ledger.verify()}
        assert bool(ledger.verify()) == bool(kinds)


def test_a_damaged_page_shows(path: Location) -> None:
    if isinstance(path, str):
        return  # pages are the server's care
    content = bytearray(path.read_bytes())
    at = content.rindex(b"Ana")
    content[at - 60 : at] = bytes(60)
    path.write_bytes(content)
    with Ledger(path) as ledger:
        assert ledger.verify()


def test_the_words_of_a_judgement_can_be_erased_without_breaking_the_chain(places: Places, path: Location) -> None:
    places.execute(path, "UPDATE judgements SET value = NULL, why = NULL WHERE act = 'accept'")
    with Ledger(path) as ledger:
        assert ledger.verify() == []
