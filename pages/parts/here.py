"""Where the reader stands: her store, her view kept over pages and in the address, and the filter it stands for."""

import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from metrics.answer import Answer
from metrics.filter import Filter
from metrics.first_look import Edges
from metrics.query import Query
from metrics.span import EVERY, LENGTH, Calendar, local
from metrics.store import Store
from metrics.visit import Visit
from metrics.words import FEW
from pages.parts import hidden
from pages.parts import view as views
from pages.parts.view import View
from pages.parts.visit import visit

MOST_POINTS = 170  # periods in a chart: a week of hours
UNDATED = timedelta(days=30)  # the span of data without dates


@lru_cache(maxsize=512)
def _store(owner: Visit) -> Store:
    return Store(owner)


def store() -> Store:
    """The data of whoever looks at this page."""
    return _store(visit())


def view() -> View:
    """What she has chosen to see."""
    return st.session_state.setdefault("view", View())


def show(changed: View) -> None:
    """Chooses something else to see, by other names while names are hidden; for callbacks, the page runs anew after them."""
    data = store()
    st.session_state["view"] = hidden.seen(hidden.hide(data), changed, data)


def follow_address(page: str) -> list[str]:
    """Takes over what a link or the back button asks for, then writes the view into the address; what was odd in it."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    written, last_page = st.session_state.get("address", {}), st.session_state.get("page")
    odd: list[str] = []
    if asked != written and (asked or page == last_page):
        chosen, odd = views.read(asked)
        show(chosen)
    wanted = views.write(view())
    as_lists = {name: value if isinstance(value, list) else [value] for name, value in wanted.items()}
    if as_lists != asked:
        st.query_params.from_dict(wanted)
    st.session_state["address"], st.session_state["page"] = as_lists, page
    return odd


def link() -> str:
    """The address of the view, for somebody else."""
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode(st.session_state.get('address', {}), doseq=True)}"


@dataclass(frozen=True)
class Here:
    """Everything a page starts from."""

    store: Store
    view: View
    filter: Filter
    edges: Edges | None
    calendar: Calendar
    hide: hidden.Hide = None

    def ask(self, *metrics: str, by: tuple[str, ...] = (), every: str | None = None, alone: bool = False) -> Answer:
        """The answer under the filter that is on; `alone` without the comparison."""
        chosen = self.without_comparison() if alone else self.filter
        return hidden.answer(self.hide, self.store.ask(Query(metrics, chosen, by, every)))

    def ask_surely(
        self, *metrics: str, by: tuple[str, ...] = (), every: str | None = None, alone: bool = False
    ) -> Answer:
        """The same with how sure each value is, `low` and `high`; at once, not over time, also how sure each change."""
        chosen = self.without_comparison() if alone else self.filter
        return hidden.answer(
            self.hide,
            self.store.ask(Query(metrics, chosen, by, every, interval=True, change=not (every or alone))),
        )

    def without_comparison(self) -> Filter:
        return Filter(self.filter.since, self.filter.until, self.filter.keep, None, self.filter.clock)

    def on(self, clock: str) -> "Here":
        """The same place on the `business` or the `calendar` clock, without the comparison."""
        return replace(self, filter=replace(self.without_comparison(), clock=clock))

    def apart(self, *columns: str) -> "Here":
        """The same place without what is kept of some slices, to see a choice beside the others."""
        kept = tuple(keep for keep in self.filter.keep if keep.column not in columns)
        return replace(self, filter=replace(self.filter, keep=kept))

    def key(self, name: str, *choices: str) -> str:
        """A chart's key; it changes with the choices a click on the chart makes, so that no old click stays in it."""
        made = [self.view.get(c) if c in views.ONCE else self.view.lists.get(c, ()) for c in choices]
        return f"{name}-{zlib.crc32(repr(made).encode()):x}"

    def widest(self, *slices: str) -> str:
        """The first slice that has more than one value to tell apart."""
        return next((name for name in slices if self.several(name)), slices[0])

    @property
    def places(self) -> tuple[str, ...]:
        """What tells apart where customers write: channels, platforms where one channel is looked at, or nothing does."""
        kept, options = self.view.lists.get("place", ()), self.store.options().get("place", ())
        if len(kept) == 1:
            return ("platform",) if any(place.startswith(f"{kept[0]}/") for place in options) else ()
        return next(((name,) for name in ("channel", "platform") if self.several(name)), ())

    def several(self, name: str) -> bool:
        """Whether a slice tells rows apart: by more than one value, by a tag that others do not have."""
        return len(self.store.options().get(name, ())) > (name != "tag")

    @property
    def today(self) -> date | None:
        """The reader's day of the moment that counts as now: the targets of that day are today's."""
        moment = self.store.world().now
        return local(moment, self.calendar.zone).date() if moment else None

    @property
    def every(self) -> str:
        """The period that cuts the span into a chart's worth of points, unless the reader chose one that does too."""
        chosen = self.view.get("every")
        return chosen if chosen and self.points(chosen) <= MOST_POINTS else self._cut(70)

    @property
    def periods(self) -> list[str]:
        """The periods worth choosing from: neither one for all nor more than a chart can show."""
        return [every for every in EVERY if 2 <= self.points(every) <= MOST_POINTS]

    @property
    def last_week(self) -> tuple[datetime, datetime] | None:
        """Where the span is longer: the first and the last of its last seven days."""
        if not self.filter.since or self._span <= LENGTH["week"]:
            return None
        return self.filter.until - LENGTH["week"], self.filter.until - timedelta(microseconds=1)

    @property
    def course(self) -> str:
        """The same for the small lines on cards, which want few points."""
        return self._cut(28)

    @property
    def long(self) -> str:
        """Months where the span has three of them, else weeks: for scores, of which each period needs many answers."""
        days = (self.filter.until - self.filter.since).days if self.filter.since else 30
        return self.view.get("every") or ("month" if days >= 84 else "week")

    @property
    def _span(self) -> timedelta:
        return self.filter.until - self.filter.since if self.filter.since else UNDATED

    def points(self, every: str) -> float:
        """How many periods of that length the span has."""
        return self._span / LENGTH[every]

    def _cut(self, days_by_day: int) -> str:
        """Days where they are few and each has rows enough to mean something, else weeks, else months."""
        days = self._span.days
        thin = days > 14 and self.edges is not None and self.edges.daily < FEW
        return (
            "hour" if days <= 2 else "day" if days <= days_by_day and not thin else "week" if days <= 720 else "month"
        )


def here() -> Here:
    """The reader's place; reads the store's state, asks no numbers."""
    data = store()
    world = data.world()
    found = data.edges()
    hide = hidden.hide(data)
    chosen = views.to_filter(hidden.meant(hide, view(), data), found, world.calendar, world.business)
    return Here(data, view(), chosen, found, world.calendar, hide)


def keep(name: str, value: str) -> None:
    """Filters by one value of a slice, or lets go of it; for clicks on bars, rows and cells."""
    show(view().toggle(name, value))
