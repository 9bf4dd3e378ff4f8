"""Who says what, beside other tools: the model, our rules, textacy, and any peer whose predictions are given as a file.

    python -m benchmarks.attribution                                    # the table, on PolNeAR's development part
    python -m benchmarks.attribution --peer citron=citron.jsonl         # with a peer's predictions in the table
    python -m benchmarks.attribution --model-endpoint URL --model-name NAME   # with a language model, asked each text
    python -m benchmarks.attribution --predict FOLDER --out FILE [--by rules]   # what a reader finds in *.txt

    REPORTEDLY_DATA    folder of corpora; PolNeAR lies in its `polnear/dev`
    REPORTEDLY_SCORE   folder of scorers; this one uses its `attribution.py`

Neither is part of the repository; without them this says so and succeeds. Processor time, one thread. A predictions
file has one JSON object a line, with characters of the text as it is on the disk:
{"doc": STEM, "attributions": [{"source": [[start, end], …], "cue": […], "content": […]}]}
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from . import one_thread  # noqa: F401  before numpy

AT_ONCE = 32
"""Texts that a reader gets in one call."""
COLUMNS = ("content", "source", "cue", "attribution", "source given content", "core cues", "pieces/s")


@dataclass(frozen=True, slots=True)
class Row:
    """One reader in the table: F1 of words by role and of whole attributions, two shares; no speed for a file."""

    name: str
    figures: tuple[float, ...]
    speed: float | None

    def __str__(self) -> str:
        speed = "" if self.speed is None else f"{self.speed:,.0f}"
        return (
            f"{self.name:<12}"
            + "".join(f"{f:>{len(c) + 3}.3f}" for f, c in zip(self.figures, COLUMNS, strict=False))
            + f"{speed:>11}"
        )


def main() -> int:
    """Predict, or score and print the table."""
    options = _options()
    if options.predict is not None:
        seconds, pieces = predict(options.by, options.predict, options.out, options)
        print(f"{pieces:,} word pieces in {seconds:.1f} s of processor time: {pieces / seconds:,.0f} a second")
        return 0
    missing = [name for name in ("REPORTEDLY_DATA", "REPORTEDLY_SCORE") if not os.environ.get(name)]
    if missing:
        print(f"attribution: not measured, {' and '.join(missing)} not set")
        return 0
    corpus = Path(os.environ["REPORTEDLY_DATA"]) / "polnear" / "dev"
    scorer = Path(os.environ["REPORTEDLY_SCORE"]) / "attribution.py"
    absent = [str(path) for path in (corpus, scorer) if not path.exists()]
    if absent:
        print(f"attribution: not measured, {' and '.join(absent)} not there")
        return 0
    print(f"{'':<12}" + "".join(f"   {column}" for column in COLUMNS))
    _table(corpus, scorer, options)
    return 0


def _table(corpus: Path, scorer: Path, options: argparse.Namespace) -> None:
    from reportedly.errors import ResourceError

    from .attributors import READERS

    names = [*READERS, *(["asked"] if options.model_endpoint else [])]
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            out = Path(folder) / f"{name}.jsonl"
            try:
                seconds, pieces = predict(name, corpus / "text", out, options)
            except ResourceError as error:
                print(f"{name:<12}  not measured: {error}")
                continue
            print(Row(name, _score(corpus, scorer, out, options.full), pieces / seconds), flush=True)
        for peer in options.peer:
            name, _, path = peer.partition("=")
            print(Row(name, _score(corpus, scorer, Path(path), options.full), None), flush=True)


def predict(by: str, folder: Path, out: Path, options: argparse.Namespace) -> tuple[float, int]:
    """Write what a reader finds in every text of `folder`; processor seconds without loading, and word pieces read."""
    from .attributors import READERS, by_asked

    asked = by == "asked"
    read = by_asked(options.model_endpoint, options.model_name) if asked else READERS[by](options.model)
    paths = sorted(folder.glob("*.txt"))
    texts = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            texts.append(file.read())
    read(texts[:1])
    begun = time.process_time()
    found = [
        attributions for first in range(0, len(texts), AT_ONCE) for attributions in read(texts[first : first + AT_ONCE])
    ]
    seconds = time.process_time() - begun
    with out.open("w", encoding="utf-8") as file:
        for path, attributions in zip(paths, found, strict=True):
            file.write(json.dumps({"doc": path.stem, "attributions": attributions}) + "\n")
    return seconds, _pieces(texts)


def _pieces(texts: list[str]) -> int:
    """Word pieces of the texts; where no model is installed, what they would be by its rate of 1.3 a word."""
    from reportedly.knowledge.encoder import load_attribution_model

    model = load_attribution_model()
    return int(1.3 * sum(len(t.split()) for t in texts)) if model is None else sum(len(e.ids) for e in model.cut(texts))


def _score(corpus: Path, scorer: Path, predictions: Path, full: bool) -> tuple[float, ...]:
    gold = [
        "--gold",
        str(corpus / "attributions"),
        "--text",
        str(corpus / "text"),
        "--pred",
        str(predictions),
        "--require-all",
    ]
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "score.json"
        command = [
            sys.executable,
            str(scorer),
            "score",
            *gold,
            "--json",
            str(result),
            "--bootstrap",
            "500" if full else "0",
        ]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        if full:
            print(told)
        score = json.loads(result.read_text(encoding="utf-8"))
    f1 = [score[key]["f1"] for key in ("tok/content", "tok/source", "tok/cue", "attrib/j80+src")]
    return (*f1, score["acc/source_given_j50"], score["cue_j50/core"]["recall"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--predict", type=Path, metavar="FOLDER", help="texts (*.txt) to read instead of scoring")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where --predict writes, one JSON object a line")
    parser.add_argument(
        "--by", choices=("model", "rules", "textacy", "asked"), default="model", help="which reader --predict uses"
    )
    parser.add_argument(
        "--peer", action="append", default=[], metavar="NAME=FILE", help="a peer's predictions in the same format"
    )
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="other weights than those that ship")
    parser.add_argument("--model-endpoint", metavar="URL", help="a language model's server, asked about every text")
    parser.add_argument("--model-name", metavar="NAME", help="which model it is asked for")
    parser.add_argument("--full", action="store_true", help="print all that the scorer says, with intervals")
    options = parser.parse_args()
    if (options.predict is None) != (options.out is None):
        parser.error("--predict and --out go together")
    if bool(options.model_endpoint) != bool(options.model_name) or (options.by == "asked" and not options.model_name):
        parser.error("--model-endpoint and --model-name go together, and `--by asked` needs both")
    return options


if __name__ == "__main__":
    sys.exit(main())
