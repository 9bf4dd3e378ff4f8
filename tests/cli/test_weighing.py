"""`estimates`, `contradictions`, `forecasts`, `grade`: from reports in words to what stands behind a figure."""

import json
from pathlib import Path

import pytest

REPORTS = {
    "a.txt": ("2025-02-04", "The mayor of Sirte said that 12 people were killed in Sirte when the militia shelled it."),
    "b.txt": ("2025-02-04", "The health ministry said that 40 people were killed in Sirte."),
    "c.txt": ("2025-02-05", "According to the mayor of Sirte, 12 people were killed in Sirte."),
    "d.txt": ("2025-02-05", "Egypt denied that its army had shelled Benghazi."),
    "e.txt": ("2025-02-04", "The governor of Benghazi said that the Egyptian army had shelled Benghazi."),
    "f.txt": ("2025-02-03", "The envoy of Turkey said that the Egyptian army is likely to shell Benghazi within days."),
}


@pytest.fixture
def weighed(run, empty_folder: Path) -> None:
    for name, (day, text) in REPORTS.items():
        (empty_folder / name).write_text(text, encoding="utf-8")
        publisher = f"Outlet {name[0].upper()}"
        assert run("add", name, "--published", day, "--publisher", publisher).exit_code == 0


def rows(done) -> list[dict]:
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def dead(found: list[dict]) -> dict:
    [one] = [e for e in found if e["estimand"]["measure"] == "killed" and e["estimand"]["where"] == "Sirte"]
    return one


def test_an_estimate_counts_origins_and_names_who_disagrees(run, weighed):
    estimate = dead(rows(run("estimates")))
    figures = {(f["low"], f["high"]): f for f in estimate["figures"]}
    assert set(figures) == {(12, 12), (40, 40)}
    assert figures[12, 12]["outlets"] == ["Outlet A", "Outlet C"]
    assert estimate["disagreement"] is True
    assert estimate["policy"] == "median_of_origins"
    assert estimate["best"]["best"] == 26
    assert "one" not in estimate["origins"]


def test_policy_and_day_are_chosen(run, weighed):
    lowest = dead(rows(run("estimates", "--policy", "acled_conservative")))
    assert lowest["best"]["best"] == 12
    before = rows(run("estimates", "--as-of", "2025-02-03"))
    assert before == []
    first_day = dead(rows(run("estimates", "--as-of", "2025-02-04")))
    assert first_day["outlets"] == ["Outlet A", "Outlet B"]


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_every_format_of_an_estimate(run, weighed, form):
    done = run("estimates", "--format", form, "--disputed")
    assert done.exit_code == 0, done.stderr
    assert "Sirte" in done.stdout
    assert "40" in done.stdout


def test_headings_are_no_markup(run, weighed):
    for command in ("estimates", "contradictions"):
        assert "[bold]" not in run(command, "--format", "table").stdout


def test_a_denial_meets_what_it_denies(run, weighed):
    [denial] = [row for row in rows(run("contradictions")) if row["kind"] == "denial"]
    assert denial["against"] == ["Egypt"]
    assert len(denial["for"]) == 1
    assert denial["claims_for"]
    shown = run("contradictions", "--format", "table").stdout
    assert "against" in shown


def test_a_forecast_lapses_is_proposed_and_settled(run, weighed):
    [made] = rows(run("forecasts", "--as-of", "2025-02-04"))
    assert (made["state"], made["likelihood"]) == ("open", "likely")
    [lapsed] = rows(run("forecasts", "--as-of", "2025-06-01"))
    assert lapsed["state"] == "lapsed"
    assert lapsed["proposed"] is None or lapsed["evidence"]
    done = run("forecasts", "settle", lapsed["claim"], "fulfilled", "--as", "Ana", "--because", "told by two")
    assert done.exit_code == 0, done.stderr
    [settled] = rows(run("forecasts", "--as-of", "2025-06-01", "--state", "fulfilled"))
    assert settled["claim"] == made["claim"]
    [score] = rows(run("forecasts", "scores", "--as-of", "2025-06-01"))
    assert (score["settled"], score["fulfilled"], score["hit_rate"]) == (1, 1, None)
    assert run("db", "verify").exit_code == 0


def test_a_grade_is_proposed_with_a_reason_and_set_by_a_person(run, weighed):
    claim = rows(run("claims", "--text", "40 people"))[0]["id"]
    [proposed] = rows(run("grade", claim))
    assert (proposed["set"], proposed["proposed"]) == (None, "6")
    assert proposed["reason"]
    assert run("grade", claim, "2").exit_code == 2
    assert run("grade", claim, "2", "--as", "Ana", "--because", "a list of names").exit_code == 0
    assert rows(run("grade", claim))[0]["set"] == "2"


def test_nothing_to_weigh_is_said(run, ledger):
    done = run("forecasts", "--since", "2030-01-01")
    assert done.exit_code == 0
    assert "no forecast" in done.stderr
