from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger import ClaimQuery, Ledger
from reportedly.ledger.dialects.sqlite import match_expression
from reportedly.ledger.search import phrase, terms_in

from .places import Places
from .samples import claim, link, report

CASES = [
    ("Kursk", '{text} : ("Kursk")'),
    ("drone strike", '{text} : ("drone" AND "strike")'),
    ('"drone strike" Odesa', '{text} : ("drone strike" AND "Odesa")'),
    ("deploy*", '{text} : ("deploy"*)'),
    ('"North Kor"*', '{text} : ("North Kor"*)'),
    ("strike AND (NOT", '{text} : ("strike" AND "AND" AND "(NOT")'),
    ("— !!! ***", None),
    ('"', None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expression"), CASES)
def test_words_become_an_expression(words: str, expression: str | None) -> None:
    terms = terms_in(words)
    assert (match_expression(("text",), terms) if terms else None) == expression


def test_a_phrase_stands_together() -> None:
    assert match_expression(("sources",), phrase('General "Staff"')) == '{sources} : ("General  Staff ")'


TOLD = "Shells hit the port of Odesa on Sunday, 1,200 homes lost power, Ukraine's navy said in Mykolaïv; Їжак stood."


@pytest.fixture(scope="module")
def ledger(places: Places) -> Iterator[Ledger]:
    with Ledger(places.new()) as opened:
        source = report(TOLD, title="Night over the Black Sea")
        navy = (link(source, "Ukraine's navy"),)
        opened.add(source, [claim(source, "hit the port of Odesa", chain=navy)], extractor="rules-1")
        yield opened


FOUND = [
    *("port", "PORT", "odesa", '"port of Odesa"', "port hit", "od*", '"the po"*', "Ukraine's", "ukraine", "navy hit"),
    *("ukraïne", '"ukraine s navy"', "the—port!", "n*"),
]
NOT_FOUND = ["ports", '"Odesa port"', "ort", '"odesa ukraine"', '"od"', "black", "port harbour", '"hit the po"', "ukr"]


@pytest.mark.parametrize("words", FOUND)
def test_claims_are_found_by_their_words(ledger: Ledger, words: str) -> None:
    assert len(list(ledger.claims(ClaimQuery(text=words)))) == 1


@pytest.mark.parametrize("words", NOT_FOUND)
def test_and_by_no_others(ledger: Ledger, words: str) -> None:
    assert list(ledger.claims(ClaimQuery(text=words))) == []


@pytest.mark.parametrize(
    ("words", "there"),
    [
        *[("black sea", True), ('"black sea" sunday', True), ("1,200", True), ("їжак", True), ("ЇЖАК", True)],
        *[("mykolaiv", True), ("иiжак", False), ('"sea shells"', False), ("sea shells", True), ("12", False)],
    ],
)
def test_reports_are_found_by_title_and_text(ledger: Ledger, words: str, there: bool) -> None:
    assert bool(list(ledger.reports(text=words))) == there


def test_a_source_is_found_among_sources_alone(ledger: Ledger) -> None:
    assert list(ledger.claims(ClaimQuery(who="navy"))) != []
    assert list(ledger.claims(ClaimQuery(who="port"))) == []


@given(words=st.text() | st.text(alphabet="\"*^():+-AND ORNEAR{}\0\udc80é<->&|!'\\"))
def test_no_words_upset_the_index(ledger: Ledger, words: str) -> None:
    list(ledger.claims(ClaimQuery(text=words)))
    list(ledger.claims(ClaimQuery(who=words, limit=1)))
    list(ledger.reports(text=words))
