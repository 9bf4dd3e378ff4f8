"""Options that several commands share, and what they turn into."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from ..errors import SettingsError
from ..model import Commitment, EventType, Policy
from ..settings import CHOICES, Settings, Value, load_settings

if TYPE_CHECKING:
    from ..extract.asked.asking import Asking
    from ..extract.pipeline import Extractor
    from ..ledger import ClaimQuery, Ledger

F = TypeVar("F", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date that the text says."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2024-11-11", param, ctx)


class GivenOptions(TypedDict):
    """What the user says about the reports, as options."""

    published: date | None
    publisher: str | None
    title: str | None
    url: str | None


class Filters(TypedDict):
    """Which claims are wanted, as options."""

    who: str | None
    affiliation: str | None
    event: EventType | None
    place: str | None
    since: date | None
    until: date | None
    commitment: Commitment | None
    minimum: float | None
    text: str | None
    report: str | None
    limit: int | None


def _stacked(*options: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _remember_knowledge(context: click.Context, _: click.Parameter, folder: str | None) -> None:
    context.meta[_KNOWLEDGE] = folder


_KNOWLEDGE = f"{__name__}.knowledge"
"""Where a command's context keeps the folder until `settings_for` asks for it, so that no command hands it through."""

knowledge_option = click.option(
    "--knowledge",
    metavar="DIR",
    expose_value=False,
    callback=_remember_knowledge,
    help="Folder of your own words, places and aliases, read beside ours [REPORTEDLY_KNOWLEDGE].",
)

ledger_option = _stacked(
    click.option(
        "--ledger", metavar="PATH|URL", help="The ledger [environment: REPORTEDLY_LEDGER; default: ./ledger.db]."
    ),
    knowledge_option,
)

extractor_options = _stacked(
    click.option(
        "--pipeline", metavar="NAME", help="Installed spaCy pipeline that parses English [REPORTEDLY_PIPELINE]."
    ),
    click.option(
        "--attribution",
        type=click.Choice(CHOICES["attribution"]),
        help="Find who says what by the model and rules, or by rules alone [REPORTEDLY_ATTRIBUTION; default: model].",
    ),
)

given_options = _stacked(
    click.option("--published", type=Day(), help="Date of the reports, from which relative dates count."),
    click.option("--publisher", metavar="NAME", help="Outlet that published the reports."),
    click.option("--title", metavar="TEXT", help="Title of the report."),
    click.option("--url", metavar="URL", help="Address of the report."),
)

filter_options = _stacked(
    click.option("--who", metavar="WORDS", help="A source anywhere in the chain; the outlet for its own voice."),
    click.option("--affiliation", metavar="ISO3", help="Country that a source speaks for, e.g. UKR."),
    click.option("--event", type=click.Choice(EventType, case_sensitive=False), help="PLOVER type of the event."),
    click.option("--place", metavar="WORDS", help="A place by name, or a country by its ISO code, e.g. SDN."),
    click.option("--since", type=Day(), help="Reports published on this day or later."),
    click.option("--until", type=Day(), help="Reports published on this day or earlier."),
    click.option("--commitment", type=click.Choice(Commitment, case_sensitive=False), help="How the source holds it."),
    click.option("--min", "minimum", type=float, metavar="NUMBER", help="A figure that reaches this number."),
    click.option("--text", metavar="WORDS", help='Words of the claim; "in quotes" together, word* a beginning.'),
    click.option("--report", metavar="ID", help="Claims of this report only."),
    click.option("--limit", type=click.IntRange(min=1), help="At most so many claims."),
)

policy_option = click.option(
    "--policy",
    type=click.Choice(Policy, case_sensitive=False),
    default=Policy.MEDIAN_OF_ORIGINS,
    show_default=True,
    help="How figures that differ become one range.",
)


def settings_for(context: click.Context, **flags: Value | None) -> Settings:
    """The settings in force for a command, its flags counted in; from now on the user's own knowledge is used.

    Raises:
        SettingsError: a setting makes no sense, or something in the folder of the user's knowledge is wrong.
    """
    from ..knowledge import own

    settings = untried_settings(context, **flags)
    own.use(settings.own_knowledge)
    return settings


def untried_settings(context: click.Context, **flags: Value | None) -> Settings:
    """The settings in force for a command that looks after the user's own knowledge itself."""
    file = context.find_root().obj
    told = {**flags, "knowledge": context.meta.get(_KNOWLEDGE)}
    return load_settings(told, file=file if isinstance(file, Path) else None)


def extractor_for(settings: Settings, *, asking: "Asking | None" = None) -> "Extractor":
    """The extractor that the settings ask for, with a language model where one is asked; loads nothing yet."""
    from ..extract.pipeline import Attribution, Extractor

    return Extractor(
        pipeline=settings.pipeline,
        attribution=Attribution(settings.attribution),
        further_places=settings.further_places,
        asking=asking,
    )


def claim_query(filters: Filters, ledger: "Ledger") -> "ClaimQuery":
    """The question that the filters ask of a ledger; a report may be named by the beginning of its id.

    Raises:
        SettingsError: the days are in the wrong order, or a country is no ISO 3166-1 alpha-3 code.
        NotFound: there is no such report.
    """
    from ..ledger import ClaimQuery

    since, until, affiliation = filters["since"], filters["until"], filters["affiliation"]
    if since and until and since > until:
        raise SettingsError(f"--since {since} is later than --until {until}")
    if affiliation and not (len(affiliation) == 3 and affiliation.isalpha()):
        raise SettingsError(f"--affiliation {affiliation}: is no ISO 3166-1 alpha-3 code", remedy="such as UKR or SDN")
    report = filters["report"]
    return replace(ClaimQuery(**filters), report=ledger.report(report).id if report else None)


def scope_in_words(filters: Filters) -> str:
    """The filters as a reader of a brief sees them: "place Kursk, since 2024-11-01"."""
    named = {"minimum": "figures that reach", "who": "source", "text": "words", "limit": "at most"}
    given = ((name, value) for name, value in filters.items() if value is not None)
    return ", ".join(f"{named.get(name, name)} {value}" for name, value in given)
