"""The desk weighs in a thread of its own, so that nobody who reads has to wait for it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from ..errors import LedgerError
from ..ledger import Ledger

LOOKS_EACH = 0.5
"""Seconds between two looks whether reports or judgements came, from this program or from another one."""
PAUSE = 0.02
"""Seconds between two parts: whoever judges meanwhile takes his turn."""
AFTER_A_COMPLAINT = 10.0

_log = logging.getLogger(__name__)


@contextmanager
def weighing_apart(ledger: Ledger) -> Iterator[None]:
    """Weigh what came and what comes, until the end; readers meanwhile see what is kept.

    A part is one transaction: ending waits for the one that runs, and the next start goes on behind it.
    """
    ledger.leave_weighing()
    ended = Event()
    thread = Thread(target=_weigh_until, args=(ledger, ended), name="weighing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _weigh_until(ledger: Ledger, ended: Event) -> None:
    pause = 0.0
    while not ended.wait(pause):
        try:
            pause = PAUSE if ledger.weigh_part() else LOOKS_EACH
        except LedgerError as error:  # another program holds the ledger, or its disk is full: that may pass
            _log.warning("weighing waits: %s", error)
            pause = AFTER_A_COMPLAINT
