"""Weighing beside the truth: generated worlds whose events, observers and copyists are known.

    python -m benchmarks.worlds [--worlds 50] [--seed 0] [--json]

Reports are written in words and read by the program. The figures are given for frames that its making could use and
for frames kept for scoring, and again for claims taken from the truth: what is missed there is missed in weighing, the
rest in reading. Counting outlets stands beside: where that is right too often, the worlds are too easy.
"""

import argparse
import json
import sys

from . import one_thread  # noqa: F401  before numpy

GOALS = {
    "origins exact": 0.75,
    "origins within one": 0.95,
    "disagreement F1": 0.90,
    "same_origin F1": 0.95,
}
MOST_BY_OUTLETS = 0.30


def main() -> int:
    """Generate, read, weigh, compare; exit status 1 where a goal is missed on the frames kept for scoring."""
    options = _options()
    found = {frames: _measured(frames, range(options.seed, options.seed + options.worlds)) for frames in options.frames}
    print(json.dumps(found, indent=2) if options.json else _table(found))
    judged = found.get("scored", next(iter(found.values())))["read"]
    missed = any(judged[name] < goal for name, goal in GOALS.items())
    return int(missed or judged["outlets counted instead"] >= MOST_BY_OUTLETS)


def _measured(frames: str, seeds: range) -> dict[str, dict[str, float]]:
    from reportedly.extract.pipeline import Extractor

    from .world.make import world
    from .world.score import Score
    from .world.tellings import read, reports_of, true_claims

    extractor = Extractor()
    by_reading, by_truth = Score(), Score()
    for seed in seeds:
        made = world(seed, frames=frames)
        reports = reports_of(made)
        by_reading.add(made, reports, read(reports, extractor))
        by_truth.add(made, reports, true_claims(reports, made.stories))
    return {"read": by_reading.as_dict(), "true claims": by_truth.as_dict()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worlds", description=__doc__)
    parser.add_argument("--worlds", type=int, default=50, help="worlds for each kind of frames")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first world")
    parser.add_argument("--frames", nargs="+", choices=("developed", "scored"), default=("developed", "scored"))
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _table(found: dict[str, dict[str, dict[str, float]]]) -> str:
    columns = [(frames, way) for frames in found for way in found[frames]]
    lines = [f"{'':<26}" + "".join(f"{f'{frames}, {way}':>24}" for frames, way in columns)]
    for name in next(iter(next(iter(found.values())).values())):
        told = [found[frames][way][name] for frames, way in columns]
        cells = "".join(f"{value:>24,.0f}" if name == "questions" else f"{value:>24.3f}" for value in told)
        goal = f"   at least {GOALS[name]}" if name in GOALS else ""
        lines.append(f"{name:<26}{cells}{goal}")
    return "\n".join([*lines, f"counting outlets must be right in fewer than {MOST_BY_OUTLETS}"])


if __name__ == "__main__":
    sys.exit(main())
