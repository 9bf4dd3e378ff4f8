"""`why`: from a result back to the claims, chains, reports and decisions that it rests on."""

import json
from pathlib import Path

import pytest

REPORTS = {
    "a.txt": ("2025-02-04", "The mayor of Kadugli said that 12 people were killed in Kadugli."),
    "b.txt": ("2025-02-04", "The health ministry said that 40 people were killed in Kadugli."),
    "c.txt": ("2025-02-05", "Egypt denied that its army had shelled Benghazi."),
    "d.txt": ("2025-02-04", "The governor of Benghazi said that the Egyptian army had shelled Benghazi."),
    "e.txt": ("2025-02-03", "The envoy of Turkey said that the Egyptian army is likely to shell Benghazi within days."),
}


@pytest.fixture
def weighed(run, empty_folder: Path) -> None:
    for name, (day, text) in REPORTS.items():
        (empty_folder / name).write_text(text, encoding="utf-8")
        assert run("add", name, "--published", day, "--publisher", f"Outlet {name[0].upper()}").exit_code == 0


def rows(done) -> list[dict]:
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def estimand(run) -> str:
    return next(e["estimand"]["id"] for e in rows(run("estimates", "--disputed")))


def test_an_estimate_leads_to_its_claims_and_its_policy(run, weighed):
    [why] = rows(run("why", estimand(run)[:9], "--policy", "acled_conservative"))
    assert (why["kind"], why["policy"], why["result"]["best"]["best"]) == ("estimate", "acled_conservative", 12)
    by_outlet = {claim["outlet"]: claim for claim in why["claims"]}
    assert set(by_outlet) == {"Outlet A", "Outlet B"}
    assert by_outlet["Outlet A"]["part"] == ["12 as of 2025-02-04 (published)"]
    assert by_outlet["Outlet A"]["published"] == "2025-02-04"
    assert "mayor of Kadugli" in by_outlet["Outlet A"]["chain"]
    assert "12" in why["reason"]
    assert why["sources"] == []


def test_a_merge_is_told_behind_what_it_changed(run, weighed):
    ident = estimand(run)
    done = run("sources", "merge", "health ministry", "mayor of Kadugli", "--as", "Ana", "--because", "his office")
    if done.exit_code:  # somebody unnamed is found by id alone
        unnamed = next(row["id"] for row in rows(run("sources")) if "ministry" in row["name"].casefold())
        done = run("sources", "merge", unnamed, "mayor of Kadugli", "--as", "Ana", "--because", "his office")
    assert done.exit_code == 0, done.stderr
    [why] = rows(run("why", ident))
    assert [(s["act"], s["by"], s["because"]) for s in why["sources"]] == [("same", "Ana", "his office")]
    assert why["result"]["origins"] == ["mayor of Kadugli"]


def test_a_dispute_leads_to_both_sides_and_their_edge(run, weighed):
    dispute = next(row["id"] for row in rows(run("contradictions")) if row["kind"] == "denial")
    [why] = rows(run("why", dispute))
    assert {part for claim in why["claims"] for part in claim["part"]} == {"for", "against"}
    assert "contradicts" in {edge["relation"] for edge in why["edges"]}
    assert all(edge["reason"] for edge in why["edges"])


def test_a_disagreement_of_figures_leads_to_its_estimate(run, weighed):
    listed = next(row["id"] for row in rows(run("contradictions")) if row["kind"] == "figures")
    assert rows(run("why", listed))[0]["id"] == listed.partition(".")[0]


def test_a_forecast_tells_its_window_and_what_was_decided(run, weighed):
    [made] = rows(run("forecasts", "--as-of", "2025-06-01"))
    why = ("--as", "Ana", "--because", "told by two")
    assert run("forecasts", "settle", made["claim"], "fulfilled", *why).exit_code == 0
    [answer] = rows(run("why", made["claim"], "--as-of", "2025-06-01"))
    assert (answer["kind"], answer["result"]["state"]) == ("forecast", "fulfilled")
    [forecast] = [claim for claim in answer["claims"] if "the forecast" in claim["part"]]
    assert [j["act"] for j in forecast["judgements"]] == ["settle"]


def test_a_claim_tells_who_stands_against_it(run, weighed):
    claim = rows(run("claims", "--report", rows(run("reports", "--text", "governor"))[0]["id"]))[0]["id"]
    [why] = rows(run("why", claim))
    assert why["kind"] == "claim"
    assert {part for c in why["claims"] for part in c["part"]} >= {"the claim", "contradicts it"}
    assert why["result"]["credibility"] in "123456"


@pytest.mark.parametrize("form", ["table", "json"])
def test_people_and_programs_read_the_same(run, weighed, form):
    claim = rows(run("claims", "--text", "40 people"))[0]["id"]
    for ident in (estimand(run), claim, rows(run("contradictions"))[0]["id"]):
        done = run("why", ident, "--format", form)
        assert done.exit_code == 0, done.stderr
        assert "Outlet" in done.stdout
        assert ident.partition(".")[0] in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("e_00000000",), 1),
        (("d_00000000",), 1),
        (("c_00000000",), 1),
        (("e_",), 2),
    ],
)
def test_what_is_no_result_is_refused(run, weighed, words, code):
    assert run("why", *words).exit_code == code


def test_there_is_no_csv_of_it(run, weighed):
    assert run("why", estimand(run), "--format", "csv").exit_code == 2
