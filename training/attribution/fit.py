"""Descend: several processes of one thread each, which share their gradients after every step.

On two cores that is three times as fast as one process of two threads: the matrices are too small to be split well.
"""

import copy
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from batches import Encoded, collate, encode, masked, shuffled, varied
from corpus import read_articles
from network import Batch, Network, disagreement
from tokenizers import Tokenizer

HELD_OUT = 20
"""Every twentieth article of the training part is kept back, to settle how the decoder reads the network."""


@dataclass(frozen=True)
class Recipe:
    """What decides the weights. Without slots, so that the command line can read what each is by default."""

    data: Path
    encoder: Path
    out: Path
    epochs: float = 5.0
    pieces: int = 2048
    workers: int = 2
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    link_weight: float = 1.0
    seed: int = 11
    run: int = 0
    """Which of several runs: all begin with the same weights, each sees the articles in another order."""
    steady: float = 0.4
    """Share of the steps at the full rate, before it falls in a line."""
    averaging: float = 0.99
    """Share of the running average of the weights that each step keeps; the average teaches, and is what ships."""
    trust: float = 0.5
    """Weight of the teacher's opinion beside the annotator's, from step 400 on; nothing before step 100."""
    hidden: float = 0.06
    """Share of the pieces that the learner does not see, and the teacher does."""
    renamed: float = 0.3
    """Share of the articles whose names are replaced, drawn anew in each epoch."""


def tokenizer_of(encoder: Path) -> Tokenizer:
    """The encoder's tokenizer without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def fit(recipe: Recipe) -> Path:
    """Train (or go on training) and return the file of the averaged weights."""
    recipe.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    mp.spawn(_work, args=(recipe,), nprocs=recipe.workers)
    return recipe.out / "averaged.pt"


def _work(rank: int, recipe: Recipe) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=rank, world_size=recipe.workers)
    torch.manual_seed(recipe.seed)
    network = Network(recipe.encoder)
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    tokenizer = tokenizer_of(recipe.encoder)
    training = [a for i, a in enumerate(read_articles(recipe.data / "polnear/train")) if i % HELD_OUT != HELD_OUT - 1]
    encoded = encode(training, tokenizer)
    dev = encode(read_articles(recipe.data / "polnear/dev")[rank :: 4 * recipe.workers], tokenizer)
    _Descent(rank, recipe, network, tokenizer, (encoded, dev)).run()
    dist.destroy_process_group()


class _Descent:
    def __init__(
        self,
        rank: int,
        recipe: Recipe,
        network: Network,
        tokenizer: Tokenizer,
        articles: tuple[list[Encoded], list[Encoded]],
    ) -> None:
        self.rank, self.recipe, self.network, self.tokenizer = rank, recipe, network, tokenizer
        self.training, self.dev = articles
        self.teacher = copy.deepcopy(network).eval().requires_grad_(False)
        self.learned = [p for p in network.parameters() if p.requires_grad]
        encoder = {id(p) for p in network.encoder.parameters()}
        groups = [
            {"params": [p for p in self.learned if id(p) in encoder], "lr": recipe.encoder_rate},
            {"params": [p for p in self.learned if id(p) not in encoder], "lr": recipe.head_rate},
        ]
        self.rates = [g["lr"] for g in groups]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.step = 0
        self.per_epoch = len(self._epoch(0))
        self.total = int(self.per_epoch * recipe.epochs)
        if (recipe.out / "checkpoint.pt").exists():
            self._resume()

    def _epoch(self, epoch: int) -> list[list]:
        """Batches of this process for an epoch: the same for the same seed, wherever training was broken off."""
        rng = random.Random(self.recipe.seed * 1000 + 100 * self.recipe.run + epoch)
        articles = varied(self.training, self.tokenizer, self.recipe.renamed, rng)
        batches = shuffled(articles, self.recipe.pieces // self.recipe.workers, rng)
        whole = len(batches) // self.recipe.workers * self.recipe.workers
        return batches[self.rank : whole : self.recipe.workers]

    def run(self) -> None:
        """All steps that are left."""
        started = time.time()
        running: list[float] = []
        self.network.train()
        while self.step < self.total:
            epoch = self.step // self.per_epoch
            batches = self._epoch(epoch)[: self.per_epoch]
            done = self.step - epoch * self.per_epoch
            for examples in batches[done:]:
                losses = self._descend(collate(examples))
                running = [0.98 * r + 0.02 * x for r, x in zip(running or losses, losses, strict=True)]
                if self.rank == 0 and self.step % 25 == 0:
                    terms = " ".join(f"{term:.4f}" for term in running)
                    print(
                        f"step {self.step}/{self.total} tags and parts {terms} {time.time() - started:.0f}s", flush=True
                    )
                if self.step % (self.per_epoch // 2) == 0 or self.step == self.total:
                    self._report()
                if self.step % 50 == 0 or self.step == self.total:
                    self._save()
                if self.step >= self.total:
                    break
            else:
                self.step = max(self.step, (epoch + 1) * self.per_epoch)

    def _descend(self, batch: Batch) -> tuple[float, float]:
        self.step += 1
        moment = (self.recipe.seed * 10 + self.recipe.run) * 100_000 + self.step
        torch.manual_seed(moment * self.recipe.workers + self.rank)
        falling = (1 - self.step / self.total) / (1 - self.recipe.steady)
        pace = min(1.0, self.step / 60, max(0.02, falling))
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * pace
        tags, parts = self._losses(batch)
        (tags + self.recipe.link_weight * parts).backward()
        self._share()
        torch.nn.utils.clip_grad_norm_(self.learned, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        keep = min(self.recipe.averaging, self.step / (self.step + 9))
        with torch.no_grad():
            for mean, value in zip(self.teacher.parameters(), self.network.parameters(), strict=True):
                if value.requires_grad:
                    mean.lerp_(value, 1 - keep)
        return tags.item(), parts.item()

    def _losses(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """How far tags and parts are from what annotator and teacher say."""
        trust = self.recipe.trust * min(1.0, max(0.0, (self.step - 100) / 300))
        opinions: tuple[torch.Tensor | None, torch.Tensor | None] = None, None
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if trust:
                with torch.no_grad():
                    opinions = self.teacher(batch)
            tags, parts = self.network(masked(batch, self.recipe.hidden))
        return (
            disagreement(tags, batch.tags, opinions[0], trust),
            disagreement(parts, batch.parts, opinions[1], trust),
        )

    def _share(self) -> None:
        for parameter in self.learned:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        flat = torch.cat([p.grad.flatten() for p in self.learned])
        dist.all_reduce(flat)
        flat /= self.recipe.workers
        position = 0
        for parameter in self.learned:
            parameter.grad.copy_(flat[position : position + parameter.numel()].view_as(parameter))
            position += parameter.numel()

    def _report(self) -> None:
        """Word F1 of each role on a quarter of the development part, by the tagger alone, with the averaged weights."""
        counts = torch.zeros(3, 3)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for examples in shuffled(self.dev, 2048, random.Random(0)):
                batch = collate(examples)
                said, gold = (self.teacher(batch)[0].argmax(-1) + 1) // 2, (batch.tags + 1) // 2
                for role in range(3):
                    a, b = said == role + 1, gold == role + 1
                    counts[role] += torch.tensor([(a & b).sum(), a.sum(), b.sum()])
        dist.all_reduce(counts)
        if self.rank == 0:
            scores = [f"{2 * t / (a + b):.4f}" for t, a, b in counts.tolist()]
            print(f"dev step {self.step}: source, cue, content {scores}", flush=True)

    def _save(self) -> None:
        if self.rank == 0:
            state = {
                "step": self.step,
                "network": self.network.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "teacher": self.teacher.state_dict(),
            }
            torch.save(state, self.recipe.out / "writing.pt")
            (self.recipe.out / "writing.pt").replace(self.recipe.out / "checkpoint.pt")
            torch.save(self.teacher.state_dict(), self.recipe.out / "averaged.pt")

    def _resume(self) -> None:
        state = torch.load(self.recipe.out / "checkpoint.pt", weights_only=True)
        self.step = state["step"]
        self.teacher.load_state_dict(state["teacher"])
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
