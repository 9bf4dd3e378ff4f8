import pytest
from pydantic import ValidationError

from reportedly.model import Place, Span


@pytest.mark.parametrize(
    "wrong",
    [{"lat": 91.0}, {"lon": -181.0}, {"precision": 0}, {"precision": 8}, {"country": "Sudan"}, {"country": "sd"}],
)
def test_a_place_lies_on_the_earth_in_a_country(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate({"text": "Kutum", "span": Span(0, 5), "name": None, **wrong})
