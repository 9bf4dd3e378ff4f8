"""When to come again. Pure: the time and the chance come in as arguments."""

from dataclasses import dataclass
from datetime import timedelta

from ..errors import InputError, Refused, Unreachable

RECHECKS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72))
"""After a page was read, it is looked at again this much later each time: that is when newsrooms edit silently."""
MOST_TRIES = 6
"""Attempts after which a page is given up."""
_DAY = timedelta(days=1)
_FIRST_WAIT = timedelta(minutes=1)
_JITTER = 0.1


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, as far as it matters for the next attempt."""

    words: str
    lasting: bool = False
    """To come again soon is of no use."""
    retry_after: float | None = None

    @classmethod
    def of(cls, error: InputError) -> "Failure":
        """The failure that an error tells."""
        if isinstance(error, Unreachable):
            return cls(error.problem, error.lasting, error.retry_after)
        return cls(error.problem, lasting=True if isinstance(error, Refused) else not isinstance(error, Unreachable))


def spread(wait: timedelta, chance: float) -> timedelta:
    """A tenth more or less, so that a hundred feeds do not all come due at once; `chance` lies between 0 and 1."""
    return wait * (1 + _JITTER * (2 * chance - 1))


def until_poll(every: timedelta, chance: float) -> timedelta:
    """How long after a poll that worked the next one comes."""
    return spread(every, chance)


def after_failed_poll(every: timedelta, failures: int, failure: Failure, chance: float) -> timedelta:
    """Twice as long with each failure in a row, a day at most; what will not mend itself is asked for once a day."""
    wait = _DAY if failure.lasting else min(every * 2 ** min(failures + 1, 20), _DAY)
    return max(spread(wait, chance), _asked(failure))


def after_failed_visit(tries: int, failure: Failure, chance: float) -> timedelta | None:
    """Four times as long with each attempt, six hours at most; null where the page is given up."""
    if failure.lasting or tries + 1 >= MOST_TRIES:
        return None
    wait = min(_FIRST_WAIT * 4**tries, timedelta(hours=6))
    return max(spread(wait, chance), _asked(failure))


def until_recheck(visits: int, chance: float) -> timedelta | None:
    """How long after its `visits`th reading a page is looked at again; null where that was enough."""
    return spread(RECHECKS[visits - 1], chance) if 0 < visits <= len(RECHECKS) else None


def _asked(failure: Failure) -> timedelta:
    return min(timedelta(seconds=failure.retry_after or 0), _DAY)
