"""Commitment, polarity, tense, hedges, likelihood and condition of clauses, in many newsrooms' manners."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.modality import CueReading, read_modality
from reportedly.extract.parse import Clause, Parse
from reportedly.model import Act, Commitment, Modality, Polarity, Tense


def whole(parse: Parse) -> Clause:
    """The first sentence as one clause."""
    passage = parse.passages[0]
    sentence = next(iter(passage.doc.sents))
    return Clause(passage, sentence.root, tuple(sentence))


def read(text: str) -> Modality:
    return read_modality(whole(make_parse(text)), cue=None)


def content(text: str, cue_word: str, act: Act, commitment: Commitment) -> Modality:
    """The modality of what hangs on `cue_word`."""
    passage = make_parse(text).passages[0]
    cue = next(t for t in passage.doc if t.text == cue_word)
    head = next(c for c in cue.children if c.dep_ in ("ccomp", "xcomp", "dobj") and c.i > cue.i)
    clause = Clause(passage, head, tuple(head.subtree))
    return read_modality(clause, cue=CueReading(act, commitment, (cue,), passage.span(cue)))


@pytest.mark.parametrize(
    ("text", "commitment", "tense"),
    [
        ("Goma could fall within days.", Commitment.POSSIBLE, Tense.FUTURE),
        ("The general was reportedly killed in Kassala.", Commitment.REPORTED, Tense.PAST),
        ("A second convoy is expected to reach Bhamo on Friday.", Commitment.EXPECTED, Tense.FUTURE),
        ("It is unclear whether the crew survived.", Commitment.UNCOMMITTED, Tense.PAST),
        ("It was not clear who fired first.", Commitment.UNCOMMITTED, Tense.PAST),
        ("The junta plans to hold a census.", Commitment.PLANNED, Tense.FUTURE),
        ("The monitors could not verify the toll.", Commitment.UNCOMMITTED, Tense.PAST),
        ("Troops are likely to have been hit.", Commitment.BELIEVED, Tense.PAST),
        ("Dozens are feared dead in Derna.", Commitment.BELIEVED, Tense.PAST),
        ("The envoy may have been killed.", Commitment.POSSIBLE, Tense.PAST),
        ("The rebels are believed to hold the town.", Commitment.BELIEVED, Tense.PRESENT),
        ("The gunmen seem to have left Djibo.", Commitment.BELIEVED, Tense.PAST),
        ("The rains will slow the advance on Hodeidah.", Commitment.PREDICTED, Tense.FUTURE),
        ("Azerbaijan shelled Stepanakert overnight.", Commitment.ASSERTED, Tense.PAST),
        ("It is possible that more pilgrims will be turned back at Mandali.", Commitment.POSSIBLE, Tense.FUTURE),
        ("There is a danger that the dam at Marib gives way.", Commitment.POSSIBLE, Tense.FUTURE),
        ("It remains to be seen whether the guns at Uvira fall silent.", Commitment.UNCOMMITTED, Tense.FUTURE),
        ("Whether the jet was shot down remains unclear.", Commitment.UNCOMMITTED, Tense.PAST),
        ("Whether Baku will sign is an open question.", Commitment.UNCOMMITTED, Tense.PRESENT),
        ("There was no word on the fate of the governor.", Commitment.UNCOMMITTED, Tense.PAST),
        ("Nobody in Bunia knows who burnt the clinic.", Commitment.UNCOMMITTED, Tense.PRESENT),
        ("Neither ministry would comment.", Commitment.UNCOMMITTED, Tense.FUTURE),
        ("There is no evidence that Rwanda sent troops.", Commitment.UNCOMMITTED, Tense.PAST),
        ("The report of a coup in Ouagadougou is false.", Commitment.DENIED, Tense.PRESENT),
        ("It is not true that the bridge at Kosti fell.", Commitment.DENIED, Tense.PAST),
        ("The brigade is to receive howitzers in May.", Commitment.PLANNED, Tense.FUTURE),
        ("Delhi is considering closing the crossing at Attari.", Commitment.PLANNED, Tense.FUTURE),
        ("The generals agreed to free the monks.", Commitment.PLANNED, Tense.FUTURE),
        ("The junta is plotting a raid on Myawaddy.", Commitment.PLANNED, Tense.PRESENT),
        ("Gaziantep is awaiting a wave of refugees.", Commitment.EXPECTED, Tense.PRESENT),
        ("Haifa is bracing for rockets.", Commitment.EXPECTED, Tense.FUTURE),
        ("The drone must have been flown from Gao.", Commitment.BELIEVED, Tense.PAST),
        ("Two miners are missing and feared dead.", Commitment.BELIEVED, Tense.PRESENT),
        ("The convoy could not reach Kadugli.", Commitment.ASSERTED, Tense.PAST),
        ("It is beyond doubt that the shell came from a tank.", Commitment.ASSERTED, Tense.PAST),
        ("Fighters may still be hiding in the wadi.", Commitment.POSSIBLE, Tense.PRESENT),
        ("It would appear that the garrison at In Khalil fled.", Commitment.BELIEVED, Tense.PAST),
        ("A landing at Kinburn is unlikely.", Commitment.PREDICTED, Tense.FUTURE),
    ],
)
def test_commitment_and_tense(text: str, commitment: Commitment, tense: Tense) -> None:
    found = read(text)
    assert (found.commitment, found.tense) == (commitment, tense)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No deaths were reported.", Polarity.NEGATIVE),
        ("None of the hostages was hurt.", Polarity.NEGATIVE),
        ("The convoy failed to reach Kadugli.", Polarity.NEGATIVE),
        ("Israel has not yet withdrawn from the hill.", Polarity.NEGATIVE),
        ("There is no evidence that Rwanda sent troops.", Polarity.NEGATIVE),
        ("They attacked not only Aden but also Taiz.", Polarity.POSITIVE),
        ("No fewer than 30 villagers were killed.", Polarity.POSITIVE),
        ("The army has not denied the strike.", Polarity.POSITIVE),
        ("Ships were sunk off Hodeidah.", Polarity.POSITIVE),
        ("Not one soldier crossed the Aras.", Polarity.NEGATIVE),
        ("No such plan exists.", Polarity.NEGATIVE),
        ("French soldiers no longer guard the base.", Polarity.NEGATIVE),
        ("It is not true that the bridge fell.", Polarity.NEGATIVE),
        ("The claim of a massacre is a lie.", Polarity.NEGATIVE),
        ("There is no doubt that the army fired.", Polarity.POSITIVE),
        ("It was no accident that the balloons came down there.", Polarity.POSITIVE),
        ("It is not clear whether the crew survived.", Polarity.POSITIVE),
        ("The mission has seen no proof that the villagers were armed.", Polarity.NEGATIVE),
    ],
)
def test_polarity(text: str, polarity: Polarity) -> None:
    assert read(text).polarity is polarity


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran will answer if its sites are struck.", "if its sites are struck"),
        ("Should Israel retaliate, Iran would respond.", "Should Israel retaliate"),
        ("The rebels would sign only if the army left Kidal.", "if the army left Kidal"),
        ("Unless aid arrives, thousands will starve.", "Unless aid arrives"),
        ("If confirmed, the raid would be the deepest so far.", "If confirmed"),
        ("Were the bridge to fall, the city would starve.", "Were the bridge to fall"),
        ("Bamako would sign, providing that Algiers stays out.", "providing that Algiers stays out"),
        ("Prices would soar were the canal to close.", "were the canal to close"),
        ("Had the siren not sounded, dozens would have died.", "Had the siren not sounded"),
        ("The guns will open up again in case the talks fail.", "in case the talks fail"),
        ("As long as the gate stays shut, prices will climb.", "As long as the gate stays shut"),
        ("Yerevan would be forced to appeal if the road were seized.", "if the road were seized"),
    ],
)
def test_conditions(text: str, condition: str) -> None:
    found = read(text)
    assert (found.commitment, found.condition) == (Commitment.CONDITIONAL, condition)


def test_even_if_conditions_nothing() -> None:
    found = read("Tripoli's brigades will fight on even if their leader is tried.")
    assert found.condition == "even if their leader is tried"
    assert found.commitment is Commitment.PREDICTED


@pytest.mark.parametrize("text", ["Dozens, if not hundreds, were killed at Tawila.", "Few, if any, crossed."])
def test_not_every_if_is_a_condition(text: str) -> None:
    assert read(text).condition is None


@pytest.mark.parametrize(
    ("text", "word", "scale", "low"),
    [
        ("The rebels are very likely to move on Goma.", "very likely", "icd203", 0.80),
        ("The missile was almost certainly fired from the coast.", "almost certainly", "icd203", 0.95),
        ("The junta is unlikely to retake Lashio.", "unlikely", "icd203", 0.20),
        ("The militia probably holds the bridge.", "probably", "icd203", 0.55),
        ("There is almost no chance that the inspectors return.", "almost no chance", "icd203", 0.01),
        ("Paris sees a realistic possibility that the base is shelled.", "realistic possibility", "phia", 0.40),
        ("A reply is all but certain.", "all but certain", "kent", 0.87),
        ("The chances that the truce holds are remote.", "remote", "icd203", 0.01),
        ("It is highly improbable that the pilots flew alone.", "highly improbable", "icd203", 0.05),
    ],
)
def test_likelihood_comes_from_a_scale(text: str, word: str, scale: str, low: float) -> None:
    found = read(text)
    assert found.likelihood is not None
    assert (found.likelihood.word, found.likelihood.scale, found.likelihood.low) == (word, scale, low)
    assert word in [h.text for h in found.hedges]


def test_a_word_of_no_scale_has_no_likelihood() -> None:
    assert read("Goma could fall within days.").likelihood is None
    assert read("The missile was certainly fired from the coast.").likelihood is None
    assert read("The junta is not likely to retake Lashio.").likelihood is None


@pytest.mark.parametrize(
    ("text", "word", "given", "expected"),
    [
        ("Kigali denied sending soldiers to Bukavu.", "denied", (Act.DENIES, Commitment.DENIED),
         (Commitment.DENIED, Polarity.NEGATIVE, Tense.PAST)),
        ("The mayor said the town was under fire.", "said", (Act.SAYS, Commitment.ASSERTED),
         (Commitment.ASSERTED, Polarity.POSITIVE, Tense.PRESENT)),
        ("The mayor said the town had been shelled.", "said", (Act.SAYS, Commitment.ASSERTED),
         (Commitment.ASSERTED, Polarity.POSITIVE, Tense.PAST)),
        ("Analysts believe the siege will last.", "believe", (Act.BELIEVES, Commitment.BELIEVED),
         (Commitment.PREDICTED, Polarity.POSITIVE, Tense.FUTURE)),
        ("Kyiv expects that the assault will fail.", "expects", (Act.EXPECTS, Commitment.EXPECTED),
         (Commitment.EXPECTED, Polarity.POSITIVE, Tense.FUTURE)),
        ("Addis Ababa expects an offensive near Mekelle.", "expects", (Act.EXPECTS, Commitment.EXPECTED),
         (Commitment.EXPECTED, Polarity.POSITIVE, Tense.FUTURE)),
    ],
)  # fmt: skip
def test_the_cue_counts_in(
    text: str, word: str, given: tuple[Act, Commitment], expected: tuple[Commitment, Polarity, Tense]
) -> None:
    found = content(text, word, *given)
    assert (found.commitment, found.polarity, found.tense) == expected


SIDES = [
    ("Russia", "Ukraine"),
    ("Israel", "Hamas"),
    ("Kinshasa", "Kigali"),
    ("Armenia", "Azerbaijan"),
    ("Thailand", "Cambodia"),
    ("Pakistan", "India"),
]


@pytest.mark.parametrize(("one", "other"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "{} is likely to strike {} again.",
        "There is no evidence that {} shelled {}.",
        "{} may have shot down a drone of {}.",
        "If {} retaliates, {} would leave the talks.",
        "{} did not deny that {} had warned it.",
        "{} plans to hand the bodies over to {}.",
    ],
)
def test_both_sides_are_read_alike(text: str, one: str, other: str) -> None:
    there, back = read(text.format(one, other)), read(text.format(other, one))
    assert (there.commitment, there.polarity, there.tense) == (back.commitment, back.polarity, back.tense)
    assert there.likelihood == back.likelihood
    assert (there.condition is None) == (back.condition is None)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from('if not may likely "“unless.,should – نا'), min_size=1, max_size=120))
def test_takes_any_text(text: str) -> None:
    if not text.strip():
        return
    parse = make_parse(text)
    for passage, sentence in parse.sentences():
        found = read_modality(Clause(passage, sentence[0].sent.root, tuple(sentence)), cue=None)
        for hedge in found.hedges:
            assert parse.report.quote(hedge.span) == hedge.text
