"""Addresses are added, and what the ledger tells of how reports came, changed and went."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.loopback import Page, Site, site

from .conftest import Run

ONE = (
    "Market shelled\n\nTAIZ, Yemen, 3 March 2025 (Reuters) - At least 12 people were killed at the market, the "
    "governor said.\n\nForty families left the village of Dahra, residents said.\n"
)
TWO = ONE.replace("At least 12 people", "At least 19 people")


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as found:
        found.pages["/1"] = Page(ONE, headers={"Content-Type": "text/plain; charset=utf-8"})
        yield found


def add(run: Run, here: Site, *more: str) -> list[dict[str, object]]:
    flags = ("--allow-private", "--allow-port", str(here.port), "--attribution", "rules", "--publisher", "Lake Post")
    done = run("add", *flags, "--format", "ndjson", *more)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_address_is_added_with_its_capture_and_another_text_there_is_a_version(run: Run, here: Site) -> None:
    [first] = add(run, here, here.url("/1"))
    assert (first["outcome"], add(run, here, here.url("/1"))[0]["outcome"]) == ("new", "known")
    here.pages["/1"] = Page(TWO + "\nCorrection: The number of the dead is 19.\n")
    [second] = add(run, here, here.url("/1"))
    assert second["outcome"] == "version"

    shown = json.loads(run("reports", "show", second["report"], "--format", "json").stdout)
    [capture] = shown["captures"]
    assert (capture["asked"], capture["status"], capture["tool"][:10]) == (here.url("/1"), 200, "reportedly")
    assert [v["version"] for v in shown["versions"]] == [1, 2]
    assert (shown["via"], shown["notices"][0]["kind"]) == ("Reuters", "correction")
    assert "Captures" in run("reports", "show", second["report"], "--format", "table").stdout

    rows = [
        json.loads(line) for line in run("reports", "diff", second["report"], "--format", "ndjson").stdout.splitlines()
    ]
    figures = [(row["before"], row["after"]) for row in rows if row.get("aspect") == "figure"]
    assert figures == [("At least 12 (killed)", "At least 19 (killed)")]
    assert [row["after"] for row in rows if row["kind"] == "notice"] == ["Correction: The number of the dead is 19."]
    table = run("reports", "diff", first["report"], "--format", "table").stdout
    assert "1 figure moved" in table
    assert run("reports", "verify").exit_code == 0


def test_a_refusal_names_its_reason_and_the_other_inputs_go_on(run: Run, here: Site, tmp_path: Path) -> None:
    Path("a.txt").write_text(ONE)
    done = run("add", here.url("/1"), "file:///etc/passwd", "a.txt", "--allow-port", here.port)
    assert done.exit_code == 3
    assert "no public address: it is this machine (--allow-private" in done.stderr
    assert "only http and https are fetched, not file" in done.stderr
    assert here.visits == []


def test_files_keep_the_record_of_their_capture_too(run: Run, here: Site) -> None:
    Path("a.txt").write_text(ONE)
    [row] = add(run, here, "a.txt")
    shown = json.loads(run("reports", "show", row["report"], "--format", "json").stdout)
    assert (shown["captures"][0]["asked"], shown["captures"][0]["size"]) == ("a.txt", len(ONE.encode()))
    assert run("reports", "verify").exit_code == 0


def test_a_page_cannot_pass_itself_off_as_another_site_s(run: Run, here: Site) -> None:
    page = (
        '<html><head><link rel="canonical" href="https://wire.example/famous"><title>Market shelled</title></head>'
        f"<body><article><p>{'</p><p>'.join(ONE.split(chr(10) * 2)[1:])}</p></article></body></html>"
    )
    here.pages["/fake"] = Page(page, headers={"Content-Type": "text/html"})
    add(run, here, here.url("/fake"))
    [row] = [json.loads(line) for line in run("reports", "--format", "ndjson").stdout.splitlines()]
    assert row["url"] == here.url("/fake")


def test_a_withdrawn_report_is_gone_and_stays_gone(run: Run, here: Site) -> None:
    [row] = add(run, here, here.url("/1"))
    without = run("reports", "withdraw", row["report"], "--as", "Ada")
    assert without.exit_code == 2
    for said in ("is withdrawn", "withdrawn before"):
        done = run("reports", "withdraw", row["report"][:9], "--as", "Ada", "--because", "names a witness")
        assert (done.exit_code, said in done.stderr) == (0, True)
    assert add(run, here, here.url("/1"))[0]["outcome"] == "known"
    assert run("claims", "--format", "ndjson").stdout == ""
    assert "was withdrawn" in run("show", row["report"]).stderr
    assert run("db", "verify").exit_code == 0


def test_copies_are_shown_side_by_side(run: Run, here: Site) -> None:
    here.pages["/2"] = Page(ONE.replace("Market shelled", "Shells fall on a market"))
    add(run, here, here.url("/1"))
    add(run, here, here.url("/2"), "--publisher", "Radio Sol")
    rows = [json.loads(line) for line in run("reports", "--families", "--format", "ndjson").stdout.splitlines()]
    assert [row["publisher"] for row in rows] == ["Lake Post", "Radio Sol"]
    assert len({row["family"] for row in rows} & {row["id"] for row in rows}) == 1
    assert {row["via"] for row in rows} == {"Reuters"}
