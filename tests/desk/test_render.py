"""Addresses in pages, and words that reach them."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pydantic import BaseModel

from reportedly.desk.render import beside, environment, here, link, page
from reportedly.publish.harmless import visible

from .hostile import STRINGS

PARAMETERS = st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(min_size=1, max_size=20), max_size=4)


class Said(BaseModel):
    words: str


@pytest.fixture(scope="module")
def templates():
    return environment(lambda name: f"/static/x/{name}")


def test_a_link_leaves_out_what_is_null() -> None:
    assert link("/claims", event="ASSAULT", after=None, page=2) == "/claims?event=ASSAULT&page=2"
    assert link("/claims", after=None) == "/claims"


@given(PARAMETERS)
def test_a_link_brings_words_over_as_they_are(words: dict[str, str]) -> None:
    told = {name: value.encode("utf-8", "replace").decode() for name, value in words.items()}
    assert dict(parse_qsl(urlsplit(link("/claims", **told)).query)) == told


HERE = [
    ("event=ASSAULT&after=c_1", {"after": None}, "/claims?event=ASSAULT"),
    ("event=ASSAULT", {"after": "c_2"}, "/claims?event=ASSAULT&after=c_2"),
    ("after=c_1", {"after": None}, "/claims"),
    ("tag=a&tag=b&after=c_1", {"after": "c_2"}, "/claims?tag=a&tag=b&after=c_2"),
]


@pytest.mark.parametrize(("query", "changes", "expected"), HERE)
def test_the_same_page_with_something_changed(query: str, changes: dict[str, str | None], expected: str) -> None:
    assert here("/claims", query, **changes) == expected


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [("/", "", "/today.json"), ("/claims", "a=b", "/claims.json?a=b"), ("/claims/c_1", "", "/claims/c_1.json")],
)
def test_the_twin_of_a_page(path: str, query: str, expected: str) -> None:
    assert beside(path, query, "json") == expected


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_words_are_escaped_and_their_steering_signs_shown(templates, words: str) -> None:
    told = templates.from_string("<p title=\"{{ view.words }}\" id='{{ view.words }}'>{{ view.words }}</p>")
    shown = told.render(view=Said(words=words))
    assert shown.count("<") == 2
    assert shown.count('"') == 2
    assert shown.count("'") == 2
    assert not set(shown) & set("\u202e\u2066\u200b\x1b\0\x07")


def test_lines_stay_lines() -> None:
    assert visible("one\ntwo\tthree  four") == "one\ntwo\tthree  four"
    assert visible("a\u202eb\x1b[0m") == "a<U+202E>b␛[0m"


def test_a_name_that_a_view_lacks_is_a_fault_and_no_empty_space(templates) -> None:
    with pytest.raises(UndefinedError):
        templates.from_string("{{ view.wrods }}").render(view=Said(words="x"))


def test_nobody_is_needed_for_the_sign_in_page(templates) -> None:
    from reportedly.desk.access.signing import SignIn

    shown = page(templates, "login", SignIn(to="/", problem=None, by_password=True), visit=None)
    assert 'type="password"' in shown
    assert "<nav" not in shown
