"""Who answers speaks for its own site only."""

from collections.abc import Iterator

import pytest
from tests.loopback import Page, Site, site
from tests.net.conftest import guest

from reportedly.ingest import Given, Intake, Link
from reportedly.ingest.visiting import Visitor, same_site
from reportedly.model import Report

LONG = " ".join(f"Shells fell on street {n} of the old town, the mayor said on Monday." for n in range(30))


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture
def intake() -> Iterator[Intake]:
    with Intake() as found:
        yield found


def feed(here: Site, *links: str) -> str:
    items = "".join(
        f"<item><title>A</title><link>{link}</link><description>{LONG}</description></item>" for link in links
    )
    xml = f'<rss version="2.0"><channel><title>Lake Post</title>{items}</channel></rss>'
    here.pages["/feed"] = Page(xml, headers={"Content-Type": "application/rss+xml"})
    return here.url("/feed")


def test_a_feed_tells_its_own_site_s_texts_and_only_the_addresses_of_others(here: Site, intake: Intake) -> None:
    url = feed(here, here.url("/1"), "https://wire.example/famous")
    visit = Visitor(guest(here), intake, "reportedly test").visit(url)
    own, other = visit.items
    assert isinstance(own, Report)
    assert own.url == here.url("/1")
    assert isinstance(other, Link)
    assert other.address == "https://wire.example/famous"


def test_the_user_may_say_whose_page_it_is(here: Site, intake: Intake) -> None:
    here.pages["/mirror"] = Page(LONG, headers={"Content-Type": "text/plain"})
    visitor = Visitor(guest(here), intake, "reportedly test")
    [report] = visitor.visit(here.url("/mirror"), given=Given(url="https://wire.example/1")).items
    assert isinstance(report, Report)
    assert report.url == "https://wire.example/1"


def test_a_capture_tells_the_way(here: Site, intake: Intake) -> None:
    here.pages["/old"] = Page(status=301, headers={"Location": "/new"})
    here.pages["/new"] = Page(LONG, headers={"Content-Type": "text/plain", "Server": "press 1.0"})
    record = Visitor(guest(here), intake, "reportedly test").visit(here.url("/old")).captured.record
    assert (record.asked, record.final) == (here.url("/old"), here.url("/new"))
    assert [hop.status for hop in record.hops] == [301]
    assert ("server", "press 1.0") in [(name, value.split(", ")[-1]) for name, value in record.headers]
    assert (record.size, record.peer) == (len(LONG.encode()), "127.0.0.1")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.news.example/a", "https://news.example/b", True),
        ("https://amp.news.example/a", "https://www.news.example/b", True),
        ("https://news.example.evil.example/a", "https://news.example/b", False),
        ("https://evilnews.example/a", "https://news.example/b", False),
        (None, "https://news.example/b", True),
    ],
)
def test_sites_are_told_by_their_hosts(one: str | None, other: str, same: bool) -> None:
    assert same_site(one, other) is same
