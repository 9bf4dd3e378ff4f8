"""Weights out: the encoder as ONNX, quantised to int8, and the small heads as arrays."""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from network import Network
from torch import Tensor, nn

NEVER = -1e4
"""Stands for "cannot follow" among the transitions."""


class Exported(nn.Module):
    """BERT written out, so that the graph is the plain one that onnxruntime knows how to fuse."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.heads = network.encoder.config.num_attention_heads

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags, keys and queries of all pieces."""
        network = self.network
        table = network.encoder.embeddings
        places = table.position_embeddings.weight[: ids.shape[1]] + table.token_type_embeddings.weight[0]
        hidden = table.LayerNorm(table.word_embeddings(ids) + network.marks(marks) + places)
        hindered = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in network.encoder.encoder.layer:
            hidden = self._layer(layer, hidden, hindered)
        return network.tag(hidden), network.key(hidden), network.query(hidden)

    def _layer(self, layer: nn.Module, hidden: Tensor, hindered: Tensor) -> Tensor:
        size = hidden.shape[2] // self.heads
        own = layer.attention.self

        def split(x: Tensor) -> Tensor:
            return x.view(x.shape[0], x.shape[1], self.heads, size).transpose(1, 2)

        query, key, value = split(own.query(hidden)), split(own.key(hidden)), split(own.value(hidden))
        weights = torch.softmax(query @ key.transpose(-1, -2) / size**0.5 + hindered, dim=-1)
        seen = (weights @ value).transpose(1, 2).reshape(hidden.shape[0], hidden.shape[1], hidden.shape[2])
        attended = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + hidden)
        widened = nn.functional.gelu(layer.intermediate.dense(attended))
        return layer.output.LayerNorm(layer.output.dense(widened) + attended)


def export_encoder(network: Network, out: Path) -> None:
    """Write the encoder in 32-bit floats."""
    network.eval()
    example = (torch.full((2, 8), 1000), torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    names = ["ids", "marks", "mask"], ["tags", "keys", "queries"]
    axes = {name: {0: "windows", 1: "pieces"} for part in names for name in part}
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
    from onnxruntime.transformers.optimizer import optimize_model

    fused = whole.with_name("fused.onnx")
    optimize_model(str(whole), model_type="bert", num_heads=12, hidden_size=384, opt_level=0).save_model_to_file(
        str(fused)
    )
    options = {"DefaultTensorType": TensorProto.FLOAT}
    quantize_dynamic(
        fused, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, extra_options=options
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
