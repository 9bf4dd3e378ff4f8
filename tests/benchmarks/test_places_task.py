"""The reader of the places benchmark answers lines as the scorer wants them."""

import pytest
from benchmarks.tasks.places import ours

TEXT = "Police in Paris, Texas, arrested a Mexican driver.\nShe had come from Fayetteville, N.C., she said in Paris."


def spans_of(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def test_given_spans_are_answered_with_points_and_unknown_names_not_at_all() -> None:
    asked = spans_of("Paris", "Texas", "Mexican", "Fayetteville", "N.C.", "she said")
    told = ours()({"id": "a", "text": TEXT, "published": None, "spans": asked})
    places = {tuple(place["span"]): place for place in told["places"]}  # type: ignore[attr-defined]
    assert told["id"] == "a"
    assert [list(span) for span in places] == asked[:-1]
    assert places[tuple(asked[0])]["lat"] == pytest.approx(33.66, abs=0.1)
    assert places[tuple(asked[2])]["geonames"] == 3996063
    assert places[tuple(asked[3])]["lon"] == pytest.approx(-78.9, abs=0.1)


def test_without_spans_names_are_found_and_adjectives_count() -> None:
    told = ours()({"id": "a", "text": TEXT, "published": None})
    words = [TEXT[slice(*mention["span"])] for mention in told["mentions"]]  # type: ignore[attr-defined]
    assert sorted(words) == ["Fayetteville", "Mexican", "N.C.", "Paris", "Paris", "Texas"]
