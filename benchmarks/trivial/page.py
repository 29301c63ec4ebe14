"""One control and one text under a heading."""

import streamlit as st

st.title("Smallest")
with st.container(key="pick"):
    chosen = st.segmented_control("Pick", list("abcdefgh"), default="a")
st.text(f"chosen: {chosen}")
