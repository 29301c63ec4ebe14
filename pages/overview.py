"""Are we doing well, and what changed? Four goals, six cards, one trend, two lists, and when customers write."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import blocks, changed, filter_bar, goals, menus, start
from pages.parts.guards import guarded
from pages.parts.here import here
from pages.parts.missing import foot
from pages.parts.titles import title

CARDS = (
    "conversations",
    "first_reply.median",
    "never_answered_rate",
    "sla_first_reply",
    "resolution_rate",
    "csat_share",
    "nps",
    "backlog_open",
    "missed_rate",
    "response_rate",
    "reply_wait.median",
    "inbound_messages",
    "replies",
    "messages_per_conversation",
    "customers",
)

now = here()
missing = now.store.missing()
able = [name for name in CARDS if name not in missing]
start.said()
title("Overview", now)
filter_bar.chips(now)
goals.working_hours(now)
if not able:
    st.text("Nothing loaded can be shown as a number here; the lines below say what would bring it.")
    foot(missing)
    st.stop()
shown = [name for name in able if name not in goals.numbers(missing)[:-1]][:6]
numbers = now.ask_surely(*guarded([*goals.numbers(missing), *shown], missing))
course = now.ask(*goals.numbers(missing), *shown, every=now.course)
goals.draw(now, missing, numbers, course)
menus.card_row([METRICS[name] for name in shown], numbers, course, "cards")

metric = METRICS[menus.metric_choice(now, [*goals.numbers(missing), *able])]
blocks.over_time(now, metric, whole=numbers)
changed.most(now, metric)
left, middle, right = st.columns(3, gap="medium")
with left:
    blocks.by_slice(now, metric, now.widest("channel", "platform", "team", "agent"))
with middle:
    blocks.by_slice(now, metric, "tag")
with right:
    blocks.by_hour(now, METRICS["conversations"], "When they write")
foot(missing)
