"""What falls where in a brief."""

import pytest
from tests.factory import make_report
from tests.publish import samples

from reportedly.model import Commitment, EventType, Polarity, Tense
from reportedly.publish.brief import compose
from reportedly.publish.brief.appendix import web_address
from reportedly.publish.brief.groups import is_ahead

REPORTS = {report.id: report for report in samples.REPORTS}
BRIEF = compose(samples.CLAIMS, REPORTS)


def claims_of(sentences):
    return {claim for sentence in sentences for claim in sentence.claims}


def test_every_claim_is_told_somewhere_and_stands_in_the_appendix():
    told = {claim for topic in BRIEF.topics for claim in claims_of(topic.sentences)}
    told |= claims_of(BRIEF.expected)
    told |= {claim for dispute in BRIEF.disputes for claim in claims_of(dispute.against)}
    assert told == {claim.id for claim in samples.CLAIMS} == {entry.id for entry in BRIEF.appendix}


def test_what_is_reported_is_grouped_by_event_and_place():
    assert [topic.heading for topic in BRIEF.topics] == [
        "Attacks and fighting: Abu Shouk, Sudan",
        "Attacks and fighting: Goma, Democratic Republic of the Congo",
        "Other statements: place not given",
    ]


def test_a_sentence_names_chain_words_and_outlet():
    sentence = BRIEF.topics[0].sentences[0]
    assert sentence.lead == "According to Sudan Tribune, citing the local resistance committee"
    assert sentence.quote == f"“{samples.KILLED.text}”"
    assert sentence.outlets == "Nile Courier, 2025-04-12"
    assert sentence.held == ""


def test_a_denial_stands_beside_what_it_denies():
    (dispute,) = BRIEF.disputes
    assert claims_of(dispute.against) == {samples.DENIED.id}
    assert claims_of(dispute.asserted) == {samples.KILLED.id}
    assert dispute.against[0].lead == "Denied by a spokesman for the Rapid Support Forces"


def test_a_plain_no_is_a_dispute_only_where_somebody_says_yes():
    text = "The camp was not shelled on Friday.\nThe camp was shelled on Friday, residents said."
    report = make_report(text, publisher="Nile Courier")
    shelled = (EventType.ASSAULT, "shelled")
    where = (samples.place(report, "camp", "Abu Shouk", "SDN"),)
    no = samples.claim(report, "The camp was not shelled", event=shelled, places=where, polarity=Polarity.NEGATIVE)
    by = (samples.link(report, "residents", "said"),)
    yes = samples.claim(report, "The camp was shelled", by, event=shelled, places=where)
    assert compose([no], {report.id: report}).disputes == ()
    (dispute,) = compose([no, yes], {report.id: report}).disputes
    assert (claims_of(dispute.against), claims_of(dispute.asserted)) == ({no.id}, {yes.id})


def test_a_forecast_tells_window_likelihood_and_condition():
    (sentence,) = BRIEF.expected
    assert sentence.details == (
        "Concerns: El Fasher, Sudan",
        "Window: 2025-04-12 – 2025-04-22 “in the coming days”",
        "Likelihood: “probably” = 55–80 % (icd203)",
        "Condition: “if the truce holds”",
    )


@pytest.mark.parametrize(
    ("commitment", "tense", "ahead"),
    [
        (Commitment.PREDICTED, Tense.FUTURE, True),
        (Commitment.PLANNED, Tense.NONE, True),
        (Commitment.EXPECTED, Tense.PAST, False),
        (Commitment.POSSIBLE, Tense.FUTURE, True),
        (Commitment.POSSIBLE, Tense.PAST, False),
        (Commitment.ASSERTED, Tense.FUTURE, True),
        (Commitment.DENIED, Tense.FUTURE, False),
        (Commitment.ASSERTED, Tense.PAST, False),
    ],
)
def test_what_counts_as_yet_to_come(commitment, tense, ahead):
    claim = samples.claim(samples.GOMA, "The city was quiet on Sunday", commitment=commitment, tense=tense)
    assert is_ahead(claim) is ahead


def test_the_same_words_on_the_same_word_are_one_sentence_with_two_claims():
    text = "Residents said the bridge at Shambat was destroyed."
    reports = [make_report(text, publisher=name) for name in ("Nile Courier", "Gezira Times")]
    event = (EventType.ASSAULT, "destroyed")
    claims = [
        samples.claim(r, "the bridge at Shambat was destroyed", (samples.link(r, "Residents", "said"),), event=event)
        for r in reports
    ]
    brief = compose(claims, {r.id: r for r in reports})
    (sentence,) = brief.topics[0].sentences
    assert set(sentence.claims) == {claim.id for claim in claims}
    assert sorted(sentence.outlets.split("; ")) == ["Gezira Times, 2024-11-11", "Nile Courier, 2024-11-11"]


def test_figures_tell_who_gives_them_and_as_of_when():
    row = BRIEF.figures[0]
    assert (row.figure, row.what, row.place) == ("≥ 57", "people killed", "Abu Shouk, Sudan")
    assert row.origin == "Sudan Tribune ← the local resistance committee"
    assert row.as_of == "2025-04-12 (when published)"
    assert row.claims == (samples.KILLED.id,)


def test_it_counts_its_own_material():
    assert BRIEF.coverage == "6 claims, 3 reports, 3 outlets"
    assert BRIEF.period == "2025-01-27 – 2025-04-12"


def test_a_missing_report_is_no_silent_gap():
    with pytest.raises(KeyError):
        compose(samples.CLAIMS, {})


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://courier.example/a?b=c", True),
        ("http://courier.example", True),
        ("javascript:alert(1)", False),
        ("https://x.example/\x1b[31m", False),
        ('https://x.example/">', False),
        ("https://x.example/a b", False),
        ("//x.example", False),
        ("https://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url, linked):
    assert web_address(url) == (url if linked else None)
