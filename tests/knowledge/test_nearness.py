"""Nearness is one of 64 kinds, and tells sides, sentences and other cues apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge.nearness import joint, nearness, summed
from reportedly.knowledge.windows import Word


def line(*places: tuple[int, int]) -> list[Word]:
    return [Word(text, i, i + 1, i + 1, sentence) for i, (text, sentence) in enumerate(places)]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), min_size=1, max_size=190), st.data())
def test_every_kind_has_a_number(places: list[tuple[int, int]], data: st.DataObject) -> None:
    words = line(*sorted(places))
    firsts = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=6))
    found = nearness(words, [(f, f) for f in sorted(firsts)])
    assert found.shape == (len(firsts), len(words), 3)
    if firsts:
        assert found.min() >= 0
        assert found.max() < 64
        assert set(found[..., 0].ravel()) <= set(range(29))
        assert set(found[..., 1].ravel()) <= set(range(29, 40))
        assert set(found[..., 2].ravel()) <= set(range(40, 64))


def test_sides_differ() -> None:
    [row] = nearness(line(*[(0, 0)] * 5), [(2, 2)])
    assert len({tuple(kind) for kind in row}) == 5


def test_another_cue_between_counts() -> None:
    rows = nearness(line(*[(0, 0)] * 7), [(1, 1), (4, 4)])
    assert rows[0, 2, 2] != rows[0, 6, 2]
    assert rows[1, 6, 2] == rows[0, 2, 2]


def test_sentences_and_paragraphs_between_count() -> None:
    [row] = nearness(line((0, 0), (0, 1), (1, 0), (2, 0)), [(2, 2)])
    assert row[0, 1] == row[1, 1] != row[2, 1]
    assert len(np.unique(row[1:, 1])) == 3


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=60), st.data())
def test_one_look_finds_the_sum_of_three(places: list[tuple[int, int]], data: st.DataObject) -> None:
    words = line(*sorted(places))
    firsts = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1, max_size=5)))
    near = nearness(words, [(f, f) for f in firsts])
    rows = np.arange(64 * 4, dtype=np.float32).reshape(64, 4) ** 1.5
    np.testing.assert_allclose(summed(rows)[joint(near)], rows[near].sum(axis=2), rtol=1e-5)
