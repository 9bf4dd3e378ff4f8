"""Stored claims on a terminal, with what people decided about them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..ledger import Ledger, StoredClaim, Verdict
from ..model import Claim
from .output import Format, console
from .read import write_claims
from .table import claims_of

_DECIDED = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.CORRECT: "corrected",
}


def note(stored: StoredClaim) -> str:
    """What the ledger knows of a claim beside its words: "accepted, corrected"."""
    parts = [_DECIDED[stored.verdict]] if stored.verdict else []
    if stored.current != stored.claim and "corrected" not in parts:
        parts.append("corrected")
    if stored.retired:
        parts.append("retired")
    if stored.added_by:
        parts.append("added by a person")
    return ", ".join(parts)


def print_claims(found: Iterable[StoredClaim], ledger: Ledger, *, form: Format) -> int:
    """Print claims as corrected, in a table by report; return how many there were."""
    count = 0

    def counted() -> Iterator[StoredClaim]:
        nonlocal count
        for stored in found:
            count += 1
            yield stored

    if form is Format.TABLE:
        _print_by_report(counted(), ledger)
    else:
        write_claims((stored.current for stored in counted()), form)
    return count


def _print_by_report(found: Iterable[StoredClaim], ledger: Ledger) -> None:
    screen = console()
    for report_id, group in groupby(found, key=lambda stored: stored.claim.report):
        of_report = list(group)
        claims: list[Claim] = [stored.current for stored in of_report]
        notes = {stored.claim.id: note(stored) for stored in of_report}
        screen.print(claims_of(ledger.report(report_id), claims, width=screen.width, notes=notes))
