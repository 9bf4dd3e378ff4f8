"""What the program makes of our own tables of time phrases (`tests/tables/times_*.toml`).

    python -m benchmarks.time_phrases develop --show     figures and every miss, for building
    python -m benchmarks.time_phrases scored             figures only: nobody looks at the scored table's misses

A phrase is right where exactly one time is found over its words, with its first and last day, and (`precision`,
`anchor`) as fine and counted from the same day. A sentence is right where all its phrases are and nothing else is
dated.
"""

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.extract.parse import parse_reports
from reportedly.extract.times import find_times
from reportedly.ingest import Given, read_text
from reportedly.knowledge.language import load_language
from reportedly.model import TimeSpan

TABLES = Path(__file__).resolve().parent.parent / "tests" / "tables"


@dataclass
class Shares:
    """Right and asked by what was asked, and what was missed in words."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)

    def tick(self, name: str, right: bool, told: str) -> None:
        """Count one comparison."""
        self.counts[name][0] += right
        self.counts[name][1] += 1
        if not right:
            self.misses.append(f"{name:9} {told}")

    def share(self, name: str) -> float:
        """Right of asked."""
        right, asked = self.counts[name]
        return right / max(1, asked)


def score_phrases(name: str) -> Shares:
    """Read a table with the program and compare."""
    entries = tomllib.loads((TABLES / f"times_{name}.toml").read_text(encoding="utf-8"))["entry"]
    reports = [read_text(entry["text"], given=Given(published=entry["published"])) for entry in entries]
    shares = Shares()
    for entry, parse in zip(entries, parse_reports(load_language(), reports), strict=True):
        _compare(entry, find_times(parse), shares)
    return shares


def _compare(entry: Mapping[str, Any], times: Sequence[TimeSpan], shares: Shares) -> None:
    text, expected = entry["text"], list[TimeSpan]()
    exact = True
    for gold in entry["times"]:
        start = text.index(gold["text"])
        over = [t for t in times if t.span.start < start + len(gold["text"]) and start < t.span.end]
        expected += over
        told = f"{_told(over)}, not {gold.get('start')}/{gold.get('end')} | {entry['published']:%a %F} {text}"
        right = len(over) == 1 and (over[0].start, over[0].end) == (gold.get("start"), gold.get("end"))
        exact = exact and right
        shares.tick("interval", right, told)
        if len(over) == 1:
            shares.tick("precision", over[0].precision.value == gold["precision"], f"{gold['precision']}: {told}")
            shares.tick("anchor", over[0].anchor == gold.get("anchor"), f"{gold.get('anchor')}: {told}")
    others = [t for t in times if t not in expected and (t.start or t.end)]
    shares.tick("sentence", exact and not others, f"{_told(others)} | {text}")


def _told(over: Sequence[TimeSpan]) -> str:
    return "; ".join(f"{t.text} {t.start}/{t.end} {t.precision} {t.anchor}" for t in over) or "nothing"


def main() -> None:
    """Print the shares, and the misses of a table that is for building."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("develop", "scored"))
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    shares = score_phrases(args.table)
    if args.show and args.table != "scored":
        print("\n".join(shares.misses))
    for name, (right, asked) in shares.counts.items():
        print(f"{name:9} {right:4} of {asked:4}  {shares.share(name):.3f}")


if __name__ == "__main__":
    main()
