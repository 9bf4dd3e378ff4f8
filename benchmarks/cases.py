"""Annotated cases, where there are some on this machine.

    REPORTEDLY_CASES   folder of cases: a report and what a careful reader takes from it
    REPORTEDLY_SCORER  command that is called as `SCORER CASES --run COMMAND` and compares

Neither is part of the repository; without them this says so and succeeds.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

READ = "read {file} --published {date} --format ndjson"


def main() -> int:
    """Run the scorer over the cases and hand its exit status on."""
    missing = [name for name in ("REPORTEDLY_CASES", "REPORTEDLY_SCORER") if not os.environ.get(name)]
    if missing:
        print(f"cases: not measured, {' and '.join(missing)} not set")
        return 0
    command = f"{Path(sys.executable).with_name('reportedly')} {READ}"
    scorer = [*shlex.split(os.environ["REPORTEDLY_SCORER"]), os.environ["REPORTEDLY_CASES"], "--run", command]
    return subprocess.run(scorer, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
