"""What falls where in a brief."""

import pytest
from tests.factory import make_report
from tests.publish import samples

from reportedly.model import Commitment, EventType, Polarity, Tense
from reportedly.publish.brief import compose
from reportedly.publish.brief.appendix import web_address
from reportedly.publish.brief.groups import is_ahead
from reportedly.publish.brief.parts import Cited
from reportedly.publish.brief.sentences import sentences

REPORTS = {report.id: report for report in samples.REPORTS}
BRIEF = compose(samples.CLAIMS, REPORTS)


def claims_of(sentences):
    return {claim for sentence in sentences for claim in sentence.claims}


def test_every_claim_is_told_somewhere_and_stands_in_the_appendix():
    told = {claim for topic in BRIEF.topics for place in topic.places for claim in claims_of(place.sentences)}
    told |= claims_of(BRIEF.expected)
    told |= {claim for dispute in BRIEF.disputes for claim in claims_of(dispute.against)}
    assert told == {claim.id for claim in samples.CLAIMS} == {entry.id for entry in BRIEF.appendix}


def test_what_is_reported_is_grouped_by_event_and_place():
    assert {topic.heading: [place.heading for place in topic.places] for topic in BRIEF.topics} == {
        "Attacks and fighting": ["Abu Shouk, Sudan", "Goma, Democratic Republic of the Congo"],
        "Other statements": [
            "no place given",
            "no place given (report about Democratic Republic of the Congo)",
        ],
    }


def test_a_sentence_names_chain_words_and_outlet():
    sentence = BRIEF.topics[0].places[0].sentences[0]
    assert sentence.lead == "According to the Sudan Tribune, citing the local resistance committee"
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


def test_a_denial_without_a_place_stands_beside_like_words_from_reports_about_the_country():
    tell = "The militia denied that it had burned the granary.\nElders said fighters burned the granary in Tawila."
    report = make_report(tell, publisher="Nile Courier")
    burned = (EventType.ASSAULT, "burned")
    no = samples.claim(
        report,
        "it had burned the granary",
        (samples.link(report, "The militia", "denied"),),
        event=burned,
        commitment=Commitment.DENIED,
    )
    where = (samples.place(report, "Tawila", "Tawila", "SDN"),)
    by = (samples.link(report, "Elders", "said"),)
    yes = samples.claim(report, "fighters burned the granary in Tawila", by, event=burned, places=where)
    claims, reports = [*samples.CLAIMS, no, yes], REPORTS | {report.id: report}
    found = {d.against[0].claims: claims_of(d.asserted) for d in compose(claims, reports).disputes}
    assert found[(no.id,)] == {yes.id}


def test_one_word_in_common_is_no_dispute():
    report = make_report("The militia denied that it burned houses.\nElders said fighters burned the granary.")
    burned = (EventType.ASSAULT, "burned")
    by = (samples.link(report, "The militia", "denied"),)
    no = samples.claim(report, "it burned houses", by, event=burned, commitment=Commitment.DENIED)
    yes = samples.claim(report, "fighters burned the granary", (samples.link(report, "Elders"),), event=burned)
    (dispute,) = compose([no, yes], {report.id: report}).disputes
    assert dispute.asserted == ()


def test_a_denial_of_what_nobody_says_stands_alone():
    brief = compose([samples.DENIED], REPORTS)
    assert [(len(d.against), d.asserted) for d in brief.disputes] == [(1, ())]


@pytest.mark.parametrize(
    ("commitment", "lead"),
    [
        (Commitment.ASSERTED, "According to doctors in Goma"),
        (Commitment.DENIED, "Denied by doctors in Goma"),
        (Commitment.UNCOMMITTED, "Left open by doctors in Goma"),
    ],
)
def test_who_leaves_open_has_neither_said_nor_denied(commitment, lead):
    by = (samples.link(samples.GOMA, "Doctors in Goma"),)
    claim = samples.claim(samples.GOMA, "between 40 and 50 wounded", by, commitment=commitment)
    assert sentences([Cited(claim, samples.GOMA)])[0].lead.casefold() == lead.casefold()


@pytest.mark.parametrize(("words", "held"), [("There were no deaths", ""), ("There were deaths", "negated")])
def test_a_negation_is_marked_where_the_words_do_not_show_it(words, held):
    report = make_report(f"{words} in Goma.")
    claim = samples.claim(report, words, polarity=Polarity.NEGATIVE)
    assert sentences([Cited(claim, report)])[0].held == held


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
    (sentence,) = brief.topics[0].places[0].sentences
    assert set(sentence.claims) == {claim.id for claim in claims}
    assert sorted(sentence.outlets.split("; ")) == ["Gezira Times, 2024-11-11", "Nile Courier, 2024-11-11"]


def test_figures_tell_who_gives_them_and_as_of_when():
    row = BRIEF.figures[0]
    assert (row.figure, row.what, row.place) == ("≥ 57", "people (killed)", "Abu Shouk, Sudan")
    assert row.origin == "Sudan Tribune ← the local resistance committee"
    assert row.as_of == "2025-04-12 (when published)"
    assert row.claims == (samples.KILLED.id,)


def test_it_counts_its_own_material():
    assert (
        BRIEF.coverage
        == "6 claims, 3 reports, 2 outlets, 1 report without a named outlet, 4 named origins, 2 not named"
    )
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
