"""The screens: one file each, all of them listed here."""

from ..route import Route
from . import claim, claims, report

ROUTES: tuple[Route, ...] = (*claims.ROUTES, *claim.ROUTES, *report.ROUTES)
