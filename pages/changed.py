"""What changed, and what did it? One number's change taken apart by every slice at once, ranked, within noise or not."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import changed, filter_bar, menus, start
from pages.parts.heads import chart_head
from pages.parts.here import here
from pages.parts.missing import foot
from pages.parts.slides import Seen
from pages.parts.titles import title

USUAL = (
    "first_reply.median",
    "conversations",
    "reply_wait.median",
    "first_resolution.median",
    "resolution_rate",
    "csat_share",
    "nps",
)

now = here()
missing = now.store.missing()
start.said()
title("What changed", now)
filter_bar.chips(now)
able = [name for name in USUAL if name not in missing] or [name for name in METRICS if name not in missing]
if not able:
    foot({name: missing[name] for name in USUAL})
    st.stop()
metric = METRICS[menus.metric_choice(now, able)]
if not now.filter.compare:
    st.text("Nothing is compared: choose the time before, or a year before, under “Compare with”.")
    st.stop()
found = changed.find(now, metric)
chart_head(Seen((metric.name,), "changes", filter=now.filter), metric.label, "", "changed")
changed.say(found)
if found[0].silent == "unknown":
    st.text("A shorter period, or a later one, has the time before it in the data too; choose it under “Period”.")
if found[0].parts:
    changed.parts(now, metric, found)
    changed.slices(now, metric, found)
