"""Whether memory stays flat: a process of its own reads thousands of reports and notes how large it is on the way."""

import json
import subprocess
import sys
from pathlib import Path

from . import one_thread  # noqa: F401  before numpy

MARKS = 10


def resident() -> float:
    """MiB of memory that this process holds now (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell the size of a process")


def peak() -> float:
    """MiB that it ever held."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, float]:
    """MiB after a fifth and after all of `count` reports, read as a stream and forgotten at once."""
    from reportedly.extract.pipeline import Extractor

    from .generate import dispatches
    from .speed import as_report

    extractor = Extractor()
    marks = [0.0]
    for number, _ in enumerate(extractor.read(as_report(one) for one in dispatches(count, seed=5000)), start=1):
        if number % (count // MARKS) == 0:
            marks.append(resident())
    early, late = marks[MARKS // 5], marks[MARKS]
    return {"reports": count, "after_a_fifth": early, "after_all": late, "growth": late - early, "peak": peak()}


def in_a_process_of_its_own(count: int) -> dict[str, float]:
    """The same, without what this process has loaded already."""
    done = subprocess.run([sys.executable, "-m", __name__, str(count)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
