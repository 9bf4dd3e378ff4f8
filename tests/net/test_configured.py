"""A host that the operator named, and mail."""

import pytest
from tests.loopback import Page, Site

from reportedly.errors import Refused, SettingsError, Unreachable
from reportedly.net.configured import Configured
from reportedly.net.mail import MailServer


def test_it_reaches_the_host_that_was_named_on_one_s_own_machine_too(here: Site) -> None:
    here.pages |= {"/v1/chat": Page('{"ok": true}'), "/v1": Page("base")}
    endpoint = Configured(here.url("/v1"))
    answer = endpoint.send(b"{}", path="chat", headers={"Content-Type": "application/json"})
    assert (answer.status, answer.body) == (200, b'{"ok": true}')
    assert (here.visits[0].method, here.visits[0].body) == ("POST", b"{}")
    assert endpoint.send(method="GET").body == b"base"


def test_it_follows_no_redirect_and_leaves_its_host_for_no_path(here: Site) -> None:
    here.pages["/v1"] = Page(status=302, headers={"Location": "http://10.0.0.1/"})
    assert Configured(here.url("/v1")).send(b"{}").status == 302
    with pytest.raises((Refused, Unreachable)):
        Configured("http://127.0.0.1:1").send(b"{}", path="@example.org/")


@pytest.mark.parametrize("base", ["ftp://example.org/", "example.org", "http://user:pw@example.org/", "http://"])
def test_what_is_no_address_is_a_wrong_setting(base: str) -> None:
    with pytest.raises(SettingsError, match="no address to send to"):
        Configured(base)


@pytest.mark.parametrize("address", ["https://mail.example.org", "mail.example.org", "smtp://user:pw@example.org", ""])
def test_a_mail_server_must_be_one_and_no_password_goes_in_the_clear(address: str) -> None:
    with pytest.raises(SettingsError):
        MailServer(address)
