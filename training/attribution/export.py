"""Weights out: the encoder as ONNX, quantised to int8, and the small heads as arrays."""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from network import WHOLE, Network
from torch import Tensor, nn

NEVER = -1e4
"""Stands for "cannot follow" among the transitions."""


class Exported(nn.Module):
    """BERT written out for speed, for one window at a time: no mask, and few, wide products.

    The vocabulary is held in 8 bits with a step for each word, which loses less than one step for all.

    Read alone, a window gives the same answer whatever else is read: the int8 scales of a batch are those of all of it.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.heads = network.encoder.config.num_attention_heads
        size = network.encoder.config.hidden_size
        scales = (size // self.heads) ** -0.5, 1.0, 1.0
        self.seen = nn.ModuleList()
        for layer in network.encoder.encoder.layer:
            own = layer.attention.self
            self.seen.append(_side_by_side([own.query, own.key, own.value], scales))
        words = network.encoder.embeddings.word_embeddings.weight.detach()
        self.steps = nn.Parameter(words.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127)
        self.words = nn.Parameter((words / self.steps).round().to(torch.int8), requires_grad=False)
        self.told = _side_by_side([network.tag, network.key, network.query], (1.0, 1.0, 1.0))

    def forward(self, ids: Tensor, marks: Tensor, kept: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags, keys and queries of the kept pieces."""
        network = self.network
        table = network.encoder.embeddings
        places = table.position_embeddings.weight[: ids.shape[1]] + table.token_type_embeddings.weight[0]
        hidden = table.LayerNorm(self.words[ids].float() * self.steps[ids] + network.marks(marks) + places)
        for number, (layer, seen) in enumerate(zip(network.encoder.encoder.layer, self.seen, strict=True)):
            if number == WHOLE:
                hidden = hidden[:, kept]
            hidden = self._layer(layer, seen(hidden), hidden)
        tags, width = network.tag.out_features, network.key.out_features
        told = self.told(hidden)
        return told[..., :tags], told[..., tags : tags + width], told[..., tags + width :]

    def _layer(self, layer: nn.Module, seen: Tensor, hidden: Tensor) -> Tensor:
        """One layer. Its own products are those of the one window: three dimensions copy less than four."""
        rows, length, size = hidden.shape
        query, key, value = (part.view(length, self.heads, size // self.heads) for part in seen.split(size, dim=-1))
        weights = torch.softmax(query.transpose(0, 1) @ key.permute(1, 2, 0), dim=-1)
        context = (weights @ value.transpose(0, 1)).transpose(0, 1).reshape(rows, length, size)
        attended = layer.attention.output.LayerNorm(layer.attention.output.dense(context) + hidden)
        widened = nn.functional.gelu(layer.intermediate.dense(attended))
        return layer.output.LayerNorm(layer.output.dense(widened) + attended)


def _side_by_side(parts: list[nn.Linear], scales: tuple[float, ...]) -> nn.Linear:
    """One layer that gives the answers of several, each scaled."""
    whole = nn.Linear(parts[0].in_features, sum(p.out_features for p in parts))
    whole.weight = nn.Parameter(torch.cat([p.weight * s for p, s in zip(parts, scales, strict=True)]))
    whole.bias = nn.Parameter(torch.cat([p.bias * s for p, s in zip(parts, scales, strict=True)]))
    return whole


def export_encoder(network: Network, out: Path) -> None:
    """Write the encoder in 32-bit floats."""
    network.eval()
    example = torch.full((1, 8), 1000), torch.ones(1, 8, dtype=torch.long), torch.arange(6)
    names = ["ids", "marks", "kept"], ["tags", "keys", "queries"]
    axes = {
        **{name: {1: "pieces"} for name in names[0][:2]},
        "kept": {0: "kept"},
        **{name: {1: "kept"} for name in names[1]},
    }
    with torch.no_grad():
        torch.onnx.export(
            Exported(network),
            example,
            str(out),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def quantise(whole: Path, out: Path) -> None:
    """Fuse what onnxruntime can fuse, then hold all matrices in 8 bits."""
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    fused = whole.with_name("fused.onnx")
    fusions = FusionOptions("bert")
    # Both are slower than their parts on a processor: the one works head by head, the other is not vectorised.
    fusions.enable_attention = fusions.enable_skip_layer_norm = False
    fusions.enable_gelu_approximation = True
    model = optimize_model(
        str(whole), model_type="bert", num_heads=12, hidden_size=384, opt_level=0, optimization_options=fusions
    )
    model.save_model_to_file(str(fused))
    quantize_dynamic(
        fused,
        out,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    fused.unlink()


def head_arrays(network: Network, transitions: np.ndarray, starts: np.ndarray) -> dict[str, np.ndarray]:
    """What `reportedly.knowledge.encoder.Heads` holds."""
    arrays = {
        "transitions": transitions,
        "starts": starts,
        "near": network.near.weight.detach().numpy(),
        "part": network.part.weight.detach().numpy().T,
        "part_bias": network.part.bias.detach().numpy(),
    }
    return {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()}


def legal_transitions() -> tuple[np.ndarray, np.ndarray]:
    """What may follow what in a BIO tagging: a span goes on only after its own beginning or inside."""
    transitions, starts = np.zeros((7, 7), dtype=np.float32), np.zeros(7, dtype=np.float32)
    for inside in (2, 4, 6):
        transitions[:, inside] = NEVER
        transitions[[inside - 1, inside], inside] = 0
        starts[inside] = NEVER
    return transitions, starts


def write_card(folder: Path, *, name: str, settled: dict[str, float]) -> None:
    """Name and thresholds, with the hashes of the files beside them."""
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.glob("*"))
        if p.suffix in (".onnx", ".npz") or p.name == "tokenizer.json"
    }
    text = json.dumps({"name": name, "settled": settled, "sha256": files}, indent=2) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")
