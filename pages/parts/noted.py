"""What happened, as the page sees it: the visit's events on the days and channels that are looked at."""

from datetime import date

from metrics.events import Events, events_of, within
from pages.parts import here as place


def events_between(first: date, end: date) -> Events:
    """The events of these days, the last not included, without those of channels that are filtered out."""
    kept = place.view().lists.get("place", ())
    return within(events_of(place.store()), first, end, {name.partition("/")[0] for name in kept if name})
