"""What weighing must show of annotated cases, where there are some on this machine.

    REPORTEDLY_CASES   folder of cases with `expected_estimates.yaml`: figures with their origins, reports of one
                       origin, what is disputed by whom, forecasts with what became of them

The cases are read in several orders, which must give the same. They are no part of the repository; without them this
says so and succeeds.
"""

import os
import random
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.assess.edges import disputes, edges
from reportedly.assess.estimates import estimates
from reportedly.assess.forecasts import forecasts
from reportedly.assess.telling import Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Estimate, Relation, Standing

from . import one_thread  # noqa: F401  before numpy

KEYS = ("low", "high", "part_of")
_FEWEST = 2
"""Of those who are named for one side of a dispute, so many must be found."""
_ORDERS = 3

Expected = Mapping[str, Any]


def main() -> int:
    """Read, weigh, print what is missing; exit status 1 where something is."""
    folder = os.environ.get("REPORTEDLY_CASES")
    expected = Path(folder or ".") / "expected_estimates.yaml"
    if not folder or not expected.is_file():
        print("estimates: not measured, REPORTEDLY_CASES not set or without expected_estimates.yaml")
        return 0
    import yaml

    asked = yaml.safe_load(expected.read_text(encoding="utf-8"))
    tellings, cases = _read(Path(folder))
    missed = 0
    for part, check in _CHECKS.items():
        missing = [*check(asked.get(part, []), tellings, cases)]
        missed += len(missing)
        for line in missing:
            print(f"  {line}")
        print(f"{part}: {len(missing)} expectations missed of {len(asked.get(part, []))}")
    return int(bool(missed))


def _read(folder: Path) -> tuple[list[Telling], dict[str, str]]:
    """Everything that is read in the cases, and the case of each report."""
    import yaml

    from reportedly.extract.pipeline import Extractor
    from reportedly.ingest import Given, read_text

    from .world.tellings import read

    reports, cases = [], {}
    for case in sorted(folder.glob("*/report.txt")):
        about = yaml.safe_load(case.with_name("expected.yaml").read_text(encoding="utf-8"))["meta"]
        given = Given(published=date.fromisoformat(str(about["published"])), publisher=about["publisher"])
        report = read_text(case.read_text(encoding="utf-8"), given=given)
        cases[report.id] = case.parent.name
        reports.append(report)
    return read(reports, Extractor()), cases


def _orders(tellings: Sequence[Telling]) -> Iterator[list[Telling]]:
    for seed in range(_ORDERS):
        yield random.Random(seed).sample(tellings, len(tellings))


def _estimates(asked: Sequence[Expected], tellings: Sequence[Telling], _: Mapping[str, str]) -> Iterator[str]:
    found = estimates(tellings, open_gazetteer())
    if any(estimates(order, open_gazetteer()) != found for order in _orders(tellings)):
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


def _answers(estimate: Estimate, question: Mapping[str, str]) -> bool:
    asked = estimate.estimand
    of = " ".join(p for p in (asked.of.country, asked.of.sector) if p) if asked.of else None
    return (
        (asked.measure.value if asked.measure else None) == question.get("measure")
        and ("unit" not in question or asked.unit == question["unit"])
        and of == question.get("of")
        and (asked.where.name if asked.where else None) == question.get("where")
        and (asked.unit is None or "unit" in question)
    )


def _has(estimate: Estimate, want: Expected) -> bool:
    return any(
        all(getattr(figure, key) == want[key] for key in KEYS if key in want)
        and ("as_of" not in want or figure.as_of == want["as_of"])
        and ("origin" not in want or figure.origin.name == want["origin"])
        and ("affiliation" not in want or figure.origin.affiliation == want["affiliation"])
        and len(figure.outlets) >= want.get("outlets", 1)
        for figure in estimate.figures
    )


def _same_origin(
    asked: Sequence[Sequence[str]], tellings: Sequence[Telling], cases: Mapping[str, str]
) -> Iterator[str]:
    """The second of two reports shares an origin with the first, and changes none of any question."""
    at = {t.claim.id: cases[t.carrier.report] for t in tellings}
    joined = {
        frozenset((at[edge.claim], at[edge.other]))
        for edge in edges(tellings, open_gazetteer())
        if edge.relation is Relation.SAME_ORIGIN
    }
    for first, second in asked:
        if frozenset((first, second)) not in joined:
            yield f"{second} is not joined to {first}"
        without = [t for t in tellings if cases[t.carrier.report] != second]
        before = {e.estimand.id: e.standing for e in estimates(without, open_gazetteer())}
        for estimate in estimates(tellings, open_gazetteer()):
            known = before.get(estimate.estimand.id)
            if known is None or _names(known) != _names(estimate.standing):
                yield f"{second} changes the origins of {estimate.estimand}"


def _names(standing: Standing) -> list[str]:
    return [origin.name for origin in (*standing.origins, *standing.unnamed)]


def _contradictions(asked: Sequence[Expected], tellings: Sequence[Telling], _: Mapping[str, str]) -> Iterator[str]:
    found = disputes(tellings, open_gazetteer())
    if any(disputes(order, open_gazetteer()) != found for order in _orders(tellings)):
        yield "the order of the reports matters"
    sides = [(_names(d.affirmed), _names(d.denied), _names(d.neither)) for d in found]
    for want in asked:
        for_it, against, neither = want["for"], want["against"], want.get("neither", [])
        fewest = min(_FEWEST, len(for_it))
        if not any(
            _in(for_it, s[0]) >= fewest and _in(against, s[1]) and _in(neither, s[2]) == len(neither) for s in sides
        ):
            yield f"{want['about']}: not disputed like this"


def _in(wanted: Collection[str], found: Collection[str]) -> int:
    return len(set(wanted) & set(found))


def _forecasts(asked: Sequence[Expected], tellings: Sequence[Telling], _: Mapping[str, str]) -> Iterator[str]:
    day = date.today()
    found = forecasts(tellings, open_gazetteer(), as_of=day)
    if any(forecasts(order, open_gazetteer(), as_of=day) != found for order in _orders(tellings)):
        yield "the order of the reports matters"
    words = {t.claim.id: t.claim.text for t in tellings}
    for want in asked:
        made = [f for f in found if words[f.claim] == want["claim"] and f.origin.name == want["by"]]
        if not made:
            yield f"no forecast of {want['by']}: {want['claim']}"
        for forecast in made:
            likelihood = forecast.likelihood and [forecast.likelihood.low, forecast.likelihood.high]
            told = {"made": forecast.made, "state": forecast.state, "proposed": forecast.proposed}
            yield from (
                f"{want['claim']}: {key} is {value}, not {want[key]}"
                for key, value in {**told, "likelihood": likelihood}.items()
                if key in want and value != want[key]
            )


Check = Callable[[Sequence[Any], Sequence[Telling], Mapping[str, str]], Iterator[str]]
_CHECKS: Mapping[str, Check] = {
    "estimates": _estimates,
    "same_origin": _same_origin,
    "contradictions": _contradictions,
    "forecasts": _forecasts,
}

if __name__ == "__main__":
    sys.exit(main())
