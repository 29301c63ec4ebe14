"""Are we doing well, and what changed? Four goals, six cards, one trend, two lists, and when customers write."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import blocks, changed, filter_bar, goals, menus, start
from pages.parts.guards import guarded
from pages.parts.here import here
from pages.parts.missing import end_page, foot
from pages.parts.titles import title

CARDS = (
    "conversations", "first_reply.median", "never_answered_rate", "sla_first_reply", "resolution_rate", "csat_share",
    "nps", "backlog_open", "missed_rate", "response_rate", "reply_wait.median", "inbound_messages", "replies",
    "messages_per_conversation", "customers",
)  # fmt: skip
OTHERS = (
    "calls", "calls_answered_rate", "call_wait.median", "handle_time.median", "talk_time.median", "hold_time.median",
    "article_views", "article_read_time.median", "articles_left_early_rate", "contacts_per_1000_views",
    "tasks_assigned", "tasks_completed", "task_completion_rate", "agent_satisfaction_share",
    "deflection_site_ratio", "deflection_social_ratio",
)  # fmt: skip  # where the data has too few of the others
MOST = 6
WHERE, ABOUT = ("channel", "platform", "team", "agent"), ("tag", "topic", "language", "priority", "status")
WHEN = {
    "conversations": "When they write",
    "calls": "When they call",
    "article_views": "When they read",
    "tasks_assigned": "When tasks come",
}

now = here()
missing = now.store.missing()
able = [name for name in CARDS if name not in missing]
able += [name for name in OTHERS if name not in missing][: max(0, MOST - len(able))]
start.said()
title("Overview", now)
filter_bar.chips(now)
goals.working_hours(now)
if not able:
    end_page(missing, "Nothing loaded can be shown as a number here; the lines below say what would bring it.")
aims = goals.numbers(missing)
aims = aims if len(aims) > 1 else []  # one goal among three that nothing tells is a card like the others
shown = [name for name in able if name not in aims[:-1]][:MOST]
numbers = now.ask_surely(*guarded([*aims, *shown], missing))
course = now.ask(*aims, *shown, every=now.course)
if aims:
    goals.draw(now, missing, numbers, course)
menus.card_row([METRICS[name] for name in shown], numbers, course, "cards")

metric = METRICS[menus.metric_choice(now, [*aims, *able])]
blocks.over_time(now, metric, whole=numbers)
changed.most(now, metric)
columns = iter(st.columns(3, gap="medium"))
for slices in (("article",) if metric.reads == "article_views" else WHERE, ABOUT):
    if name := next((name for name in slices if now.several(name) or name == "article"), None):
        with next(columns):
            blocks.by_slice(now, metric, name)
if name := next((name for name in WHEN if name not in missing), None):
    with next(columns):
        blocks.by_hour(now, METRICS[name], WHEN[name])
foot(missing)
