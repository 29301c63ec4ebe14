"""What if I cut it another way? A question in one line, the chart it asks for, its table, the question kept by name."""

import streamlit as st

from pages.parts import builder, drawn, explore_views, filter_bar, start
from pages.parts.downloads import file_name, sheet
from pages.parts.here import here
from pages.parts.missing import lacking
from pages.parts.taking import Rows, others
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
    rows, what = drawn.table(told), "_".join((*question.metrics, *question.by, *filter(None, [question.every])))
    st.download_button(
        "Download this answer (CSV)", lambda: sheet(rows, now), file_name(what, now), "text/csv",
        key="explore-csv", on_click="ignore",
    )  # fmt: skip
    others(now, [Rows(lambda: rows, "", len(rows), "row", what)], "answer")
    explore_views.draw()
