"""A claim that a person found: its words are the report's own, wherever the line breaks fall."""

import pytest
from tests.factory import make_report

from reportedly.desk.adding import BY_HAND, claim_by_hand, span_of
from reportedly.errors import SettingsError
from reportedly.model import Commitment, EventType, Polarity, SourceKind, Voice

REPORT = make_report(
    "Police in Cali said that nine people\nwere hurt. A witness said that nine people were hurt near the bridge.\n"
    "Police denied it."
)

FOUND = [
    ("nine people were hurt near", None, "nine people were hurt near"),
    ("  denied   it ", None, "denied it"),
    ("nine people were hurt", 25, "nine people\nwere hurt"),
    ("nine people were hurt", 70, "nine people were hurt"),
]


@pytest.mark.parametrize(("words", "start", "quoted"), FOUND)
def test_words_are_found_as_they_stand(words: str, start: int | None, quoted: str) -> None:
    assert REPORT.quote(span_of(REPORT, words, start=start)) == quoted


REFUSED = [("ten people", None, "does not say"), ("nine people were hurt", None, "2 times"), (" \n", None, "missing")]


@pytest.mark.parametrize(("words", "start", "why"), REFUSED)
def test_what_does_not_stand_there_once_is_refused(words: str, start: int | None, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        span_of(REPORT, words, start=start)


def test_the_source_is_the_mention_nearest_to_the_words() -> None:
    claim = claim_by_hand(REPORT, "denied it", who="Police", kind=SourceKind.AUTHORITY, commitment=Commitment.DENIED)
    assert REPORT.text[claim.attribution[0].span.start :] == "Police denied it."
    assert (claim.voice, claim.modality.polarity, claim.extractor) == (Voice.INDIRECT, Polarity.NEGATIVE, BY_HAND)


def test_without_a_source_it_is_the_reports_own_voice() -> None:
    claim = claim_by_hand(REPORT, "near the bridge", event=EventType.ASSAULT)
    assert (claim.voice, claim.attribution) == (Voice.NARRATOR, ())
    assert claim.event is not None
    assert claim.event.trigger == "near the bridge"


def test_a_source_that_the_report_does_not_name_is_refused() -> None:
    with pytest.raises(SettingsError, match="does not name"):
        claim_by_hand(REPORT, "denied it", who="The mayor")
