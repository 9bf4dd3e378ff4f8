import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.address import canonical_url


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("HTTPS://Wire.Example:443/Sudan?utm_source=x#top", "https://wire.example/Sudan"),
        ("https://wire.example", "https://wire.example/"),
        ("http://wire.example:8080/a?id=12&fbclid=z", "http://wire.example:8080/a?id=12"),
        ("https://wire.example/a?b=%20c&d", "https://wire.example/a?b=%20c&d"),
        ("https://user:secret@wire.example/a", "https://wire.example/a"),
        ("telegram post 12", "telegrampost12"),
        ("https://[broken/a", "https://[broken/a"),
        ("   ", None),
    ],
)
def test_one_page_has_one_address(address: str, canonical: str | None) -> None:
    assert canonical_url(address) == canonical


@given(st.text(max_size=60))
def test_any_words_have_one_that_stays(words: str) -> None:
    canonical = canonical_url(words)
    assert canonical is None or canonical_url(canonical) == canonical
    canonical_url(f"https://{words}")
