"""Pictures from the command line: files written whole, errors that say what to do."""

from pathlib import Path

import pytest

REPORTS = {
    "a.txt": "The mayor of Sirte said that 12 people were killed in Sirte when the militia shelled it.",
    "b.txt": "The health ministry said that 40 people were killed in Sirte.",
    "c.txt": "The army said that nine soldiers were wounded in Gao.",
}


@pytest.fixture
def filled(run, empty_folder: Path) -> None:
    for name, text in REPORTS.items():
        (empty_folder / name).write_text(text, encoding="utf-8")
    assert run("add", *REPORTS, "--published", "2025-02-04").exit_code == 0


def test_figures_of_one_question_are_drawn_beside_their_rows(run, filled):
    done = run("estimates", "--text", "killed", "--place", "Sirte", "--chart", "sirte.svg")
    assert done.exit_code == 0, done.stderr
    assert '"low": 12' in done.stdout
    assert "sirte.svg: How many: killed, Sirte" in done.stderr
    assert "mayor of Sirte (LBY): 12 as of 2025-02-04" in Path("sirte.svg").read_text(encoding="utf-8")


def test_where_several_questions_are_left_one_can_be_chosen(run, filled):
    done = run("estimates", "--chart", "all.svg")
    assert done.exit_code == 2
    assert "--estimate ID: e_" in done.stderr
    assert not Path("all.svg").exists()
    ident = done.stderr.partition("--estimate ID: ")[2].split()[0]
    assert run("estimates", "--estimate", ident, "--chart", "one.png", "--theme", "dark").exit_code == 0
    assert Path("one.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("estimates", "--text", "tanks", "--chart", "a.svg"), "ask for less"),
        (("estimates", "--text", "killed", "--chart", "a.gif"), "a.svg"),
        (("forecasts", "scores", "--chart", "a.svg"), "forecasts settle"),
    ],
)
def test_what_cannot_be_drawn_says_what_to_do(run, filled, words, remedy):
    done = run(*words)
    assert done.exit_code == 2
    assert remedy in done.stderr
    assert not list(Path().glob("a.*g"))


def test_outlets_beside_origins_of_everything_listed(run, filled):
    assert run("estimates", "--chart-outlets", "all.svg").exit_code == 0
    drawn = Path("all.svg").read_text(encoding="utf-8")
    assert "killed, Sirte" in drawn
    assert "Gao" in drawn


def test_calibration_is_drawn_once_something_is_settled(run, empty_folder: Path):
    (empty_folder / "f.txt").write_text("The envoy of Turkey said that Egypt is likely to shell Sirte within days.")
    assert run("add", "f.txt", "--published", "2025-02-03").exit_code == 0
    claim = run("forecasts", "--format", "csv").stdout.splitlines()[1].split(",")[0]
    run("forecasts", "settle", claim, "refuted", "--as", "M. Okafor", "--because", "nothing happened")
    assert run("forecasts", "scores", "--chart", "c.svg").exit_code == 0
    assert ">1 settled<" in Path("c.svg").read_text(encoding="utf-8")
    assert run("forecasts", "scores", "--who", "nobody", "--chart", "d.svg").exit_code == 2


def test_a_brief_names_its_policy_and_draws_its_ranges_without_script_or_load(run, filled):
    assert run("brief", "--policy", "ucdp", "--out", "b.html").exit_code == 0
    page = Path("b.html").read_text(encoding="utf-8")
    assert "<dd>ucdp</dd>" in page
    assert page.count("<svg") == 1
    assert 'xlink:href="#c_' in page
    assert "<script" not in page
    assert "Ranges by policy: ucdp" in run("brief", "--policy", "ucdp").stdout.replace("\\", "")
