import pytest
from pydantic import ValidationError

from reportedly.model import Commitment, Likelihood


@pytest.mark.parametrize(("low", "high"), [(0.8, 0.55), (-0.1, 0.5), (0.5, 1.2)])
def test_a_likelihood_is_a_range_of_shares(low: float, high: float) -> None:
    with pytest.raises(ValidationError):
        Likelihood(word="likely", scale="icd203", low=low, high=high)


def test_commitments_stand_from_the_strongest_mark_to_the_weakest() -> None:
    assert [c.value for c in Commitment] == [
        "denied",
        "uncommitted",
        "conditional",
        "possible",
        "predicted",
        "expected",
        "planned",
        "believed",
        "reported",
        "asserted",
    ]
