"""When the clock of a zone was turned, held against looking at every quarter of an hour."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from metrics.zone import turns

UTC = ZoneInfo("UTC")
QUARTER = timedelta(minutes=15)


def looked_at(zone: str, first: datetime, last: datetime) -> list[tuple[datetime, timedelta]]:
    """Every quarter of an hour whose offset is another than the one before."""
    moments = [first + QUARTER * n for n in range(int((last - first) / QUARTER) + 1)]
    offsets = [moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    pairs = zip(moments[1:], offsets, offsets[1:], strict=False)
    return [(moment, after - before) for moment, before, after in pairs if after != before]


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo", "UTC"]
)
def test_turns_are_all_and_to_the_minute(zone):
    first, last = datetime(2025, 1, 6, 5), datetime(2026, 12, 30, 11)
    assert turns(zone, first, last) == looked_at(zone, first, last)


def test_a_span_ends_where_it_ends():
    begins = datetime(2026, 3, 29, 1)
    assert turns("Europe/Berlin", begins - timedelta(seconds=30), begins) == [(begins, timedelta(hours=1))]
    assert turns("Europe/Berlin", begins - timedelta(seconds=30), begins - timedelta(seconds=1)) == []
    assert turns("Europe/Berlin", None, None) == []
