"""Who cites whom, step by step along the chain."""

from tests.assess.tellings import Teller

from reportedly.assess.citing import citations
from reportedly.assess.identities import merged

RUIZ = Teller("Radio Sol", "2024-11-11")("Ana Ruiz said four barges sank.", "Ana Ruiz", entity="Ana Ruiz")
AGAIN = Teller("Radio Sol", "2024-11-12")("Ana Ruiz said six barges sank.", "Ana Ruiz", entity="Ana Ruiz")
MORA = Teller("El Faro", "2024-11-12")("A. Ruiz Mora said nine sank.", "A. Ruiz Mora", entity="A. Ruiz Mora")
ITSELF = Teller("El Faro", "2024-11-12")("El Faro said nine sank.", "El Faro", entity="El Faro")
OWN = Teller("El Faro", "2024-11-12")("Nine barges sank.", None)


def test_every_step_counts_and_nobody_cites_itself() -> None:
    found = citations([RUIZ, AGAIN, MORA, ITSELF, OWN])
    assert [(c.by.name, c.of.name, len(c.claims)) for c in found] == [
        ("Radio Sol", "Ana Ruiz", 2),
        ("El Faro", "A. Ruiz Mora", 1),
    ]


def test_merged_sources_are_cited_as_one() -> None:
    first, second = citations([RUIZ, MORA])
    known = merged([(second.of, first.of)] if first.by.name == "Radio Sol" else [(first.of, second.of)])
    assert {c.of.name for c in citations([RUIZ, MORA], identities=known)} == {"Ana Ruiz"}
