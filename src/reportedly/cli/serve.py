"""`reportedly serve`: the desk, as a web page."""

import getpass

import click

from ..ledger import Ledger, Role
from .boundary import remark
from .options import ledger_option, settings_for

PORT = 8321


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where it listens; elsewhere it needs users.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Port at which it listens; 0 takes a free one.",
)
@click.option(
    "--address",
    metavar="URL",
    help="How others reach it, such as https://desk.example.org behind a proxy that speaks https.",
)
@click.option("--as", "name", metavar="NAME", help="Whom the printed link signs in [default: the name you log in by].")
@ledger_option
@click.pass_context
def command(
    context: click.Context, *, host: str, port: int, address: str | None, name: str | None, ledger: str | None
) -> None:
    """Open the ledger as web pages: read, narrow down, review, settle.

    \b
    reportedly serve --ledger kursk.db
    reportedly users add Amira --role admin; reportedly serve --host 0.0.0.0 --address https://desk.example.org

    Prints an address that signs you in, once. Ctrl-C ends it. By default only this machine can reach it; anywhere else
    it refuses to open without users (`reportedly users add`) and shows strangers nothing but the sign-in page. What was
    added is weighed while it is open; pages say what still waits.
    """
    from ..desk.access.opening import check_may_open, sign_in_link
    from ..desk.access.rules import is_loopback, rules_for
    from ..desk.app import make_app
    from ..desk.server import address_of, listen, serve
    from ..desk.weigher import weighing_apart

    with Ledger(settings_for(context, ledger=ledger).ledger) as opened:
        rules = rules_for(host, address=address, ledger=opened.place)
        check_may_open(opened, host)
        with listen(host, port) as bound:
            app = make_app(opened, rules=rules)
            reached = (address or address_of(bound)).rstrip("/")
            if not is_loopback(host) and not rules.secure:
                remark("without https, whoever shares the network can read along: put a proxy in front, see --address")
            who = name or getpass.getuser()
            with weighing_apart(opened):
                serve(
                    app,
                    bound,
                    behind_proxy=address is not None,
                    ready=lambda: click.echo(sign_in_link(opened, reached, who, role=Role.ADMIN, now=rules.clock())),
                )
    remark("ended")
