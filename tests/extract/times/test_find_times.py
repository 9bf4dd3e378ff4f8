"""When: phrases of news from many wars, read from the report's date."""

import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_parse

from reportedly.extract.times import READERS, find_times
from reportedly.extract.times.grammar import RULES
from reportedly.model import TimeSpan

ANCHOR = "2024-11-11"
"""A Monday."""


def times(sentence: str, published: str | None = ANCHOR) -> tuple[TimeSpan, ...]:
    return find_times(make_parse(sentence, published=published))


INTERVALS = [
    # sentence, words, first day, last day, TIMEX3 value
    ("The envoy will reach Port Sudan in the coming days.", "in the coming days", "2024-11-11", "2024-11-21", "PXD"),
    ("Rebels are likely to enter Sake within days.", "within days", "2024-11-11", "2024-11-21", "PXD"),
    ("Shells fell on Goma on Friday.", "Friday", "2024-11-08", "2024-11-08", "2024-11-08"),
    ("Delegates will meet in Jeddah on Friday.", "Friday", "2024-11-15", "2024-11-15", "2024-11-15"),
    ("The general said on Monday that the bridge stood.", "Monday", "2024-11-11", "2024-11-11", "2024-11-11"),
    ("A drone struck the depot last Friday.", "last Friday", "2024-11-08", "2024-11-08", "2024-11-08"),
    ("Jets bombed Marib late on Sunday.", "late on Sunday", "2024-11-10", "2024-11-10", "2024-11-10"),
    ("The truce collapsed on Saturday night.", "Saturday night", "2024-11-09", "2024-11-09", "2024-11-09TNI"),
    ("Talks are scheduled for Thursday.", "Thursday", "2024-11-14", "2024-11-14", "2024-11-14"),
    ("The road was cut yesterday.", "yesterday", "2024-11-10", "2024-11-10", "2024-11-10"),
    ("Kyiv's grid was hit overnight.", "overnight", "2024-11-10", "2024-11-11", "2024-11-11TNI"),
    ("Two villages were taken last week.", "last week", "2024-11-04", "2024-11-10", "2024-W45"),
    ("The toll has risen since last week.", "since last week", "2024-11-04", "2024-11-11", "2024-W45"),
    ("The council will vote next month.", "next month", "2024-12-01", "2024-12-31", "2024-12"),
    ("Clashes went on over the weekend.", "the weekend", "2024-11-09", "2024-11-10", "2024-W45-WE"),
    ("Raids doubled over the past 24 hours.", "over the past 24 hours", "2024-11-10", "2024-11-11", "PT24H"),
    ("Ten raids came in the previous 24 hours.", "in the previous 24 hours", "2024-11-10", "2024-11-11", "PT24H"),
    ("Two days ago a mine killed him.", "Two days ago", "2024-11-09", "2024-11-09", "2024-11-09"),
    ("The camp has been empty since August.", "since August", "2024-08-01", "2024-11-11", "2024-08"),
    ("Fighters must leave by the end of November.", "by the end of November", "2024-11-11", "2024-11-30", "2024-11"),
    (
        "The mandate will lapse toward the end of the quarter.",
        "the end of the quarter",
        "2024-12-01",
        "2024-12-31",
        "2024-Q4",
    ),
    ("A curfew will stay until Friday.", "until Friday", "2024-11-11", "2024-11-15", "2024-11-15"),
    ("In late October the town fell.", "late October", "2024-10-21", "2024-10-31", "2024-10"),
    ("In early 2023 he fled to Juba.", "early 2023", "2023-01-01", "2023-04-30", "2023"),
    ("The war began in 2014.", "2014", "2014-01-01", "2014-12-31", "2014"),
    (
        "Ships passed between June 3 and 9.",
        "between June 3 and 9",
        "2024-06-03",
        "2024-06-09",
        "2024-06-03/2024-06-09",
    ),
    (
        "It rained from 28 May to 3 June 2023.",
        "from 28 May to 3 June 2023",
        "2023-05-28",
        "2023-06-03",
        "2023-05-28/2023-06-03",
    ),
    ("Aid stopped between June and August.", "between June and August", "2024-06-01", "2024-08-31", "2024-06/2024-08"),
    ("Stepanakert was emptied last autumn.", "last autumn", "2023-09-01", "2023-11-30", "2023-FA"),
    ("The spring of 2022 was bloody.", "The spring of 2022", "2022-03-01", "2022-05-31", "2022-SP"),
    ("The third quarter of 2023 was calm.", "The third quarter of 2023", "2023-07-01", "2023-09-30", "2023-Q3"),
    ("He was taken in the Oct. 7 attack.", "Oct. 7", "2023-10-07", "2023-10-07", "2023-10-07"),
    ("The monitors arrived on 7 October.", "7 October", "2024-10-07", "2024-10-07", "2024-10-07"),
    ("A parade was planned for Nov. 22.", "Nov. 22", "2024-11-22", "2024-11-22", "2024-11-22"),
    ("Guns fell silent during Ramadan.", "Ramadan", "2024-03-11", "2024-04-09", None),
    ("Militias ruled Ituri in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "199X"),
    ("About a third of Wad Madani is now rubble.", "now", "2024-11-11", "2024-11-11", "PRESENT_REF"),
    ("The ministry confirmed it earlier in the day.", "earlier in the day", "2024-11-11", "2024-11-11", "2024-11-11"),
    ("In May 2022 the port reopened.", "May 2022", "2022-05-01", "2022-05-31", "2022-05"),
    ("The airlift ended on 2024-10-07.", "2024-10-07", "2024-10-07", "2024-10-07", "2024-10-07"),
    ("The summit will be held in two weeks.", "in two weeks", "2024-11-25", "2024-12-01", "2024-W48"),
    ("Sirens sounded at 10 p.m. on Saturday.", "10 p.m. on Saturday", "2024-11-09", "2024-11-09", "2024-11-09T22:00"),
    ("Shells fell at 0430 GMT on Sunday.", "0430 GMT on Sunday", "2024-11-10", "2024-11-10", "2024-11-10T04:30Z"),
    (
        "Looters came in the early hours of Friday.",
        "the early hours of Friday",
        "2024-11-08",
        "2024-11-08",
        "2024-11-08",
    ),
    ("At dawn on Friday the bridge fell.", "dawn on Friday", "2024-11-08", "2024-11-08", "2024-11-08TMO"),
    (
        "Sake was shelled from Saturday night into Sunday.",
        "from Saturday night into Sunday",
        "2024-11-09",
        "2024-11-10",
        "2024-11-09TNI/2024-11-10",
    ),
    (
        "Camps were emptied between late August and early October.",
        "between late August and early October",
        "2024-08-21",
        "2024-10-10",
        "2024-08/2024-10",
    ),
    ("Two boats sank on Nov. 3 and 4.", "Nov. 3 and 4", "2024-11-03", "2024-11-04", "2024-11-03/2024-11-04"),
    ("Aid stopped in June last year.", "June last year", "2023-06-01", "2023-06-30", "2023-06"),
    ("A bus was burnt on the 5th.", "the 5th", "2024-11-05", "2024-11-05", "2024-11-05"),
    ("A school was hit on the 28th.", "the 28th", "2024-10-28", "2024-10-28", "2024-10-28"),
    ("The order bears the date 04.11.2024.", "04.11.2024", "2024-11-04", "2024-11-04", "2024-11-04"),
    ("The log of 30/10/2024 is lost.", "30/10/2024", "2024-10-30", "2024-10-30", "2024-10-30"),
    (
        "Ten wells were dug in the first week of October.",
        "the first week of October",
        "2024-10-01",
        "2024-10-07",
        "2024-W40",
    ),
    ("He fought in the last three months of 2023.", "the last three months of 2023", "2023-10-01", "2023-12-31", "P3M"),
    ("It was quiet in the week of Oct. 2.", "the week of Oct. 2", "2024-09-30", "2024-10-06", "2024-W40"),
    ("Exports fell in the year ended June 30.", "the year ended June 30", "2023-07-01", "2024-06-30", "P1Y"),
    ("So far this month nine medics have died.", "So far this month", "2024-11-01", "2024-11-11", "2024-11"),
    ("The last base must close by year-end.", "by year-end", "2024-11-11", "2024-12-31", "2024-12-31"),
    (
        "Prices must be sent in no later than Nov. 20.",
        "no later than Nov. 20",
        "2024-11-11",
        "2024-11-20",
        "2024-11-20",
    ),
    ("From September onwards the road was shut.", "From September onwards", "2024-09-01", "None", "2024-09"),
    ("Starting Thursday, permits are needed.", "Starting Thursday", "2024-11-14", "None", "2024-11-14"),
    ("The offer was extended to Dec. 3.", "Dec. 3", "2024-12-03", "2024-12-03", "2024-12-03"),
    ("They will march on Sunday, Nov. 17.", "Sunday, Nov. 17", "2024-11-17", "2024-11-17", "2024-11-17"),
    ("A church in Kherson burnt on Orthodox Easter.", "Orthodox Easter", "2024-05-05", "2024-05-05", "2024-05-05"),
    ("Rockets fell on Yom Kippur.", "Yom Kippur", "2024-10-11", "2024-10-12", None),
    ("The brigade was raised this spring.", "this spring", "2024-03-01", "2024-05-31", "2024-SP"),
    ("A few days ago the ferry sank.", "A few days ago", "2024-11-02", "2024-11-08", "PAST_REF"),
    ("The stake was sold in 1984 -- part of a deal.", "1984", "1984-01-01", "1984-12-31", "1984"),
    ("Schools in Port-au-Prince were closed until Friday.", "until Friday", "2024-11-11", "2024-11-15", "2024-11-15"),
    ("The pact follows Thursday's strike.", "Thursday", "2024-11-07", "2024-11-07", "2024-11-07"),
    ("After Sunday's election riots began.", "Sunday", "2024-11-10", "2024-11-10", "2024-11-10"),
    ("The council has scheduled a vote Thursday.", "Thursday", "2024-11-14", "2024-11-14", "2024-11-14"),
    ("The crossing will be shut from Friday.", "from Friday", "2024-11-15", "None", "2024-11-15"),
    ("Fighting eased in recent weeks.", "in recent weeks", "2024-09-30", "2024-11-11", "PXW"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "first", "last", "value"), INTERVALS)
def test_interval(sentence: str, words: str, first: str, last: str, value: str | None) -> None:
    found = [(t.text, str(t.start), str(t.end), t.value) for t in times(sentence)]
    assert found == [(words, first, last, value)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Shelling went on for three days.", "three days", "P3D"),
        ("Rebels took the town in two weeks.", "in two weeks", "P2W"),
        ("A 24-hour curfew began.", "24-hour", "PT24H"),
        ("Hours later a second bridge was blown up.", "Hours later", "PTXH"),
        ("The siege lasted several months.", "several months", "PXM"),
        ("The battle for the dam took weeks.", "weeks", "PXW"),
        ("A four-day pause was agreed.", "four-day", "P4D"),
        ("The mission got two more months.", "two more months", "P2M"),
        ("He hid for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("Convoys leave every Friday.", "every Friday", "XXXX-WXX-5"),
        ("Patrols go out on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("In fiscal 2023 the fund was empty.", "fiscal 2023", "2023"),
        ("The paper is dated 03/04/2024.", "03/04/2024", "2024-XX-XX"),
    ],
)
def test_length_has_no_days(sentence: str, words: str, value: str) -> None:
    found = [(t.text, t.start, t.end, t.value) for t in times(sentence)]
    assert found == [(words, None, None, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 34-year-old man was hurt near Sittwe.",
        "The boy, aged 20, may march with them.",
        "Gunners fire 300 shells a day.",
        "May said that troops march on.",
        "The fall of Homs shook the capital.",
        "The second brigade stayed.",
        "About 2000 soldiers crossed the river.",
        "The 2000-strong brigade left.",
        "About a quarter of the huts burnt.",
        "They left as soon as the convoy came.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert times(sentence) == ()


def test_later_counts_from_the_day_told_before() -> None:
    assert [str(t.start) for t in times("On Oct. 3 he fled. Two days later he was caught.")] == [
        "2024-10-03",
        "2024-10-05",
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "first", "last", "origin"),
    [
        ("Uvira fell on Oct. 3.", "The next morning", "2024-10-04", "2024-10-04", "2024-10-03"),
        ("Uvira fell on Oct. 3.", "The day before", "2024-10-02", "2024-10-02", "2024-10-03"),
        ("Uvira fell on Oct. 3.", "That same day", "2024-10-03", "2024-10-03", "2024-10-03"),
        ("In May 2022 he was shot.", "The following month", "2022-06-01", "2022-06-30", "2022-05-01"),
        ("In 1995 he was made a general.", "A year later", "1996-01-01", "1996-12-31", "1995-01-01"),
    ],
)
def test_what_counts_from_a_day_told_before_says_so(
    sentence: str, words: str, first: str, last: str, origin: str
) -> None:
    found = times(f"{sentence} {words}, the port burnt.")[-1]
    assert (found.text, str(found.start), str(found.end), str(found.anchor)) == (words, first, last, origin)


@pytest.mark.parametrize("words", ["That day", "The following day", "Two days later", "The next morning"])
def test_what_counts_from_a_day_that_nobody_told_stays_open(words: str) -> None:
    assert [(t.start, t.end) for t in times(f"{words} the bridge fell.")] in ([], [(None, None)])


def test_relative_time_without_a_date_stays_open() -> None:
    (weekday,) = times("Shells fell on Goma on Friday.", published=None)
    assert (weekday.start, weekday.end, weekday.anchor, weekday.value) == (None, None, None, "XXXX-WXX-5")


def test_anchor_is_named_only_where_it_was_needed() -> None:
    absolute, relative = times("The war of 2014 flared up again last week.")
    assert (absolute.anchor, relative.anchor) == (None, date(2024, 11, 11))


def test_every_rule_reads_its_example() -> None:
    for name, _, example in RULES:
        assert name in READERS
        assert any(t.text for t in times(f"They came on 3 May. They fought there {example}.")[1:]), f"{name}: {example}"


FORMATS = [
    "{month} {day}, {year}", "{short} {day}, {year}", "{day} {month} {year}", "the {day}th of {month}, {year}",
    "{year}-{number:02}-{day:02}",
]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_full_date_reads_to_itself(day: date, form: str) -> None:
    words = form.format(
        month=day.strftime("%B"),
        short=f"{day:%b}." if day.month != 5 else "May",
        day=day.day,
        year=day.year,
        number=day.month,
    )
    assert (day, day) in [(t.start, t.end) for t in times(f"The envoy was in Aden on {words}.")]


@given(st.integers(1, 300))
def test_days_ago(days: int) -> None:
    (found,) = times(f"It burned {days} days ago.")
    assert found.start == found.end == date(2024, 11, 11) - timedelta(days=days)


WORDS = [
    "Oct.",
    "May",
    "7",
    "31",
    "2024",
    "last",
    "next",
    "week",
    "days",
    "two",
    "in",
    "the",
    "since",
    "of",
    "end",
    "-",
    ",",
    "between",
    "and",
    "to",
    "Friday",
    "99999",
    "ago",
    "later",
    "a",
    "Ramadan",
    "1990s",
    "early",
    "centuries",
]


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
        st.text(string.printable, max_size=60),
    ),
    st.sampled_from([None, "2024-11-11", "0001-01-01", "9999-12-31", "2024-02-29"]),
)
def test_any_text_is_read_without_a_failure_and_quoted_exactly(text: str, published: str | None) -> None:
    parse = make_parse(text, published=published)
    found = find_times(parse)
    for time in found:
        parse.report.quote(time.span, time.text)
    assert list(found) == sorted(found, key=lambda t: t.span)
