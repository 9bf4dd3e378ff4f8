"""The network: MiniLM-L6 with marks, a tag for every word, and for every cue the part that each word has in it."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from reportedly.knowledge.windows import MARKS

TAGS = 7
PARTS = 3
WIDTH = 128
"""Numbers that describe a word to the linker."""
WHOLE = 2
"""Layers that read every piece. Those above read one piece a word, which has learned of the others by then."""
NEAR = 64
"""Kinds of nearness of a word to a cue (`reportedly.knowledge.nearness`)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, and every pair of a cue and a word of its window, flat."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    kept: Tensor
    """Positions of the pieces that the upper layers read, and in `kept_mask` which of them are there."""
    kept_mask: Tensor
    words: Tensor
    """Flat positions of all words among the kept pieces."""
    tags: Tensor
    cue_words: Tensor
    """Which word, and in `cue_of` of which cue."""
    cue_of: Tensor
    cues: int
    pair_cue: Tensor
    pair_word: Tensor
    near: Tensor
    """Three kinds of nearness for each pair."""
    parts: Tensor


class Network(nn.Module):
    """Encoder, tagger, linker."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.marks = nn.Embedding(MARKS, size)
        nn.init.zeros_(self.marks.weight)
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(size, TAGS)
        self.key = nn.Linear(size, WIDTH)
        self.query = nn.Linear(size, WIDTH)
        self.near = nn.Embedding(NEAR, WIDTH)
        nn.init.normal_(self.near.weight, std=0.1)
        self.part = nn.Linear(2 * WIDTH, PARTS)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Tags of all words, parts of all pairs of a cue and a word, as unnormalised logarithms."""
        words = self.dropout(self.encode(batch))
        return self.tag(words).float(), self.link(words, batch).float()

    def encode(self, batch: Batch) -> Tensor:
        """Hidden states of all words, (words, size)."""
        embedded = self.encoder.embeddings.word_embeddings(batch.ids) + self.marks(batch.marks)
        hidden = self.encoder.embeddings(inputs_embeds=embedded)
        seen = _unseen(batch.mask)
        for number, layer in enumerate(self.encoder.encoder.layer):
            if number == WHOLE:
                hidden = hidden.gather(1, batch.kept[..., None].expand(-1, -1, hidden.shape[2]))
                seen = _unseen(batch.kept_mask)
            hidden = layer(hidden, seen)
        return hidden.flatten(0, 1)[batch.words]

    def link(self, words: Tensor, batch: Batch) -> Tensor:
        """The part of each word in each cue of its window, as unnormalised logarithms."""
        keys, queries = self.key(words), self.query(words)
        if not batch.cues:
            return torch.zeros(0, PARTS)
        total = torch.zeros(batch.cues, WIDTH, dtype=queries.dtype).index_add_(
            0, batch.cue_of, queries[batch.cue_words]
        )
        count = torch.zeros(batch.cues, dtype=queries.dtype).index_add_(
            0, batch.cue_of, torch.ones_like(batch.cue_of, dtype=queries.dtype)
        )
        query = (total / count[:, None])[batch.pair_cue]
        key = keys[batch.pair_word]
        near = self.near(batch.near).sum(1)
        return self.part(torch.cat([torch.relu(key + query + near), key * query], dim=1))


def _unseen(mask: Tensor) -> Tensor:
    """What attention adds: far less than nothing where there is no piece, (rows, 1, 1, length)."""
    return torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None]


def disagreement(answers: Tensor, labels: Tensor, opinions: Tensor | None, trust: float) -> Tensor:
    """Cross entropy of `answers` with labels, mixed with a teacher's `opinions` by the share `trust`.

    Annotators agree with one another at F1 .7 only: what one of them marked and no pattern explains is better not
    learned by heart. The teacher is the running average of the weights, which has not.
    """
    if not len(answers):
        return answers.sum()
    told = nn.functional.cross_entropy(answers, labels)
    if opinions is None or not trust:
        return told
    return (1 - trust) * told + trust * nn.functional.cross_entropy(answers, opinions.softmax(-1))
