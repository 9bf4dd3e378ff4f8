"""What weighing must show of annotated cases, where there are some on this machine.

    REPORTEDLY_CASES   folder of cases with `expected_estimates.yaml`: figures with their origins that must be there

The cases are read in two orders, which must give the same. They are no part of the repository; without them this says
so and succeeds.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from . import one_thread  # noqa: F401  before numpy

KEYS = ("low", "high", "part_of")


def main() -> int:
    """Read, weigh, print what is missing; exit status 1 where something is."""
    folder = os.environ.get("REPORTEDLY_CASES")
    expected = Path(folder or ".") / "expected_estimates.yaml"
    if not folder or not expected.is_file():
        print("estimates: not measured, REPORTEDLY_CASES not set or without expected_estimates.yaml")
        return 0
    import yaml

    asked = yaml.safe_load(expected.read_text(encoding="utf-8"))
    missing = list(_missing(asked["estimates"], Path(folder)))
    for line in missing:
        print(line)
    print(f"estimates: {len(missing)} expectations missed of {len(asked['estimates'])} estimands")
    return int(bool(missing))


def _missing(asked: list[Mapping[str, Any]], folder: Path) -> Iterator[str]:
    import yaml

    from reportedly.assess.estimates import estimates
    from reportedly.extract.pipeline import Extractor
    from reportedly.ingest import Given, read_text
    from reportedly.knowledge.gazetteer import open_gazetteer

    from .world.tellings import read

    reports = []
    for case in sorted(folder.glob("*/report.txt")):
        about = yaml.safe_load(case.with_name("expected.yaml").read_text(encoding="utf-8"))["meta"]
        given = Given(published=date.fromisoformat(str(about["published"])), publisher=about["publisher"])
        reports.append(read_text(case.read_text(encoding="utf-8"), given=given))
    tellings = read(reports, Extractor())
    found = estimates(tellings, open_gazetteer())
    if estimates(tellings[::-1], open_gazetteer()) != found:
        yield "the order of the reports matters"
    for want in asked:
        question = want["estimand"]
        estimate = next((e for e in found if _answers(e, question)), None)
        if estimate is None:
            yield f"no estimate for {question}"
            continue
        yield from (f"{question}: no figure {f}" for f in want["figures"] if not _has(estimate, f))
        if want.get("disagreement") and not estimate.disagreements:
            yield f"{question}: no disagreement"
        if len(estimate.standing.affiliations) < want.get("affiliations", 0):
            yield f"{question}: affiliations are {estimate.standing.affiliations}"


def _answers(estimate: Any, question: Mapping[str, str]) -> bool:
    asked = estimate.estimand
    of = " ".join(p for p in (asked.of.country, asked.of.sector) if p) if asked.of else None
    return (
        (asked.measure.value if asked.measure else None) == question.get("measure")
        and ("unit" not in question or asked.unit == question["unit"])
        and of == question.get("of")
        and (asked.where.name if asked.where else None) == question.get("where")
        and (asked.unit is None or "unit" in question)
    )


def _has(estimate: Any, want: Mapping[str, Any]) -> bool:
    return any(
        all(getattr(figure, key) == want[key] for key in KEYS if key in want)
        and ("as_of" not in want or figure.as_of == want["as_of"])
        and ("origin" not in want or figure.origin.name == want["origin"])
        and ("affiliation" not in want or figure.origin.affiliation == want["affiliation"])
        and len(figure.outlets) >= want.get("outlets", 1)
        for figure in estimate.figures
    )


if __name__ == "__main__":
    sys.exit(main())
