"""What do they talk about, and how do they feel? Sentiment over time, topics, rising phrases, the messages themselves."""

import streamlit as st

from pages.parts import blocks, cross, filter_bar, labelling, moods, rising, topics, voices
from pages.parts.here import here
from pages.parts.missing import foot, templates
from pages.parts.titles import title

CARDS = ("sentiment_net", "sentiment_negative", "sentiment_positive", "sentiment_shift")
NAMES = (*CARDS, "sentiment_neutral", "sentiment_ratio", "sentiment_unknown")

now = here()
missing = now.store.missing()
lacking = {name: missing[name] for name in NAMES if name in missing}
title("Topics", now)
filter_bar.chips(now)
if not now.store.labelled():
    st.info(f"{labelling.words()} The numbers below are of what has been read by now.")
if lacking:
    st.text("What is loaded holds no texts of customers; the lines below say what would bring them.")
    topics.draw_table(now)
    foot(lacking)
    templates(lacking)
    st.stop()
of_all = now.apart("sentiment")
if of_all.filter != now.filter:
    st.caption("The cards, the chart and the tables are of every sentiment; phrases and messages are filtered.")
blocks.cards(of_all, CARDS, "moods")
blocks.period_choice(now)
moods.draw(of_all)
topics.draw_table(now)
left, right = st.columns([3, 2], gap="medium")
with left:
    cross.draw(now)
with right:
    rising.draw(now)
voices.draw(now)
blocks.card_groups(of_all, {"How far these numbers reach": ("sentiment_unknown", "sentiment_ratio")}, {}, "reach")
foot(lacking)
