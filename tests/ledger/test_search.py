import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.search import match_expression, phrase_expression

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
    assert match_expression(words, ("text",)) == expression


def test_a_phrase_stands_together() -> None:
    assert phrase_expression('General "Staff"', "sources") == '{sources} : ("General  Staff ")'


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, sources, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('shells hit the port of Odesa', 'Ukraine''s navy')")
    return connection


@given(words=st.text() | st.text(alphabet='"*^():+-AND ORNEAR{}\0\udc80é'))
def test_no_words_upset_the_index(index: sqlite3.Connection, words: str) -> None:
    for expression in (match_expression(words, ("text", "sources")), phrase_expression(words, "sources")):
        if expression is not None:
            index.execute("SELECT count(*) FROM t WHERE t MATCH ?", (expression,)).fetchall()
