"""What is this number? Every metric with its formula, source and traps, by subject; searchable."""

import streamlit as st

from pages.parts import glossary, keys
from pages.parts.here import store
from pages.parts.style import page_head

page_head("Glossary", "What every number means, where it comes from, and what to watch out for.")
wanted = st.text_input("Search", placeholder="first reply, backlog, NPS …", key="glossary-search", max_chars=100)
keys.listed()
found = glossary.families(wanted)
glossary.draw_all(glossary.chosen(found), store().missing() if store().reports() else None)
if not found:
    st.text("No number has that in its name or description; try another word.")
