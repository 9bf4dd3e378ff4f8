"""Articles as batches of labelled windows, packed anew for every epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from corpus import Article, Labels, label
from names import renamed
from network import Batch
from tokenizers import Encoding, Tokenizer

from reportedly.knowledge.nearness import nearness
from reportedly.knowledge.windows import MOST_PIECES, Window, open_windows

MASK = 103
"""Number of the piece that hides another, in BERT's uncased vocabulary."""
Example = tuple[Window, Labels]


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article cut into word pieces, paragraph by paragraph."""

    article: Article
    begins: list[int]
    texts: list[str]
    encodings: list[Encoding]

    def examples(self, most: int = MOST_PIECES) -> Iterator[Example]:
        """Its windows with their labels."""
        for window in open_windows(self.texts, self.encodings, most=most):
            yield window, label(self.article, window, self.begins)


def encode(articles: Sequence[Article], tokenizer: Tokenizer) -> list[Encoded]:
    """Cut articles into word pieces, once."""
    found = []
    for article in articles:
        begins, texts = zip(*article.paragraphs(), strict=True)
        found.append(
            Encoded(article, list(begins), list(texts), tokenizer.encode_batch(list(texts), add_special_tokens=False))
        )
    return found


def varied(articles: Sequence[Encoded], tokenizer: Tokenizer, share: float, rng: random.Random) -> list[Encoded]:
    """The articles, a share of them with names that the corpus has not."""
    chosen = [n for n in range(len(articles)) if rng.random() < share]
    others = encode([renamed(articles[n].article, rng) for n in chosen], tokenizer)
    found = list(articles)
    for n, other in zip(chosen, others, strict=True):
        found[n] = other
    return found


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces hidden."""
    hidden = (torch.rand(batch.ids.shape) < share) & (batch.marks > 0)
    return replace(batch, ids=batch.ids.masked_fill(hidden, MASK))


def shuffled(articles: Sequence[Encoded], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Batches of about `pieces` word pieces in random order.

    Windows have another length in each article and epoch, so that none is learned by its edges.
    """
    examples = [e for a in articles for e in a.examples(rng.randint(MOST_PIECES // 2, MOST_PIECES))]
    examples.sort(key=lambda e: len(e[0].ids) + 16 * rng.random())
    batches: list[list[Example]] = [[]]
    for example in examples:
        if batches[-1] and len(example[0].ids) * (len(batches[-1]) + 1) > pieces:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    return batches


def collate(examples: Sequence[Example]) -> Batch:
    """Windows side by side as tensors."""
    length = max(len(w.ids) for w, _ in examples)
    ids, marks, mask = (np.zeros((len(examples), length), dtype=np.int64) for _ in range(3))
    most = max(len(w.kept) for w, _ in examples)
    kept, kept_mask = (np.zeros((len(examples), most), dtype=np.int64) for _ in range(2))
    words: list[int] = []
    tags: list[int] = []
    cue_words: list[int] = []
    cue_of: list[int] = []
    pairs: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
    cues = 0
    for row, (window, labels) in enumerate(examples):
        size = len(window.ids)
        ids[row, :size], marks[row, :size], mask[row, :size] = window.ids, window.marks, 1
        kept[row, : len(window.kept)], kept_mask[row, : len(window.kept)] = window.kept, 1
        first = len(words)
        words += [row * most + w.piece for w in window.words]
        tags += labels.tags
        near = nearness(window.words, [(c[0], c[-1]) for c, _ in labels.cues])
        for number, (own, parts) in enumerate(labels.cues):
            cue_words += [first + w for w in own]
            cue_of += [cues] * len(own)
            position = np.arange(len(window.words))
            pairs.append((np.full(len(position), cues), first + position, near[number], np.array(parts)))
            cues += 1
    columns = (
        [torch.from_numpy(np.concatenate(c)) for c in zip(*pairs, strict=True)]
        if pairs
        else [torch.zeros(0, dtype=torch.long)] * 4
    )
    return Batch(
        ids=torch.from_numpy(ids),
        marks=torch.from_numpy(marks),
        mask=torch.from_numpy(mask).bool(),
        kept=torch.from_numpy(kept),
        kept_mask=torch.from_numpy(kept_mask).bool(),
        words=torch.tensor(words),
        tags=torch.tensor(tags),
        cue_words=torch.tensor(cue_words, dtype=torch.long),
        cue_of=torch.tensor(cue_of, dtype=torch.long),
        cues=cues,
        pair_cue=columns[0],
        pair_word=columns[1],
        near=columns[2],
        parts=columns[3],
    )
