"""The service as users run it: rounds, failures, kills."""

import random
import signal
import sqlite3
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.loopback import Page, Site, Visit

from reportedly.ledger import Ledger
from reportedly.ledger.watch_records import RuleKind
from reportedly.watch.sinks import signature

from .conftest import Shell, command, rows, runner
from .newsroom import article, put


def test_a_feed_is_read_once_and_then_only_what_is_new(here: Site, shell: Shell, tmp_path: Path) -> None:
    feed = put(here, range(3))
    shell("watch", "add", feed)
    shell("watch", "rules", "add", "figure", "--measure", "killed")
    first = shell(*command(here, "--format", "ndjson"))
    assert "3 new" in first.stderr
    assert sorted(str(row["subject"])[:32] for row in rows(first)) == [
        f"New figure: At least {n} killed (th"[:32] for n in (2, 3, 4)
    ]
    assert rows(shell(*command(here))) == []
    put(here, range(4))
    again = shell(*command(here))
    assert ("1 new" in again.stderr, len(rows(again))) == (True, 1)
    assert [here.asked(f"/a/{n}") for n in range(4)] == [1, 1, 1, 1]
    with Ledger(tmp_path / "ledger.db", create=False) as ledger:
        assert {row.publisher for row in ledger.reports()} == {"Lake Post"}
        assert all(ledger.captures(row.id)[0].asked.startswith(here.url("/a/")) for row in ledger.reports())
    [listed] = rows(shell("watch", "list"))
    assert (listed["health"], listed["entries"], listed["kept"]) == ("ok", 4, 4)


def test_failures_are_shown_as_failures_and_the_others_go_on(here: Site, shell: Shell) -> None:
    good = put(here, [1], feed="/good.xml")
    here.pages["/broken.xml"] = Page("<rss><channel><item>", headers={"Content-Type": "application/rss+xml"})
    here.pages["/down.xml"] = Page(status=503, headers={"Retry-After": "7200"})
    names = [good, *(here.url(path) for path in ("/broken.xml", "/down.xml", "/none.xml"))]
    shell("watch", "add", *names, "http://169.254.169.254/feed")
    done = shell(*command(here))
    assert "1 new" in done.stderr
    assert "4 failed" in done.stderr
    told = {str(row["url"]).rpartition("/")[2]: row for row in rows(shell("watch", "list"))}
    assert [told[name]["health"] for name in ("good.xml", "broken.xml", "down.xml")] == ["ok", *["failing (1)"] * 2]
    assert "503" in str(told["down.xml"]["error"])
    assert "404" in str(told["none.xml"]["error"])
    assert "refused" in str(told["feed"]["error"])
    visits = here.asked("/down.xml")
    shell(*command(here))
    assert here.asked("/down.xml") == visits  # it asked us to wait two hours


def test_an_edit_is_seen_when_the_page_is_looked_at_again(here: Site, shell: Shell, tmp_path: Path) -> None:
    shell("watch", "add", put(here, [1]))
    shell("watch", "rules", "add", "edit")
    shell(*command(here))
    here.pages["/a/1"] = Page(article(1, dead=9), headers={"Content-Type": "text/plain"})
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        database.execute("UPDATE entries SET next_at = '2025-01-01T00:00:00.000000+00:00'")
    [alert] = rows(shell(*command(here)))
    assert alert["kind"] == "edit"
    assert alert["figures"] == ["At least 3 (killed) → At least 9 (killed)"]


def test_what_was_withdrawn_is_not_collected_again(here: Site, shell: Shell, tmp_path: Path) -> None:
    shell("watch", "add", put(here, [1]))
    shell(*command(here))
    with Ledger(tmp_path / "ledger.db", create=False) as ledger:
        [row] = ledger.reports()
        ledger.withdraw(row.id, by="Ada", because="names a witness")
    here.pages["/a/1"] = Page(article(1, dead=9))
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        database.execute("UPDATE entries SET next_at = '2025-01-01T00:00:00.000000+00:00'")
    shell(*command(here))
    assert here.asked("/a/1") == 1
    with Ledger(tmp_path / "ledger.db", create=False) as ledger:
        assert [row.withdrawn_at is None for row in ledger.reports()] == [False]


def test_a_list_of_feeds_gives_all_of_them_and_comes_out_again(here: Site, shell: Shell, tmp_path: Path) -> None:
    one, other = put(here, [1], feed="/1.xml"), put(here, [2], feed="/2.xml")
    outlines = "".join(f'<outline type="rss" title="Feed {n}" xmlUrl="{url}"/>' for n, url in enumerate((one, other)))
    path = tmp_path / "feeds.opml"
    path.write_text(f'<opml version="2.0"><head/><body><outline text="War">{outlines}</outline></body></opml>')
    shell("watch", "add", str(path))
    shell("watch", "add", str(path))
    assert [row["title"] for row in rows(shell("watch", "list"))] == ["Feed 0", "Feed 1"]
    assert "2 new" in shell(*command(here)).stderr
    path.write_text(shell("watch", "list", "--opml").stdout)
    shell("watch", "remove", one)
    shell("watch", "add", str(path))
    assert sorted(str(row["url"]) for row in rows(shell("watch", "list"))) == sorted((one, other))
    here.pages["/list"] = Page(path.read_text(), headers={"Content-Type": "text/x-opml"})
    shell("watch", "add", here.url("/list"))
    shell(*command(here))
    assert "watch those instead" in str(rows(shell("watch", "list"))[-1]["error"])


class Receiver:
    """A webhook that sometimes fails, and notes what it accepted."""

    def __init__(self, site: Site, *, failing: int = 0) -> None:
        self.keys: Counter[str] = Counter()
        self.bad = 0
        self._failing = failing
        site.pages["/hook"] = self

    def __call__(self, visit: Visit) -> Page:
        at, signed = visit.headers["X-Reportedly-Time"], visit.headers["X-Reportedly-Signature"]
        self.bad += signed != signature("s3", at, visit.body)
        if self._failing:
            self._failing -= 1
            return Page(status=500)
        self.keys[visit.headers["Idempotency-Key"]] += 1
        return Page(status=204)


def test_a_webhook_that_fails_gets_every_alert_later_and_none_twice(here: Site, shell: Shell, tmp_path: Path) -> None:
    receiver = Receiver(here, failing=1)
    shell("watch", "add", put(here, range(3)))
    shell("watch", "rules", "add", "figure")
    hook = ("--webhook", here.url("/hook"), "--quiet")
    failed = shell(*command(here, *hook))
    assert "answered 500" in failed.stderr
    assert "waiting for webhook" in shell("watch", "list").stderr
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        database.execute("UPDATE deliveries SET next_at = '2025-01-01T00:00:00.000000+00:00'")
    shell(*command(here, *hook))
    raised = {row["id"] for row in rows(shell("watch", "alerts"))}
    assert len(raised) >= 3
    assert receiver.keys == Counter(dict.fromkeys(raised, 1))
    assert receiver.bad == 0


def test_a_service_ends_at_a_word_and_goes_on_where_it_was(here: Site, tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    with Ledger(location) as ledger:
        ledger.watch(put(here, range(2)), every=1)
    process = runner(location, here, "--serve")
    assert process.stderr is not None
    first = process.stderr.readline()
    put(here, range(3))
    while "1 new" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    process.stderr.close()
    assert "2 new" in first


def test_a_run_that_is_killed_again_and_again_reads_every_article_once_and_loses_no_alert(
    here: Site, tmp_path: Path
) -> None:
    receiver, location, atom = Receiver(here), tmp_path / "ledger.db", tmp_path / "alerts.xml"
    with Ledger(location) as ledger:
        for feed in range(4):
            ledger.watch(put(here, range(feed * 10, feed * 10 + 10), feed=f"/f{feed}.xml"))
        ledger.add_rule(RuleKind.FIGURE, {"measure": "killed"})
    chance, kills = random.Random(7), 0
    for _ in range(4):
        process = runner(location, here, here.url("/hook"), str(atom))
        wanted = len(here.visits) + chance.randint(1, 30)
        while process.poll() is None and len(here.visits) < wanted:
            time.sleep(0.001)
        kills += process.poll() is None
        process.kill()
        process.communicate()
    assert kills >= 2
    last = runner(location, here, here.url("/hook"), str(atom))
    assert "0 failed" in last.communicate()[1]
    with Ledger(location, create=False) as ledger:
        assert ledger.verify() == []
        urls = [row.url for row in ledger.reports()]
        raised = {alert.id for alert in ledger.alerts(limit=1000)}
        assert ledger.waiting_deliveries() == {}
    assert sorted(urls) == sorted(here.url(f"/a/{n}") for n in range(40))
    assert len(raised) == 40
    assert set(receiver.keys) == raised  # one that was on its way when the run was killed came twice, under one key
    feed = atom.read_text()
    assert all(feed.count(f"urn:reportedly:{ident}<") == 1 for ident in raised)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("watch", "add", "ftp://example.org/feed"), "only http and https"),
        (("watch", "remove", "https://example.org/feed"), "not watched"),
        (("watch", "rules", "remove", "9"), "no rule 9"),
        (("watch", "run", "--webhook", "ftp://x.example/"), "no address to send to"),
        (("watch", "run", "--mail-to", "a@example.org"), "--mail-from"),
        (("watch", "add", "https://example.org/", "--every", "soon"), "no span of time"),
    ],
)
def test_what_makes_no_sense_is_said(shell: Shell, words: tuple[str, ...], problem: str) -> None:
    shell("db", "init")
    done = shell(*words, check=False)
    assert done.exit_code != 0
    assert problem in done.stderr
