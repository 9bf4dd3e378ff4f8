"""Secrets that open the desk: random, told once, kept as a hash alone."""

import hashlib
import secrets
from datetime import datetime, timedelta

from ...ledger import Pass, PassKind, Role

WORKDAY = timedelta(hours=16)
"""How long a browser stays signed in after it was last used."""
LONGEST = timedelta(days=7)
"""After that it must sign in anew, however busy it was."""
LINK_LASTS = timedelta(hours=24)
TOKEN_LASTS = timedelta(days=365)
_RENEWED = timedelta(hours=1)


def new_secret() -> str:
    """256 random bits that may stand in an address."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random, so that a plain hash cannot be guessed back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def session(secret: str, name: str, *, role: Role | None, now: datetime) -> Pass:
    """A browser's right to enter from now on; without a role, the user's own."""
    return Pass(id=hashed(secret), kind=PassKind.SESSION, name=name, role=role, made_at=now, expires_at=now + WORKDAY)


def link(secret: str, name: str, *, role: Role | None, now: datetime) -> Pass:
    """The right to sign in once."""
    return Pass(id=hashed(secret), kind=PassKind.LINK, name=name, role=role, made_at=now, expires_at=now + LINK_LASTS)


def token(secret: str, name: str, *, label: str, role: Role | None, now: datetime) -> Pass:
    """A program's right to enter."""
    end = now + TOKEN_LASTS
    return Pass(id=hashed(secret), kind=PassKind.TOKEN, name=name, role=role, label=label, made_at=now, expires_at=end)


def prolonged(held: Pass, now: datetime) -> datetime | None:
    """Until when a session should last that is used now; null where that need not be written down."""
    until = min(now + WORKDAY, held.made_at + LONGEST)
    return until if until - held.expires_at > _RENEWED else None
