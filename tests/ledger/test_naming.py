import pytest

from reportedly.ledger import printable

PRINTED = [
    ("ledger.db", "ledger.db"),
    ("sqlite:///a@b.db", "sqlite:///a@b.db"),
    ("postgresql://ana:secret@db:5432/ledger?password=secret", "postgresql://ana@db:5432/ledger"),
    ("postgresql://ana:sec@r/et@db/ledger", "postgresql://ana@db/ledger"),
    ("postgresql:///ledger?host=a", "postgresql:///ledger"),
    ("nonsense://ana:secret@", "nonsense://ana@"),
]


@pytest.mark.parametrize(("location", "printed"), PRINTED)
def test_an_address_is_printed_without_its_password(location: str, printed: str) -> None:
    assert printable(location) == printed
