"""Show me: the conversations that the filter keeps or that stand behind a number, one read as a transcript, rows as CSV."""

from zlib import crc32

import streamlit as st

from metrics.browse import Browse, orders
from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.words import count_words
from pages.parts import filter_bar, hidden, reading
from pages.parts.here import here, show
from pages.parts.tables import chosen, data_table
from pages.parts.titles import title

now = here()
of = now.view.get("of") or "conversations"
title("Conversations", now, counted=False)
filter_bar.chips(now)
if of != "conversations":
    with st.container(horizontal=True, vertical_alignment="center", key="behind"):
        st.text(f"Behind the number: {METRICS[of].label}")
        st.button(
            "Show all conversations", on_click=lambda: show(now.view.put("of", "")), key="behind-all", type="tertiary"
        )

search, order = st.columns([3, 1])
text = search.text_input(
    "Search in messages and subjects", key="search", placeholder="refund, c-000123, …", max_chars=200
)
offered = orders(METRICS[of])
if st.session_state.get("order") not in offered:
    st.session_state["order"] = offered[0]
sorting = order.selectbox("Order", offered, format_func=str.capitalize, key="order")
query = Query((of,), now.without_comparison())
page = reading.page_number("list", (query, text, sorting))
wanted = Browse(query, text.strip(), sorting, reading.PER_PAGE, page * reading.PER_PAGE)
table, total = now.store.browse(wanted)
if not total:
    st.text("No conversation is left under these filters. Take one away, or search for another word.")
    st.stop()
left, right = st.columns([3, 2], gap="medium")
with left:
    rows = reading.listing(hidden.table(now.hide, table), METRICS[of])
    event = data_table(rows, reading.units(METRICS[of]), key=f"list-{crc32(repr(wanted).encode()):x}")
    reading.pager("list", total)
    st.caption(f"{count_words(total, 'conversation')} in all.")
    reading.downloads(now, wanted)
with right:
    reading.transcript(now, table["conv"][reading.position(table, chosen(event))].as_py())
