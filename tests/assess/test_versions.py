"""What was edited between two versions."""

from tests.assess.tellings import Teller

from reportedly.assess.versions import Aspect, compare_versions
from reportedly.model import Claim, Commitment

tell = Teller("Radio Sol")


def claim(sentence: str, figure: tuple[str, int | None, int | None] | None = None, **more: object) -> Claim:
    return tell(sentence, figure=figure, **more).claim


FLED = claim("The governor said 40 families fled the village.", ("40", 40, 40), unit="families", measure=None)
TWELVE = claim("The governor said 12 people were killed at the market.", ("12", 12, 12))
NINETEEN = claim("The governor said 19 people were killed at the market.", ("19", 19, 19))


def test_a_figure_that_moved_is_told_and_what_stayed_is_not() -> None:
    found = compare_versions([TWELVE, FLED], [FLED, NINETEEN])
    [changed] = found.changed
    assert (changed.before, changed.after) == (TWELVE, NINETEEN)
    assert [(m.aspect, m.before, m.after) for m in found.figures] == [(Aspect.FIGURE, "12 (killed)", "19 (killed)")]
    assert (found.added, found.dropped) == ((), ())


def test_what_came_and_went_is_told() -> None:
    found = compare_versions([TWELVE], [FLED])
    assert (found.added, found.dropped, found.changed) == ((FLED,), (TWELVE,), ())
    assert not found.only_words


def test_another_source_and_another_commitment_are_changes() -> None:
    other = claim("The mayor said 12 people were killed at the market.", ("12", 12, 12), origin="The mayor")
    unsure = claim(
        "The governor said 12 people were killed at the market.", ("12", 12, 12), commitment=Commitment.POSSIBLE
    )
    assert [m.aspect for m in compare_versions([TWELVE], [other]).changed[0].moved] == [Aspect.SOURCE]
    assert [m.aspect for m in compare_versions([TWELVE], [unsure]).changed[0].moved] == [Aspect.COMMITMENT]


def test_the_same_claims_are_no_edit_in_whatever_order() -> None:
    assert compare_versions([TWELVE, FLED, TWELVE], [TWELVE, TWELVE, FLED]).only_words


def test_the_likest_pair_meets_first_and_no_claim_twice() -> None:
    near = claim("The governor said 13 people were killed at the fish market.", ("13", 13, 13))
    found = compare_versions([TWELVE], [near, NINETEEN])
    assert [change.after for change in found.changed] == [NINETEEN]
    assert found.added == (near,)
