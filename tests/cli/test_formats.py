"""Many formats from the command line: read, added, kept unread, counted."""

import json

from tests.ingest.readers import builders as make

UKRAINIAN = "Міністерство оборони повідомило у вівторок, що внаслідок удару по місту загинули троє людей."


def test_an_archive_of_pages_goes_through_to_claims(run, empty_folder):
    crawl = make.warc({"https://courier.example/1": make.page(20), "https://courier.example/2": make.page(31)})
    (empty_folder / "crawl.zip").write_bytes(make.zipped({"crawl.warc.gz": crawl}))
    added = [json.loads(line) for line in run("add", "crawl.zip").stdout.splitlines()]
    assert [row["outcome"] for row in added] == ["new", "new"]
    claims = [json.loads(line) for line in run("claims").stdout.splitlines()]
    assert {quantity["low"] for claim in claims for quantity in claim["quantities"]} == {20, 31}
    assert [json.loads(line)["outcome"] for line in run("add", "crawl.zip").stdout.splitlines()] == ["known", "known"]


def test_what_is_not_in_english_is_kept_counted_and_not_read(run, empty_folder):
    (empty_folder / "uk.txt").write_text(UKRAINIAN, encoding="utf-8")
    (empty_folder / "en.html").write_bytes(make.page())
    shown = run("read", "uk.txt")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "1 report not in English and not read: 1 uk" in shown.stderr
    added = run("add", "uk.txt", "en.html")
    assert "2 new" in added.stderr
    assert "not read: 1 uk" in added.stderr
    (row,) = [json.loads(line) for line in run("reports", "--unread").stdout.splitlines()]
    assert (row["language"], row["claims"]) == ("uk", 0)
    assert len(run("reports").stdout.splitlines()) == 2


def test_columns_are_mapped(run, empty_folder):
    (empty_folder / "posts.csv").write_text(
        'when,post\n2024-10-08,"Two bridges fell, the ministry said."\n', encoding="utf-8"
    )
    done = run("read", "posts.csv", "--map", "text=post,published=when")
    assert json.loads(done.stdout.splitlines()[0])["dated"]["on"] == "2024-10-08"
    assert "--map text=COLUMN" in run("read", "posts.csv").stderr
    assert run("read", "posts.csv", "--map", "words=post").exit_code == 2


def test_a_stub_is_said(run, empty_folder):
    wall = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head>'
    (empty_folder / "a.html").write_bytes(make.page().replace(b"</head>", wall.encode()))
    assert "cut off by a paywall" in run("add", "a.html").stderr
    assert json.loads(run("reports").stdout.splitlines()[0])["notes"] == "stub"


def test_pages_that_are_only_named_are_counted(run, empty_folder):
    feed = "<rss><channel><item><title>T</title><link>https://courier.example/1</link></item></channel></rss>"
    (empty_folder / "f.xml").write_text(feed, encoding="utf-8")
    done = run("add", "f.xml")
    assert "1 page named without a text" in done.stderr


def test_what_was_captured_goes_out_as_a_web_archive_and_comes_in_again(run, empty_folder):
    (empty_folder / "a.html").write_bytes(make.page())
    run("add", "a.html")
    done = run("reports", "archive", "--out", "out.warc.gz")
    assert "1 capture written to out.warc.gz" in done.stderr
    assert run("add", "out.warc.gz").stdout.count("known") == 1
