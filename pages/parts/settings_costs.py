"""Settings: what a contact costs, the time zone, and the day a week begins with."""

from dataclasses import replace

import streamlit as st

from metrics.zone import names as zone_names
from pages.parts import choosing, here
from pages.parts.choosing import setting

COSTS = {
    "call": ("A call costs", "In your currency; Sprinklr’s article puts it at up to 12 US dollars."),
    "social": ("A contact by chat or social costs", "In your currency; the same article puts it at under 1 US dollar."),
}


def costs() -> None:
    """Two amounts, behind what deflection saves."""
    for name, (head, note) in COSTS.items():
        st.session_state[f"cost-{name}"] = float(getattr(choosing.terms().settings.costs, name))
        setting(head, note).number_input(
            head, 0.0, 1e9, key=f"cost-{name}", format="%.2f", step=0.5, label_visibility="collapsed", width=160,
            on_change=_take, args=(name,),
        )  # fmt: skip


def _take(name: str) -> None:
    amount = float(st.session_state[f"cost-{name}"])
    choosing.want_settings(lambda s: replace(s, costs=replace(s.costs, **{name: amount})))


def zone() -> None:
    """The zone of days, weeks and hours on every page."""
    st.session_state["settings-zone"] = choosing.terms().zone
    setting("Time zone", "Days and hours on every page are those of this zone.").selectbox(
        "Time zone",
        sorted(zone_names().values()),
        key="settings-zone",
        label_visibility="collapsed",
        on_change=_take_zone,
    )


def _take_zone() -> None:
    name = st.session_state["settings-zone"]
    here.show(here.view().put("zone", name))
    choosing.want(replace(choosing.terms(), zone=name))
