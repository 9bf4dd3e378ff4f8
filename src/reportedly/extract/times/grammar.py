"""The shapes that an expression of time has, as regular expressions over word classes (see `Lexemes`)."""

import re

_MONTH = r"[Mm]"
_DATE = rf"(?:(?:W,?|[lxi])?{_MONTH}[do](?![VU])(?:,?Y)?|(?:W,?)?t?[do]f?{_MONTH}(?:,?Y)?|I|N)"
_EDGE = r"(?:t?e-?|t?gft?)"
_NUMBER = r"(?:a?[wv](?:-?[wdk])?f?|k(?:-?[kd])?w?|[dn]w?|a)(?:&aw)?[8%]?"
_HOUR = r"(?:CK?|dK|[nY](?=9))9?"
DAY = rf"(?:{_DATE}|[tT]?[lpxic]?W|D)"
_PART = rf"(?:{_HOUR},?O?|e?B9?,?O?|t?Bf|t?eVf)"

RULES: tuple[tuple[str, str, str], ...] = (
    ("moment", rf"{_PART}{DAY}B?(?!-[do])|{DAY},?@~?{_HOUR}", "10 p.m. on Wednesday"),
    (
        "date_range",
        rf"(?:b{_DATE}&|F{_DATE}[r2]|{_DATE}[r2-])(?:{_DATE}|[do](?![UVn]))|{_DATE}&[do](?![UVn])",
        "between June 3 and 9",
    ),
    ("day_range", rf"(?:bt?[do]&|Ft?[do][r2]|[do][r2&-])t?[do]f?{_MONTH}(?:,?Y)?", "from 3 to 9 May 2023"),
    ("week_of", rf"t?Uf{_DATE}", "the week of March 6"),
    ("ended", rf"t?[lix]?u?(?:{_NUMBER})?[UV]T?!O?{_DATE}", "the year ended June 30"),
    ("date", _DATE, "Friday, 7 June 2024"),
    (
        "month_range",
        rf"(?:b{_MONTH}(?:,?Y)?&|F{_MONTH}(?:,?Y)?[r2]|{_MONTH}[-r2]){_MONTH}(?:,?Y)?",
        "between June and August",
    ),
    ("year_range", r"(?:bY&|FY[r2]|Y-|Y[r2](?=Y))[Yd](?![VU])", "between 2014 and 2020"),
    ("month", rf"(?:{_EDGE}|[lxi])?{_MONTH}(?:,?Y|f?[lix]U)?", "late October 2023"),
    ("month_day", r"(?<=O)to(?:fT?[tlix]?U)?", "on the 12th"),
    ("every", rf"y(?:W|{_MONTH}|H|S)B?|W?Z(?<=WZ)|JB?Z?", "every Friday"),
    ("weekday", r"(?:[eEL]-?O?)?(?:[tT]?[lpxic])?W(?:B|f?[lxi]U)?", "early on Friday"),
    ("near_day", r"[eEL]?D(?:B)?", "late yesterday"),
    ("part_of_day", r"(?:[EL]?i|l|tp|t?x|t?c)B", "last night"),
    ("holiday", r"(?:[lxi])?H(?:,?Y)?", "Ramadan"),
    ("season", rf"(?:{_EDGE})?(?:tp|t|ip|[lxi])?[Ss](?:f?,?Y)?", "the summer of 2022"),
    ("fiscal", r"t?[lix]?u-?(?:o-?U|U)?(?:fY|Y)?(?<![u-])|t?Yu-?U", "fiscal 2024"),
    ("portion", rf"t?[ol](?:{_NUMBER})?-?[UV]f(?:{_MONTH}(?:,?Y)?|Y|t?[lix]?U)", "the first week of July"),
    ("quarter", r"t?(?:o-?U|q)(?:fY|Y|f[lix]U)?", "the third quarter of 2023"),
    ("half_year", r"t?[ol]wf(?:tU|Y|[lix]U)", "the first half of 2024"),
    ("century", r"t?o-U", "the 20th century"),
    ("decade", r"(?:t?e-?)?t?G", "the early 1990s"),
    ("day_told", r"(?:T7?|t7)U|tU[45]", "that same day"),
    (
        "step",
        rf"[jhv~]?6?(?:{_EDGE}|[EL])?[tT]?(?:[lpixc]|pp|ip)(?:a?[wv](?:-?[wdk])?f?|k(?:-?[kd])?w?|[dn])?-?[UV](?!f(?:[MmY]|t?[lix]?U))",
        "in the coming days",
    ),
    ("weekend", r"tU", "over the weekend"),
    ("year_end", r"#", "year-end"),
    ("edge", r"t?gft?U", "the end of the year"),
    ("distance", rf"~?(?:{_NUMBER})?-?[UV][AEL]", "about two years ago"),
    ("ahead", rf"j~?{_NUMBER}-?[UV]", "in two weeks"),
    ("within", rf"h~?(?:{_NUMBER})?[UV]", "within days"),
    ("repeated", r"R|y[dkwn]?[UV]", "every day"),
    ("duration", rf"t?o?(?:{_NUMBER}[rz-])?{_NUMBER}[UV]|(?:[wvk](?:-[wdk])?|[dn])-[UV]|8[UV]|V", "for three days"),
    ("clock", rf"{_HOUR}|(?<=@)B", "3 p.m."),
    ("year", rf"(?:{_EDGE})?Y", "early 2022"),
    ("phrase", r"[PQX0]", "now"),
)
"""Name, shape, example. Where two fit at one place, the earlier one is taken."""

GRAMMAR = re.compile("(?=[^?.,&])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape, _ in RULES) + ")")
