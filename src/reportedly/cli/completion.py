"""`reportedly completion`."""

import click

NAME = "reportedly"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in a shell.

    \b
    bash: reportedly completion bash > ~/.local/share/bash-completion/completions/reportedly
    zsh:  reportedly completion zsh > a folder of $fpath, as _reportedly
    fish: reportedly completion fish > ~/.config/fish/completions/reportedly.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"nothing is known about {shell}")
    click.echo(kind(context.find_root().command, {}, NAME, f"_{NAME.upper()}_COMPLETE").source())
