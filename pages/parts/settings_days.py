"""Settings: the days that differ from the week – public holidays of a country, own closed days, other hours on one."""

from datetime import date

import streamlit as st

from metrics.hours.public import countries, country_of, public_holidays, regions
from metrics.meant import day_words
from metrics.words import count_words
from pages.parts import choosing
from pages.parts import hours_draft as typing
from pages.parts.hours_draft import Draft
from pages.parts.safe import markdown

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)


def draw(place: str, draft: Draft) -> None:
    """The days as they stand, each removable; below it two ways of adding."""
    key = f"days-{place}"
    country, region = _chosen(place, draft)
    names = public_holidays(country, region, tuple(sorted({day.year for day in draft.days}))) if country else {}
    st.session_state[key] = sorted(draft.days)
    with st.container(key="days-off"):
        st.multiselect(
            "Days that differ from the week",
            sorted(draft.days),
            format_func=lambda day: _day(day, draft.days[day], names),
            key=key,
            placeholder="none yet",
            on_change=_take_away,
            args=(place,),
        )
    _public(place, draft, country, region)
    _own(place, draft)


def _chosen(place: str, draft: Draft) -> tuple[str | None, str | None]:
    """The country and region chosen; at first the country of the zone."""
    country = st.session_state.setdefault(f"country-{place}", country_of(draft.zone))
    region = st.session_state.get(f"region-{place}")
    return country, region if country and region in regions(country) else None


def _day(day: date, hours: str, names: dict[date, str]) -> str:
    name = f" {names[day]}" if day in names else ""
    return f"{day:%a} {day_words(day)}{name}" + (f", {hours}" if hours else "")


def _take_away(place: str) -> None:
    left = st.session_state[f"days-{place}"]
    days = st.session_state["hours-typed"][place].days
    typing.change(place, days={day: days[day] for day in left})


def _public(place: str, draft: Draft, country: str | None, region: str | None) -> None:
    """All public holidays of the loaded years at one click."""
    left, right = st.columns(2, vertical_alignment="bottom", gap="small")
    # A widget that is not drawn forgets what was chosen in it; saying it again keeps it.
    st.session_state[f"country-{place}"] = country
    left.selectbox(
        "Public holidays of",
        list(countries()),
        format_func=countries().get,
        index=None,
        placeholder="Country",
        key=f"country-{place}",
    )
    parts = regions(country) if country else {}
    if parts:
        st.session_state[f"region-{place}"] = region
        right.selectbox("Region", list(parts), format_func=parts.get, index=None, placeholder="Whole country",
                        key=f"region-{place}")  # fmt: skip
    years = choosing.years()
    new = [day for day in public_holidays(country, region, years) if day not in draft.days] if country else []
    span = f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"
    none = f"All holidays of {span} are in" if country else "Choose a country to add its holidays"
    st.button(
        f"Add {count_words(len(new), 'holiday')} of {span}" if new else none,
        key=f"public-{place}",
        disabled=not new,
        on_click=_add,
        args=(place, dict.fromkeys(new, "")),
    )


def _own(place: str, draft: Draft) -> None:
    """One day more: closed, or with other hours."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        day = st.date_input(
            "Another day", None, EARLIEST, LATEST, key=f"own-day-{place}", format="DD/MM/YYYY", width=160
        )
        hours = st.text_input("Its hours", key=f"own-hours-{place}", placeholder="closed", max_chars=120, width=160)
        told = typing.wrong(hours, "Its hours")
        st.button("Add day", key=f"own-{place}", disabled=day is None, on_click=_add_own, args=(place,))
    if told:
        st.caption(markdown(f"⚠ {told}"))
    if day in draft.days:
        st.caption(f"{day_words(day)} is in the list; adding it again changes its hours.")


def _add_own(place: str) -> None:
    hours = st.session_state[f"own-hours-{place}"].strip()
    if typing.wrong(hours, ""):
        return
    closed = not typing.read_day(hours, "")
    _add(place, {st.session_state[f"own-day-{place}"]: "" if closed else hours})
    st.session_state[f"own-day-{place}"], st.session_state[f"own-hours-{place}"] = None, ""


def _add(place: str, new: dict[date, str]) -> None:
    typing.change(place, days={**st.session_state["hours-typed"][place].days, **new})
