"""An answer is kept whole or not at all, by what was sent, and without words."""

import json
from pathlib import Path

import pytest

from reportedly.extract.asked.kept import Kept
from reportedly.extract.asked.offers import Offers, offers_in
from reportedly.extract.asked.prompt import Piece

TEXT = 'The bishop of Bukavu said 1,250 people slept in the school. "Food is short," he said.'
PIECE_AT_40 = Piece(40, TEXT)


def item(content: str = "Food is short") -> dict[str, str]:
    return {"content": content, "source": "he", "cue": "said"}


def answer(*items: object) -> str:
    return json.dumps({"claims": list(items)})


def test_an_answer_is_kept_by_text_and_model_without_its_words(tmp_path: Path) -> None:
    kept, found = Kept(tmp_path), offers_in(answer(item(), item("Nobody")), Piece(0, TEXT))
    kept.put(Piece(0, TEXT), "tiny", found)
    assert kept.get(Piece(0, TEXT), "tiny") == found
    assert kept.get(PIECE_AT_40, "tiny") == offers_in(answer(item(), item("Nobody")), PIECE_AT_40)
    assert kept.get(Piece(0, TEXT), "large") is None
    assert kept.get(Piece(0, TEXT + " Rain fell."), "tiny") is None
    [file] = tmp_path.rglob("*.*")
    assert not any(word in file.read_text() for word in ("Food", "said", "Nobody", "tiny"))


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"offers": [[[[5, 9999]],[],[]]], "dropped": {}}'])
def test_what_was_cut_or_tampered_with_is_as_good_as_not_kept(content: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put(Piece(0, TEXT), "tiny", Offers())
    [file] = tmp_path.rglob("*.json")
    file.write_text(content)
    assert kept.get(Piece(0, TEXT), "tiny") is None


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Kept(tmp_path / "file").put(Piece(0, TEXT), "tiny", Offers())
