"""What do we mean? Working hours, targets, definitions, costs, topic rules: behind every number, kept as small files."""

import streamlit as st

from metrics.meant import standing
from pages.parts import (
    choosing,
    settings_corrections,
    settings_costs,
    settings_definitions,
    settings_events,
    settings_files,
    settings_hours,
    settings_targets,
    settings_topics,
    start,
)
from pages.parts.style import page_head

choosing.take_place()
page_head("Settings", standing(choosing.terms()))
start.said()
hours, targets, definitions, costs, topics, events = st.tabs(
    ["Working hours", "Targets", "Definitions", "Costs, week and zone", "Topics", "Events"],
    key="settings-tabs",
    on_change="rerun",
)
with hours:
    settings_hours.draw()
with targets:
    settings_targets.draw()
with definitions:
    settings_definitions.draw()
with costs:
    settings_costs.costs()
    settings_definitions.week_start()
    settings_costs.zone()
if topics.open:  # what the others hold is small; this one looks into the texts
    with topics:
        settings_topics.draw()
        settings_corrections.draw()
with events:
    settings_events.draw()
settings_files.draw()
st.caption(
    "To load them again, drop settings.toml, hours.toml, rules.csv or corrections.csv here; exports of your tools can be "
    "dropped here too."
)
start.drop_zone()
