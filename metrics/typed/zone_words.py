"""Zones as exports write them: abbreviations beside a time, a zone's name in a column's header."""

import re

from metrics import zone

UTC = ("Z", "UTC", "GMT", "UT")
_AT_HOURS = {  # abbreviations that mean one zone in this field, by their hours east of UTC
    0: "WET", 1: "WEST BST CET MEZ MET", 2: "CEST MESZ MEST EET", 3: "EEST MSK", 4: "GET", 5: "PKT", 7: "WIB",
    8: "WITA SGT HKT", 9: "WIT JST KST", 10: "AEST", 11: "AEDT", 12: "NZST", 13: "NZDT",
    -3: "BRT ART", -4: "EDT", -5: "EST CDT PET", -6: "CST MDT", -7: "MST PDT", -8: "PST AKDT", -9: "AKST", -10: "HST",
}  # fmt: skip
_HOURS = {word: hours for hours, words in _AT_HOURS.items() for word in words.split()}
SHARED = frozenset(("IST", "AST", "ADT", "AMT", "GST", "ECT", "WST", "SST"))  # several zones' own
_IN_HEADER = re.compile(r"(?:[(\[]\s*([A-Za-z_+\-/]+)\s*[)\]]|\s([A-Za-z_]+/[A-Za-z_+\-/]+|UTC|GMT))\s*$")


_LIKE_A_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][A-Za-z_]+")


def zone_of(word: str) -> str | None:
    """The zone a word beside a time names; None when it names none, or several."""
    if word in UTC or word == "z":
        return zone.UTC
    if word in _HOURS:
        return f"Etc/GMT{-_HOURS[word]:+d}" if _HOURS[word] else zone.UTC
    return zone.names().get(word.casefold()) if "/" in word else None


def zone_in_header(header: str) -> str | None:
    """The zone a column's header names, as in “Started at (America/New_York)” and “chat start date UTC”."""
    found = _IN_HEADER.search(header)
    name = (found[1] or found[2]) if found else ""
    return zone.UTC if name.upper() in UTC[1:] else zone.names().get(name.casefold()) if "/" in name else None


def no_zone_in_header(header: str) -> str | None:
    """What a column's header names as its zone although there is none of that name, as “(Mars/Olympus)”."""
    found = _IN_HEADER.search(header)
    name = (found[1] or found[2]) if found else ""
    return name if _LIKE_A_ZONE.fullmatch(name) and not zone_in_header(header) else None
