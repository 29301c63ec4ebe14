"""One of each element whose browser side could break under the security headers, and the visit it ran for."""

import altair as alt
import pandas as pd
import streamlit as st

from pages.parts.visit import heartbeat, visit

st.set_page_config(page_title="Scratch", layout="wide")
heartbeat()
st.title("Scratch")
with visit().cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS seen AS SELECT 0 AS times")
    cursor.execute("UPDATE seen SET times = times + 1")
    (times,) = cursor.execute("FROM seen").fetchone()
with st.container(key="times"):
    st.text(f"run {times}")

rows = pd.DataFrame({"day": pd.date_range("2026-03-01", periods=20), "value": range(20)})
chart = alt.Chart(rows).mark_line().encode(alt.X("day", type="temporal"), alt.Y("value", type="quantitative"))
st.altair_chart(chart.add_params(alt.selection_interval(name="brush", encodings=["x"])), on_select="rerun", key="chart")
st.dataframe(rows, key="table", hide_index=True)
uploaded = st.file_uploader("A file", key="file")
if uploaded:
    with st.container(key="read"):
        st.text(f"{uploaded.name} has {len(uploaded.getvalue())} bytes")
st.download_button("Download rows", data=lambda: rows.to_csv().encode(), file_name="rows.csv", on_click="ignore")
st.button("Again", type="primary")
