"""Who needs help? The team's table, tasks, prepared texts, and how the team feels beside what it passes on."""

import streamlit as st

from pages.parts import blocks, canned, filter_bar, team, team_columns
from pages.parts.here import here
from pages.parts.missing import foot, templates
from pages.parts.titles import title

GROUPS = {
    "Work done": ("replies", "messages_replied_to", "conversations_per_agent"),
    "Tasks, as the tool counts them": ("tasks_assigned", "tasks_completed", "task_completion_rate"),
    "What is passed on": ("escalation_rate", "transfer_rate", "handoffs_per_conversation"),
    "How the team feels": ("agent_satisfaction", "agent_satisfaction_share"),
}
FEELING = ("agent_satisfaction", "escalation_rate")  # side by side over time
CANNED = ("canned_replies", "quick_replies_chosen")

now = here()
missing = now.store.missing()
title("Team", now)
filter_bar.chips(now)
team.table(now)
blocks.card_groups(now, GROUPS, {}, "team")
if FEELING[0] not in missing:
    blocks.scores(now, [name for name in FEELING if name not in missing], now.long)
left, right = st.columns(2, gap="medium")
if "canned_replies" not in missing:
    with left:
        names = canned.most_used(now)
    with right:
        canned.with_and_without(now, names)
        if "quick_replies_chosen" not in missing:
            canned.buttons(now)
if "replies" not in missing:
    canned.not_canned(now)
named = (team_columns.ARRIVED.name, *team_columns.names(team_columns.COLUMNS), *sum(GROUPS.values(), ()), *CANNED)
lacking = {name: missing[name] for name in dict.fromkeys(named) if name in missing}
foot(lacking)
templates(lacking)
