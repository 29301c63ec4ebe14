"""What is this number? Every metric with its formula, source and traps; searchable."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import glossary
from pages.parts.here import store
from pages.parts.style import page_head

page_head("Glossary", "What every number means, where it comes from, and what to watch out for.")
wanted = st.text_input("Search", placeholder="first reply, backlog, NPS …", key="glossary-search").casefold()
lacking = store().missing() if store().reports() else {}
families: dict[str, list] = {}
for metric in METRICS.values():
    families.setdefault(metric.name.split(".")[0], []).append(metric)
found = 0
for name, members in families.items():
    metric = next((m for m in members if m.how == "median"), members[0])
    text = f"{name} {metric.label} {metric.why} {metric.formula} {metric.traps}".casefold()
    if wanted not in text:
        continue
    found += 1
    glossary.entry(members, lacking)
if not found:
    st.text("No number has that in its name or description; try another word.")
