"""The screens: one file each, all of them listed here."""

from ..route import Route
from . import agreement, api, claim, claims, people, report, review

ROUTES: tuple[Route, ...] = (
    *claims.ROUTES,
    *claim.ROUTES,
    *report.ROUTES,
    *review.ROUTES,
    *agreement.ROUTES,
    *api.ROUTES,
    *people.ROUTES,
)
