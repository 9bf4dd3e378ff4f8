"""What a person on the command line allows a fetch to do. No page, feed or settings file can set any of it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

import click

from ..settings import Settings
from .options import GivenOptions

if TYPE_CHECKING:
    from ..net.untrusted import Untrusted

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """The flags of a command that fetches."""

    allow_private: bool = False
    ports: tuple[int, ...] = ()
    robots: bool = True
    delay: float = 1.0


class InputOptions(GivenOptions):
    """What the user says about inputs, and allows for fetching them, as options."""

    allow_private: bool
    allow_port: tuple[int, ...]
    ignore_robots: bool


def parted(options: InputOptions) -> tuple[GivenOptions, Fetching]:
    """What is said of the reports, and what is allowed for fetching."""
    given = GivenOptions(
        published=options["published"],
        publisher=options["publisher"],
        title=options["title"],
        url=options["url"],
    )
    ports, robots = options["allow_port"], not options["ignore_robots"]
    return given, Fetching(allow_private=options["allow_private"], ports=ports, robots=robots)


def fetch_options(command: F) -> F:
    """The flags that widen what is fetched."""
    for option in (
        click.option("--ignore-robots", is_flag=True, help="Fetch what a site's robots.txt asks robots not to."),
        click.option(
            "--allow-port",
            multiple=True,
            type=click.IntRange(1, 65535),
            metavar="PORT",
            help="Fetch from this port, too; once for each.",
        ),
        click.option("--allow-private", is_flag=True, help="Fetch from your own machine and network, too."),
    ):
        command = option(command)
    return command


def tool() -> str:
    """This program as captures name it."""
    return f"reportedly {version('reportedly')}"


def client_for(settings: Settings, fetching: Fetching) -> "Untrusted":
    """The client that fetches for this run."""
    from ..net.untrusted import Policy, Untrusted

    return Untrusted(
        Policy(
            allow_private=fetching.allow_private,
            ports=frozenset(fetching.ports),
            robots=fetching.robots,
            delay=fetching.delay,
            contact=settings.contact,
            version=version("reportedly"),
        )
    )
