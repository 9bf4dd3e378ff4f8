"""Make `resources/lexicons/holidays.toml`: the first and last day of feasts that move, by year.

    python training/feasts.py > src/reportedly/resources/lexicons/holidays.toml

Needs `hijridate` (MIT; Umm al-Qura) and `holidays` (MIT; Hebrew, Chinese and Hindu calendars, Easter). Both are only
for building: the table is 20 KB, the packages 5 MB.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar

YEARS = range(1990, 2041)
Days = tuple[date, date]


def islamic(month: int, day: int, last: tuple[int, int] | None = None) -> Iterator[Days]:
    """Days of the Umm al-Qura calendar; the end of `last` month and day, else the same day."""
    for year in range(1410, 1464):
        first = Hijri(year, month, day).to_gregorian()
        if last is None:
            yield first, first
        else:
            of_month = Hijri(year, last[0], 1).month_length()
            yield first, Hijri(year, last[0], min(last[1], of_month)).to_gregorian()


def christian(method: int, shift: int, length: int = 1) -> Iterator[Days]:
    """Days counted from Easter Sunday."""
    for year in YEARS:
        first = easter(year, method) + timedelta(days=shift)
        yield first, first + timedelta(days=length - 1)


def tabled(day_of: Callable[[int], object], before: int = 0, length: int = 1) -> Iterator[Days]:
    """Days that `holidays` knows; `before`: begins on the evening so many days earlier."""
    for year in YEARS:
        found = day_of(year)
        days = found if isinstance(found, list | set) else [found]
        for day in days:
            first = day[0] if isinstance(day, tuple) else day
            if isinstance(first, date):
                yield first - timedelta(days=before), first + timedelta(days=length - 1)


def thanksgiving() -> Iterator[Days]:
    """The fourth Thursday of November."""
    for year in YEARS:
        first = date(year, 11, 1)
        day = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
        yield day, day


def feasts() -> dict[str, Iterator[Days]]:
    """Name -> days. Jewish feasts begin on the evening before."""
    hebrew, chinese, hindu = _HebrewLunisolar(), _ChineseLunisolar(), _HinduLunisolar()
    return {
        "ramadan": islamic(9, 1, (9, 30)),
        "eid al-fitr": islamic(10, 1, (10, 3)),
        "eid al-adha": islamic(12, 10, (12, 13)),
        "islamic new year": islamic(1, 1),
        "ashura": islamic(1, 10),
        "arbaeen": islamic(2, 20),
        "mawlid": islamic(3, 12),
        "easter": christian(EASTER_WESTERN, 0),
        "easter monday": christian(EASTER_WESTERN, 1),
        "good friday": christian(EASTER_WESTERN, -2),
        "palm sunday": christian(EASTER_WESTERN, -7),
        "holy week": christian(EASTER_WESTERN, -7, 7),
        "easter weekend": christian(EASTER_WESTERN, -2, 4),
        "pentecost": christian(EASTER_WESTERN, 49),
        "orthodox easter": christian(EASTER_ORTHODOX, 0),
        "orthodox good friday": christian(EASTER_ORTHODOX, -2),
        "orthodox palm sunday": christian(EASTER_ORTHODOX, -7),
        "passover": tabled(hebrew.passover_date, 1, 7),
        "rosh hashanah": tabled(hebrew.rosh_hashanah_date, 1, 2),
        "yom kippur": tabled(hebrew.yom_kippur_date, 1, 1),
        "sukkot": tabled(hebrew.sukkot_date, 1, 7),
        "hanukkah": tabled(hebrew.hanukkah_date, 1, 8),
        "purim": tabled(hebrew.purim_date, 1, 1),
        "lunar new year": tabled(chinese.lunar_new_year_date),
        "diwali": tabled(hindu.diwali_india_date),
        "thanksgiving": thanksgiving(),
    }


def main() -> None:
    """Print the table."""
    print("# Feasts that move: first and last day by year, 1990 to 2040. Jewish feasts begin on the evening before.")
    print("# Provenance: written by training/feasts.py with hijridate (Umm al-Qura; a day either way elsewhere),")
    print("# holidays (Hebrew, Chinese and Hindu calendars) and dateutil (Easter). Don't edit by hand.\n")
    print('example = "The market was shelled on the second day of Eid al-Fitr."\n')
    for name, days in feasts().items():
        rows = [f'"{a}/{b}"' if a != b else f'"{a}"' for a, b in sorted(set(days)) if a.year in YEARS]
        print(f'"{name}" = [')
        for at in range(0, len(rows), 4 if "/" in rows[0] else 8):
            print(f"  {', '.join(rows[at : at + (4 if '/' in rows[0] else 8)])},")
        print("]")


if __name__ == "__main__":
    main()
