"""Each format through the one door: what of a file becomes reports, and what does not."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from tests.ingest.readers import builders as make

from reportedly.errors import InputError
from reportedly.ingest import Intake, Item, Link
from reportedly.ingest.readers.opml import opml
from reportedly.model import Block, Note, Report


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    with Intake() as opened:
        yield opened


def reports(items: list[Item]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def links(items: list[Item]) -> list[Link]:
    return [item for item in items if isinstance(item, Link)]


def errors(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


def test_a_web_archive_gives_its_pages_under_their_addresses(intake: Intake) -> None:
    data = make.warc({"https://courier.example/1": make.page(20), "https://courier.example/2": make.page(31)})
    found = reports(list(intake.read_bytes(data, name="crawl.warc.gz")))
    assert [report.url for report in found] == ["https://courier.example/1", "https://courier.example/2"]
    assert ["31 people" in report.text for report in found] == [False, True]
    assert {(report.publisher, report.published) for report in found} == {("Courier", date(2024, 10, 9))}


@pytest.mark.parametrize(("kind", "status"), [("image/png", "200 OK"), ("text/html", "404 Not Found")])
def test_pictures_and_errors_in_a_web_archive_are_passed_over(intake: Intake, kind: str, status: str) -> None:
    data = make.warc({"https://courier.example/1": make.page()}, kind=kind, status=status)
    assert list(intake.read_bytes(data, name="crawl.warc.gz")) == []


def test_a_broken_web_archive_gives_what_stands_before_the_damage(intake: Intake) -> None:
    data = make.warc({"https://courier.example/1": make.page(20), "https://courier.example/2": make.page(31)})
    found = list(intake.read_bytes(data[: len(data) * 2 // 3], name="crawl.warc.gz"))
    assert len(reports(found)) == 1
    assert len(errors(found)) == 1


def test_archives_in_archives_are_read_as_folders(intake: Intake) -> None:
    crawl = make.warc({"https://courier.example/1": make.page()})
    wacz = make.zipped({"archive/data.warc.gz": crawl, "datapackage.json": b"{}", "indexes/index.cdx": b"x"})
    data = make.tarred(
        {
            "in/a.html": make.page(),
            "b.zip": make.zipped({"c.txt": b"Two died.", "d.png": b"x", ".e.txt": b"y"}),
            "f.wacz": wacz,
        }
    )
    found = list(intake.read_bytes(data, name="all.tgz"))
    assert errors(found) == []
    assert [report.source_name for report in reports(found)] == ["a.html", "c.txt", "1"]


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title><language>en</language>
<item><title>A bridge fell</title><link>https://courier.example/1</link><dc:creator>Jane Doe</dc:creator>
<pubDate>Tue, 08 Oct 2024 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>A bridge fell in Idlib, residents said.</p>
<p>Three people died.</p>]]></content:encoded></item>
<item><title>A dam broke</title><link>https://courier.example/2</link>
<description>&lt;p&gt;A dam broke near […]&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<entry><title>A bridge fell</title>
<id>tag:1</id><link rel="alternate" href="https://courier.example/1"/><author><name>Jane Doe</name></author>
<published>2024-10-08T10:00:00Z</published><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>A bridge fell in Idlib,
residents said.</p><p>Three people died.</p></div></content></entry>
<entry><title>A dam broke</title><link href="https://courier.example/2"/>
<summary>A dam broke</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "items": [
            {
                "id": "1",
                "url": "https://courier.example/1",
                "title": "A bridge fell",
                "date_published": "2024-10-08T10:00:00Z",
                "authors": [{"name": "Jane Doe"}],
                "content_text": "A bridge fell in Idlib, residents said.\nThree people died.",
            },
            {"id": "2", "url": "https://courier.example/2", "summary": "A dam broke"},
        ],
    }
)


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON_FEED], ids=["rss", "atom", "json"])
def test_entries_with_their_whole_text_are_reports_and_the_others_links(intake: Intake, feed: str) -> None:
    found = list(intake.read_bytes(feed.encode(), name="feed"))
    (report,), (link,) = reports(found), links(found)
    assert (report.title, report.byline, report.publisher) == ("A bridge fell", "Jane Doe", "Courier")
    assert (report.url, report.published) == ("https://courier.example/1", date(2024, 10, 8))
    assert report.text == "A bridge fell in Idlib, residents said.\n\nThree people died.\n"
    assert link.address == "https://courier.example/2"
    assert "A dam broke" in (link.summary or "")


def test_sitemaps_lists_of_feeds_and_gdelt_give_links(intake: Intake) -> None:
    sitemap = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://n/1"><url>
    <loc>https://courier.example/1</loc><n:news><n:publication><n:name>Courier</n:name></n:publication>
    <n:publication_date>2024-10-08</n:publication_date><n:title>A bridge fell</n:title></n:news></url></urlset>"""
    (link,) = links(list(intake.read_bytes(sitemap, name="sitemap.xml")))
    assert (link.address, link.title, link.published) == (
        "https://courier.example/1",
        "A bridge fell",
        date(2024, 10, 8),
    )
    index = b"<sitemapindex><sitemap><loc>https://courier.example/s.xml</loc></sitemap></sitemapindex>"
    assert [one.feed for one in links(list(intake.read_bytes(index, name="x")))] == [True]
    article = {"url": "https://courier.example/1", "title": "A  bridge fell", "seendate": "20241009T101500Z"}
    gdelt = json.dumps({"articles": [article]}).encode()
    (link,) = links(list(intake.read_bytes(gdelt, name="gdelt.json")))
    assert (link.title, link.published, link.seen) == ("A bridge fell", None, date(2024, 10, 9))


def test_a_list_of_feeds_goes_out_and_comes_in_again(intake: Intake) -> None:
    feeds = [("https://courier.example/rss?a=1&b=2", "Courier <1>"), ("https://b.example/", None)]
    found = links(list(intake.read_bytes(opml(feeds), name="feeds.opml")))
    assert [(one.address, one.feed) for one in found] == [(address, True) for address, _ in feeds]
    assert found[0].title == "Courier <1>"


def test_an_e_mail_gives_its_words_and_what_is_attached(intake: Intake) -> None:
    text = "A bridge fell in Idlib on Monday, residents said.\n\n> quoted words\n\n-- \nThe desk\n"
    data = make.mail(text, attached={"note.txt": b"Two people died in Homs.", "b.bin": b"\x00\x01"})
    found = list(intake.read_bytes(data, name="brief.eml"))
    first, second = reports(found)
    assert (first.title, first.publisher, first.published) == ("Morning briefing", "Harbour Courier", date(2025, 5, 6))
    assert first.text.strip() == "A bridge fell in Idlib on Monday, residents said."
    assert second.text == "Two people died in Homs."


def test_a_newsletter_is_read_from_its_markup(intake: Intake) -> None:
    words = "<p>A bridge fell in Idlib on Monday, residents said, and the road to the north is closed to lorries.</p>"
    data = make.mail(
        "View this in your browser", markup=f"{words * 3}<p>Unsubscribe</p><img src='https://t.example/x'>"
    )
    (report,) = reports(list(intake.read_bytes(data, name="brief.eml")))
    assert report.text.startswith("A bridge fell in Idlib")


def test_a_word_document_keeps_headings_and_rows(intake: Intake) -> None:
    (report,) = reports(
        list(intake.read_bytes(make.docx("Situation report", "Twelve people died in Goma."), name="a.docx"))
    )
    assert (report.title, report.paragraphs[0].kind) == ("Situation report", Block.HEADLINE)
    assert "Killed | 12" in report.text


def test_a_pdf_is_read_without_running_heads_and_broken_words(intake: Intake) -> None:
    first = ["OCHA Flash Update No. 3", "Up to 4,000 people fled the camp on Monday, and more are expected to ar-",
             "rive in Tawila this week, according to organisations that work on the ground and", "Page 1"]  # fmt: skip
    second = ["OCHA Flash Update No. 3", "that count the families who come. A clinic was closed.", "Page 2"]
    (report,) = reports(list(intake.read_bytes(make.pdf(first, second), name="a.pdf")))
    assert report.text == (
        "Up to 4,000 people fled the camp on Monday, and more are expected to arrive in Tawila this week, according to "
        "organisations that work on the ground and that count the families who come. A clinic was closed.\n"
    )


def test_a_pdf_without_text_says_what_to_do(intake: Intake) -> None:
    (error,) = errors(list(intake.read_bytes(make.pdf([]), name="scan.pdf")))
    assert "OCR" in error


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("headline,body,date", None), ("h,t,d", {"title": "h", "text": "t", "published": "d"})],
)
def test_a_table_is_read_by_its_headings_or_as_the_user_says(heading: str, columns: dict[str, str] | None) -> None:
    data = f'{heading}\nBridge,"Two people died in Idlib, residents said.",2024-10-08\nDam,,2024-10-09\n'
    with Intake(columns=columns) as intake:
        found = list(intake.read_bytes(data.encode(), name="a.csv"))
    (report,) = reports(found)
    assert (report.title, report.published) == ("Bridge", date(2024, 10, 8))
    assert errors(found) == ["a.csv:3: is empty"]


def test_a_table_whose_columns_mean_nothing_names_them(intake: Intake) -> None:
    (error,) = errors(list(intake.read_bytes(b"x,y\n1,2\n", name="a.csv")))
    assert "--map text=COLUMN" in error
    assert "x, y" in error


def test_records_are_read_by_the_user_s_keys() -> None:
    with Intake(columns={"text": "body", "published": "when"}) as intake:
        data = b'{"body": "Two died.", "when": "2024-10-08"}\n{"text": "x"}\n'
        found = list(intake.read_bytes(data, name="a.jsonl"))
    assert [report.published for report in reports(found)] == [date(2024, 10, 8)]
    assert "has no 'body'" in errors(found)[0]


def test_auto_archiver_s_table_gives_posts_and_links(intake: Intake) -> None:
    post = (
        "{'url': 'https://t.example/1', 'title': 'Post', 'content': 'Two bridges fell.', "
        "'timestamp': datetime.datetime(2024, 10, 8, 5, 0)}"
    )
    link = "{'url': 'https://t.example/2', '_processed_at': datetime.datetime(2024, 10, 9, 5, 0)}"
    data = f'status,metadata,media\nok,"{post}",[]\nok,"{link}",[]\nok,"__import__(\'os\').abort()",[]\n'
    found = list(intake.read_bytes(data.encode(), name="db.csv"))
    (report,), (one,) = reports(found), links(found)
    assert (report.text, report.published, report.url) == (
        "Two bridges fell.",
        date(2024, 10, 8),
        "https://t.example/1",
    )
    assert one.address == "https://t.example/2"
    assert len(errors(found)) == 1


def test_what_the_bytes_are_wins_over_what_they_are_called(intake: Intake) -> None:
    (report,) = reports(list(intake.read_bytes(make.page(), name="notes.txt", media_type="text/plain")))
    assert report.title == "Shells hit market"


def test_a_declared_charset_holds(intake: Intake) -> None:
    data = make.page().replace(b"doctors' union", "dóctors’ union".encode("cp1250"))
    (report,) = reports(list(intake.read_bytes(data, name="x", media_type="text/html; charset=windows-1250")))
    assert "dóctors’ union" in report.text
    assert Note.CHARSET not in report.notes


def test_the_same_page_packed_or_not_has_one_id(intake: Intake) -> None:
    plain = reports(list(intake.read_bytes(make.page(), name="a.html")))
    packed = reports(list(intake.read_bytes(make.zipped({"deep/a.html": make.page()}), name="p.zip")))
    assert [report.id for report in plain] == [report.id for report in packed]
