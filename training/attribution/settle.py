"""Settle how the decoder reads the network, on articles that training never saw.

Two things are settled: the transitions between tags, and the thresholds of the linker.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from batches import Example
from export import NEVER, legal_transitions
from score import Score, gold_of, score_window

from reportedly.extract.attribution.linker import link, link_windows
from reportedly.extract.attribution.tagger import decode
from reportedly.knowledge.encoder import AttributionModel, Encoded, Heads

FIRST_GUESS = {"again": 1.0, "content": 0.15, "source": 0.15}
GRID = {
    "again": (0.0, 0.25, 0.5, 1.0, 1.5),
    "content": (0.05, 0.1, 0.15, 0.2, 0.3),
    "source": (0.05, 0.1, 0.15, 0.2, 0.3),
}
"""What is tried, one number after the other, twice around."""


def settle(models: Sequence[AttributionModel], examples: Sequence[Example]) -> Heads:
    """The heads with learned transitions and the thresholds that score best on `examples`.

    Several exports of the same weights are scored together: what suits one of them only is chance.
    """
    answers = [model.encode([window for window, _ in examples]) for model in models]
    tags = [labels.tags for _, labels in examples]
    transitions, starts = learn_transitions([e.tags for encoded in answers for e in encoded], tags * len(models))
    heads = replace(models[0].heads, transitions=transitions, starts=starts)

    def worth(settled: dict[str, float]) -> float:
        return sum(_worth(replace(heads, settled=settled), examples, each) for each in answers) / len(answers)

    best = dict(FIRST_GUESS)
    top = worth(best)
    for _ in range(2):
        for name, values in GRID.items():
            for value in values:
                if (now := worth({**best, name: value})) > top + 1e-4:
                    top, best = now, {**best, name: value}
    print(f"settled on {len(examples)} windows: {best}, worth {top:.4f}", flush=True)
    return replace(heads, settled=best)


def _worth(heads: Heads, examples: Sequence[Example], encoded: Sequence[Encoded]) -> float:
    """F1 of whole attributions, and a fifth of the F1 of the words of each role."""
    score = Score()
    found = {
        id(linked.tagged.window): link(linked, heads).attributions
        for linked in link_windows(decode([w for w, _ in examples], encoded, heads), heads)
    }
    for window, labels in examples:
        score_window(score, window, gold_of(labels, window), found.get(id(window), []))
    return score.attributions.f1() + 0.2 * sum(role.f1() for role in score.words)


def learn_transitions(
    emissions: Sequence[np.ndarray], tags: Sequence[Sequence[int]], *, steps: int = 40
) -> tuple[np.ndarray, np.ndarray]:
    """Scores of what follows what, and of what begins, under which the gold tags are likeliest.

    This is a conditional random field whose emissions stay as they are.
    """
    legal, starts = (torch.from_numpy(a) for a in legal_transitions())
    longest = max(len(e) for e in emissions)
    scores = torch.zeros(len(emissions), longest, 7)
    gold = torch.zeros(len(emissions), longest, dtype=torch.long)
    mask = torch.zeros(len(emissions), longest, dtype=torch.bool)
    for row, (emission, tag) in enumerate(zip(emissions, tags, strict=True)):
        scores[row, : len(tag)] = torch.from_numpy(emission)
        gold[row, : len(tag)] = torch.tensor(tag)
        mask[row, : len(tag)] = True
    learned, first = torch.zeros(7, 7, requires_grad=True), torch.zeros(7, requires_grad=True)
    optimizer = torch.optim.LBFGS([learned, first], max_iter=steps, line_search_fn="strong_wolfe")

    def unlikelihood() -> torch.Tensor:
        optimizer.zero_grad()
        loss = _unlikelihood(scores, gold, mask, legal + learned, starts + first) + 1e-3 * (
            learned.pow(2).sum() + first.pow(2).sum()
        )
        loss.backward()
        return loss

    optimizer.step(unlikelihood)
    found = (legal + learned).detach().numpy(), (starts + first).detach().numpy()
    return np.maximum(found[0], NEVER), np.maximum(found[1], NEVER)


def _unlikelihood(
    scores: torch.Tensor, gold: torch.Tensor, mask: torch.Tensor, transitions: torch.Tensor, starts: torch.Tensor
) -> torch.Tensor:
    """Negative log-likelihood of the gold tags, a word."""
    rows = torch.arange(len(scores))
    total = starts + scores[:, 0]
    path = total[rows, gold[:, 0]]
    for step in range(1, scores.shape[1]):
        onwards = torch.logsumexp(total[:, :, None] + transitions, dim=1) + scores[:, step]
        total = torch.where(mask[:, step, None], onwards, total)
        told = path + transitions[gold[:, step - 1], gold[:, step]] + scores[rows, step, gold[:, step]]
        path = torch.where(mask[:, step], told, path)
    return (torch.logsumexp(total, dim=1) - path).sum() / mask.sum()
