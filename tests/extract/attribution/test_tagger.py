"""Tags become spans: the likeliest legal path, cut at the ends of paragraphs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.attribution.tagger import Role, Run, best_tags, run_means, runs_of
from reportedly.knowledge.encoder import Heads
from reportedly.knowledge.windows import Window, Word

NEVER = -1e4


def heads(**settled: float) -> Heads:
    transitions, starts = np.zeros((7, 7), dtype=np.float32), np.zeros(7, dtype=np.float32)
    for inside in (2, 4, 6):
        transitions[:, inside] = starts[inside] = NEVER
        transitions[[inside - 1, inside], inside] = 0
    zeros = np.zeros((64, 4), dtype=np.float32)
    return Heads(transitions, starts, zeros, np.zeros((8, 3), dtype=np.float32), np.zeros(3, dtype=np.float32), settled)


def emission(*tags: int, strength: float = 2.0) -> np.ndarray:
    return (np.eye(7, dtype=np.float32) * strength)[list(tags)]


def window(texts: list[int]) -> Window:
    return Window(words=[Word(text, i, i + 1, i + 1, 0) for i, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ([1, 2, 3, 5, 6, 6], [1, 2, 3, 5, 6, 6]),
        ([0, 5, 0, 6, 6], [0, 5, 0, 5, 6]),
        ([2, 2, 3], [1, 2, 3]),
    ],
)
def test_the_path_is_legal(seen: list[int], read: list[int]) -> None:
    weak = emission(*seen)
    weak[:, 1::2] += 0.5
    assert best_tags([weak], heads())[0].tolist() == read


@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=12), max_size=5))
def test_windows_in_step_read_as_if_alone(seen: list[list[int]]) -> None:
    emissions = [emission(*tags) for tags in seen]
    together = best_tags(emissions, heads())
    assert [t.tolist() for t in together] == [best_tags([e], heads())[0].tolist() for e in emissions]
    for tags in together:
        for before, tag in zip([0, *tags.tolist()], tags.tolist(), strict=False):
            assert tag not in (2, 4, 6) or before in (tag - 1, tag)


def test_a_span_ends_with_its_paragraph() -> None:
    assert runs_of(np.array([5, 6, 6, 0, 3]), window([0, 0, 1, 1, 1])) == [
        Run(0, 1, Role.CONTENT),
        Run(2, 2, Role.CONTENT),
        Run(4, 4, Role.CUE),
    ]


@given(st.integers(1, 9), st.integers(1, 3), st.data())
def test_means_of_runs(words: int, cues: int, data: st.DataObject) -> None:
    numbers = np.random.default_rng(words).normal(size=(cues, words, 2)).astype(np.float32)
    ends = data.draw(st.lists(st.tuples(st.integers(0, words - 1), st.integers(0, words - 1)), max_size=4))
    runs = [Run(min(pair), max(pair), Role.CONTENT) for pair in ends]
    means = run_means(numbers, runs)
    assert means.shape == (cues, len(runs), 2)
    for number, run in enumerate(runs):
        expected = numbers[:, run.first : run.last + 1].mean(axis=1)
        np.testing.assert_allclose(means[:, number], expected, atol=1e-6)
