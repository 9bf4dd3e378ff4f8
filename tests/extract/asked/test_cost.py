"""What asking will send, said beforehand and rather too high."""

import pytest

from reportedly.errors import SettingsError
from reportedly.extract.asked.cost import Cost, Price
from reportedly.extract.asked.prompt import INSTRUCTIONS, MOST_TOKENS, Piece


def test_a_cost_adds_up_and_counts_the_instructions_with_each_request() -> None:
    cost = Cost().with_report([Piece(0, "x" * 3500), Piece(3501, "y" * 3500)]).with_report([])
    assert (cost.reports, cost.requests, cost.answered) == (1, 2, 2 * MOST_TOKENS)
    assert cost.characters > 7000
    assert cost.sent > (7000 + 2 * len(INSTRUCTIONS)) / 4
    assert cost.tokens == cost.sent + cost.answered


@pytest.mark.parametrize(("words", "price"), [("0.15/0.60", Price(0.15, 0.6)), ("2", Price(2, 2)), ("0", Price(0, 0))])
def test_prices(words: str, price: Price) -> None:
    assert Price.read(words) == price


@pytest.mark.parametrize("words", ["cheap", "-1", "1/2/3", "nan", "inf", "1/", "$3"])
def test_what_is_no_price(words: str) -> None:
    with pytest.raises(SettingsError, match="no price"):
        Price.read(words)


def test_a_price_is_of_a_million_tokens() -> None:
    assert Price(1, 10).of(Cost(requests=500)) == pytest.approx(Cost(requests=500).sent / 1e6 + 10)
