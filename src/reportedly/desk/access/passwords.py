"""Passwords: argon2id, as RFC 9106 advises for small machines."""

from functools import cache
from threading import BoundedSemaphore
from typing import Protocol

from ...errors import SettingsError

SHORTEST, LONGEST = 12, 256


class Hashing(Protocol):
    """What hashes and compares; argon2-cffi's `PasswordHasher` does."""

    def hash(self, password: str, /) -> str:
        """The hash to keep."""

    def verify(self, hash: str, password: str, /) -> bool:  # noqa: A002
        """True; or raises argon2's VerificationError."""


@cache
def argon2() -> Hashing:
    """Argon2id with the library's parameters: 64 MiB, three passes."""
    from argon2 import PasswordHasher

    return PasswordHasher()


_AT_ONCE = BoundedSemaphore(2)
"""Each comparison takes 64 MiB: strangers must not be able to ask for many at once."""


def checked(password: str) -> str:
    """A password that may be one.

    Raises:
        SettingsError: it is too short or too long.
    """
    if len(password) < SHORTEST:
        raise SettingsError(f"a password has at least {SHORTEST} characters", remedy="four words do well")
    if len(password) > LONGEST:
        raise SettingsError(f"a password has at most {LONGEST} characters")
    return password


def is_password(hashing: Hashing, kept: str, given: str) -> bool:
    """Whether this is the password whose hash is kept."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(given) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return hashing.verify(kept, given)
        except (VerificationError, InvalidHashError):
            return False
