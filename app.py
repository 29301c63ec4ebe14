"""The server: `streamlit run app.py` serves pages/frame.py, and gives each browser data of its own."""

import streamlit as st

from pages.parts import boot, headers, server

boot.settle()
server.open_data()
app = st.App("pages/frame.py", middleware=headers.MIDDLEWARE, lifespan=server.lifespan)
