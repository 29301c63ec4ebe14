"""How many reach out, when, and do we keep up? Cards, arrivals by channel, the hours of the week, missed chats, backlog."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import backlog, blocks, filter_bar, start
from pages.parts.heads import chart_head
from pages.parts.here import here
from pages.parts.matrix import matrix
from pages.parts.missing import end_page, foot
from pages.parts.slides import Seen
from pages.parts.titles import title

CARDS = {
    "How many reach out": (
        "conversations",
        "inbound_messages",
        "customers",
        "messages_per_conversation",
        "off_hours_share",
    ),
    "Do we keep up": (
        "handled_per_working_day",
        "missed_rate",
        "abandoned",
        "callback_rate",
        "backlog_open",
        "backlog_net",
    ),
    "Calls": ("calls", "calls_answered_rate"),
    "Does everybody get an answer": ("response_rate", "action_rate", "never_answered_rate", "never_viewed_rate"),
}
# Busier or quicker is no better by itself: whether people come back stands beside what is handled.
BESIDE = {
    "conversations": (METRICS["conversations_per_day"], "{} a day"),
    "handled_per_working_day": (METRICS["repeat_contact_rate"], "repeat contact {}"),
    "missed_rate": (METRICS["missed"], "{} missed"),
    "backlog_open": (METRICS["backlog_age.median"], "half older than {}"),
}

LENGTH = METRICS["messages_per_conversation"]
SLICES = ("channel", "platform", "team", "language")

now = here()
missing = now.store.missing()
lacks = {name: missing[name] for name in (*sum(CARDS.values(), ()), "backlog_age.median") if name in missing}
start.said()
title("Volume", now)
filter_bar.chips(now)
numbers = blocks.card_groups(now, CARDS, BESIDE, "volume")
if numbers is None:
    end_page(lacks, "Nothing loaded tells how many reach out; the lines below say what would.")
if "conversations" not in missing or "calls" not in missing:
    blocks.period_choice(now)
if "conversations" not in missing:
    blocks.over_time(now, METRICS["conversations"], "arrivals", now.places, numbers)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.by_hour(now, METRICS["conversations"], "When they write", named=3)
    with right:
        by, pair = (now.widest(*SLICES),), ("conversations", LENGTH.name)
        seen = Seen(pair, "table", by, None, now.filter)
        chart_head(seen, LENGTH.label, "A hard topic takes more; volume stands beside.", "lengths")
        matrix(now, pair, "lengths", by, 8)
blocks.courses(now, CARDS["Calls"], "calls", numbers)
if "conversations" in missing and "calls" not in missing:
    blocks.by_hour(now, METRICS["calls"], "When they call", named=3)
blocks.courses(now, ("missed", "abandoned"), "missed", numbers)
blocks.courses(now, backlog.PILE, "backlog", numbers)
backlog.reconciled(now, numbers)
backlog.age(now)
foot(lacks)
