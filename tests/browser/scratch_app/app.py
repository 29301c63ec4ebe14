"""The program's server around a scratch page that has one of each: chart, table, upload, download."""

from pathlib import Path

import streamlit as st

from pages.parts import boot, headers, server

boot.settle()
server.open_data()
app = st.App(Path(__file__).parent / "page.py", middleware=headers.MIDDLEWARE, lifespan=server.lifespan)
