"""Speed and memory of the whole pipeline beside bare spaCy, and where the time goes.

    python -m benchmarks.pipeline [--reports 1000] [--memory 5000] [--quick] [--json]

Processor time, one thread. The bar: the whole pipeline takes at most 2.5 times as long as the published spaCy pipeline
alone with all its components in batches of 32, and memory is flat. Exit status 1 where either does not hold.
"""

import argparse
import json
import sys

from . import one_thread  # noqa: F401  before numpy

MOST_TIME = 2.5
MOST_GROWTH = 32.0
"""MiB between the thousandth and the five thousandth report that pass as noise of the allocator."""


def main() -> int:
    """Measure, print, judge."""
    options = _options()
    from .generate import dispatches
    from .memory import in_a_process_of_its_own
    from .speed import compare
    from .steps import shares

    texts = list(dispatches(options.reports))
    result = {
        "speed": compare(texts, chunk=max(10, options.reports // 10)).summary(),
        "steps": shares(texts[: max(50, options.reports // 4)]),
        "memory": in_a_process_of_its_own(options.memory),
    }
    print(json.dumps(result, indent=2) if options.json else _table(result))
    return int(result["speed"]["ratio"] > MOST_TIME or result["memory"]["growth"] > MOST_GROWTH)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pipeline", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="generated reports for speed")
    parser.add_argument("--memory", type=int, default=5000, help="generated reports for memory")
    parser.add_argument("--quick", action="store_true", help="100 reports for speed, 500 for memory")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.quick:
        options.reports, options.memory = 100, 500
    return options


def _table(result: dict[str, dict[str, float]]) -> str:
    speed, memory = result["speed"], result["memory"]
    lines = [
        f"{speed['reports']:,.0f} reports, {speed['tokens']:,.0f} tokens, {speed['claims']:,.0f} claims",
        f"bare spaCy       {speed['bare_tokens_per_second']:>8,.0f} tokens per second",
        f"whole pipeline   {speed['whole_tokens_per_second']:>8,.0f} tokens per second",
        f"ratio            {speed['ratio']:>8.2f}  (at most {MOST_TIME})",
        f"  by the clock   {speed['ratio_by_wall_clock']:>8.2f}",
        f"  median round   {speed['ratio_median']:>8.2f}",
        f"  lowest         {speed['ratio_lowest']:>8.2f}",
        f"  highest        {speed['ratio_highest']:>8.2f}",
        "",
        "share of each step",
        *(f"  {name:<22} {share:>6.1%}" for name, share in result["steps"].items()),
        "",
        f"memory over {memory['reports']:,.0f} reports: {memory['after_a_fifth']:.0f} MiB after a fifth, "
        f"{memory['after_all']:.0f} MiB after all, peak {memory['peak']:.0f} MiB",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
