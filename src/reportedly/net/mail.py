"""Mail through the server that the operator named."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from ..errors import SettingsError, Unreachable
from .world import authorities

_SECONDS = 20.0
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """`smtp://host`, `smtp+starttls://user:password@host` or `smtps://user:password@host`, with a port if need be."""

    address: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise SettingsError("this is no address of a mail server", remedy="smtps://user:password@host")
        if parts.username and parts.scheme == "smtp":
            raise SettingsError("a password would go in the clear", remedy="use smtps:// or smtp+starttls://")

    def send(self, message: EmailMessage) -> None:
        """Hand a message over.

        Raises:
            Unreachable: the server cannot be reached or does not take it.
        """
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        try:
            with self._connect(parts.scheme, host, port) as server:
                if parts.scheme == "smtp+starttls":
                    server.starttls(context=authorities())
                if parts.username:
                    server.login(unquote(parts.username), unquote(parts.password or ""))
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(f"{host}:{port}", f"the mail was not taken: {error}") from None

    def _connect(self, scheme: str, host: str, port: int) -> smtplib.SMTP:
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=authorities())
        return smtplib.SMTP(host, port, timeout=_SECONDS)
