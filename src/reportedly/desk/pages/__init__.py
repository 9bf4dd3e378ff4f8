"""The screens: one file each, all of them listed here."""

from ..route import Route
from . import agreement, claim, claims, estimate, estimates, forecasts, report, reports, review, source, sources

ROUTES: tuple[Route, ...] = (
    *claims.ROUTES,
    *claim.ROUTES,
    *reports.ROUTES,
    *report.ROUTES,
    *estimates.ROUTES,
    *estimate.ROUTES,
    *forecasts.ROUTES,
    *sources.ROUTES,
    *source.ROUTES,
    *review.ROUTES,
    *agreement.ROUTES,
)
