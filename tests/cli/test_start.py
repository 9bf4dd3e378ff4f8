"""Starting up: at once, and without what only some commands need."""

import subprocess
import sys

import click
import pytest

from reportedly.cli import COMMANDS, main

HEAVY = {"spacy", "sqlalchemy", "alembic", "pydantic", "jinja2", "rich"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], []])
def test_help_imports_nothing_heavy(words):
    code = (
        "import sys\n"
        "from reportedly.cli import main\n"
        f"main({words!r}, standalone_mode=False, prog_name='reportedly')\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] in ("[]",) or "NoArgsIsHelpError" in done.stderr


def test_importing_the_package_imports_nothing_heavy():
    code = f"import sys, reportedly; print(sorted({HEAVY | {'click'}!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("name", "line"), COMMANDS.lines())
def test_the_list_of_commands_says_what_each_says_of_itself(name, line):
    first = (COMMANDS[name].help or "").split("\n\n")[0]
    assert " ".join(first.split()).startswith(line.rstrip("."))


def test_every_command_is_listed(run):
    shown = run("--help").stdout
    assert all(f"  {name} " in shown for name in main.commands)


def test_version(run):
    assert run("--version").stdout.startswith("reportedly ")


def test_an_unknown_command_is_a_usage_error(run):
    done = run("raed")
    assert done.exit_code == 2
    assert "raed" in done.stderr


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_completion_scripts_name_the_program(run, shell):
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_REPORTEDLY_COMPLETE" in done.stdout


def test_completion_knows_the_commands(monkeypatch):
    from click.shell_completion import BashComplete

    found = BashComplete(main, {}, "reportedly", "_REPORTEDLY_COMPLETE").get_completions([], "cl")
    assert [item.value for item in found] == ["claims"]


def test_no_option_hides_behind_two_meanings():
    for command in main.commands.values():
        for each in command.commands.values() if isinstance(command, click.Group) else [command]:
            flags = [flag for param in each.params for flag in param.opts]
            assert len(flags) == len(set(flags)), each.name
