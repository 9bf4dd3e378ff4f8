"""The shapes that an expression of time has, as regular expressions over word classes (see `Lexemes`)."""

import re

_MONTH = r"[Mm]"
_DATE = rf"(?:(?:W,?|[lxi])?{_MONTH}[do](?![VU])(?:,?Y)?|(?:W,?)?t?[do]f?{_MONTH}(?:,?Y)?|I)"
_EDGE = r"(?:t?e-?|t?gft?)"
_NUMBER = r"(?:a?[wv](?:-?[wd])?f?|[dn]|a)(?:&aw)?"

RULES: tuple[tuple[str, str, str], ...] = (
    ("date_range", rf"(?:b{_DATE}&|F{_DATE}[r2]|{_DATE}[r2-])(?:{_DATE}|[do](?![UVn]))", "between June 3 and 9"),
    ("day_range", rf"(?:bt?[do]&|Ft?[do][r2]|[do][r2-])t?[do]f?{_MONTH}(?:,?Y)?", "from 3 to 9 May 2023"),
    ("date", _DATE, "Friday, 7 June 2024"),
    (
        "month_range",
        rf"(?:b{_MONTH}(?:,?Y)?&|F{_MONTH}(?:,?Y)?[r2]|{_MONTH}[-r2]){_MONTH}(?:,?Y)?",
        "between June and August",
    ),
    ("weekday_range", r"(?:bW&|FW[r2])W", "from Monday to Wednesday"),
    ("year_range", r"(?:bY&|FY[r2]|Y-|Y[r2](?=Y))[Yd](?![VU])", "between 2014 and 2020"),
    ("month", rf"(?:{_EDGE}|[lxi])?{_MONTH}(?:,?Y)?", "late October 2023"),
    ("weekday", r"(?:eO?|[tT]?[lpxic])?W(?:B|f?[lxi]U)?", "early on Friday"),
    ("near_day", r"e?D(?:B)?", "late yesterday"),
    ("part_of_day", r"(?:i|l|tp)B", "last night"),
    ("holiday", r"(?:[lxi])?H(?:,?Y)?", "Ramadan"),
    ("season", rf"(?:{_EDGE})?(?:tp|t|[lxi])?[Ss](?:f?,?Y)?", "the summer of 2022"),
    ("quarter", r"t?(?:o-?U|q)(?:fY|Y|f[lix]U)?", "the third quarter of 2023"),
    ("half_year", r"t?[ol]wf(?:tU|Y|[lix]U)", "the first half of 2024"),
    ("century", r"t?o-U", "the 20th century"),
    ("decade", r"(?:t?e-?)?t?G", "the early 1990s"),
    ("step", rf"[jhvk~]?(?:{_EDGE}|[EL])?[tT]?(?:[lpixc]|pp)(?:a?[wv](?:-[wd])?f?|[dn])?-?[UV]", "in the coming days"),
    ("weekend", r"tU", "over the weekend"),
    ("edge", r"t?gft?U", "the end of the year"),
    ("distance", rf"~?(?:{_NUMBER})?-?[UV][AEL]", "about two years ago"),
    ("ahead", rf"j~?{_NUMBER}-?[UV]", "in two weeks"),
    ("within", rf"h~?(?:{_NUMBER})?[UV]", "within days"),
    ("repeated", r"R|y[dwn]?[UV]", "every day"),
    ("duration", rf"t?o?(?:{_NUMBER}[rz-])?{_NUMBER}[UV]|(?:[wv](?:-[wd])?|[dn])-[UV]", "for three days"),
    ("clock", r"(?:CK?|dK)", "3 p.m."),
    ("year", rf"(?:{_EDGE})?Y", "early 2022"),
    ("phrase", r"[PQX0]", "now"),
)
"""Name, shape, example. Where two fit at one place, the earlier one is taken."""

GRAMMAR = re.compile("(?=[^?.,&])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape, _ in RULES) + ")")
