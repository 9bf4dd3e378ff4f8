"""Whatever is written as an address becomes a public one, or is refused: nothing third."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.errors import Refused
from reportedly.net.addresses import special
from reportedly.net.target import PORTS, target

words = st.text(max_size=40)
pieces = st.sampled_from(
    [
        *("http://", "https://", "//", "@", ":", "/", "\\", "[", "]", "%", "#", "?", "."),
        "127.1",
        "::1",
        "localhost",
        "①",
    ]
)


@given(st.one_of(words, st.lists(st.one_of(pieces, words), max_size=8).map("".join)))
@example("http://a/..")
@example("http://[::1%25]:80/")
@example("http://xn--/")
@example("http://a。b/")
def test_any_text_is_a_public_target_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://news.example.org/{text}"):
        try:
            found = target(url)
        except Refused:
            continue
        assert found.scheme in ("http", "https")
        assert found.port in PORTS
        assert found.url.isascii()
        assert not set(found.url) & set(" \r\n\t\x00\\")
        if found.host.replace(".", "").isdigit() or ":" in found.host:
            assert special(ip_address(found.host)) is None
        assert target(found.url) == found


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_address_wrapped_in_another_is_judged_as_itself(inner: IPv4Address) -> None:
    low = int(inner)
    wrapped = (
        IPv6Address((0xFFFF << 32) | low),
        IPv6Address((0x64FF9B << 96) | low),
        IPv6Address((0x2002 << 112) | (low << 80)),
    )
    if special(inner) is not None:
        assert all(special(address) is not None for address in wrapped)
    else:
        assert special(inner) is None
        assert all(special(address) is None for address in wrapped)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("HTTP://News.Example.ORG:80/A b", None),
        ("HTTP://News.Example.ORG:80/A%20b?q=1#top", "http://news.example.org/A%20b?q=1"),
        ("https://gòma.example/é", "https://xn--gma-cna.example/%C3%A9"),
        ("https://news.example.org.", "https://news.example.org/"),
        ("http://8.8.8.8:8080/x", "http://8.8.8.8:8080/x"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_an_address_is_written_one_way(url: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(Refused, match="blanks"):
            target(url)
    else:
        assert target(url).url == written
