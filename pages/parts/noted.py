"""What happened, as the page sees it: the visit's events on the days and channels that are looked at."""

from dataclasses import replace
from datetime import date

from metrics.events import Events, events_of, within
from pages.parts import here as place
from pages.parts import hidden


def events_between(first: date, end: date) -> Events:
    """The events of these days, the last not included, but those of channels filtered out; nobody named where none is."""
    kept = place.view().lists.get("place", ())
    found = within(events_of(place.store()), first, end, {name.partition("/")[0] for name in kept if name})
    how = hidden.hide(place.store())
    return tuple(replace(one, words=how.text(one.words)) for one in found) if how else found
