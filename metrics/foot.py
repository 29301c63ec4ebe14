"""What a tool writes under its rows: of an export we know it is told, not refused, for it never was a row."""

import re
from dataclasses import replace

from metrics.files.reading import Reading, counted
from metrics.formats import Format
from metrics.zone import names

MOST_SHOWN = 60


def zone_below(reading: Reading, known: Format) -> str | None:
    """The time zone that the tool names under the rows, if it does and we know it."""
    found = (re.search(known.foot, one.foot) for one in reading.refused if known.foot and one.foot)
    zone = next((match["zone"] for match in found if match and "zone" in match.re.groupindex), None)
    return names().get(zone.casefold()) if zone else None


def without_foot(reading: Reading, known: Format) -> Reading:
    """The reading without the tool's own lines under the rows, which are then neither read nor refused."""
    foot = [refused for refused in reading.refused if refused.foot]
    if not known.foot or not any(re.search(known.foot, line.foot) for line in foot):
        return reading
    words, more = foot[0].foot[:MOST_SHOWN], " …" if len(foot) > 1 or len(foot[0].foot) > MOST_SHOWN else ""
    note = (
        f"{counted(len(foot), 'line', 'lines')} under the rows (“{words}”{more}) "
        f"{'is' if len(foot) == 1 else 'are'} written by {known.tool} and not counted as read."
    )
    refused = tuple(one for one in reading.refused if not one.foot)
    return replace(reading, read=reading.read - len(foot), refused=refused, notes=(*reading.notes, note))
