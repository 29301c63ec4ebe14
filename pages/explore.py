"""What if I cut it another way? A question in one line, the chart it asks for, its table, the question kept by name."""

import streamlit as st

from pages.parts import builder, drawn, explore_views, filter_bar, start
from pages.parts.downloads import file_name, sheet
from pages.parts.here import here
from pages.parts.missing import lacking
from pages.parts.titles import title

now = here()
missing = now.store.missing()
start.said()
explore_views.said()
title("Explore", now)
filter_bar.chips(now)
question = builder.asked(now)
chart = builder.draw(now, question)
told = drawn.ask(now, question, chart)
drawn.draw(now, told, chart)
lacking(missing, *question.metrics)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.download_button(
        "Download this answer (CSV)",
        key="explore-csv",
        on_click="ignore",
        data=lambda: sheet(drawn.table(told), now),
        mime="text/csv",
        file_name=file_name("_".join((*question.metrics, *question.by, *filter(None, [question.every]))), now),
    )
    explore_views.draw()
