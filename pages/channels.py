"""Where do they reach us, and what does it save? Channels side by side, their shares, self-service, deflection."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import blocks, choosing, filter_bar, intervals, repeats, saving, start
from pages.parts.here import here
from pages.parts.matrix import matrix
from pages.parts.missing import lacking
from pages.parts.style import section_head
from pages.parts.titles import title

MATRIX = (
    "conversations",
    "conversations_share",
    "first_reply.median",
    "sla_first_reply",
    "reply_wait.median",
    "first_resolution.median",
    "csat_share",
    "never_answered_rate",
)
READING = ("article_views", "article_read_time.median", "articles_left_early_rate", "contacts_per_1000_views")
SPARED = ("deflection_site_ratio", "deflection_social_ratio", "deflection_survey_share")
RECURRING = ("bot_resolved_share", "repetitive_share")

choosing.take_place()
now = here()
missing = now.store.missing()
start.said()
title("Channels", now)
filter_bar.chips(now)

note = "Red is worse than the middle of the column, green better, blue more. Click a name to see it alone."
section_head("Channel by channel", note)
matrix(now, MATRIX, "places")
lacking(missing, *MATRIX)

if "conversations_share" not in missing:
    blocks.period_choice(now)
    blocks.over_time(now, METRICS["conversations_share"], "shares", (now.widest("channel", "platform"),))
left, right = st.columns(2, gap="medium")
with left:
    if "csat_share" in missing:
        section_head("Satisfied by channel")
        lacking(missing, "csat_share")
    else:
        intervals.by_group(now, METRICS["csat_share"], now.widest("channel", "platform"))
with right:
    section_head("What comes again and again", repeats.largest(now))
    blocks.cards(now, RECURRING, "recurring")
    lacking(missing, *RECURRING)

section_head("Self-service", "Articles that people read, and whether they still had to ask.")
blocks.cards(now, READING, "reading")
if "article_views" not in missing:
    left, right = st.columns(2, gap="medium")
    with left:
        section_head("Most read articles")
        matrix(now, READING, "articles", ("article",), 10)
    with right:
        blocks.over_time(now, METRICS["contacts_per_1000_views"], "asked")
lacking(missing, *READING)

section_head("Deflection", "Estimates: no file tells which calls were never made.")
blocks.cards(now, SPARED, "spared")
saving.saving(now)
lacking(missing, *SPARED, *saving.ENDS)
