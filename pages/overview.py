"""Are we doing well, and what changed? Four goals, six cards, one trend, two lists, and when customers write."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import filter_bar, goals, menus, start, style
from pages.parts.charts import heat, key_of, ranked, sentence, trend
from pages.parts.clicks import by_bar, by_brush, by_cell
from pages.parts.here import here
from pages.parts.missing import foot
from pages.parts.tables import show_as_table
from pages.parts.titles import title
from pages.parts.view import LISTS

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
numbers = now.ask_surely(*goals.numbers(missing), *shown).table
course = now.ask(*goals.numbers(missing), *shown, every=now.course).table
goals.draw(now, missing, numbers, course)
menus.card_row([METRICS[name] for name in shown], numbers, course, "cards")

metric = METRICS[menus.metric_choice(now, able)]
over_time = now.ask(metric.name, every=now.every)
style.section_head(
    f"{metric.label} per {now.every}",
    sentence(over_time.table, metric, now.every),
    style.key_line(key_of(over_time.table, metric)),
)
key = now.key("trend", "period")
trend(over_time.table, metric, now.every, key=key, on_select=lambda: by_brush(key, over_time.table, now.every))
show_as_table(over_time.table, metric, now.every, key="trend-table")

left, middle, right = st.columns(3, gap="medium")
for column, name in ((left, now.widest("channel", "platform", "team", "agent")), (middle, "tag")):
    with column:
        found = now.ask(metric.name, by=(name,)).table
        style.section_head(f"By {name}", sentence(found, metric))
        bars = now.key(f"by-{name}", *LISTS)
        ranked(found, metric, bars, on_select=lambda name=name, bars=bars: by_bar(bars, name))
        show_as_table(found, metric, key=f"{name}-table")
with right:
    volume = METRICS["conversations"]
    when = now.ask(volume.name, by=("weekday", "hour"), alone=True).table
    style.section_head("When they write", sentence(when, volume))
    cells = now.key("when", "weekday", "hour")
    heat(when, volume, cells, on_select=lambda: by_cell(cells))
foot(missing)
