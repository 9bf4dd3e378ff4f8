"""What a guest does at a real server, and what it lets a bad one do."""

import gzip
import hashlib
import os
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.loopback import Page, Raw, Site, Visit

from reportedly.errors import Refused, Unreachable
from reportedly.net.limits import Limits
from reportedly.net.untrusted import Policy, Untrusted, validators
from reportedly.net.world import Clock, World

from .conftest import guest

TEXT = "Shelling resumed in Sake on Friday, residents said."


def test_what_was_fetched_tells_how(here: Site) -> None:
    here.pages["/a"] = Page(status=302, headers={"Location": "/b?x=ä"})
    here.pages["/b?x=%C3%A4"] = Page(status=301, headers={"Location": here.url("/c#top")})
    here.pages["/c"] = Page(TEXT, headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"7"'})
    found = guest(here).fetch(here.url("/a"))
    assert (found.asked, found.final, found.status) == (here.url("/a"), here.url("/c"), 200)
    assert [(hop.url, hop.status) for hop in found.hops] == [(here.url("/a"), 302), (here.url("/b?x=%C3%A4"), 301)]
    assert found.body == TEXT.encode()
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found.media_type == "text/html; charset=utf-8"
    assert found.peer == "127.0.0.1"
    assert found.at.utcoffset() is not None
    agent = here.visits[0].headers["User-Agent"]
    assert agent.startswith("reportedly/")
    assert "Mozilla" not in agent


def test_a_second_visit_asks_only_for_what_is_new(here: Site) -> None:
    def page(visit: Visit) -> Page:
        fresh = visit.headers.get("If-None-Match") == '"7"'
        return Page(status=304) if fresh else Page(TEXT, headers={"ETag": '"7"', "Last-Modified": "Fri, 24 Jan 2025"})

    here.pages["/"] = page
    first = guest(here).fetch(here.url())
    etag, modified = validators(first.headers)
    second = guest(here).fetch(here.url(), etag=etag, modified=modified)
    assert (second.unchanged, second.body) == (True, b"")
    assert here.visits[-1].headers["If-Modified-Since"] == "Fri, 24 Jan 2025"


def test_what_a_server_said_of_itself_cannot_smuggle_a_header(here: Site) -> None:
    here.pages["/"] = Page(TEXT)
    guest(here).fetch(here.url(), etag='"7"\r\nX-Evil: 1')
    assert "X-Evil" not in here.visits[-1].headers


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("http://169.254.169.254/latest/", "link-local"),
        ("file:///etc/passwd", "only http and https"),
        ("http://user:pw@example.org/", "user name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://[::ffff:192.0.2.1]/", "documentation"),
        ("http://2130706433/", "disguise"),
        ("//0x7f.1/", "disguise"),
        ("http://[", "no address"),
    ],
)
def test_every_redirect_is_checked_anew(here: Site, place: str, reason: str) -> None:
    here.pages["/"] = Page(status=302, headers={"Location": place})
    with pytest.raises(Refused, match="refused") as refused:
        guest(here).fetch(here.url())
    assert reason in refused.value.problem


def test_at_most_five_redirects_are_followed(here: Site) -> None:
    for n in range(7):
        here.pages[f"/{n}"] = Page(status=307, headers={"Location": f"/{n + 1}"})
    here.pages["/7"] = Page(TEXT)
    assert guest(here).fetch(here.url("/2")).body == TEXT.encode()
    with pytest.raises(Refused, match="more than 5 times"):
        guest(here).fetch(here.url("/1"))


def test_a_server_that_fails_says_how_and_whether_to_come_again(here: Site) -> None:
    here.pages["/busy"] = Page(status=503, headers={"Retry-After": "120"})
    here.pages["/gone"] = Page(status=410)
    for path, status, wait, lasting in (("/busy", 503, 120.0, False), ("/gone", 410, None, True)):
        with pytest.raises(Unreachable, match=f"answered {status}") as error:
            guest(here).fetch(here.url(path))
        assert (error.value.status, error.value.retry_after, error.value.lasting) == (status, wait, lasting)


SMALL = Limits(max_bytes=200_000, header_bytes=4_000, headers=50, read_seconds=0.3, total_seconds=0.8)


def head(more: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + more + b"\r\n"


def drip(wire: BinaryIO) -> None:
    """A byte in a while, for ever: no single read is slow."""
    wire.write(head())
    while True:
        wire.write(b"x")
        wire.flush()
        time.sleep(0.05)


def silence(wire: BinaryIO) -> None:
    time.sleep(1.0)


def writes(data: bytes) -> Callable[[BinaryIO], None]:
    return lambda wire: wire.write(data) and None


def endless(start: bytes, piece: bytes) -> Callable[[BinaryIO], None]:
    def write(wire: BinaryIO) -> None:
        wire.write(start)
        for _ in range(20_000_000 // len(piece)):
            wire.write(piece)

    return write


BOMB = gzip.compress(bytes(100_000_000), 9)
BAD = {
    "a stream without end": (endless(head(), b"x" * 65_536), "longer than 0.2 MB"),
    "an announced length": (writes(head(b"Content-Length: 99999999\r\n")), "longer than 0.2 MB"),
    "a gzip bomb": (writes(head(b"Content-Encoding: gzip\r\n") + BOMB), "longer than 0.2 MB"),
    "half of a gzip": (
        writes(head(b"Content-Encoding: gzip\r\n") + gzip.compress(os.urandom(5000))[:3000]),
        "breaks off",
    ),
    "no gzip at all": (writes(head(b"Content-Encoding: gzip\r\n") + b"hello" * 9), "cannot be unpacked"),
    "a packing not asked for": (writes(head(b"Content-Encoding: br\r\n") + b"hello"), "not asked for"),
    "two packings": (writes(head(b"Content-Encoding: gzip, gzip\r\n") + BOMB), "not asked for"),
    "too many headers": (writes(head(b"".join(b"X-%d: a\r\n" % n for n in range(60)))), "too many headers"),
    "headers without end": (endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 500 + b"\r\n"), "no HTTP|failed"),
    "one endless header": (endless(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65_536), "no HTTP|failed"),
    "provisional answers without end": (
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        "in time|failed",
    ),
    "a drip": (drip, "in time"),
    "silence": (silence, "in time"),
    "nothing": (writes(b""), "no HTTP|failed"),
    "another protocol": (writes(b"SSH-2.0-OpenSSH_9.2\r\n"), "no HTTP"),
    "a body shorter than announced": (writes(head(b"Content-Length: 900\r\n") + b"hi"), "no HTTP"),
    "chunks without end": (
        endless(head(b"Transfer-Encoding: chunked\r\n"), b"4\r\nabcd\r\n" * 999),
        "longer than|in time",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_server_gets_a_sentence_and_no_more(here: Site, name: str) -> None:
    write, reason = BAD[name]
    here.pages["/"] = Raw(write)
    with pytest.raises(Unreachable, match=reason):
        guest(here, limits=SMALL).fetch(here.url())


def test_a_packed_page_is_unpacked_and_a_bomb_below_the_limit_is_told_by_its_ratio(here: Site) -> None:
    here.pages["/"] = Page(gzip.compress(TEXT.encode()), headers={"Content-Encoding": "gzip"})
    here.pages["/z"] = Page(zlib.compress(TEXT.encode()), headers={"Content-Encoding": "deflate"})
    here.pages["/bomb"] = Page(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    assert guest(here).fetch(here.url()).body == guest(here).fetch(here.url("/z")).body == TEXT.encode()
    with pytest.raises(Unreachable, match="100 times its size"):
        guest(here).fetch(here.url("/bomb"))


ROBOTS = "User-agent: reportedly\nDisallow: /members\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /\n"


def test_robots_txt_is_heeded_and_asked_for_once(here: Site) -> None:
    here.pages |= {"/robots.txt": Page(ROBOTS), "/news": Page(TEXT), "/members/1": Page(TEXT)}
    waits: list[float] = []
    clock = Clock(sleep=waits.append)
    policy = Policy(allow_private=True, ports=frozenset({here.port}), delay=1.0)
    client = Untrusted(policy, world=World(clock=clock))
    client.fetch(here.url("/news"))
    client.fetch(here.url("/news"))
    with pytest.raises(Refused, match=r"robots\.txt asks not to"):
        client.fetch(here.url("/members/1"))
    assert here.asked("/robots.txt") == 1
    assert here.asked("/members/1") == 0
    assert len(waits) == 1
    assert 2.0 < waits[0] <= 3.0  # the site's wish, not our second
    guest(here).fetch(here.url("/members/1"))


@pytest.mark.parametrize(("status", "reads"), [(404, True), (403, True), (500, False), (429, False)])
def test_a_site_without_robots_txt_is_read_and_one_that_fails_is_left_alone(
    here: Site, status: int, reads: bool
) -> None:
    here.pages |= {"/robots.txt": Page(status=status), "/": Page(TEXT)}
    client = guest(here, robots=True)
    if reads:
        assert client.fetch(here.url()).body
    else:
        with pytest.raises(Unreachable, match=r"robots\.txt"):
            client.fetch(here.url())
        assert here.asked("/") == 0


def test_a_robots_txt_that_leads_inside_is_none_and_leads_nowhere(here: Site) -> None:
    here.pages |= {
        "/robots.txt": Page(status=302, headers={"Location": "http://169.254.169.254/"}),
        "/": Page(TEXT),
    }
    assert guest(here, robots=True).fetch(here.url()).body


def test_no_proxy_of_the_environment_is_used(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    here.pages["/"] = Page(TEXT)
    assert guest(here).fetch(here.url()).body == TEXT.encode()


def test_a_certificate_must_be_of_the_host_that_was_asked_for(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=news.example.org",
            ),
            *("-addext", "subjectAltName=DNS:news.example.org", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hi")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    identity = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    identity.load_cert_chain(certificate, key)
    server.socket = identity.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    trusted = ssl.create_default_context(cafile=str(certificate))
    port = server.server_address[1]
    policy = Policy(allow_private=True, ports=frozenset({port}), robots=False, delay=0.0)

    def visit(host: str, trust: ssl.SSLContext) -> bytes:
        world = World(resolve=lambda *_: ["127.0.0.1"], tls=lambda: trust)
        return Untrusted(policy, world=world).fetch(f"https://{host}:{port}/").body

    try:
        assert visit("news.example.org", trusted) == b"hi"
        with pytest.raises(Unreachable, match=r"[Hh]ostname mismatch"):
            visit("other.example.org", trusted)
        with pytest.raises(Unreachable, match="certificate"):
            visit("news.example.org", ssl.create_default_context())
    finally:
        server.shutdown()
        server.server_close()
