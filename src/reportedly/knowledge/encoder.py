"""The attribution model: a fine-tuned MiniLM-L6 as int8 ONNX, its vocabulary, the numbers of tagger and linker.

The weights are made by `training/attribution` and stand in `resources/attribution` with their model card.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import ResourceError
from .nearness import summed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

    from .windows import Window

Floats = NDArray[np.float32]

ENCODER, HEADS, VOCABULARY, CARD = "encoder.onnx", "heads.npz", "tokenizer.json", "model.json"


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of the words of a window, a row a word."""

    tags: Floats
    """(words, 7): unnormalised logarithms of outside, and of beginning and inside of source, cue, content."""
    keys: Floats
    """(words, 128): the word as the linker compares it with a cue."""
    queries: Floats
    """(words, 128): the word as part of a cue."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Numbers of the decoder: learned ones, and thresholds settled on articles kept back from training."""

    transitions: Floats
    """(7, 7) from tag to tag; what cannot follow is far below zero."""
    starts: Floats
    """(7,) for the first word of a window."""
    near: Floats
    """(2088, 128) for each joint number of nearness to a cue."""
    part: Floats
    """(256, 3) from cue and word to no part, source, content."""
    part_bias: Floats
    settled: dict[str, float]


class AttributionModel:
    """Reads windows of word pieces on one thread."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, heads: Heads, *, name: str) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.heads = heads
        self.name = name

    def cut(self, texts: Sequence[str]) -> list[Encoding]:
        """Word pieces of each text, with their characters."""
        return self._tokenizer.encode_batch(list(texts), add_special_tokens=False)

    def encode(self, windows: Sequence[Window]) -> list[Encoded]:
        """Read windows, each alone.

        The scales of the 8-bit arithmetic are those of all that is read in one call, so that a window among others
        would be read a little differently. Alone it is read the same always, and as fast.
        """
        return [self._read(window) for window in windows]

    def _read(self, window: Window) -> Encoded:
        asked = {
            "ids": np.array([window.ids], dtype=np.int64),
            "marks": np.array([window.marks], dtype=np.int64),
            "kept": np.array(window.kept, dtype=np.int64),
        }
        tags, keys, queries = self._session.run(("tags", "keys", "queries"), asked)
        words = [w.piece for w in window.words]
        return Encoded(tags[0, words], keys[0, words], queries[0, words])


def load_attribution_model(path: Path | None = None) -> AttributionModel | None:
    """The model in the folder `path` (default: the one that ships), or None where no weights are.

    Raises:
        ResourceError: there are weights, and they cannot be read.
    """
    return _load(path)


@cache
def _load(path: Path | None) -> AttributionModel | None:
    folder = path if path is not None else Path(str(resources.files("reportedly.resources"))) / "attribution"
    if not (folder / ENCODER).exists():
        return None
    from onnxruntime import InferenceSession, SessionOptions
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf, NoSuchFile
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = InferenceSession(str(folder / ENCODER), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / VOCABULARY))
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        with np.load(folder / HEADS) as arrays:
            numbers = {name: arrays[name] for name in arrays.files}
        heads = Heads(**{**numbers, "near": summed(numbers["near"])}, settled=card["settled"])
    except (Fail, InvalidGraph, InvalidProtobuf, NoSuchFile, OSError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(
            f"the attribution model in {folder} cannot be read: {error}", remedy="install reportedly anew"
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return AttributionModel(session, tokenizer, heads, name=card["name"])
