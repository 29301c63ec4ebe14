"""What is this number? Every metric with its formula, source and traps; searchable."""

import streamlit as st

from metrics.catalogue import METRICS
from metrics.metric import SOURCES
from pages.parts.here import store
from pages.parts.missing import need_words
from pages.parts.safe import markdown
from pages.parts.style import missing, page_head

GOOD = {"up": "higher is better", "down": "lower is better", "none": "neither high nor low is good by itself"}

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
    with st.container(border=True, key=f"glossary-{name}"):
        st.markdown(f"**{markdown(metric.label)}** &nbsp; `{name}`")
        st.text(metric.why)
        formula = metric.formula.removeprefix("median of ")
        st.text(f"{formula[:1].upper()}{formula[1:]}." + (" As mean, median, p90 and slowest." if len(members) > 1 else ""))
        sources = ", ".join(SOURCES[code] for code in metric.source)
        st.caption(markdown(f"{metric.traps} {GOOD[metric.good].capitalize()}. Dated by {metric.dated_by.replace('_', ' ')}. "
                            f"Source: {sources}."))
        if name in lacking or metric.name in lacking:
            missing([f"Not in your data: {need_words(lacking[metric.name])}"])
if not found:
    st.text("No number has that in its name or description; try another word.")
