"""What do we mean? Working hours, targets, definitions and costs: behind every number, kept as two small files."""

import streamlit as st

from metrics.meant import standing
from pages.parts import (
    choosing,
    settings_costs,
    settings_definitions,
    settings_events,
    settings_files,
    settings_hours,
    settings_targets,
    start,
)
from pages.parts.style import page_head

choosing.take_place()
page_head("Settings", standing(choosing.terms()))
start.said()
hours, targets, definitions, costs, events = st.tabs(
    ["Working hours", "Targets", "Definitions", "Costs, week and zone", "Events"], key="settings-tabs"
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
with events:
    settings_events.draw()
settings_files.draw()
st.caption("To load them again, drop settings.toml or hours.toml here; exports of your tools can be dropped here too.")
start.drop_zone()
