"""Reports and claims built by hand: the words are found in the text, everything else is given."""

from datetime import date

from tests.factory import make_report

from reportedly.model import (
    Act,
    Bound,
    Claim,
    Commitment,
    Event,
    EventType,
    Hedge,
    Likelihood,
    Link,
    Measure,
    Modality,
    Place,
    PlaceKind,
    PlaceRole,
    Polarity,
    Precision,
    Quantity,
    Report,
    SourceKind,
    Span,
    Tense,
    TimeSpan,
    Voice,
)

EXTRACTOR = "reportedly 0.1.0, by hand"


def span_of(report: Report, words: str, after: int = 0) -> Span:
    start = report.text.index(words, after)
    return Span(start, start + len(words))


def link(
    report: Report, mention: str, cue: str | None = None, *, entity: str | None = None, act: Act = Act.SAYS
) -> Link:
    return Link(
        mention=mention,
        span=span_of(report, mention),
        entity=entity,
        kind=SourceKind.OFFICIAL,
        act=act,
        cue=cue,
        cue_span=span_of(report, cue) if cue else None,
    )


def figure(
    report: Report,
    words: str,
    low: int | None,
    high: int | None,
    bound: Bound,
    *,
    unit: str | None = None,
    measure: Measure | None = None,
) -> Quantity:
    return Quantity(
        text=words, span=span_of(report, words), low=low, high=high, bound=bound, unit=unit, measure=measure
    )


def place(report: Report, words: str, name: str | None, country: str | None, role: PlaceRole = PlaceRole.IN) -> Place:
    kind = PlaceKind.SETTLEMENT if name else None
    return Place(text=words, span=span_of(report, words), name=name, country=country, kind=kind, role=role)


def time(report: Report, words: str, start: str | None, end: str | None) -> TimeSpan:
    return TimeSpan(
        text=words,
        span=span_of(report, words),
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        precision=Precision.DAYS,
        anchor=report.published,
    )


def claim(
    report: Report,
    words: str,
    by: tuple[Link, ...] = (),
    *,
    commitment: Commitment = Commitment.ASSERTED,
    polarity: Polarity = Polarity.POSITIVE,
    tense: Tense = Tense.PAST,
    hedge: str | None = None,
    likelihood: Likelihood | None = None,
    condition: str | None = None,
    event: tuple[EventType, str] | None = None,
    quantities: tuple[Quantity, ...] = (),
    places: tuple[Place, ...] = (),
    times: tuple[TimeSpan, ...] = (),
) -> Claim:
    return Claim.make(
        report,
        (span_of(report, words),),
        by,
        voice=Voice.INDIRECT if by else Voice.NARRATOR,
        modality=Modality(
            commitment=commitment,
            polarity=polarity,
            tense=tense,
            hedges=(Hedge(text=hedge, span=span_of(report, hedge)),) if hedge else (),
            likelihood=likelihood,
            condition=condition,
        ),
        event=Event(type=event[0], trigger=event[1], span=span_of(report, event[1])) if event else None,
        quantities=quantities,
        places=places,
        times=times,
        confidence=0.8,
        extractor=EXTRACTOR,
    )


EL_FASHER = make_report(
    "At least 57 people were killed in shelling of the Abu Shouk camp, the Sudan Tribune reported, "
    "citing the local resistance committee.\n"
    "A spokesman for the Rapid Support Forces denied that its fighters had shelled the camp.\n"
    "The governor said the road to El Fasher would probably reopen in the coming days if the truce holds.",
    published="2025-04-12",
    publisher="Nile Courier",
    url="https://courier.example/el-fasher",
)
GOMA = make_report(
    "Doctors in Goma counted between 40 and 50 wounded after the fighting.\nThe city was quiet on Sunday.",
    published="2025-01-27",
    publisher="Lake Kivu Post",
)
UNDATED = Report.make(
    "Dozens were hurt.",
    make_report("Dozens were hurt.").paragraphs,
    title="\x1b[31mRed\x1b[0m [bold]title[/bold] \u202egnp.exe",
    source_name="note.txt",
)

KILLED = claim(
    EL_FASHER,
    "At least 57 people were killed in shelling of the Abu Shouk camp",
    (
        link(EL_FASHER, "the Sudan Tribune", "reported", entity="Sudan Tribune", act=Act.REPORTS),
        link(EL_FASHER, "the local resistance committee", "citing"),
    ),
    event=(EventType.ASSAULT, "shelling"),
    quantities=(figure(EL_FASHER, "57", 57, None, Bound.AT_LEAST, unit="people", measure=Measure.KILLED),),
    places=(place(EL_FASHER, "the Abu Shouk camp", "Abu Shouk", "SDN"),),
)
DENIED = claim(
    EL_FASHER,
    "its fighters had shelled the camp",
    (link(EL_FASHER, "A spokesman for the Rapid Support Forces", "denied", act=Act.DENIES),),
    commitment=Commitment.DENIED,
    polarity=Polarity.NEGATIVE,
    event=(EventType.ASSAULT, "shelled"),
    places=(Place(text="the camp", span=span_of(EL_FASHER, "the camp"), name="Abu Shouk", country="SDN"),),
)
REOPENS = claim(
    EL_FASHER,
    "the road to El Fasher would probably reopen in the coming days if the truce holds",
    (link(EL_FASHER, "The governor", "said"),),
    commitment=Commitment.CONDITIONAL,
    tense=Tense.FUTURE,
    hedge="probably",
    likelihood=Likelihood(word="probably", scale="icd203", low=0.55, high=0.8),
    condition="if the truce holds",
    places=(place(EL_FASHER, "El Fasher", "El Fasher", "SDN", PlaceRole.TO),),
    times=(time(EL_FASHER, "in the coming days", "2025-04-12", "2025-04-22"),),
)
WOUNDED = claim(
    GOMA,
    "between 40 and 50 wounded after the fighting",
    (link(GOMA, "Doctors in Goma", "counted"),),
    event=(EventType.ASSAULT, "fighting"),
    quantities=(figure(GOMA, "between 40 and 50", 40, 50, Bound.BETWEEN, unit="wounded", measure=Measure.WOUNDED),),
    places=(place(GOMA, "Goma", "Goma", "COD"),),
)
QUIET = claim(GOMA, "The city was quiet on Sunday", times=(time(GOMA, "Sunday", "2025-01-26", "2025-01-26"),))
HURT = claim(UNDATED, "Dozens were hurt", quantities=(figure(UNDATED, "Dozens", 24, 99, Bound.VAGUE),))

REPORTS = (EL_FASHER, GOMA, UNDATED)
CLAIMS = (KILLED, DENIED, REOPENS, WOUNDED, QUIET, HURT)
