"""What raises an alert, and what does not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.samples import claim, link, place, quantity, report

from reportedly.errors import SettingsError
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.ledger import Ledger
from reportedly.ledger.watch_records import Alert, RuleKind
from reportedly.model import Bound, Claim, Commitment, EventType, Measure, Report, TimeSpan
from reportedly.model.time import Precision
from reportedly.watch.rules import query_of
from reportedly.watch.telling import look

Tell = Callable[..., list[Alert]]
AT = datetime(2025, 3, 3, 10, 30, tzinfo=UTC)


def shelled(who: str, number: int, *, outlet: str = "Kivu Courier", denied: bool = False) -> tuple[Report, list[Claim]]:
    """Somebody says that so many died in Goma, or denies it."""
    verb = "denied" if denied else "said"
    text = f"{who} {verb} that {number} people were killed when rebels shelled Goma on Friday."
    source = report(text, published="2025-01-25", publisher=outlet)
    return source, [
        claim(
            source,
            f"{number} people were killed when rebels shelled Goma on Friday",
            chain=(link(source, who, cue=verb, entity=who),),
            event=(EventType.ASSAULT, "shelled"),
            commitment=Commitment.DENIED if denied else Commitment.ASSERTED,
            quantities=(quantity(source, str(number), ends=(number, number), measure=Measure.KILLED),),
            places=(place(source, "Goma", name="Goma", country="COD"),),
        )
    ]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """Make a rule, add reports, and look: what was raised of them."""
    ledger = Ledger(tmp_path / "ledger.db", clock=lambda: AT)

    def add(*found: tuple[Report, list[Claim]]) -> None:
        for source, claims in found:
            ledger.add(source, claims, extractor="rules-1")

    def tell(
        kind: RuleKind,
        *new: tuple[Report, list[Claim]],
        before: tuple[tuple[Report, list[Claim]], ...] = (),
        now: datetime = AT,
        **filters: str,
    ) -> list[Alert]:
        add(*before)
        rule = ledger.add_rule(kind, filters)
        add(*new)
        look(ledger, [], gazetteer=open_gazetteer, now=now)
        look(ledger, [], gazetteer=open_gazetteer, now=now)
        return [alert for alert in ledger.alerts() if alert.rule == rule.seq]

    return tell


def test_a_figure_is_told_once_and_what_an_origin_said_before_is_not(told: Tell) -> None:
    before = shelled("General Okito", 12)
    again = shelled("General Okito", 12, outlet="Lake Post")
    other = shelled("Mayor Furaha", 12, outlet="Lake Post")
    more = shelled("General Okito", 19, outlet="Radio Sol")
    found = told(RuleKind.FIGURE, again, other, more, more, before=(before,), measure="killed", place="Goma")
    assert sorted(alert.subject for alert in found) == [
        "New figure: 12 killed (Mayor Furaha, in Lake Post)",
        "New figure: 19 killed (General Okito, in Radio Sol)",
    ]
    assert told(RuleKind.FIGURE, shelled("General Okito", 40), measure="wounded") == []


def test_a_contradiction_is_told_when_it_opens_and_not_when_it_grows(told: Tell) -> None:
    said, denied = shelled("General Okito", 12), shelled("Colonel Ruta", 12, outlet="Lake Post", denied=True)
    [alert] = told(RuleKind.CONTRADICTION, denied, before=(said,))
    assert alert.subject.startswith("Contradiction: ")
    assert set(alert.claims) >= {said[1][0].id, denied[1][0].id}
    assert told(RuleKind.CONTRADICTION, shelled("Mayor Furaha", 12, outlet="Radio Sol")) == [alert]


def test_a_source_that_speaks_is_told_with_its_words(told: Tell) -> None:
    found = told(RuleKind.SOURCE, shelled("General Okito", 12), shelled("Mayor Furaha", 3), who="Okito")
    assert [alert.subject.partition(":")[0] for alert in found] == ["General Okito"]


def test_a_forecast_is_told_when_its_window_closes(told: Tell) -> None:
    text = "General Okito said that rebels will attack Goma by 20 March."
    source = report(text, published="2025-03-03")
    when = TimeSpan(
        text="by 20 March",
        span=(text.index("by 20"), text.index("by 20") + 11),
        start=None,
        end=datetime(2025, 3, 20).date(),
        precision=Precision.DAY,
        anchor=None,
    )
    made = claim(
        source,
        "rebels will attack Goma by 20 March",
        chain=(link(source, "General Okito", entity="General Okito"),),
        event=(EventType.ASSAULT, "attack"),
        commitment=Commitment.PREDICTED,
        places=(place(source, "Goma", name="Goma", country="COD"),),
    ).model_copy(update={"times": (when,)})
    assert told(RuleKind.FORECAST, (source, [made])) == []
    [alert] = told(RuleKind.FORECAST, now=datetime(2025, 4, 10, tzinfo=UTC))
    assert alert.subject == "Lapsed on 2025-03-20: rebels will attack Goma by 20 March"


def test_an_edit_is_told_with_the_figures_that_moved(told: Tell) -> None:
    def version(number: int) -> tuple[Report, list[Claim]]:
        text = f"At least {number} people died at the market."
        source = report(text, url="https://kivu.example/1", title="Market shelled")
        words = f"At least {number}"
        figures = (quantity(source, words, ends=(number, None), bound=Bound.AT_LEAST, measure=Measure.KILLED),)
        return source, [claim(source, f"{words} people died at the market", quantities=figures)]

    [alert] = told(RuleKind.EDIT, version(19), before=(version(12),))
    assert alert.subject == "Edited: Market shelled (At least 12 (killed) → At least 19 (killed))"
    assert told(RuleKind.EDIT, version(20), publisher="Lake Post") == []


def test_a_filter_that_makes_no_sense_is_said_before_a_rule_is_made() -> None:
    with pytest.raises(SettingsError, match="no sense"):
        query_of({"min": "many"})
