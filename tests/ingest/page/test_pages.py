"""Forty pages in the manners of newsrooms: the floors below which reading them must not fall."""

from dataclasses import replace

import pytest
from benchmarks.pages import ours, scores, trafilatura_alone
from tests.ingest.pages.build import Page, pages

from reportedly.errors import EmptyInput, UnreadableInput
from reportedly.ingest.draft import Draft, Piece
from reportedly.ingest.given import Given
from reportedly.ingest.page.reading import drafts
from reportedly.model import Block, Note

BUILT = list(pages())


def read(html: str, address: str | None = None) -> list[Draft]:
    piece = replace(Piece.of_bytes(b"", name="page"), told=Given(url=address))
    return list(drafts(html, piece))


def test_forty_pages_are_read_right() -> None:
    row, _ = scores(ours, BUILT)
    alone, _ = scores(trafilatura_alone, BUILT)
    assert len(BUILT) == 40
    assert min(row.values()) >= 0.95, row
    assert all(row[name] >= alone[name] for name in row)


@pytest.mark.parametrize("page", [page for page in BUILT if page.manner == "paywalled"], ids=lambda page: page.name)
def test_what_a_wall_cuts_off_is_a_stub(page: Page) -> None:
    (draft,) = read(page.data.decode())
    assert draft.notes == (Note.STUB,)
    assert "Subscribe" not in draft.text


@pytest.mark.parametrize("page", [page for page in BUILT if page.manner != "paywalled"], ids=lambda page: page.name)
def test_a_whole_page_is_no_stub(page: Page) -> None:
    assert Note.STUB not in read(page.data.decode("utf-8", "replace"))[0].notes


def article(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><h1>Truce holds</h1>{body}</article></body></html>"


SENTENCES = "".join(
    f"<p>Residents of the town said on day {day} that they had heard no shelling since the truce began, and that two "
    "lorries with flour had come in from the north.</p>"
    for day in range(4)
)


@pytest.mark.parametrize(
    ("stated", "found_at", "kept"),
    [
        ("https://courier.example/a", None, "https://courier.example/a"),
        ("https://www.courier.example/a", "https://amp.courier.example/a?x=1", "https://www.courier.example/a"),
        ("/a", "https://courier.example/b", "https://courier.example/a"),
        ("https://other.example/a", "https://courier.example/b", "https://courier.example/b"),
        ("javascript:alert(1)", "https://courier.example/b", "https://courier.example/b"),
    ],
)
def test_a_page_may_not_claim_to_stand_at_another_site(stated: str, found_at: str | None, kept: str) -> None:
    (draft,) = read(article(SENTENCES, f'<link rel="canonical" href="{stated}">'), found_at)
    assert draft.told.url == kept


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:modified_time" content="2025-02-01T10:00:00Z">', None),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', None),
        ('<meta name="pubdate" content="20 January 2025">', "2025-01-20"),
        ('<meta name="date" content="no date">', None),
    ],
)
def test_a_day_is_taken_only_from_where_it_is_said(head: str, day: str | None) -> None:
    (draft,) = read(article(SENTENCES, head))
    assert str(draft.told.published) == str(day)


def test_entries_of_a_live_blog_are_reports_of_their_own_time() -> None:
    entries = "".join(
        f'<div class="live-update" id="e{n}"><time datetime="2024-08-1{n}T2{n}:40:00+01:00">2{n}:40</time>'
        f"<h2>Update {n}</h2><p>The governor said that {n + 3} villages had been evacuated since the morning.</p></div>"
        for n in range(3)
    )
    head = (
        '<script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2024-08-10T06:00:00Z"}</script>'
    )
    found = read(article(entries, head), "https://courier.example/live")
    assert [draft.entry for draft in found] == ["e0", "e1", "e2"]
    assert [str(draft.told.published) for draft in found] == ["2024-08-10", "2024-08-11", "2024-08-12"]
    assert [draft.told.title for draft in found] == ["Update 0", "Update 1", "Update 2"]
    assert all(draft.notes == (Note.ENTRY,) for draft in found)
    assert "6 villages" not in found[0].text


def test_a_live_blog_whose_entries_cannot_be_told_apart_says_so() -> None:
    head = '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Truce holds"}</script>'
    assert Note.LIVE in read(article(SENTENCES, head))[0].notes


def test_a_list_of_links_is_no_report() -> None:
    links = "".join(f'<li><a href="/{n}">Headline number {n} about the war in the east</a></li>' for n in range(40))
    with pytest.raises(UnreadableInput, match="list of 40 links"):
        read(f"<html><body><ul>{links}</ul></body></html>")


def test_a_page_that_only_scripts_fill_is_empty() -> None:
    with pytest.raises(EmptyInput, match="save it from a browser"):
        read("<html><body><div id=root></div><script>render()</script></body></html>")


def test_tables_keep_their_rows_and_headings_are_subheads() -> None:
    body = f"{SENTENCES}<h2>Figures</h2><table><tr><td>Killed</td><td>12</td></tr></table><p>Nobody else was hurt.</p>"
    (draft,) = read(article(body))
    assert "Killed | 12" in draft.text
    assert draft.hints[draft.text.index("Figures")] is Block.SUBHEAD
