"""Public holidays by country and region, and which country a time zone lies in."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import holidays
from holidays.registry import COUNTRIES

SMALL = ("And", "Of", "The")


@cache
def countries() -> dict[str, str]:
    """Country code -> its name, by name."""
    named = {code: _name(key) for key, (_, code, *_) in COUNTRIES.items()}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


@cache
def regions(country: str) -> dict[str, str]:
    """Region code -> its name, by name; none where holidays are the same everywhere."""
    known = holidays.country_holidays(country)
    names: dict[str, str] = {}
    for name, code in known.subdivisions_aliases.items():
        names[code] = max(names.get(code, ""), name, key=len)  # short ones are other codes
    return dict(sorted({code: names.get(code, code) for code in known.subdivisions}.items(), key=lambda pair: pair[1]))


@cache
def public_holidays(country: str, region: str | None, years: Iterable[int]) -> dict[date, str]:
    """The days and their names, in English where there is one, in the order of the calendar."""
    found = holidays.country_holidays(country, subdiv=region, years=years, language="en_US")
    return dict(sorted((day, name) for day, name in found.items() if day.year in years))


@cache
def country_of(zone: str) -> str | None:
    """The code of the country a zone is named for."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return next((code for code, _, name, *_ in cells if name == zone and code in countries()), None)


def _name(key: str) -> str:
    words = key.replace("_", " ").title().split(" ")
    return " ".join(word.lower() if word in SMALL else word for word in words)
