"""Who says what, as the model that ships reads it: sentences of our own, from many wars and newsrooms."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.attribution.linker import Linked, Tagged, attribute, attribute_reports, join_windows
from reportedly.extract.attribution.tagger import Role, TaggedSpan
from reportedly.knowledge.encoder import AttributionModel, load_attribution_model


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    found = load_attribution_model()
    assert found is not None
    return found


def told(texts: list[str], model: AttributionModel) -> list[tuple[str, str, str]]:
    return [
        tuple(
            " / ".join(texts[s.text][s.start : s.end] for s in getattr(one, role))
            for role in ("source", "cue", "content")
        )
        for one in attribute(texts, model)
    ]


@pytest.mark.parametrize(
    ("marked"),
    [
        "[The general staff] <said> {its units had left the village overnight}.",
        "{Two bridges were destroyed}, [a spokesman for the army] <said>.",
        "<According to> [the ministry], {14 civilians were killed in Omdurman}.",
        "“{We have no bread and no flour},” <said> [Amina Idris, a baker in Zamzam].",
        "[Israel] <denied> {that its aircraft had struck the convoy}.",
        "[Residents of Loikaw] <told> our reporter {that jets circled for an hour}.",
    ],
)
def test_plain_attributions(marked: str, model: AttributionModel) -> None:
    text = re.sub(r"[][<>{}]", "", marked)
    expected = [tuple(re.findall(marks, marked)[0] for marks in (r"\[(.*?)\]", "{(.*?)}"))]
    assert [(source, content) for source, _, content in told([text], model)] == expected
    assert re.findall("<(.*?)>", marked)[0] in told([text], model)[0][1]


def test_a_sentence_that_nobody_says_yields_nothing(model: AttributionModel) -> None:
    assert told(["The town lies on the western bank of the river."], model) == []


def test_two_speakers_keep_their_words_apart(model: AttributionModel) -> None:
    found = told(
        ["The rebels said they had taken the airport, but the army said the airport was still in its hands."], model
    )
    assert [(s, c) for s, _, c in found] == [
        ("The rebels", "they had taken the airport"),
        ("the army", "the airport was still in its hands"),
    ]


def test_reports_do_not_mix(model: AttributionModel) -> None:
    one = ["The mayor said the power station was hit."]
    other = ["Nothing happened.", "The governor said the dam had held."]
    assert attribute_reports([one, [], other], model) == [attribute(one, model), [], attribute(other, model)]


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=300), max_size=4))
def test_any_text_can_be_read(texts: list[str]) -> None:
    model = load_attribution_model()
    assert model is not None
    for one in attribute(texts, model):
        for span in (*one.source, *one.cue, *one.content):
            assert texts[span.text][span.start : span.end].strip()
        assert 0 <= one.score <= 1


def span(text: int, start: int, end: int, role: Role = Role.CONTENT) -> TaggedSpan:
    return TaggedSpan(text, start, end, role, 1.0)


def test_a_content_without_a_cue_goes_on_with_its_neighbour() -> None:
    said = Tagged((), (span(0, 0, 4, Role.CUE),), (span(0, 5, 40),), 1.0)
    windows = [Linked((said,), ()), Linked((), (span(1, 0, 60),)), Linked((), (span(2, 0, 50), span(9, 0, 50)))]
    [joined] = join_windows(windows)
    assert joined.content == (span(0, 5, 40), span(1, 0, 60), span(2, 0, 50))


def test_heads_fit_the_encoder(model: AttributionModel) -> None:
    assert model.heads.transitions.shape == (7, 7)
    assert model.heads.near.shape[1] * 2 == model.heads.part.shape[0]
    assert np.isfinite(model.heads.part).all()
