"""What weighing adds to a brief: origins beside outlets, ranges, sides of a dispute."""

from datetime import date

import pytest
from tests.assess.tellings import TAIZ, Teller
from tests.factory import make_report

from reportedly.assess.estimates import estimates
from reportedly.assess.identities import merged, origins_of
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Commitment, EventType
from reportedly.publish.brief import Brief, Weighed, as_html, as_markdown, compose

DAY = "2024-11-11"


def dead(outlet: str, name: str, words: str, number: int):
    return Teller(outlet)(
        f"{name} said {words} were killed in Taiz.",
        name,
        entity=name,
        figure=(words, number, number),
        place=("Taiz", TAIZ),
        event=("killed", EventType.ASSAULT),
    )


def denied(outlet: str, name: str):
    return Teller(outlet)(
        f"{name} said troops killed nobody in Taiz.",
        name,
        entity=name,
        place=("Taiz", TAIZ),
        event=("killed", EventType.ASSAULT),
        commitment=Commitment.DENIED,
    )


TELLINGS = [
    dead("Radio One", "Salma Aden", "seven people", 7),
    dead("Radio Two", "Salma Aden", "seven people", 7),
    dead("Radio Two", "Omar Haddad", "90 people", 90),
    denied("Radio Three", "Nadia Saleh"),
]


def brief(*, weighed: bool = True, **more: object) -> Brief:
    reports = {}
    for telling in TELLINGS:
        link = telling.claim.attribution[0]
        rest = telling.claim.text
        text = f"{link.mention} said {rest}."
        reports[telling.carrier.report] = make_report(text, published=DAY, publisher=telling.carrier.outlet)
    found = estimates(TELLINGS, open_gazetteer(), **more) if weighed else ()  # type: ignore[arg-type]
    known = more.get("identities")
    told = Weighed({}, known, found) if known is not None else Weighed(estimates=found)  # type: ignore[arg-type]
    return compose([t.claim for t in TELLINGS], reports, weighed=told)


def test_a_sentence_of_two_outlets_rests_on_one_origin() -> None:
    details = [s.details for topic in brief().topics for place in topic.places for s in place.sentences]
    assert ("Rests on: two outlets, one origin",) in details
    assert () in details


def test_the_material_counts_origins() -> None:
    assert brief().coverage.endswith("3 outlets, 3 named origins")


def test_figures_for_one_question_are_a_range_with_its_policy_and_who_disagrees() -> None:
    first = brief().ranges[0]
    assert first.ends.startswith("7 to 90")
    assert first.weighed == "two outlets, two origins"
    assert first.policy.startswith("median_of_origins")
    assert any("Omar Haddad: 90" in told for told in first.disagreements)
    assert brief(weighed=False).ranges == ()


def test_a_merge_holds_in_a_brief() -> None:
    one, other = (origins_of(TELLINGS[n])[0] for n in (2, 0))
    found = brief(identities=merged([(one, other)]))
    assert found.coverage.endswith("2 named origins")
    assert all(not each.disagreements for each in found.ranges)


@pytest.mark.parametrize("written", [as_markdown, as_html])
def test_both_formats_tell_ranges_and_sides(written) -> None:
    text = written(brief())
    for words in ("7 to 90", "two outlets, one origin", "These exclude each other", "negated by"):
        assert words in text, words
    assert date.fromisoformat(DAY).isoformat() in text
