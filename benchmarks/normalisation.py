"""How many, when, where, what, who, how surely: ours beside other libraries, on public corpora.

    python -m benchmarks.normalisation                         # every task: ours, and each peer that is installed
    python -m benchmarks.normalisation --task times            # one task (may be given several times)
    python -m benchmarks.normalisation --task times --predict INPUT.jsonl --out FILE [--by PEER]

    REPORTEDLY_DATA    folder of corpora
    REPORTEDLY_SCORE   folder of scorers

Neither is part of the repository; a corpus or scorer that is absent is named and left out. `INPUT.jsonl` is what a
scorer's `prepare` prints, and FILE what its `score` reads. Speed: characters a second of processor time, one thread,
without loading.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

if not __package__:  # run as a file: python benchmarks/normalisation.py
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    __package__ = "benchmarks"
    importlib.import_module(__package__)

from . import one_thread  # noqa: F401  before numpy
from .tasks import Reader, Yardstick

MODULES = {
    "quantities": "quantities",
    "times": "times",
    "places": "places",
    "recognise": "places",
    "events": "events",
    "modality": "modality",
    "muc": "muc",
}
"""Task -> module of `benchmarks.tasks`. Places are resolved where a line has their spans, else found first."""
TASKS = tuple(MODULES)


def main() -> int:
    """Predict, or score and print."""
    options = _options()
    tasks = options.task or tuple(dict.fromkeys(MODULES.values()))
    if options.predict is not None:
        characters, seconds = predict(_reader(_module(tasks[0]), options.by), options.predict, options.out)
        print(f"{characters:,} characters in {seconds:.1f} s of processor time: {characters / seconds:,.0f} a second")
        return 0
    missing = [name for name in ("REPORTEDLY_DATA", "REPORTEDLY_SCORE") if not os.environ.get(name)]
    if missing:
        print(f"normalisation: not measured, {' and '.join(missing)} not set")
        return 0
    for task in tasks:
        measure(_module(task))
    return 0


def measure(task: ModuleType) -> None:
    """Print what ours and each peer reach on every yardstick of a task."""
    for yardstick in task.YARDSTICKS:
        scorer = Path(os.environ["REPORTEDLY_SCORE"]) / yardstick.scorer
        corpus = Path(os.environ["REPORTEDLY_DATA"]) / yardstick.corpus
        absent = [str(path) for path in (scorer, corpus) if not path.exists()]
        print(f"\n{yardstick.name}: {f'not measured, {absent[0]} is not there' if absent else ''}".rstrip())
        if not absent:
            for name in ("ours", *task.PEERS):
                _measured(task, name, yardstick, scorer, corpus)


def _measured(task: ModuleType, name: str, yardstick: Yardstick, scorer: Path, corpus: Path) -> None:
    try:
        reader = _reader(task, name)
    except ImportError as error:
        print(f"  {name}: not measured, {error.name} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        texts, predictions = Path(folder) / "texts.jsonl", Path(folder) / "predictions.jsonl"
        texts.write_text(_scorer(scorer, "prepare", yardstick, corpus), encoding="utf-8")
        characters, seconds = predict(reader, texts, predictions)
        told = _scorer(scorer, "score", yardstick, corpus, str(predictions))
    print(f"  {name}: {characters / max(seconds, 1e-9):,.0f} characters a second")
    print("\n".join(f"    {line}" for line in told.rstrip().splitlines()), flush=True)


def predict(reader: Reader, texts: Path, out: Path) -> tuple[int, float]:
    """Write what a reader finds in every line of `texts`; characters read, and processor seconds."""
    lines = [json.loads(line) for line in texts.read_text(encoding="utf-8").split("\n") if line.strip()]
    begun = time.process_time()
    found = [reader(line) for line in lines]
    seconds = time.process_time() - begun
    out.write_text("".join(json.dumps(line) + "\n" for line in found), encoding="utf-8")
    return sum(len(line["text"]) for line in lines), seconds


def _reader(task: ModuleType, name: str) -> Reader:
    reader: Reader = task.ours() if name == "ours" else task.PEERS[name]()
    return reader


def _scorer(scorer: Path, command: str, yardstick: Yardstick, corpus: Path, *predictions: str) -> str:
    call = [sys.executable, str(scorer), command, *yardstick.options, str(corpus), *predictions]
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout


def _module(task: str) -> ModuleType:
    return importlib.import_module(f".tasks.{MODULES[task]}", "benchmarks")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.normalisation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--task", action="append", choices=TASKS, help="which question (default: all)")
    parser.add_argument("--predict", type=Path, metavar="INPUT", help="lines of `prepare` to read instead of scoring")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where --predict writes, one JSON object a line")
    parser.add_argument("--by", default="ours", metavar="PEER", help="which reader --predict uses (default: ours)")
    options = parser.parse_args()
    if (options.predict is None) != (options.out is None):
        parser.error("--predict and --out go together")
    if options.predict is not None and len(options.task or ()) != 1:
        parser.error("--predict needs exactly one --task")
    return options


if __name__ == "__main__":
    sys.exit(main())
