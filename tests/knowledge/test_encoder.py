"""The weights that ship are those of the card, small enough, and absent weights are said so."""

import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest

from reportedly.errors import ResourceError
from reportedly.knowledge.encoder import CARD, ENCODER, load_attribution_model

FOLDER = Path(str(resources.files("reportedly.resources"))) / "attribution"


def test_no_weights_no_model(tmp_path: Path) -> None:
    assert load_attribution_model(tmp_path) is None


def test_broken_weights_are_an_error(tmp_path: Path) -> None:
    (tmp_path / ENCODER).write_bytes(b"no graph")
    with pytest.raises(ResourceError, match="cannot be read"):
        load_attribution_model(tmp_path)


def test_the_files_are_those_of_the_card() -> None:
    card = json.loads((FOLDER / CARD).read_text(encoding="utf-8"))
    told = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    for name, digest in card["sha256"].items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
        assert digest in told
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 25_000_000
