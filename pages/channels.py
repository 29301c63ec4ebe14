"""Where do they reach us, and what does it save? Channels side by side, their shares, self-service, deflection."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import blocks, choosing, filter_bar, intervals, repeats, saving, start
from pages.parts.here import here
from pages.parts.matrix import matrix
from pages.parts.missing import end_page, foot
from pages.parts.style import section_head
from pages.parts.table_heads import table_head
from pages.parts.titles import title

MATRIX = (
    "conversations",
    "conversations_share",
    "first_reply.median",
    "sla_first_reply",
    "reply_wait.median",
    "first_resolution.median",
    "csat_share",
    "sentiment_net",
    "never_answered_rate",
)
READING = ("article_views", "article_read_time.median", "articles_left_early_rate", "contacts_per_1000_views")
SPARED = ("deflection_site_ratio", "deflection_social_ratio", "deflection_survey_share")
BROUGHT = ("successful", "conversions", "conversion_rate", "outcome_value")
UNAIDED = ("bot_resolved_share", "repetitive_share", *READING)
NAMES = tuple(dict.fromkeys((*MATRIX, *UNAIDED, *BROUGHT, *SPARED, *saving.ENDS)))
WIDE = (3, 2)

choosing.take_place()
now = here()
missing = now.store.missing()
lacks = {name: missing[name] for name in NAMES if name in missing}
start.said()
title("Channels", now)
filter_bar.chips(now)
if len(lacks) == len(NAMES):
    end_page(lacks, "Nothing loaded tells what reached you on which channel; the lines below say what would.")

note = (
    "Channels beside the middle channel, platforms beside the middle platform: ▲ above, ▼ below, where the range a value "
    "lies in, 95 % sure, leaves the middle out; green is better, red worse. Click a name to see it alone."
)
table_head([METRICS[name] for name in MATRIX if name not in missing], "Channel by channel", note, "places", "channel")
matrix(now, MATRIX, "places")

shares = bool(now.places) and "conversations_share" not in missing
articles = "article_views" not in missing
if shares or articles:
    blocks.period_choice(now)
left, right = st.columns(2, gap="medium") if shares else (None, st.container())
if left:
    with left:
        blocks.over_time(now, METRICS["conversations_share"], "shares", now.places)
with right:
    if "csat_share" not in missing:
        intervals.by_group(now, METRICS["csat_share"], (now.places or ("channel",))[0])

if any(name not in missing for name in UNAIDED):
    section_head("Without a person", repeats.largest(now))
    blocks.cards(now, UNAIDED, "unaided")
if articles:
    left, right = st.columns(WIDE, gap="medium")
    with left:
        table_head(
            [METRICS[name] for name in READING if name not in missing],
            "Most read articles", "Whether people stay, and whether they still had to ask.", "articles",
        )  # fmt: skip
        matrix(now, READING, "articles", ("article",), 10)
    with right:
        blocks.over_time(now, METRICS["contacts_per_1000_views"], "asked")
blocks.card_groups(now, {"What comes of conversations": BROUGHT}, {}, "brought")
if any(name not in missing for name in (*SPARED, *saving.ENDS)):
    section_head("Deflection", "Estimates: no file tells which calls were never made.")
    blocks.cards(now, SPARED, "spared")
    saving.saving(now)
foot(lacks)
