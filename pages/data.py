"""What did I load, and can I trust it? The drop zone, each file with what it was taken for, health, and the end of it all."""

import streamlit as st

from metrics.kept import kept
from metrics.words import count_words
from pages.parts import choosing, health, loaded, mapper, outcome, sources, start, take_home
from pages.parts.here import here, store
from pages.parts.style import page_head, section_head

page_head(
    "Data", "Drop more exports at any time: later months are added, the same rows are recognised, nothing counts twice."
)
start.drop_zone()
choosing.take_place()
outcome.said()
mapper.draw()
files = kept(store())
if not files:
    start.offer()
    st.stop()
section_head("Loaded", count_words(len(files), "file"))
for number, file in enumerate(files):
    loaded.draw(number, file)
st.space("small")
sources.channels()
sources.fit()
sources.answerable()
st.space("small")
health.draw(here())
st.space("small")
take_home.draw()
st.space("small")
section_head("Delete", start.PRIVATE)
with st.popover("Delete my data now", key="forget-sure"):
    st.text("Everything you loaded is deleted at once. The files on your computer stay.")
    st.button("Yes, delete it", key="forget", on_click=loaded.forget)
