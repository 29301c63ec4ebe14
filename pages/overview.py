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

CARDS = ("conversations", "first_reply.median", "never_answered_rate", "sla_first_reply", "resolution_rate", "csat_share",
         "nps", "backlog_open", "missed_rate", "response_rate", "reply_wait.median", "inbound_messages", "replies",
         "messages_per_conversation", "customers")

now = here()
missing = now.store.missing()
able = [name for name in CARDS if name not in missing]
start.said()
title("Overview", now)
filter_bar.chips(now)
goals.working_hours(now)
shown = able[:6]
numbers = now.ask(*goals.numbers(missing), *shown).table
course = now.ask(*goals.numbers(missing), *shown, every=now.course).table
goals.draw(now, missing, numbers, course)
menus.card_row([METRICS[name] for name in shown], numbers, course, "cards")

if not able:
    st.text("Nothing here can be shown as a number yet; the lines below say which files bring it.")
    foot(missing)
    st.stop()
metric = METRICS[menus.metric_choice(now, able)]
over_time = now.ask(metric.name, every=now.every)
style.section_head(f"{metric.label} over time", sentence(over_time.table, metric), style.key_line(key_of(over_time.table, metric)))
trend(over_time.table, metric, now.every, key="trend", on_select=lambda: by_brush("trend", over_time.table, now.every))
show_as_table(over_time.table, metric, now.every, key="trend-table")

left, middle, right = st.columns(3, gap="medium")
for column, name in ((left, now.widest("channel", "platform", "team", "agent")), (middle, "tag")):
    with column:
        found = now.ask(metric.name, by=(name,)).table
        style.section_head(f"By {name}", sentence(found, metric))
        ranked(found, metric, f"by-{name}", on_select=lambda name=name: by_bar(f"by-{name}", name))
        show_as_table(found, metric, key=f"{name}-table")
with right:
    volume = METRICS["conversations"]
    when = now.ask(volume.name, by=("weekday", "hour"), alone=True).table
    style.section_head("When they write", sentence(when, volume))
    heat(when, volume, "when", on_select=lambda: by_cell("when"))
foot(missing)
