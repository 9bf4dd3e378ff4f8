"""Words before a time that turn its interval: since, until, by, before, after."""

from dataclasses import replace

from ...knowledge.tables import table
from .days import shift
from .found import Found, Reading
from .lexemes import TABLE


def lead_of(found: Found) -> str | None:
    """The lead that stands directly before the expression."""
    leads: dict[str, str] = table(TABLE)["leads"]
    word = found.before()
    return leads.get(word) if word != "example" else None


def led(found: Found, read: Reading) -> Reading | None:
    """The interval that the lead makes of it; null where the lead leaves it as it is."""
    lead, anchor = lead_of(found), found.anchor
    if lead is None or read.start is None or read.end is None:
        return None
    turned: Reading | None = None
    if lead == "since" and (anchor is None or read.start <= anchor):
        turned = replace(read, end=anchor)
    elif lead in ("until", "by"):
        turned = replace(read, start=anchor if _upcoming(found, read) else None)
    elif lead == "before" and _ends_here(found):
        turned = replace(read, start=None, end=shift(read.start, -1))
    elif lead == "after" and _ends_here(found):
        turned = replace(read, start=shift(read.end, 1), end=None)
    return turned


def _upcoming(found: Found, read: Reading) -> bool:
    """Whether an open interval that ends there has begun by the report's date."""
    return found.anchor is not None and read.end is not None and read.end >= found.anchor


def _ends_here(found: Found) -> bool:
    """ "after Monday" counts from Monday; "after Monday's strike" only dates the strike."""
    after = found.after()
    return (
        not after
        or not (after[0].isalpha() or after in ("'s", "’s", "-"))
        or after in ("and", "but", "or", "when", "in", "at", "the")
    )
