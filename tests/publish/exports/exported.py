"""Claims beside their reports, some with coordinates, and what a format makes of them."""

from tests.publish import samples

from reportedly.model import Actor, Claim, Role, Sector
from reportedly.publish.exports.cited import Cited
from reportedly.publish.exports.formats import FORMATS

REPORTS = {report.id: report for report in samples.REPORTS}
ABU_SHOUK = {"lat": 13.66, "lon": 25.36, "precision": 1}
GOMA = {"lat": -1.68, "lon": 29.22, "precision": 2}


def at(claim: Claim, **where: float) -> Claim:
    return claim.model_copy(update={"places": tuple(p.model_copy(update=where) for p in claim.places)})


PEOPLE = Actor(
    mention="people", span=samples.span_of(samples.EL_FASHER, "people"), role=Role.RECIPIENT, sector=Sector.CIV
)
KILLED = at(samples.KILLED, **ABU_SHOUK).model_copy(update={"actors": (PEOPLE,)})
CITED = tuple(
    Cited(claim, REPORTS[claim.report])
    for claim in (
        KILLED,
        samples.DENIED,
        at(samples.REOPENS, **ABU_SHOUK),
        at(samples.WOUNDED, **GOMA),
        samples.QUIET,
        samples.HURT,
    )
)


def written(name: str, items=CITED) -> bytes:
    form = FORMATS[name]
    return b"".join(form.pieces([item for item in items if form.takes(item)]))
