"""How happy are they, and why not? Scores with how sure they are, their course, what drives them, whom to call back."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import blocks, filter_bar, intervals, promoters, scores, verdicts
from pages.parts.answers import rows
from pages.parts.here import here
from pages.parts.missing import end_page, foot, templates
from pages.parts.style import section_head
from pages.parts.titles import title

AGAIN = ("repeat_contact_rate", "contacts_per_issue", "calls_per_resolution")
NAMES = (*scores.KINDS, "ces_mean", "csat_low", scores.RATE, *AGAIN)

now = here()
missing = now.store.missing()
lacking = {name: missing[name] for name in NAMES if name in missing}
title("Satisfaction", now)
filter_bar.chips(now)
numbers = scores.scored(now, missing)
names = scores.shown(now, numbers, missing)
if not names:
    end_page(lacking, "No customer has been asked in what is loaded; the lines below say what would bring scores.")
scores.draw(now, numbers, names, missing)
if scores.two_points(numbers):
    st.caption(scores.TWO_POINTS)
scores.over_time(now, names)

first = METRICS[names[0]]
whole = rows(numbers, first)[0]["value"]
slices = [name for name in ("tag", "agent", "channel", "team") if len(now.store.options()[name]) > 1]
if whole is not None:
    section_head("What pulls the score down, and what up", scores.DRIVEN)
    for pair in (slices[:2], slices[2:]):
        for place, name in zip(st.columns(2, gap="medium"), pair, strict=False):
            with place:
                intervals.beside(now, first, name, whole)
left, right = st.columns(2, gap="medium")
if "nps" in names:
    with left:
        promoters.draw(now)
if scores.RATE not in missing:
    with right:
        intervals.by_group(now, METRICS[scores.RATE], "channel", told=True)
blocks.card_groups(now, {"How often customers have to come back": AGAIN}, {}, "again")
if "csat_share" in names:
    verdicts.queue(now)
    verdicts.comments(now)
foot(lacking)
templates(lacking)
