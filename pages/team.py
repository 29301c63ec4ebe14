"""Who needs help? The team's table, tasks, prepared texts, and how the team feels beside what it passes on."""

import streamlit as st

from pages.parts import blocks, canned, filter_bar, team
from pages.parts.here import here
from pages.parts.missing import foot
from pages.parts.style import section_head
from pages.parts.team_table import ARRIVED, COLUMNS
from pages.parts.titles import title

TASKS = ("tasks_assigned", "tasks_completed", "task_completion_rate")
FEELING = ("agent_satisfaction", "escalation_rate", "transfer_rate", "conversations_per_agent")
CANNED = ("canned_replies", "quick_replies_chosen")

now = here()
missing = now.store.missing()
title("Team", now)
filter_bar.chips(now)
team.table(now)
for head, note, names in (
    ("Tasks", "Assigned and completed as the tool counts them; the rate by when they were assigned.", TASKS),
    ("How the team feels, and what it passes on", "The staff’s own score beside escalations and load.", FEELING),
):
    able = [name for name in names if name not in missing]
    if able:
        section_head(head, note)
        blocks.scores(now, able, now.long)
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
named = (ARRIVED.name, *(column.name for column in COLUMNS), *TASKS, *FEELING, *CANNED)
foot({name: missing[name] for name in named if name in missing})
