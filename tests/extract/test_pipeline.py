"""The whole pipeline: any text is read without an exception, every span quotes exactly, one text gives one answer."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.factory import make_report

from reportedly.extract.pipeline import Extractor, Reading
from reportedly.ingest import Given, read_text
from reportedly.model import Claim

WORDS = st.sampled_from(
    [
        *("the", "army", "said", "that", "12", "soldiers", "were", "killed", "in", "Goma", "on", "Monday", ",", '"'),
        *("“", "”", "‘", "’", "'", ".", "!", "?", "—", "(", ")", "citing", "two", "officials", "according", "to"),
        *("Reuters", "denied", "it", "could", "not", "confirm", "reports", "«", "»", ":", ";", "he", "she", "they"),
        *("will", "may", "reportedly\n\n", "1.5m", "at", "least", "up", "to", "and"),
    ]
)


def read(text: str) -> Reading:
    """The reading of one text as a report of November 2024."""
    report = make_report(text)
    return next(Extractor().read([report]))


def check(reading: Reading) -> None:
    """Every quotation of every claim stands in the report."""
    assert reading.dropped == 0
    for claim in reading.claims:
        claim.check_quotes(reading.report)
        assert Claim.model_validate_json(claim.model_dump_json()) == claim


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=300))
@example("قال الجيش إن ١٢ جنديا قتلوا. “The army said so,” he said.")
@example("\u202eThe army said \u202d12 died\u202c, \x07\x1b[31mhe said\x00.")
@example("“““The army said” that ‘it” was ”over“ «he said».")
@example("the the the said said said , , , 12 12 citing citing according to according to")
def test_any_text_is_read(text: str) -> None:
    if text.strip() and "\r" not in text:
        check(read(text))


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, min_size=3, max_size=60).map(" ".join))
def test_any_order_of_the_words_of_news_is_read(text: str) -> None:
    if text.strip():
        check(read(text))


def test_a_sentence_of_ten_thousand_characters_is_read() -> None:
    check(read("The army said that " + "a shell hit the market and " * 400 + "it ended."))


def test_two_thousand_marks_are_read() -> None:
    check(read('"“' * 1000 + " he said."))


def test_the_same_text_gives_the_same_claims_in_any_company() -> None:
    texts = [
        "The mayor said 12 people died in Bukavu on Friday.",
        "Residents denied it.",
        "“We left,” said Asha Juma, a nurse.",
    ]
    reports = [make_report(t) for t in texts]
    together = {r.report.id: r.claims for r in Extractor().read(reports)}
    for report in reports:
        assert next(Extractor().read([report])).claims == together[report.id]


def test_a_claim_says_which_date_its_times_count_from() -> None:
    told = "NAIROBI, Jan. 27, 2025 — Rebels took the airport on Sunday, a resident said."
    by_line = next(Extractor().read([read_text(told)])).claims[0]
    by_option = next(Extractor().read([read_text(told, given=Given(published=date(2025, 2, 3)))])).claims[0]
    assert by_line.dated is not None
    assert (by_line.dated.by, str(by_line.times[0].start)) == ("dateline", "2025-01-26")
    assert by_option.dated is not None
    assert (by_option.dated.by, str(by_option.times[0].start)) == ("option", "2025-02-02")


def test_without_a_date_relative_times_stay_open() -> None:
    report = make_report("Rebels took the airport on Sunday, a resident said.", published=None)
    claim = next(Extractor().read([report])).claims[0]
    assert claim.dated is None
    assert [(t.start, t.end) for t in claim.times] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "{a} forces shelled a {b} village on Monday, killing three people, the {b} army said.",
        "{A} said {B} had attacked the port; {B} denied it.",
        "{b} officials, citing intercepted calls, said {A} would attack within days.",
    ],
)
def test_both_sides_are_read_alike(text: str) -> None:
    mine = read(text.format(a="Armenian", b="Azerbaijani", A="Armenia", B="Azerbaijan"))
    theirs = read(text.format(a="Azerbaijani", b="Armenian", A="Azerbaijan", B="Armenia"))
    assert len(mine.claims) > 0
    assert [_grades(c) for c in mine.claims] == [_grades(c) for c in theirs.claims]


def _grades(claim: Claim) -> tuple[object, ...]:
    links = [(link.kind, link.act, link.anonymous) for link in claim.attribution]
    return claim.modality.commitment, claim.modality.polarity, claim.confidence, claim.event and claim.event.type, links
