"""Estimates and forecasts built by hand for pictures."""

from datetime import date

from reportedly.assess.policies import reconcile
from reportedly.model import (
    Area,
    AsOf,
    Bound,
    Disagreement,
    Estimand,
    Estimate,
    Figure,
    Forecast,
    Likelihood,
    Measure,
    Origin,
    Policy,
    Resolution,
    SourceKind,
    Standing,
)

BOUNDS = {(True, True): Bound.EXACT, (True, False): Bound.AT_LEAST, (False, True): Bound.AT_MOST}


def origin(name: str, affiliation: str | None = None, *, anonymous: bool = False) -> Origin:
    return Origin(id=f"o_{name}", name=name, kind=SourceKind.OFFICIAL, affiliation=affiliation, anonymous=anonymous)


def figure(who: Origin, low: int | None, high: int | None, day: str | None, **more: object) -> Figure:
    return Figure.model_validate(
        {
            "low": low,
            "high": high,
            "bound": BOUNDS[low is not None, high is not None],
            "as_of": date.fromisoformat(day) if day else None,
            "as_of_by": AsOf.PUBLISHED,
            "origin": who,
            "outlets": ("Radio Sahel",),
            "claims": (f"c_{who.name}{low}{high}".replace(" ", ""),),
            **more,
        }
    )


def estimate(
    *figures: Figure, against: tuple[tuple[int, int], ...] = (), place: str = "Gao", outlets: int = 2
) -> Estimate:
    behind = {f.origin.id: f.origin for f in figures}.values()
    return Estimate(
        estimand=Estimand(
            id=f"e_{place.lower()}", measure=Measure.KILLED, unit="soldiers", of=None, where=Area(name=place)
        ),
        figures=figures,
        standing=Standing(
            reports=("r_1",),
            outlets=tuple(f"Outlet {n}" for n in range(outlets)),
            origins=tuple(o for o in behind if not o.anonymous),
            unnamed=tuple(o for o in behind if o.anonymous),
            affiliations=(),
        ),
        disagreements=tuple(
            Disagreement(first=one, second=other, reason="they exclude each other") for one, other in against
        ),
        best=reconcile(figures, Policy.UCDP),
        reason="by hand",
    )


def forecast(number: int, state: Resolution, low: float, high: float, word: str = "likely") -> Forecast:
    return Forecast(
        claim=f"c_{number}",
        origin=origin("Institute"),
        made=date(2025, 1, 1),
        window=(None, None),
        window_by="by hand",
        likelihood=Likelihood(word=word, scale="icd203", low=low, high=high),
        condition=None,
        state=state,
        proposed=None,
        evidence=(),
        reason="by hand",
    )
