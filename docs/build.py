"""Everything in the documents that the program can write itself; `make docs` writes it, tests hold it current."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.settings import DEFAULTS, MEANINGS, PREFIX

ROOT = Path(__file__).resolve().parent.parent
EXCERPT = re.compile(r"(?<=<!-- excerpt: written by make docs -->\n).*?(?=<!-- end of excerpt -->)", re.DOTALL)
EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```\n+```text\n(?P<printed>.*?)^```", re.MULTILINE | re.DOTALL)
CLAIMS_SHOWN = 6


def pages() -> dict[str, str]:
    """The path, within the repository, and the text of each page that is generated whole."""
    return {
        "docs/schema/claim.schema.json": schema("claim"),
        "docs/schema/report.schema.json": schema("report"),
        "docs/reference/cli.md": cli_reference(),
        "docs/reference/settings.md": settings_reference(),
    }


def schema(noun: str) -> str:
    """The JSON Schema of what the program prints, as it prints it."""
    return CliRunner().invoke(main, ["schema", noun], catch_exceptions=False).output


def commands(
    group: click.Group, path: tuple[str, ...] = ("reportedly",)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it, groups before their members."""
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def cli_reference() -> str:
    """Usage, meaning and options of every command, as `--help` tells them."""
    parts = ["# Commands\n\nWritten by `make docs` from the program's own help.\n"]
    for path, command in [(("reportedly",), main), *commands(main)]:
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts.append(f"## {' '.join(path)}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def settings_reference() -> str:
    """Every setting with its default and meaning."""
    rows = [f"| `{name}` | `{PREFIX}{name.upper()}` | `{DEFAULTS[name]}` | {MEANINGS[name]} |" for name in DEFAULTS]
    head = [
        "# Settings",
        "",
        "Flags go before the environment, the environment before `reportedly.toml`, that before the default.",
        "",
    ]
    return "\n".join([*head, "| name | environment | default | means |", "|---|---|---|---|", *rows]) + "\n"


def excerpt() -> str:
    """The first claims that `reportedly read` prints of the first example."""
    example = sorted((ROOT / "examples").glob("01-*"))[0].relative_to(ROOT)
    plain = {**os.environ, "COLUMNS": "118", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    command = [str(Path(sys.executable).with_name("reportedly")), "read", str(example), "--format", "table"]
    shown = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = [line.rstrip() for line in shown.stdout.strip("\n").splitlines()]
    blanks = [number for number, line in enumerate(lines) if not line]
    table = "\n".join(lines[: blanks[CLAIMS_SHOWN]])
    return f"```text\n$ reportedly read {example}\n{table}\n…\n```\n"


def printed(code: str) -> str:
    """What a piece of Python prints, run in an empty folder."""
    with TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def readme() -> str:
    """The README with what the program prints now."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = excerpt()
    text = EXCERPT.sub(lambda _: shown, text)
    return EXAMPLE.sub(lambda at: f"```python\n{at['code']}```\n\n```text\n{printed(at['code'])}```", text)


def write() -> None:
    """Write every generated page and the excerpt."""
    for path, text in {**pages(), "README.md": readme()}.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
