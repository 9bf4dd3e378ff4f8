"""PolNeAR as it lies on the disk: events before spans, broken spans, line breaks, several annotators."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.knowledge.windows import Window, Word

SCRIPT = Path(__file__).resolve().parents[2] / "training" / "attribution" / "corpus.py"
TEXT = 'Hodeida\n\n"We saw it," Ali said, "twice."\n'


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attribution_corpus", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "T4\tAttribution 9 40\tall\nof it",
        "T1\tSource 22 25\tAli",
        "T2\tCue 26 30\tsaid",
        'T3\tContent 9 21;32 40\t"We saw it," "twice."',
        "A1\tDiscuss E1",
    ]
    (tmp_path / "attributions" / "one_b.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "attributions" / "one_c.ann").write_text("", encoding="utf-8")
    return tmp_path


def test_articles(corpus: ModuleType, folder: Path) -> None:
    [article] = corpus.read_articles(folder)
    [attribution] = article.attributions
    assert attribution.source == ((22, 25),)
    assert attribution.content == ((9, 21), (32, 40))
    assert [begin for begin, _ in article.paragraphs()] == [0, 9]


def test_labels_leave_quotation_marks_outside(corpus: ModuleType, folder: Path) -> None:
    [article] = corpus.read_articles(folder)
    places = [
        (0, 1),
        (1, 3),
        (4, 7),
        (8, 10),
        (10, 11),
        (11, 12),
        (13, 16),
        (17, 21),
        (21, 22),
        (23, 24),
        (24, 29),
        (29, 30),
        (30, 31),
    ]
    window = Window(words=[Word(0, a, b, n + 1, 0) for n, (a, b) in enumerate(places)])
    labels = corpus.label(article, window, [9])
    assert labels.tags == [0, 5, 6, 6, 0, 0, 1, 3, 0, 0, 5, 0, 0]
    assert labels.cues == [([7], [0, 2, 2, 2, 0, 0, 1, 0, 0, 0, 2, 0, 0])]
