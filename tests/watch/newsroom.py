"""Feeds and articles on a loopback site."""

from collections.abc import Sequence

from tests.loopback import Page, Site

TOWNS = ("Sake", "Taiz", "Cali", "Goma", "Omdurman", "Kassala", "Mocoa", "Aden")


def article(number: int, *, dead: int | None = None) -> str:
    """A short report of its own; the same number, the same words."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Shelling in {town}, day {number}\n\n{town.upper()}, 3 March 2025 - At least {dead or number + 2} people were "
        f"killed in {town}, the governor of district {number} said.\n\nRoad {number} stays closed, residents said.\n"
    )


def rss(links: Sequence[str], *, title: str = "Lake Post") -> Page:
    """An RSS feed that names pages."""
    items = "".join(
        f"<item><title>Report {n}</title><link>{link}</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links)
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
    return Page(feed, headers={"Content-Type": "application/rss+xml", "ETag": f'"{len(links)}"'})


def put(site: Site, numbers: Sequence[int], *, feed: str = "/feed.xml", title: str = "Lake Post") -> str:
    """Articles and a feed that names them; the address of the feed."""
    for number in numbers:
        page = Page(article(number), headers={"Content-Type": "text/plain; charset=utf-8"})
        site.pages[f"/a/{number}"] = page
    site.pages[feed] = rss([site.url(f"/a/{number}") for number in numbers], title=title)
    return site.url(feed)
