"""Articles with other names: who says what stays what it was."""

import random
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "training" / "attribution"
TEXT = "On Monday, Senator Idris of Kosti said he will pay. Idris told Radio Dabanga, \u201cWill Kosti wait?\u201d\n"


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.syspath_prepend(str(FOLDER))
    for name in ("corpus", "names"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return import_module("corpus"), import_module("names")


def article(corpus: ModuleType) -> object:
    def span(words: str) -> tuple[tuple[int, int], ...]:
        begin = TEXT.index(words)
        return ((begin, begin + len(words)),)

    first = corpus.Attribution(span("Senator Idris of Kosti"), span("said"), span("he will pay"))
    second = corpus.Attribution(span("Idris told")[:0], span("told Radio Dabanga"), span("Will Kosti wait"))
    return corpus.Article("one", TEXT, (first, second))


@pytest.mark.parametrize("seed", range(12))
def test_spans_move_with_the_words(rooms: tuple[ModuleType, ModuleType], seed: int) -> None:
    corpus, names = rooms
    other = names.renamed(article(corpus), random.Random(seed))
    told = [[other.text[a:b] for spans in (x.source, x.cue, x.content) for a, b in spans] for x in other.attributions]
    (source, cue, content), (second_cue, second_content) = told
    assert (cue, content) == ("said", "he will pay")
    assert second_cue.startswith("told ")
    assert second_content.endswith(" wait")
    assert source in other.text.split(" said ")[0]
    assert "Monday" in other.text


def test_a_name_is_replaced_by_one_other_throughout(rooms: tuple[ModuleType, ModuleType]) -> None:
    corpus, names = rooms
    texts = {names.renamed(article(corpus), random.Random(seed)).text for seed in range(12)}
    assert len(texts) > 4
    assert all(text.count("Idris") in (0, 2) and text.count("Kosti") in (0, 2) for text in texts)
