"""`sources`: who is cited, who is who, how reliable; from reports in words."""

import json
from pathlib import Path

import pytest

REPORTS = {
    "a.txt": ("2025-03-01", "Health Minister Lucía Aranda said that 12 people were killed in Buenaventura."),
    "b.txt": ("2025-03-02", "Health Minister Aranda said that 14 people were killed in Buenaventura."),
    "c.txt": ("2025-03-02", "The mayor of Quibdó said that the army shelled Riosucio."),
}


@pytest.fixture
def cited(run, empty_folder: Path) -> None:
    for name, (day, text) in REPORTS.items():
        (empty_folder / name).write_text(text, encoding="utf-8")
        assert run("add", name, "--published", day, "--publisher", f"Outlet {name[0].upper()}").exit_code == 0


def rows(done) -> list[dict]:
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def by_name(run) -> dict[str, dict]:
    return {row["name"]: row for row in rows(run("sources"))}


def two(run) -> tuple[str, str]:
    """The names of the minister in the two reports."""
    names = sorted((name for name in by_name(run) if "Aranda" in name), key=len)
    assert len(names) == 2, names
    return names[0], names[1]


def test_sources_are_listed_with_what_they_said_and_who_carries_them(run, cited):
    mayor = by_name(run)["mayor of Quibdó"]
    assert (mayor["statements"], mayor["outlets"], mayor["acts"]) == (1, "Outlet C", "says 1")
    assert (mayor["first"], mayor["reliability"], mayor["hit_rate"]) == ("2025-03-02", None, None)
    late = {row["name"] for row in rows(run("sources", "--since", "2025-03-02", "--named"))}
    assert "mayor of Quibdó" in late
    assert two(run)[1] not in late
    assert rows(run("sources", "--kind", "outlet")) == []


def test_a_merge_changes_what_is_counted_and_a_split_restores_it(run, cited):
    short, full = two(run)
    before = [run(command).stdout for command in ("sources", "estimates", "contradictions", "forecasts")]
    why = ("--as", "Ana", "--because", "there is one health minister")
    done = run("sources", "merge", short, full, *why)
    assert done.exit_code == 0, done.stderr
    merged = by_name(run)
    assert short not in merged
    assert (merged[full]["statements"], merged[full]["names"]) == (2, f"{full}; {short}")
    [toll] = [e for e in rows(run("estimates")) if e["estimand"]["where"] == "Buenaventura"]
    assert toll["origins"] == [full]
    assert toll["disagreement"] is False
    assert run("sources", "split", full, short, *why).exit_code == 0
    assert [run(command).stdout for command in ("sources", "estimates", "contradictions", "forecasts")] == before
    assert run("db", "verify").exit_code == 0


def test_who_may_be_one_is_proposed_until_somebody_decides(run, cited):
    short, full = two(run)
    [proposed] = rows(run("sources", "suggest"))
    assert (proposed["name"], proposed["other_name"]) == (short, full)
    why = ("--as", "Ana", "--because", "unclear", "--unsure")
    assert run("sources", "split", proposed["origin"], proposed["other"], *why).exit_code == 0
    done = run("sources", "suggest")
    assert done.stdout == ""
    assert "no two sources" in done.stderr


def test_a_source_is_rated_by_a_person_and_shown_whole(run, cited):
    assert run("sources", "rate", "mayor of quibdo", "B", "--as", "Ana").exit_code == 2
    done = run("sources", "rate", "mayor of quibdo", "b", "--as", "Ana", "--because", "right eight times of ten")
    assert done.exit_code == 0, done.stderr
    assert by_name(run)["mayor of Quibdó"]["reliability"] == "B"
    [whole] = rows(run("sources", "show", "mayor of Quibdó"))
    assert whole["judgements"][0]["because"] == "right eight times of ten"
    assert len(whole["claims"]) == 1
    shown = run("sources", "show", "mayor of Quibdó", "--format", "table").stdout
    assert "reliability B" in shown
    assert "shelled" in shown


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_every_format_lists_sources(run, cited, form):
    for words in (("sources",), ("sources", "show", "mayor of Quibdó"), ("sources", "suggest")):
        done = run(*words, "--format", form)
        assert done.exit_code == 0, done.stderr
        assert done.stdout


def test_a_name_that_nobody_or_several_have_is_refused(run, cited):
    assert run("sources", "show", "Bolívar").exit_code == 1
    done = run("sources", "show", "Outlet")
    assert done.exit_code in (1, 2)
    assert "o_" in done.stderr or "no source" in done.stderr
