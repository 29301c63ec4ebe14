"""One control and one text."""

import streamlit as st

with st.container(key="pick"):
    chosen = st.segmented_control("Pick", list("abcdefgh"), default="a")
st.text(f"chosen: {chosen}")
