"""What did I load, and can I trust it? The drop zone, each file with what it was taken for, and the end of it all."""

import streamlit as st

from pages.parts import loaded, mapper, start
from pages.parts.here import store
from pages.parts.style import page_head, section_head

page_head(
    "Data", "Drop more exports at any time: later months are added, the same rows are recognised, nothing counts twice."
)
start.drop_zone()
start.said()
mapper.draw()
files = store().reports()
if not files:
    start.offer()
    st.stop()
section_head("Loaded", f"{len(files)} file{'s' if len(files) > 1 else ''}")
for number, reports in enumerate(files):
    loaded.draw(number, reports)
section_head("Delete")
st.caption(start.PRIVATE)
with st.popover("Delete my data now", key="forget-sure"):
    st.text("Everything you loaded is deleted at once. The files on your computer stay.")
    st.button("Yes, delete it", key="forget", on_click=loaded.forget)
