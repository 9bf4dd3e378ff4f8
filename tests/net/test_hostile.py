"""Addresses that strangers may write into a feed, and what becomes of each."""

from collections.abc import Sequence

import httpcore2
import pytest

from reportedly.errors import Refused
from reportedly.net.untrusted import Policy, Untrusted
from reportedly.net.world import World

HOSTILE = [
    # Other schemes
    ("file:///etc/passwd", "only http and https"),
    ("ftp://files.example.org/a", "only http and https"),
    ("gopher://example.org:70/_x", "only http and https"),
    ("data:text/html,hello", "only http and https"),
    ("javascript:alert(1)", "only http and https"),
    ("jar:http://example.org!/a", "only http and https"),
    ("ws://example.org/", "only http and https"),
    ("unix:///var/run/docker.sock", "only http and https"),
    ("dict://example.org:2628/", "only http and https"),
    ("ldap://example.org/", "only http and https"),
    ("//example.org/a", "only http and https"),
    ("example.org/a", "only http and https"),
    ("http:example.org", "names no host"),
    ("http://", "names no host"),
    ("http:///etc/passwd", "names no host"),
    # This machine and this network
    ("http://127.0.0.1/", "this machine"),
    ("http://127.8.9.10/", "this machine"),
    ("http://localhost/", "local use"),
    ("http://LOCALHOST./", "local use"),
    ("http://printer.local/", "local use"),
    ("http://db.internal/", "local use"),
    ("http://router/", "local use"),
    ("http://nas.home.arpa/", "local use"),
    ("http://0.0.0.0/", "this host"),
    ("http://10.1.2.3/", "private"),
    ("http://172.16.0.1/", "private"),
    ("http://172.31.255.255/", "private"),
    ("http://192.168.1.1/", "private"),
    ("http://100.64.1.1/", "translation"),
    ("http://169.254.169.254/latest/meta-data/", "link-local"),
    ("http://192.0.0.192/", "reserved"),
    ("http://198.18.0.1/", "benchmarks"),
    ("http://192.0.2.7/", "documentation"),
    ("http://224.0.0.1/", "multicast"),
    ("http://255.255.255.255/", "reserved"),
    ("http://[::1]/", "this machine"),
    ("http://[::]/", "this host"),
    ("http://[fe80::1]/", "link-local"),
    ("http://[fe80::1%25eth0]/", "link-local"),
    ("http://[fc00::1]/", "private"),
    ("http://[fd12:3456::1]/", "private"),
    ("http://[fec0::1]/", "private"),
    ("http://[ff02::1]/", "multicast"),
    ("http://[2001:db8::1]/", "documentation"),
    ("http://[100::1]/", "reserved"),
    ("http://[4000::1]/", "reserved"),
    # One address wrapped in another
    ("http://[::ffff:127.0.0.1]/", "carries 127.0.0.1"),
    ("http://[::ffff:a9fe:a9fe]/", "carries 169.254.169.254"),
    ("http://[::127.0.0.1]/", "reserved"),
    ("http://[64:ff9b::7f00:1]/", "carries 127.0.0.1"),
    ("http://[64:ff9b::10.0.0.1]/", "carries 10.0.0.1"),
    ("http://[64:ff9b:1::1]/", "local translation"),
    ("http://[2002:7f00:1::]/", "carries 127.0.0.1"),
    ("http://[2002:c0a8:101::1]/", "carries 192.168.1.1"),
    ("http://[2001:0:0808:0808::80ff:fffe]/", "carries 127.0.0.1"),  # Teredo: the client's bits are turned round
    ("http://[2001:0:7f00:1::f7f7:f7f7]/", "carries 127.0.0.1"),
    ("http://[2606:4700::5efe:7f00:1]/", "carries 127.0.0.1"),
    # Addresses in disguise
    ("http://2130706433/", "disguise"),
    ("http://0x7f000001/", "disguise"),
    ("http://017700000001/", "disguise"),
    ("http://0177.0.0.1/", "disguise"),
    ("http://0x7f.0.0.1/", "disguise"),
    ("http://127.1/", "disguise"),
    ("http://127.0.0.1./", "disguise"),
    ("http://127.000.000.001/", "disguise"),
    ("http://１２７.０.０.１/", "this machine"),
    ("http://①②⑦.0.0.1/", "this machine"),
    ("http://127。0。0。1/", "this machine"),
    ("http://ⓛocalhost/", "local use"),
    ("http://%31%32%37.0.0.1/", "no name of a host"),
    ("http://-x.example.org/", "no name of a host"),
    ("http://exa mple.org/", "blanks"),
    ("http://example.org\\@127.0.0.1/", "backslash"),
    ("http://example.org/\r\nHost: other", "control characters"),
    ("http://example.org\t.evil/", "control characters"),
    ("http://example.org\x00.evil/", "control characters"),
    ("http://127.0.0.1#@example.org/", "this machine"),
    ("http://127.0.0.1?@example.org/", "this machine"),
    # Passwords and ports
    ("http://user:secret@example.org/", "user name or password"),
    ("http://example.org@127.0.0.1/", "user name or password"),
    ("http://@example.org/", "user name or password"),
    ("http://example.org:22/", "port 22"),
    ("http://example.org:25/", "port 25"),
    ("http://example.org:6379/", "port 6379"),
    ("http://example.org:0/", "port 0"),
    ("http://example.org:99999/", "no address"),
    ("http://example.org:80x/", "no address"),
    ("http://[::1/", "no address"),
    ("http://[zz]/", "no address"),
    ("http://example.org/" + "a" * 5000, "longer than"),
]


def unreachable(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    raise AssertionError(f"{address}:{port} was dialled")


def client(*answers: Sequence[str], policy: Policy | None = None) -> tuple[Untrusted, list[str]]:
    """A client whose resolver gives these answers, one after the other; what it was asked."""
    asked: list[str] = []
    waiting = list(answers)

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return waiting.pop(0)

    return Untrusted(policy or Policy(robots=False), world=World(resolve=resolve, dial=unreachable)), asked


@pytest.mark.parametrize(("url", "reason"), HOSTILE)
def test_a_hostile_address_is_refused_with_the_reason_before_anybody_is_asked(url: str, reason: str) -> None:
    untrusted, asked = client()
    with pytest.raises(Refused, match="refused: ") as refused:
        untrusted.fetch(url)
    assert reason in refused.value.problem
    assert asked == []


def test_no_password_is_repeated_in_the_refusal() -> None:
    with pytest.raises(Refused) as refused:
        client()[0].fetch("http://user:secret@example.org/")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "answer",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.0.0.8"],
        ["93.184.216.34", "10.0.0.8"],  # one public, one not: the second would be tried when the first fails
        ["2606:4700::1", "::ffff:127.0.0.1"],
        ["fe80::1%eth0"],
        ["64:ff9b::a9fe:a9fe"],
        ["0.0.0.0"],
    ],
)
def test_a_public_name_that_leads_inside_is_refused(answer: list[str]) -> None:
    untrusted, _ = client(answer)
    with pytest.raises(Refused, match="no public address"):
        untrusted.fetch("https://news.example.org/")


def test_a_resolver_that_changes_its_answer_is_asked_once_and_the_checked_address_is_dialled() -> None:
    dialled: list[str] = []

    def dial(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        dialled.append(address)
        return httpcore2.MockStream([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"])

    answers = [["93.184.216.34"], ["127.0.0.1"]]
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers.pop(0)

    untrusted = Untrusted(Policy(robots=False, delay=0.0), world=World(resolve=resolve, dial=dial))
    found = untrusted.fetch("http://rebind.example.org/")
    assert (found.body, found.peer, dialled, asked) == (
        b"hi",
        "93.184.216.34",
        ["93.184.216.34"],
        ["rebind.example.org"],
    )
    with pytest.raises(Refused, match="this machine"):
        untrusted.fetch("http://rebind.example.org/")
    assert dialled == ["93.184.216.34"]


def test_what_is_allowed_inside_is_one_s_own_machine_and_network_and_no_cloud_s_keys() -> None:
    inside = Policy(allow_private=True, robots=False)
    for url in ("http://169.254.169.254/", "http://[fe80::1]/", "http://224.0.0.1/", "http://0.0.0.0/"):
        with pytest.raises(Refused):
            client(policy=inside)[0].fetch(url)
    with pytest.raises(AssertionError, match=r"10.0.0.8:80 was dialled"):
        client(["10.0.0.8"], policy=inside)[0].fetch("http://nas.local/")
