"""How long do customers wait? Every wait on both clocks, how it is spread, promises kept, rules of first contact, the slowest."""

import streamlit as st

from pages.parts import blocks, filter_bar, goals, keeping, rules, slowest, spreading, start, waits
from pages.parts.here import here
from pages.parts.missing import end_page, foot
from pages.parts.titles import title

now = here()
missing = now.store.missing()
lacks = {name: missing[name] for name in (*waits.CARDS, *rules.RULES) if name in missing}
able = waits.able(missing)
start.said()
title("Speed", now)
filter_bar.chips(now)
goals.working_hours(now)
if not able:
    end_page(lacks, "Nothing loaded tells how long anybody waited; the lines below say what would.")
numbers = waits.draw(now, able)
if any("." in name for name in able):
    metric = waits.choice(now, able)
    left, right = st.columns([4, 3], gap="medium")
    with left:
        spreading.draw(now, metric)
    with right:
        blocks.by_slice(now, metric, waits.slice_choice(now, "wait-by"), "wait-")
if promise := keeping.choice(missing):
    left, right = st.columns([4, 3], gap="medium")
    with left:
        keeping.over_time(now, promise, numbers)
    with right:
        keeping.by_group(now, promise, numbers, waits.slice_choice(now, "kept-by"))
    keeping.what_if(now, promise)
rules.side_by_side(now, missing)
if any("." in name for name in able):
    slowest.draw(now, metric)
foot(lacks)
