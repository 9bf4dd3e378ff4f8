"""What the order of words mends in the parse, and that a mended parse is still a tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.extract.mending import mended
from reportedly.extract.mending.forms import finite_forms
from reportedly.knowledge.language import load_language

MISREAD: list[tuple[str, str, str, str]] = [
    # sentence, head of the speaker, verb of saying, verb of what is said
    (
        "The spokesman of the camp committee, Adam Bakhit, informed Radio Dabanga that the militia stormed the wells.",
        "spokesman", "informed", "stormed",
    ),
    (
        "In a note seen by the radio, a committee of elders says the gate was unguarded on the night of the raid.",
        "committee", "says", "unguarded",
    ),
    (
        "Asked by reporters whether anyone had fled, the regional governor, Captain Issa Dembélé, answered that the "
        "town was quiet.",
        "governor", "answered", "was",
    ),
    (
        "Qatar expects the new leadership to disband the militia, Foreign Minister Hamad Salim told a news conference "
        "in Doha.",
        "Salim", "told", "expects",
    ),
    (
        "One blogger claimed that the brigade counterattacked near Novoivanovka, and other bloggers said that the "
        "company repelled the attack.",
        "bloggers", "said", "repelled",
    ),
    (
        "If the bridge goes, a deputy commander with the call sign Linden told the radio, his men could not hold the "
        "bank.",
        "commander", "told", "hold",
    ),
    (
        "Clashes broke out around the villages of Kibumba, Rugari and Tongo, army spokesman Guillaume Kaiko said.",
        "Kaiko", "said", "broke",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "saying", "said"), MISREAD, ids=[m[0][:40] for m in MISREAD])
def test_the_speaker_and_the_words_hang_on_the_verb(text: str, speaker: str, saying: str, said: str) -> None:
    doc = mended(load_language()(text))
    verb = next(t for t in doc if t.text == saying)
    assert speaker in [c.text for c in verb.children if c.dep_ == "nsubj"]
    assert said in [c.text for c in verb.children if c.dep_ == "ccomp"]


@pytest.mark.parametrize(
    "text",
    [
        "The group catalogued 23 calls for help that no patrol answered.",
        "The claim that the gate was open has been echoed by nobody.",
        "The minister, who said that he would resign, left for Cairo.",
    ],
)
def test_a_sound_parse_stays_as_it_is(text: str) -> None:
    doc = load_language()(text)
    before = [(t.head.i, t.dep_, t.tag_) for t in doc]
    assert [(t.head.i, t.dep_, t.tag_) for t in mended(doc)] == before


SPEAKERS = st.sampled_from(
    ["the army", "General Bo, who leads it,", "two nuns", "Kyiv", "a man in Ghor, a baker,", "it", "no one"]
)
VERBS = st.sampled_from(
    ["said", "told reporters", "forecasts", "claim", "warned", "informed", "says", "accused", "denies"]
)
CLAUSES = st.sampled_from(
    ["that the road was cut", "the road was cut", "“we left”", "if the guns stay", "of looting", "three shells", ""]
)
JOINTS = st.sampled_from([", ", ", and ", "; ", " and ", ", while ", ". ", " — ", ": "])


def is_tree(doc: Doc) -> bool:
    """Whether every token climbs to the root of its own sentence."""
    for sentence in doc.sents:
        for token in sentence:
            at, steps = token, 0
            while at.head.i != at.i and steps <= len(doc):
                at, steps = at.head, steps + 1
            if at.i != sentence.root.i:
                return False
    return True


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SPEAKERS, VERBS, CLAUSES, JOINTS), min_size=1, max_size=4), st.booleans())
def test_a_mended_parse_is_a_tree(parts: list[tuple[str, str, str, str]], inverted: bool) -> None:
    text = "".join(
        f"{clause}, {who} {verb}{joint}" if inverted else f"{who} {verb} {clause}{joint}"
        for who, verb, clause, joint in parts
    )
    doc = load_language()(text.strip(" ,;") + ".")
    words = [t.text for t in doc]
    assert is_tree(mended(doc))
    assert [t.text for t in doc] == words


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("deny", "denies", "denied")),
        ("say", ("say", "says", "said")),
        ("admit", ("admit", "admits", "admited", "admitted")),
        ("brush", ("brush", "brushes", "brushed")),
    ],
)
def test_verbs_are_known_by_their_finite_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert finite_forms(verb) == forms
