from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import LedgerError, NotFound, ReportedlyError, SettingsError
from reportedly.ledger import Act, ClaimQuery, Ledger, Verdict
from reportedly.model import Claim, Commitment, EventType

from .places import Files, Location
from .samples import claim, goma_claims, report

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def ledger(location: Location) -> Iterator[Ledger]:
    moments = (NOON + timedelta(minutes=n) for n in range(10_000))
    with Ledger(location, clock=lambda: next(moments)) as opened:
        source = report()
        opened.add(source, goma_claims(source), extractor="rules-1")
        yield opened
        assert opened.verify() == []


@pytest.fixture
def shelling() -> Claim:
    return goma_claims(report())[0]


def correct(ledger: Ledger, claim: Claim, field: str, value: str) -> Claim:
    ledger.judge(claim.id, Verdict.CORRECT, by="Ana", because="read again", field=field, value=value)
    return ledger.claim(claim.id).current


def test_a_judgement_says_who_what_when_and_why(ledger: Ledger, shelling: Claim) -> None:
    made = ledger.judge(shelling.id[:8], Verdict.ACCEPT, by="Ana", because="three films of it")
    assert (made.act, made.by, made.because, made.standing) == (Act.ACCEPT, "Ana", "three films of it", True)
    assert made.at == NOON + timedelta(minutes=1)
    assert ledger.judgements(shelling.id) == [made]
    assert ledger.claim(shelling.id).verdict is Verdict.ACCEPT


def test_the_latest_verdict_stands_until_it_is_taken_back(ledger: Ledger, shelling: Claim) -> None:
    ledger.judge(shelling.id, Verdict.UNSURE, by="Ana", because="one film")
    ledger.judge(shelling.id, Verdict.REJECT, by="Ben", because="an old film")
    for expected in (Verdict.UNSURE, None):
        ledger.undo(shelling.id, by="Ben", because="wrong film")
        assert ledger.claim(shelling.id).verdict is expected
    assert [(j.act, j.standing) for j in ledger.judgements(shelling.id)] == [
        (Act.UNSURE, False),
        (Act.REJECT, False),
        (Act.UNDO, False),
        (Act.UNDO, False),
    ]
    with pytest.raises(LedgerError, match="no judgement"):
        ledger.undo(shelling.id, by="Ben")


CORRECTIONS = [
    ("quantities.0.low", "15", ("quantities.0.low", 15)),
    ("quantities.0.high", "null", ("quantities.0.high", None)),
    ("modality.commitment", "reported", ("modality.commitment", "reported")),
    ("event.type", "COERCE", ("event.type", "COERCE")),
    ("event", "null", ("event", None)),
    ("attribution.0.entity", "Armed Forces of the DRC", ("attribution.0.entity", "Armed Forces of the DRC")),
    ("attribution.0.entity", "2024", ("attribution.0.entity", "2024")),
    ("attribution.0.basis", '"drone film"', ("attribution.0.basis", "drone film")),
    ("places", "[]", ("places", [])),
    ("content", "[[29, 45]]", ("text", "M23 fighters she")),
    ("attribution", "[]", ("voice", "narrator")),
]


@pytest.mark.parametrize(("field", "value", "expected"), CORRECTIONS, ids=lambda v: str(v)[:30])
def test_a_correction_is_seen_in_the_current_claim_alone(
    ledger: Ledger, shelling: Claim, field: str, value: str, expected: tuple[str, object]
) -> None:
    found: object = correct(ledger, shelling, field, value).model_dump(mode="json")
    for step in expected[0].split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]  # type: ignore[index]
    assert found == expected[1]
    assert ledger.claim(shelling.id).claim == shelling
    ledger.undo(shelling.id, by="Ana")
    assert ledger.claim(shelling.id).current == shelling


REFUSED = [
    ("quantities.3.low", "15", "counted from 0"),
    ("quantities.-1.low", "15", "counted from 0"),
    ("quantities.x", "15", "counted from 0"),
    ("quantity.0.low", "15", "no field"),
    ("event.type.deeper", "ASSAULT", "nothing lies below"),
    ("event.type", "WAR", "event.type"),
    ("quantities.0.low", "many", "quantities.0.low"),
    ("quantities.0.low", "NaN", "quantities.0.low"),
    ("quantities.0.high", "3", "is above high"),
    ("quantities.0.text", "at least 15", "not 'at least 15'"),
    ("attribution.0.span", "[0, 4000]", "lies outside"),
    ("content", "[[5, 3]]", "content"),
    ("content", "[" * 5000, "content"),
    ("id", "c_0", "makes the claim"),
    ("report", "r_0", "makes the claim"),
    ("extractor", "me", "makes the claim"),
    ("", "x", "no field"),
]


@pytest.mark.parametrize(("field", "value", "problem"), REFUSED, ids=lambda v: str(v)[:30])
def test_a_correction_that_makes_no_sound_claim_is_refused(
    ledger: Ledger, shelling: Claim, field: str, value: str, problem: str
) -> None:
    with pytest.raises(SettingsError, match=problem):
        correct(ledger, shelling, field, value)
    assert ledger.judgements(shelling.id) == []


def test_corrections_build_on_one_another_and_are_what_filters_find(ledger: Ledger, shelling: Claim) -> None:
    correct(ledger, shelling, "quantities.0.high", "20")
    correct(ledger, shelling, "modality.commitment", "reported")
    assert correct(ledger, shelling, "quantities.0.low", "18").quantities[0].high == 20

    def found(**conditions: object) -> bool:
        query = ClaimQuery(**conditions)  # type: ignore[arg-type]
        return shelling.id in {stored.claim.id for stored in ledger.claims(query)}

    assert found(commitment=Commitment.REPORTED)
    assert not found(commitment=Commitment.ASSERTED)
    assert found(minimum=20)
    assert not found(minimum=21)
    assert found(event=EventType.ASSAULT)
    ledger.judge(shelling.id, Verdict.ACCEPT, by="Ben", because="agreed")
    assert found(commitment=Commitment.REPORTED, judgement=Verdict.ACCEPT)


MISUSED = [
    ({"verdict": Verdict.CORRECT}, "field and a value"),
    ({"verdict": Verdict.CORRECT, "field": "event"}, "field and a value"),
    ({"verdict": Verdict.ACCEPT, "field": "event", "value": "null"}, "field and a value"),
    ({"verdict": Verdict.ACCEPT, "by": " "}, "name"),
    ({"verdict": Verdict.ACCEPT, "by": "Ana\udcff"}, "no text"),
]


@pytest.mark.parametrize(("arguments", "problem"), MISUSED)
def test_a_judgement_that_says_too_little_or_too_much_is_refused(
    ledger: Ledger, shelling: Claim, arguments: dict[str, object], problem: str
) -> None:
    with pytest.raises(SettingsError, match=problem):
        ledger.judge(shelling.id, **({"by": "Ana", "because": "so"} | arguments))  # type: ignore[arg-type]


def test_a_judgement_needs_its_claim(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        ledger.judge("c_00000000", Verdict.ACCEPT, by="Ana", because="so")


def test_a_person_adds_a_claim_that_is_not_there_and_quotes_its_report(ledger: Ledger, shelling: Claim) -> None:
    with pytest.raises(LedgerError, match="already"):
        ledger.add_claim(shelling, by="Ana", because="missed")
    with pytest.raises(SettingsError, match="quote"):
        ledger.add_claim(shelling.model_copy(update={"text": "M23 left Goma"}), by="Ana", because="missed")
    extra = claim(report(), "Rwandan officials denied it")
    made = ledger.add_claim(extra, by="Ana", because="missed")
    assert (made.act, made.by, ledger.judgements(extra.id)) == (Act.ADD, "Ana", [made])
    stored = ledger.claim(extra.id)
    assert (stored.claim, stored.added_by, stored.verdict) == (extra, "Ana", None)
    with pytest.raises(LedgerError, match="no judgement"):
        ledger.undo(extra.id, by="Ana")


FIELDS = st.sampled_from(
    ["quantities.0.low", "quantities.0.bound", "event", "event.type", "modality.tense", "places.0.country", "voice"]
) | st.text(max_size=12)
VALUES = st.sampled_from(["1", "null", "-4", "0.5", "true", "[]", "{}", '"ASSAULT"', "RWA", "past"]) | st.text(
    max_size=9
)


@given(steps=st.lists(st.tuples(FIELDS, VALUES), max_size=4))
def test_whatever_is_corrected_the_ledger_stays_sound(files: Files, steps: list[tuple[str, str]]) -> None:
    source = report()
    shelling = goma_claims(source)[0]
    path = files.new()
    with Ledger(path) as ledger:
        ledger.add(source, [shelling], extractor="rules-1")
        for field, value in steps:
            try:
                correct(ledger, shelling, field, value)
            except ReportedlyError:
                ledger.judge(shelling.id, Verdict.UNSURE, by="Ana", because="no" + value.replace("\0", ""))
        assert ledger.verify() == []
    files.drop(path)
