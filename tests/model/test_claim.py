import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from reportedly.errors import QuoteError
from reportedly.model import (
    Act,
    Claim,
    Commitment,
    DateSource,
    Link,
    Modality,
    Polarity,
    Quantity,
    Report,
    SourceKind,
    Span,
    Tense,
    Voice,
    claim_id,
)
from reportedly.model.claim import PIECES

from ..factory import make_report
from ..strategies import claims

TEXT = "Two bridges fell near Myitkyina, the army said."
REPORT = make_report(TEXT, published="2024-11-11", publisher="Harbour Wire")
CONTENT = (Span(0, 31),)
ASSERTED = Modality(commitment=Commitment.ASSERTED, polarity=Polarity.POSITIVE, tense=Tense.PAST)
ARMY = Link(
    mention="the army",
    span=Span(33, 41),
    kind=SourceKind.AUTHORITY,
    affiliation="MMR",
    act=Act.SAYS,
    cue="said",
    cue_span=Span(42, 46),
)


def make(
    *,
    content: tuple[Span, ...] = CONTENT,
    chain: tuple[Link, ...] = (ARMY,),
    voice: Voice = Voice.INDIRECT,
    **more: object,
) -> Claim:
    return Claim.make(
        REPORT,
        content,
        chain,
        voice=voice,
        modality=ASSERTED,
        event=None,
        confidence=0.5,
        extractor="test",
        **more,  # type: ignore[arg-type]
    )


@given(claims())
def test_a_claim_comes_back_from_json_as_it_was(pair: tuple[Report, Claim]) -> None:
    report, claim = pair
    again = Claim.model_validate_json(claim.model_dump_json())
    assert again == claim
    again.check_quotes(report)
    assert Claim.model_validate(json.loads(json.dumps(claim.model_dump(mode="json")))) == claim


@given(claims())
def test_every_mention_stands_letter_for_letter_in_the_report(pair: tuple[Report, Claim]) -> None:
    report, claim = pair
    assert claim.text.split(PIECES) == PIECES.join(report.text[a:b] for a, b in claim.content).split(PIECES)
    for span, words in claim.quotations():
        assert report.text[span.start : span.end] == words


@given(claims())
def test_the_same_reading_has_the_same_id(pair: tuple[Report, Claim]) -> None:
    report, claim = pair
    assert claim.id == claim_id(report.id, claim.content, claim.attribution)
    assert (claim.voice is Voice.NARRATOR) == (not claim.attribution)


def test_the_id_is_pinned() -> None:
    assert make().id == "c_ad88fb5cea5112aec0ee"


def test_what_was_read_beside_content_and_sources_does_not_move_the_id() -> None:
    two = Quantity(text="Two", span=Span(0, 3), low=2, high=2, bound="exact", unit="bridges")
    assert make(quantities=(two,)).id == make().id
    assert make(content=(Span(0, 16),)).id != make().id
    assert make(chain=(), voice=Voice.NARRATOR).id != make().id


def test_a_claim_says_from_which_date_it_counts() -> None:
    dated = make().dated
    assert dated is not None
    assert (dated.on.isoformat(), dated.by) == ("2024-11-11", DateSource.OPTION)


def test_broken_up_content_is_joined() -> None:
    assert make(content=(Span(0, 3), Span(12, 16))).text == "Two … fell"


@pytest.mark.parametrize(
    "wrong",
    [
        ARMY.model_copy(update={"mention": "the Army"}),
        ARMY.model_copy(update={"span": Span(33, 400)}),
        ARMY.model_copy(update={"cue": "says"}),
    ],
)
def test_a_claim_that_misquotes_is_dropped(wrong: Link) -> None:
    with pytest.raises(QuoteError):
        make(chain=(wrong,))


def test_content_outside_the_report_is_dropped() -> None:
    with pytest.raises(QuoteError, match="lies outside"):
        make(content=(Span(0, len(TEXT) + 1),))


def test_a_claim_of_another_report_is_dropped() -> None:
    with pytest.raises(QuoteError, match="does not quote"):
        make().check_quotes(make_report("Three bridges fell near Myitkyina, the army said."))


@pytest.mark.parametrize(
    ("content", "chain", "voice", "problem"),
    [
        ((), (ARMY,), Voice.INDIRECT, "needs content"),
        (CONTENT, (), Voice.INDIRECT, "narrator"),
        (CONTENT, (ARMY,), Voice.NARRATOR, "narrator"),
        ((Span(4, 11), Span(0, 3)), (ARMY,), Voice.INDIRECT, "out of order"),
        ((Span(0, 11), Span(4, 16)), (ARMY,), Voice.INDIRECT, "overlap"),
    ],
)
def test_a_claim_that_contradicts_itself_is_none(
    content: tuple[Span, ...], chain: tuple[Link, ...], voice: Voice, problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        make(content=content, chain=chain, voice=voice)


def test_a_claim_is_frozen_and_knows_its_fields() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make().confidence = 1.0  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Claim.model_validate({**make().model_dump(), "truth": 1})


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({**make().model_dump(), "confidence": confidence})
