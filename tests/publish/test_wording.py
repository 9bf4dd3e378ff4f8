"""Claims in words."""

import pytest

from reportedly.model import Bound, Commitment, Measure, Polarity, Quantity, QuantityKind, Span
from reportedly.publish import wording

from . import samples


def quantity(low, high, bound, **more):
    return Quantity(text="many", span=Span(0, 4), low=low, high=high, bound=bound, **more)


@pytest.mark.parametrize(
    ("low", "high", "bound", "shown"),
    [
        (11000, 11000, Bound.EXACT, "11,000"),
        (10000, 10000, Bound.ABOUT, "~10,000"),
        (10000, None, Bound.AT_LEAST, "≥ 10,000"),
        (None, 12000, Bound.AT_MOST, "≤ 12,000"),
        (100, None, Bound.MORE_THAN, "> 100"),
        (None, 5, Bound.LESS_THAN, "< 5"),
        (900, 900, Bound.NEARLY, "nearly 900"),
        (10000, 12000, Bound.BETWEEN, "10,000–12,000"),
        (24, 99, Bound.VAGUE, "many (24–99)"),
        (2000, None, Bound.VAGUE, "many (2,000–?)"),
        (1.5, 1.5, Bound.EXACT, "1.5"),
        (2_500_000.0, 2_500_000.0, Bound.ABOUT, "~2,500,000"),
    ],
)
def test_a_number_carries_its_bound(low, high, bound, shown):
    assert wording.figure(quantity(low, high, bound)) == shown


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"unit": "troops", "measure": Measure.DEPLOYED, "part_of": 12000}, "7 troops (deployed), of 12,000"),
        ({"unit": "wounded", "measure": Measure.WOUNDED}, "7 wounded"),
        ({"unit": "percent of ground", "kind": QuantityKind.SHARE}, "7 percent of ground (share)"),
        ({"unit": "soldiers", "kind": QuantityKind.SHARE}, "“many” soldiers (share)"),
        ({"unit": "kilometres", "kind": QuantityKind.SIZE}, "7 kilometres (size)"),
        ({}, "7"),
    ],
)
def test_a_number_says_what_it_counts(more, shown):
    assert wording.counted(quantity(7, 7, Bound.EXACT, **more)) == shown


def test_the_chain_is_told_outermost_first():
    assert wording.chain(samples.KILLED) == "Sudan Tribune ← the local resistance committee"
    assert wording.origin(samples.KILLED) == "the local resistance committee"


def test_the_reports_own_voice_is_named_after_its_outlet():
    assert wording.chain(samples.QUIET, own="Lake Kivu Post") == "Lake Kivu Post"
    assert wording.chain(samples.QUIET) == wording.OWN_VOICE


def test_several_who_speak_as_one_keep_the_words_of_the_report():
    link = samples.KILLED.attribution[0].model_copy(
        update={
            "entity": "Sudan Tribune",
            "members": ({"entity": None, "kind": "outlet"},),
            "mention": "the Tribune and the Post",
        }
    )
    assert wording.source(link) == "the Tribune and the Post"


@pytest.mark.parametrize(
    ("mention", "entity", "shown"),
    [
        ("the State Department", "State Department", "State Department"),
        ("two officials", None, "two officials"),
        ("She", None, "“She” (not resolved)"),
        ("she", "Amira Hassan", "Amira Hassan"),
    ],
)
def test_a_source_is_named_as_well_as_is_known(mention, entity, shown):
    link = samples.KILLED.attribution[0].model_copy(update={"mention": mention, "entity": entity})
    assert wording.source(link) == shown


@pytest.mark.parametrize(
    ("report", "shown"),
    [(samples.GOMA, "Lake Kivu Post"), (samples.UNDATED.model_copy(update={"title": None}), "note.txt")],
)
def test_a_report_is_named_after_its_outlet_or_itself(report, shown):
    assert wording.outlet(report) == shown


def test_a_report_without_an_outlet_is_named_by_its_title():
    report = samples.UNDATED.model_copy(update={"title": "Night in Omdurman"})
    assert wording.outlet(report) == "“Night in Omdurman”"


def test_a_long_name_is_cut_at_a_word():
    assert wording.shortened("a commander of the northern brigades", 20) == "a commander of the…"


@pytest.mark.parametrize("commitment", Commitment)
def test_every_commitment_has_words(commitment):
    claim = samples.claim(samples.GOMA, "The city was quiet on Sunday", commitment=commitment)
    assert wording.held(claim)


def test_a_negated_assertion_says_so():
    claim = samples.claim(samples.GOMA, "The city was quiet on Sunday", polarity=Polarity.NEGATIVE)
    assert wording.held(claim) == "asserted, negated"
    assert wording.held(samples.DENIED) == "denied"


def test_how_surely_tells_condition_hedges_and_likelihood_once():
    assert wording.surely(samples.REOPENS) == "on a condition “if the truce holds”, “probably” = 55–80 % (icd203)"


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("There were no deaths", True),
        ("It isn't over", True),
        ("Nobody was hurt", True),
        ("The northern nodes fell", False),
        ("They cannot return", True),
    ],
)
def test_words_that_say_no_themselves(text, no):
    assert wording.says_no(text) is no


def test_countries_have_names():
    assert wording.country("SDN") == "Sudan"
    assert wording.country("XXX") == "XXX"


def test_places_and_times_keep_the_words_where_they_are_not_resolved():
    assert wording.places(samples.KILLED) == "in Abu Shouk (SDN)"
    assert wording.place(samples.place(samples.GOMA, "Goma", None, None)) == "in “Goma”"
    assert wording.times(samples.REOPENS) == "2025-04-12 – 2025-04-22 “in the coming days”"
    assert wording.when(samples.time(samples.GOMA, "Sunday", None, None)) == "“Sunday”"
    assert wording.when(samples.time(samples.GOMA, "Sunday", "2025-01-26", None)) == "since 2025-01-26 “Sunday”"
