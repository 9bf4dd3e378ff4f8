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
NEAR = 64
"""Kinds of nearness of a word to a cue (`reportedly.knowledge.nearness`)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, and every pair of a cue and a word of its window, flat."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    words: Tensor
    """Flat positions (row * length + piece) of the first pieces of all words."""
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
        self.encoder = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="sdpa")
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

    def encode(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Hidden states of all pieces, (rows, length, size)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.marks(marks)
        return self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def loss(self, batch: Batch, link_weight: float) -> tuple[Tensor, float, float]:
        """The sum to descend on, and its two terms: tags and parts."""
        hidden = self.encode(batch.ids, batch.marks, batch.mask)
        words = self.dropout(hidden.flatten(0, 1)[batch.words])
        tags = nn.functional.cross_entropy(self.tag(words).float(), batch.tags)
        if not batch.cues:
            return tags, tags.item(), 0.0
        parts = nn.functional.cross_entropy(self.link(words, batch).float(), batch.parts)
        return tags + link_weight * parts, tags.item(), parts.item()

    def link(self, words: Tensor, batch: Batch) -> Tensor:
        """The part of each word in each cue of its window, as unnormalised logarithms."""
        keys, queries = self.key(words), self.query(words)
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
