"""The program's server around the smallest page there is, to measure pages against."""

from pathlib import Path

import streamlit as st

from pages.parts import boot, headers, server

boot.settle()
server.open_data()
app = st.App(Path(__file__).parent / "page.py", middleware=headers.MIDDLEWARE, lifespan=server.lifespan)
