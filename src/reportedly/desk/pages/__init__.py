"""The screens: one file each, all of them listed here."""

from ..route import Route
from . import (
    agreement,
    api,
    briefs,
    claim,
    claims,
    estimate,
    estimates,
    forecasts,
    mapped,
    people,
    report,
    reports,
    review,
    source,
    sources,
    today,
    versions,
)

ROUTES: tuple[Route, ...] = (
    *today.ROUTES,
    *claims.ROUTES,
    *claim.ROUTES,
    *reports.ROUTES,
    *report.ROUTES,
    *versions.ROUTES,
    *estimates.ROUTES,
    *estimate.ROUTES,
    *forecasts.ROUTES,
    *sources.ROUTES,
    *source.ROUTES,
    *mapped.ROUTES,
    *briefs.ROUTES,
    *review.ROUTES,
    *agreement.ROUTES,
    *people.ROUTES,
    *api.ROUTES,
)
